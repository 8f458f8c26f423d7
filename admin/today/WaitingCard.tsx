import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { HomeAnswer } from '../../server/contract/resources/home.ts';
import { beijingMidnight } from '../../server/domain/time/beijing.ts';
import { addDays, daysBetween } from '../../server/domain/time/calendar.ts';
import { HomeCard, HomeLine, HomeLines, listAt } from './HomeCard.tsx';

type Waiting = HomeAnswer['waiting'][number];

/** Where the rows of what waits are. */
const placeOf = (kind: Waiting['kind'], on: string): string => {
  const places: Record<Waiting['kind'], string> = {
    restructures: '/approvals',
    adjustments: '/adjustments',
    reversals: '/adjustments',
    merges: '/adjustments',
    keeps: '/assignment_runs',
    holds: listAt('holds', { status: 'proposed' }),
    flags: '/review/flagged',
    policies: '/policies',
    review: '/review',
    complaints: listAt('complaints', { status: 'open' }),
    complaints_late: listAt('complaints', { status: 'open', due_on_lte: addDays(on, -1) }),
    repairs_late: '/credit_repairs',
    accounts: listAt('account_requests', { status: 'proposed' }),
    reads: listAt('read_alarms', { status: 'open' }),
    templates: listAt('message_templates', { proposed_id_gte: 1 }),
    visits_late: listAt('visits', { late: true }),
    warnings_late: listAt('warnings', { status: 'open', late: true }),
    messages_unknown: listAt('messages', { status: 'unknown' }),
    messages_failed: listAt('messages', {
      status: 'failed',
      failed_at_gte: beijingMidnight(addDays(on, -6)),
    }),
  };
  return places[kind];
};

/** What waits first; of what does not, that nothing does. */
const byWaiting = (a: Waiting, b: Waiting): number => Number(b.count > 0) - Number(a.count > 0);

/** What waits for a decision, and how long the oldest has. */
export function WaitingCard({ waiting, on }: { waiting: readonly Waiting[]; on: string }) {
  const translate = useTranslate();
  const isQuiet = waiting.every(({ count }) => count === 0);
  const sinceDays = (days: number) =>
    days <= 0
      ? translate('today.home.since_today')
      : translate('today.home.oldest', { smart_count: days });
  const since = (oldest: string | null) =>
    oldest === null ? '' : sinceDays(daysBetween(oldest, on));
  return (
    <HomeCard titleKey="today.home.waiting">
      {isQuiet && (
        <Typography color="text.secondary" sx={{ py: 1 }}>
          {translate('today.home.nothing')}
        </Typography>
      )}
      <HomeLines>
        {waiting.toSorted(byWaiting).map(({ kind, count, oldest_on }) => (
          <HomeLine
            key={kind}
            name={translate(`today.home.kinds.${kind}`)}
            note={since(oldest_on)}
            figure={String(count)}
            isQuiet={count === 0}
            to={placeOf(kind, on)}
          />
        ))}
      </HomeLines>
    </HomeCard>
  );
}
