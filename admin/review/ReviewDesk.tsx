import { Box, Button, Card, Skeleton, type Theme, Typography, useMediaQuery } from '@mui/material';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Title, useTranslate } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import { EmptyState } from '../shared/EmptyState.tsx';
import { ErrorState } from '../shared/ErrorState.tsx';
import { KeyHint } from '../shared/KeyHint.tsx';
import { useKeys } from '../shared/useKeys.ts';
import { QueueList } from './QueueList.tsx';
import { ReviewPane } from './ReviewPane.tsx';
import { TodayCount } from './TodayCount.tsx';
import { type Desk, useDesk } from './useDesk.ts';
import type { Drafts } from './VerdictBar.tsx';

/** The height of the bar above and of the line over the desk. */
const ABOVE = 104;

/** Reading notes one after the other: the queue, the note, what stands around it. */
export const ReviewDesk = () => {
  const wide = useMediaQuery<Theme>((theme) => theme.breakpoints.up('md'), { noSsr: true });
  const desk = useDesk({ openFirst: wide });
  const navigate = useNavigate();
  // On a phone the note covers the list, and Back leads to it.
  const push = useCallback((id: number) => void navigate(`/review/${id}`), [navigate]);
  const [drafts] = useState<Drafts>(() => new Map<number, string>());
  const work = () => {
    if (desk.error && desk.isPending)
      return <ErrorState error={desk.error} onRetry={() => void desk.refetch()} />;
    if (desk.isPending) return <Skeleton variant="rectangular" height={480} />;
    if (desk.id === null && (wide || desk.items.length === 0))
      return <Nothing left={desk.items.length} />;
    if (wide) return <Columns desk={desk} drafts={drafts} />;
    return (
      <Card sx={{ overflow: 'visible' }}>
        {desk.id === null ? (
          <QueueList desk={desk} onOpen={push} />
        ) : (
          <ReviewPane key={desk.id} desk={desk} id={desk.id} drafts={drafts} stacked />
        )}
      </Card>
    );
  };
  return (
    <Box sx={{ pt: 1, width: '100%' }}>
      <Title title="review.title" />
      <Head desk={desk} />
      {work()}
    </Box>
  );
};

interface Props {
  desk: Desk;
  drafts: Drafts;
}

const Columns = ({ desk, drafts }: Props) => (
  <Card
    sx={{
      display: 'grid',
      gridTemplateColumns: { md: '240px minmax(0, 1fr)', lg: '272px minmax(0, 1fr)' },
      height: `calc(100vh - ${ABOVE}px)`,
      minHeight: 440,
    }}
  >
    <Box sx={{ overflowY: 'auto', borderRight: 1, borderColor: 'divider' }}>
      <QueueList desk={desk} onOpen={desk.show} />
    </Box>
    {desk.id !== null && <ReviewPane key={desk.id} desk={desk} id={desk.id} drafts={drafts} />}
  </Card>
);

const Head = ({ desk }: { desk: Desk }) => {
  const translate = useTranslate();
  useKeys({ u: desk.takeBack });
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 2.5,
        minHeight: 32,
        mb: 1,
        px: { xs: 2, sm: 0.5 },
      }}
    >
      <Typography className="figures" sx={{ fontWeight: 600 }}>
        {desk.total === undefined
          ? ''
          : translate('review.head.waiting', { smart_count: desk.total })}
      </Typography>
      <TodayCount today={desk.today} />
      {desk.takeBack && (
        <Button aria-keyshortcuts="u" onClick={desk.takeBack}>
          {translate('review.head.take_back')}
          <KeyHint of="U" />
        </Button>
      )}
      <Button component={Link} to="/review/report" sx={{ ml: 'auto' }}>
        {translate('review.report_link')}
      </Button>
    </Box>
  );
};

const Nothing = ({ left }: { left: number }) => {
  const translate = useTranslate();
  const all = left > 0 ? 'all_taken' : '';
  const page = useRef<HTMLDivElement>(null);
  // The last verdict leaves the focus here, not nowhere.
  useEffect(() => page.current?.focus(), []);
  return (
    <Card ref={page} tabIndex={-1} sx={{ outline: 'none' }}>
      <EmptyState
        titleKey={`review.empty.${all || 'title'}`}
        hintKey={`review.empty.${all ? 'all_taken_hint' : 'hint'}`}
        action={
          <Button variant="outlined" component={Link} to="/collection_notes">
            {translate('review.empty.all_notes')}
          </Button>
        }
      />
    </Card>
  );
};
