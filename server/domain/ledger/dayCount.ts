import { addMonths, days30360, daysBetween } from '../time/calendar.ts';

/**
 * How days bear interest: by a loan's own count, of periods and of parts of them.
 *
 * Where something changes within a period its days are split, and each stretch is rounded once: up
 * to a prepayment, a restructure or an acceleration, and from there to the due date. A due date
 * that moves splits nothing: what was earned and what is to come are one period, rounded once. A
 * day that is only asked about rounds nothing for good. What misuse adds is no interest but
 * penalty, rounded once on its running total, whatever the rates. So the parts are off the exact
 * sum by less than a fen for each stretch, and by one for the penalty.
 */

export const DAY_COUNTS = ['30/360', 'actual/365', 'actual/360'] as const;
export type DayCount = (typeof DAY_COUNTS)[number];

/** The days of a year. */
export const yearDays = (day_count: DayCount): 360 | 365 =>
  day_count === 'actual/365' ? 365 : 360;

const monthOf = (on: string): number => Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7));

/**
 * Months from one date to another, where they are whole: the same day of a later month, or its last
 * where it has no such day, seen from either end (31 January to 28 February, 28 February to 31
 * March). null where a part of a month is left.
 */
function wholeMonths(from: string, to: string): number | null {
  const months = monthOf(to) - monthOf(from);
  if (months < 1) return null;
  return addMonths(from, months) === to || addMonths(to, -months) === from ? months : null;
}

/**
 * Days that bear interest from one date to another. Under 30/360 a whole month has 30 days whatever
 * the calendar says, and any other stretch its days of a year of 360.
 */
export function countedDays(from: string, to: string, day_count: DayCount): number {
  if (day_count !== '30/360') return daysBetween(from, to);
  const months = wholeMonths(from, to);
  return months === null ? Math.max(0, days30360(from, to)) : 30 * months;
}

/**
 * Counts the days from a start to any date along the due dates of a loan: a month that a due date
 * ends is whole, also where it is looked at in parts.
 */
export function dayCounter(
  start: string,
  due_dates: readonly string[],
  day_count: DayCount,
): (on: string) => number {
  const marks = [...new Set([start, ...due_dates])].filter((on) => on >= start).sort();
  return (on) => {
    let [days, from] = [0, start];
    for (const mark of marks) {
      if (mark > on) break;
      days += countedDays(from, mark, day_count);
      from = mark;
    }
    // Of a month that has not ended no more than the whole of it.
    const next = marks.find((mark) => mark > from);
    const part = countedDays(from, on, day_count);
    return days + (next === undefined ? part : Math.min(part, countedDays(from, next, day_count)));
  };
}
