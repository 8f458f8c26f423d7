import { addDays, addMonths, dayOfWeek } from './calendar.ts';

/** Civil Code art. 188: three years. */
const LIMITATION_MONTHS = 36;

/**
 * The last day of the limitation period of a debt due in installments, from the due date of the last one: the start day is excluded, a
 * missing day becomes the month's end, and a weekend or one of the given public holidays rolls forward (Civil Code arts. 188, 189, 201 to 203).
 * 2023-03-15 → 2026-03-16. Working weekends made up for a holiday are not known here: the date may then be a day or two late.
 */
export function limitationExpiresOn(last_due_on: string, holidays: ReadonlySet<string> = new Set()): string {
  let on = addMonths(last_due_on, LIMITATION_MONTHS);
  while (dayOfWeek(on) === 0 || dayOfWeek(on) === 6 || holidays.has(on)) on = addDays(on, 1);
  return on;
}
