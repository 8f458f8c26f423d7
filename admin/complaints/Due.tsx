import type { Complaint } from '../../server/contract/resources/contacts.ts';
import { DaysLeft } from '../shared/DaysLeft.tsx';

/** The last day to answer as it stands, and how far away it is while nobody answered. */
export function Due({ complaint: { due_on, extended_to, days_left } }: { complaint: Complaint }) {
  return (
    <span className="figures">
      {extended_to ?? due_on} {days_left !== null && <DaysLeft days={days_left} />}
    </span>
  );
}
