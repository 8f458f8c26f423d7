import { useQuery } from '@tanstack/react-query';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import type { ReactNode } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { Handling as Told } from '../../../server/contract/resources/handling.ts';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { beijingDay } from '../../../server/domain/time/beijing.ts';
import { daysBetween } from '../../../server/domain/time/calendar.ts';
import type { DaihouDataProvider } from '../../providers/dataProvider.ts';
import { DaysLeft } from '../../shared/DaysLeft.tsx';
import { useEnumLabel } from '../../shared/enums.ts';
import { formatMoney } from '../../shared/format.ts';
import { useBusinessDate } from '../../shared/session.ts';

/**
 * How a late loan is handled, on one line: its stage, the tier it is handled as, by when somebody
 * must be in touch, by which channels, and what follows.
 */
export function Handling({ loan }: { loan: Loan }) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const isLate = loan.days_past_due > 0 && loan.status === 'active';
  const { data } = useQuery({
    queryKey: ['loans', 'handling', loan.id],
    queryFn: ({ signal }) => dataProvider.get<Told>(`loans/${loan.id}/handling`, signal),
    enabled: isLate,
  });
  if (!isLate) return null;
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 2.5,
        rowGap: 0.5,
        minHeight: 24,
        fontSize: '0.875rem',
      }}
    >
      {data ? <Line told={data} /> : <Skeleton width={420} />}
    </Box>
  );
}

function Line({ told }: { told: Told }) {
  const translate = useTranslate();
  const stage = useEnumLabel('overdue_stages');
  const channel = useEnumLabel('note_channels');
  const hands = useEnumLabel('strategy_hands');
  const step = useEnumLabel('next_steps');
  const today = useBusinessDate();
  const { strategy, overdue_stage, grace_ends_on, lift_from_minor, handled_tier } = told;
  return (
    <>
      <span>
        <Box component="strong" sx={{ mr: 1 }}>
          {stage(overdue_stage)}
        </Box>
        {overdue_stage === 'grace' && grace_ends_on !== null && (
          <span className="figures">
            {translate('strategy.grace_until', { day: grace_ends_on })}{' '}
            <DaysLeft days={daysBetween(today, grace_ends_on)} />
          </span>
        )}
      </span>
      {lift_from_minor !== null && (
        <span className="figures">
          {translate('strategy.lifted', {
            limit: formatMoney(lift_from_minor),
            tier: handled_tier,
          })}
        </span>
      )}
      {strategy !== null && (
        <>
          <Part labelKey="strategy.first">
            <First told={told} />
          </Part>
          <Part labelKey="strategy.channels">
            {strategy.channels.map(channel).join(translate('strategy.and'))}
          </Part>
          <Part labelKey="strategy.by">{hands(strategy.by)}</Part>
          <Part labelKey="strategy.next_step">{step(strategy.next_step)}</Part>
        </>
      )}
    </>
  );
}

function Part({ labelKey, children }: { labelKey: string; children: ReactNode }) {
  const translate = useTranslate();
  return (
    <span>
      <Box component="span" sx={{ color: 'text.secondary', mr: 0.75 }}>
        {translate(labelKey)}
      </Box>
      {children}
    </span>
  );
}

/** How the first contact stands: made, to be made by a day, or not asked for. */
function First({ told }: { told: Told }) {
  const translate = useTranslate();
  const today = useBusinessDate();
  const { first_action, first_action_on: until, contacted_at, held } = told;
  if (contacted_at !== null)
    return (
      <span className="figures">
        {translate('strategy.first_done', { day: beijingDay(contacted_at) })}
      </span>
    );
  if (until === null) return <>{translate('strategy.first_none')}</>;
  if (held || first_action === null) return <>{translate('strategy.first_held')}</>;
  return (
    <span className="figures">
      {translate('strategy.first_until', { day: until })}{' '}
      <DaysLeft days={daysBetween(today, until)} />
    </span>
  );
}
