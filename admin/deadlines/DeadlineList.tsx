import type { LegalDeadline } from '../../server/contract/resources/legalDeadlines.ts';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import type { Theme } from '@mui/material/styles';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Fetched } from '../shared/Fetched.tsx';
import { addDays } from '../../server/domain/time/calendar.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { useBusinessDate } from '../shared/session.ts';
import { DeadlineCards } from './DeadlineCards.tsx';
import { DeadlineTable } from './DeadlineTable.tsx';
import { MostNotice } from './MostNotice.tsx';
import { type Asked, SPANS, type Span } from './useAsked.ts';
import { useDeadlines } from './useDeadlines.ts';

const FARTHEST = 90;
const STEP = 100;

const within = (span: Span, { days_left }: LegalDeadline): boolean =>
  span === 'missed' ? days_left < 0 : days_left >= 0 && days_left <= Number(span);

/**
 * Deadlines that were missed and that come within a week, a month, a quarter; each with how many.
 */
export function DeadlineList({ asked }: { asked: Asked }) {
  const translate = useTranslate();
  const today = useBusinessDate();
  const { data, error, refetch } = useDeadlines({
    to: addDays(today, FARTHEST),
    owner_id: asked.owner_id,
  });
  const all = (data ?? []).filter(({ kind }) => asked.kind === '' || kind === asked.kind);
  const labelOf = (span: Span) => {
    const key = span === 'missed' ? 'deadlines.missed' : 'deadlines.within';
    const label = translate(key, { days: span });
    return data ? `${label} ${all.filter((row) => within(span, row)).length}` : label;
  };
  const rows = all.filter((row) => within(asked.span, row));
  // What was missed last stands first.
  const ordered = asked.span === 'missed' ? rows.toReversed() : rows;
  return (
    <>
      <Tabs
        value={asked.span}
        onChange={(_event, span: Span) => asked.set({ within: span })}
        variant="scrollable"
        scrollButtons={false}
        aria-label={translate('deadlines.spans')}
        sx={{ px: 1, borderBottom: 1, borderColor: 'divider' }}
      >
        {SPANS.map((span) => (
          <Tab key={span} value={span} className="figures" label={labelOf(span)} />
        ))}
      </Tabs>
      <MostNotice rows={data?.length} />
      <Fetched
        data={data}
        error={error}
        onRetry={() => void refetch()}
        waiting={<Skeleton variant="rectangular" height={320} />}
      >
        {() => <Rows key={asked.span} rows={ordered} asked={asked} />}
      </Fetched>
    </>
  );
}

function Rows({ rows, asked }: { rows: readonly LegalDeadline[]; asked: Asked }) {
  const translate = useTranslate();
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  const [shown, setShown] = useState(STEP);
  if (rows.length === 0) {
    const hint = asked.owner_id === null ? 'deadlines.none_hint' : 'deadlines.none_mine_hint';
    const action =
      asked.owner_id === null ? undefined : (
        <Button variant="outlined" onClick={() => asked.set({ owner: 'all' })}>
          {translate('deadlines.see_all')}
        </Button>
      );
    return (
      <EmptyState
        titleKey={asked.span === 'missed' ? 'deadlines.none_missed' : 'deadlines.none'}
        titleArgs={{ days: asked.span }}
        hintKey={hint}
        action={action}
      />
    );
  }
  const List = narrow ? DeadlineCards : DeadlineTable;
  const more = rows.length - shown;
  return (
    <>
      <List rows={rows.slice(0, shown)} />
      {more > 0 && (
        <Button onClick={() => setShown(shown + STEP)} sx={{ m: 1 }}>
          {translate('loans.timeline.more', { smart_count: Math.min(more, STEP) })}
        </Button>
      )}
    </>
  );
}
