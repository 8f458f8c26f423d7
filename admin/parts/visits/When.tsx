import { useTranslate } from 'react-admin';
import type { Visit } from '../../../server/contract/resources/visits.ts';
import { DaysLeft } from '../../shared/DaysLeft.tsx';
import { formatInstant } from '../../shared/format.ts';

/** The time of a visit; of one without, the last day on which it is in time. */
export function When({ visit }: { visit: Visit }) {
  const translate = useTranslate();
  const { planned_at, due_on, days_left, closed_at } = visit;
  if (closed_at !== null) return <span className="figures">{formatInstant(closed_at)}</span>;
  const by = translate('visits.due_by', { on: due_on });
  return (
    <span className="figures">
      {planned_at === null ? by : formatInstant(planned_at)}{' '}
      {days_left !== null && (planned_at === null || days_left < 0) && (
        <DaysLeft days={days_left} />
      )}
    </span>
  );
}
