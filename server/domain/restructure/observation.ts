import { addMonths } from '../time/calendar.ts';
import type { AssetClass } from '../ledger/delinquency.ts';

/**
 * The observation period of a restructured loan (Measures for the Risk Classification of Financial
 * Assets of Commercial Banks, 2023, arts. 17–20).
 */

export interface ObservationRule {
  /** It lasts at least this many due periods and this many months, from the first new due date. */
  periods: number;
  months: number;
  /** The best class meanwhile. */
  floor: AssetClass;
  /** The best class of a loan that was substandard or worse before. */
  floor_if_bad: AssetClass;
  /** The best class after a second restructure within the period. */
  floor_if_repeated: AssetClass;
}

export interface Observation {
  starts_on: string;
  ends_on: string;
  /** The last missed due date, or the end at which the hardship was unsolved. */
  restarted_on: string | null;
}

/** An installment of the plan; `paid_on` is the day it was paid in full, null while it is not. */
export interface PlanDue {
  due_on: string;
  paid_on: string | null;
}

function endFrom(
  start: string,
  dues: readonly PlanDue[],
  { periods, months }: ObservationRule,
): string {
  const year = addMonths(start, months);
  // A plan with fewer installments than periods is watched for the time alone.
  const kth = dues.filter(({ due_on }) => due_on >= start)[periods - 1]?.due_on;
  return kth !== undefined && kth > year ? kth : year;
}

/**
 * The period as it stands on a date. A due date passed without full payment restarts it from that
 * date, as long as the period still ran then: first new due 2025-04-10 ends 2026-04-10; a miss on
 * 2025-09-10 makes it 2026-09-10. It runs again from its end where the hardship was found unsolved
 * then (`unsolved_on`, arts. 17–20). `dues` by due date.
 */
export function observationOf(
  dues: readonly PlanDue[],
  rule: ObservationRule,
  as_of: string,
  unsolved_on: readonly string[] = [],
): Observation {
  const first = dues[0];
  if (first === undefined) throw new RangeError('a plan has at least one installment');
  let ends_on = endFrom(first.due_on, dues, rule);
  let restarted_on: string | null = null;
  const missed = dues
    .filter(({ due_on, paid_on }) => due_on < as_of && (paid_on === null || paid_on > due_on))
    .map(({ due_on }) => due_on);
  const again = [...missed, ...unsolved_on.filter((on) => on <= as_of)].sort();
  for (const on of again) {
    if (on > ends_on) continue;
    restarted_on = on;
    ends_on = endFrom(on, dues, rule);
  }
  return { starts_on: first.due_on, ends_on, restarted_on };
}

export const PLAN_STATUSES = ['kept', 'broken', 'completed', 'lapsed'] as const;
export type PlanStatus = (typeof PLAN_STATUSES)[number];

/**
 * How a plan is kept on a date. `completed`: all is paid. `broken`: something of it is unpaid after
 * its due date; it is kept again once caught up, and observed anew.
 */
export function planStatusOf(
  dues: readonly PlanDue[],
  as_of: string,
): Exclude<PlanStatus, 'lapsed'> {
  if (dues.every(({ paid_on }) => paid_on !== null && paid_on <= as_of)) return 'completed';
  return dues.some(({ due_on, paid_on }) => due_on < as_of && (paid_on === null || paid_on > as_of))
    ? 'broken'
    : 'kept';
}

const ORDER: readonly AssetClass[] = [
  'normal',
  'special_mention',
  'substandard',
  'doubtful',
  'loss',
];
/** The worse of two asset classes. */
export const worseClass = (a: AssetClass, b: AssetClass): AssetClass =>
  ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b;

/**
 * The best class a loan may have while it is observed: the rule's floor, or a worse one where the
 * loan was substandard or worse before, or is restructured a second time within the period. A
 * restructure alone improves no class: what was doubtful or loss stays so until the conditions for
 * an upgrade are met (arts. 17–20).
 */
export function classFloor(
  rule: ObservationRule,
  before: AssetClass,
  repeated: boolean,
): AssetClass {
  const bad = ORDER.indexOf(before) >= ORDER.indexOf('substandard');
  const floor = bad ? worseClass(worseClass(rule.floor, rule.floor_if_bad), before) : rule.floor;
  return repeated ? worseClass(floor, rule.floor_if_repeated) : floor;
}
