import { Box, ButtonBase, Typography } from '@mui/material';
import { memo, useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import type { ReviewItem } from '../../server/contract/resources/contacts.ts';
import { formatInstant } from '../shared/format.ts';
import type { Desk } from './useDesk.ts';
import { SeverityMark } from '../parts/review/SeverityMark.tsx';
import { TakenBy } from './TakenBy.tsx';
import { WhyChip } from './WhyChip.tsx';

interface Props {
  desk: Desk;
  onOpen: (id: number) => void;
}

/** The queue, risk first. */
export const QueueList = ({ desk, onOpen }: Props) => {
  const translate = useTranslate();
  const more = (desk.total ?? 0) - desk.items.length;
  return (
    <Box component="nav" aria-label={translate('review.list.label')}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {desk.items.map((item) => (
          <Row
            key={item.id}
            item={item}
            current={item.id === desk.id}
            taken={desk.taken(item)}
            onOpen={onOpen}
          />
        ))}
      </Box>
      {more > 0 && (
        <Typography variant="caption" color="text.secondary" component="p" sx={{ p: 1.5 }}>
          {translate('review.list.more', { smart_count: more })}
        </Typography>
      )}
    </Box>
  );
};

interface RowProps {
  item: ReviewItem;
  current: boolean;
  taken: boolean;
  onOpen: (id: number) => void;
}

/** A row of the queue, memoised because every verdict renders the list. */
const Row = memo(({ item, current, taken, onOpen }: RowProps) => {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <Box component="li" ref={row} sx={{ borderBottom: 1, borderColor: 'divider' }}>
      <ButtonBase
        // The keys move through the queue; Tab goes to the open note and on to what is beside it.
        tabIndex={current ? 0 : -1}
        aria-current={current ? 'true' : undefined}
        onClick={() => onOpen(item.id)}
        sx={{
          display: 'block',
          width: '100%',
          textAlign: 'left',
          px: 1.5,
          py: 1,
          fontSize: '0.875rem',
          borderLeft: 3,
          borderColor: current ? 'primary.main' : 'transparent',
          bgcolor: current ? 'action.selected' : undefined,
          opacity: taken ? 0.65 : 1,
          '&:hover': { bgcolor: current ? 'action.selected' : 'action.hover' },
          '&:focus-visible': { outlineOffset: '-2px !important' },
        }}
      >
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.75 }}>
          <WhyChip why={item.why} />
          {item.worst !== null && <SeverityMark of={item.worst} />}
          <Box
            component="span"
            sx={{
              ml: 'auto',
              color: 'text.secondary',
              fontSize: '0.8125rem',
              whiteSpace: 'nowrap',
            }}
          >
            {formatInstant(item.contacted_at)}
          </Box>
        </Box>
        <Box
          sx={{
            display: 'flex',
            gap: 1,
            mt: 0.5,
            fontWeight: 500,
            overflow: 'hidden',
            whiteSpace: 'nowrap',
          }}
        >
          <span>{item.author_name}</span>
          <Box
            component="span"
            sx={{
              color: 'text.secondary',
              fontWeight: 400,
              overflow: 'hidden',
              textOverflow: 'ellipsis',
            }}
          >
            {item.borrower_name}
          </Box>
        </Box>
        <Box
          sx={{
            color: 'text.secondary',
            display: '-webkit-box',
            WebkitLineClamp: 2,
            WebkitBoxOrient: 'vertical',
            overflow: 'hidden',
            overflowWrap: 'anywhere',
          }}
        >
          {taken ? <TakenBy id={item.claimed_by} /> : item.excerpt}
        </Box>
      </ButtonBase>
    </Box>
  );
});
Row.displayName = 'Row';
