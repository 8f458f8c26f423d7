import type { Warning } from '../../../server/contract/resources/warnings.ts';
import { DaysLeft } from '../../shared/DaysLeft.tsx';

/** The last day to act on a warning; of a closed one the day it was closed. */
export function WarningDue({ warning }: { warning: Warning }) {
  const { due_on, days_left, closed_on } = warning;
  return (
    <span className="figures">
      {closed_on ?? due_on} {days_left !== null && <DaysLeft days={days_left} />}
    </span>
  );
}
