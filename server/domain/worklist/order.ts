import { daysBetween } from '../time/calendar.ts';
import type { WorkRule } from './workRules.ts';

/** The order of a day's rows. */

/** What decides a row's place. Amount in fen. */
export interface Placed {
  /** The person. */
  id: number;
  /** The last day of a task at the desk; null of a call. */
  task_on: string | null;
  expected_minor: number;
}

/** Tasks that cannot wait, then calls, then other tasks. */
function groupOf({ task_on }: Placed, { urgent_days }: WorkRule, today: string): number {
  if (task_on === null) return 1;
  return daysBetween(today, task_on) <= urgent_days ? 0 : 2;
}

/**
 * Rows in the order in which they are worked: tasks near their last day by that day, calls by what
 * they are expected to bring, the other tasks by their day; what is alike by the person's id.
 */
export function inOrder<R extends Placed>(rows: readonly R[], rule: WorkRule, today: string): R[] {
  return rows.toSorted(
    (a, b) =>
      groupOf(a, rule, today) - groupOf(b, rule, today) ||
      (a.task_on ?? '').localeCompare(b.task_on ?? '') ||
      b.expected_minor - a.expected_minor ||
      a.id - b.id,
  );
}
