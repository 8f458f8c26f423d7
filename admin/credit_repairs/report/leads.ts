import { addDays } from '../../../server/domain/time/calendar.ts';
import { OPEN } from '../../parts/repairs/addresses.ts';

/**
 * The filter behind each figure, beside the days the requests were received on, so that the list
 * shows exactly those that were counted.
 */
export const LEADS = {
  received: {},
  answered: { status: ['answered'] },
  in_time: { timeliness: 'in_time' },
  late: { timeliness: 'late' },
  // A decision that was made and then given up is no grant.
  granted: { decision: 'grant', status: ['granted', 'answered'] },
  declined: { decision: 'decline', status: ['declined', 'answered'] },
  withdrawn: { status: ['withdrawn'] },
  by_law: { declined_by_law: true },
  /** The days of these were spread. */
  median: { status: ['answered'] },
  p95: { status: ['answered'] },
} as const;

export const openOverdue = (today: string) => ({
  status: [...OPEN],
  due_on_lte: addDays(today, -1),
});
