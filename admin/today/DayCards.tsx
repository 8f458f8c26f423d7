import { Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { WorklistRow } from '../../server/contract/resources/worklist.ts';
import { formatMoney } from '../shared/format.ts';
import type { RowsProps } from './DayTable.tsx';
import { placeOf } from './dayFlow.ts';
import { Moment } from './Moment.tsx';
import { Peek } from './Peek.tsx';

/** The list on a phone. */
export const DayCards = (props: RowsProps) => (
  <Box
    component="ul"
    sx={{ listStyle: 'none', m: 0, p: 0, '& > li + li': { borderTop: 1, borderColor: 'divider' } }}
  >
    {props.rows.map((row) => (
      <PersonCard key={row.id} row={row} {...props} />
    ))}
  </Box>
);

function PersonCard({ row, peeked, onPeek, onSnooze, onDone }: RowsProps & { row: WorklistRow }) {
  const translate = useTranslate();
  const open = peeked === row.id;
  return (
    <Box component="li" sx={{ px: 2, py: 1 }}>
      <Box
        component={Link}
        to={placeOf(row)}
        sx={{ display: 'block', color: 'inherit', textDecoration: 'none' }}
      >
        <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
          <Typography component="span" noWrap sx={{ fontWeight: 600 }}>
            {row.borrower_name}
          </Typography>
          <Box component="span" className="figures">
            {formatMoney(row.due_now_minor)}
          </Box>
        </Box>
        <Box sx={{ fontSize: '0.875rem' }}>{row.reason}</Box>
      </Box>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center' }}>
        <Box sx={{ fontSize: '0.8125rem' }}>
          <Moment row={row} />
        </Box>
        <Button size="small" aria-expanded={open} onClick={() => onPeek(open ? null : row.id)}>
          {translate(open ? 'today.less' : 'today.more')}
        </Button>
      </Box>
      {open && <Peek row={row} onSnooze={onSnooze} onDone={onDone} />}
    </Box>
  );
}
