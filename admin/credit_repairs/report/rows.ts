import { addDays, addMonths } from '../../../server/domain/time/calendar.ts';
import type { Period } from '../../shared/report/usePeriod.ts';
import { requestsOf } from '../../parts/repairs/addresses.ts';

/** The address of the list behind a figure; all of its requests were received in the period. */
export const receivedIn = ({ from, to }: Period, filter: object = {}): string =>
  requestsOf({ ...filter, received_on_gte: from, received_on_lte: to });

/** A month, as far as it belongs to the period. */
export function monthIn(month: string, { from, to }: Period): Period {
  const first = `${month}-01`;
  const last = addDays(addMonths(first, 1), -1);
  return { from: first < from ? from : first, to: last > to ? to : last };
}
