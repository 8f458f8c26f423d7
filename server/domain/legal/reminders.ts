import { addDays } from '../time/calendar.ts';

/**
 * Days before a deadline on which its owner is told of it; once more the day after it was missed.
 */
export const REMINDER_DAYS = [90, 30, 7, 1, 0] as const;

/**
 * The day of the reminder that is due for a deadline with so many days left; null while the first
 * is still to come. A day on which nothing ran is made up for by the next, but a reminder that a
 * later one took the place of is not. `before`: the days ahead on which one is told, falling.
 */
export function reminderDay(
  deadline_on: string,
  days_left: number,
  before: readonly number[] = REMINDER_DAYS,
): string | null {
  if (days_left < 0) return addDays(deadline_on, 1);
  const step = before.findLast((days) => days >= days_left);
  return step === undefined ? null : addDays(deadline_on, -step);
}
