import { addDays, daysBetween } from '../time/calendar.ts';
import type { RepairStatus } from './repairCase.ts';

/** How a request stands against its last day, and when to remind of it. */

/** The facts of a request that its clock runs on. */
export interface RepairTimes {
  status: RepairStatus;
  due_on: string;
  answered_on: string | null;
  withdrawn_on: string | null;
}

export const CLOCK_STATES = [
  'open',
  'soon',
  'overdue',
  'answered',
  'answered_late',
  'withdrawn',
] as const;
export type ClockState = (typeof CLOCK_STATES)[number];

/**
 * How a request met its last day: answered by then; or answered after it, or withdrawn after it,
 * for the breach had happened and nobody takes it back.
 */
export const TIMELINESS = ['in_time', 'late'] as const;

export type Timeliness = (typeof TIMELINESS)[number];

/** How a request met its last day; null while it is open, and where it was withdrawn by then. */
export function timelinessOf({
  status,
  due_on,
  answered_on,
  withdrawn_on,
}: RepairTimes): Timeliness | null {
  if (status === 'answered' && answered_on !== null)
    return answered_on <= due_on ? 'in_time' : 'late';
  return status === 'withdrawn' && withdrawn_on !== null && withdrawn_on > due_on ? 'late' : null;
}

function openState(days_left: number, soon_days: number): ClockState {
  if (days_left < 0) return 'overdue';
  return days_left <= soon_days ? 'soon' : 'open';
}

/**
 * How a request stands on a day against its last day, in calendar days. A withdrawn request stays
 * as late as it was when it was withdrawn.
 */
export function repairClock(
  { status, due_on, answered_on, withdrawn_on }: RepairTimes,
  today: string,
  soon_days: number,
): { clock_state: ClockState; days_left: number | null; days_overdue: number } {
  if (status === 'withdrawn')
    return {
      clock_state: 'withdrawn',
      days_left: null,
      days_overdue: Math.max(0, daysBetween(due_on, withdrawn_on ?? due_on)),
    };
  if (status === 'answered') {
    const days_overdue = Math.max(0, daysBetween(due_on, answered_on ?? today));
    return {
      clock_state: days_overdue > 0 ? 'answered_late' : 'answered',
      days_left: null,
      days_overdue,
    };
  }
  const days_left = daysBetween(today, due_on);
  return {
    clock_state: openState(days_left, soon_days),
    days_left,
    days_overdue: Math.max(0, -days_left),
  };
}

/**
 * The day of the reminder that is due: `soon_days` before the last day, one day before it, on it,
 * and every day after; null before the first. A day on which nothing ran is made up for.
 */
export function repairReminderOn(due_on: string, today: string, soon_days: number): string | null {
  const left = daysBetween(today, due_on);
  if (left < 0) return today;
  const before = [0, 1, soon_days].find((days) => left <= days);
  return before === undefined ? null : addDays(due_on, -before);
}
