import { addDays, addMonths, dayOfWeek } from '../../../server/domain/time/calendar.ts';

/** Months as calendars show them: weeks from Monday, names, and where keys lead. */

const WEEK = 7;

/** The month of a day, as its first day. */
export const monthOf = (on: string): string => `${on.slice(0, 7)}-01`;

export const monthAfter = (first: string, count: number): string => addMonths(first, count);

/** Days since the Monday of the week. */
const sinceMonday = (on: string): number => (dayOfWeek(on) + WEEK - 1) % WEEK;

/** The weeks a month touches, Monday first, each of seven days. */
export function weeksOf(first: string): string[][] {
  const weeks: string[][] = [];
  const next = monthAfter(first, 1);
  for (
    let monday = addDays(first, -sinceMonday(first));
    monday < next;
    monday = addDays(monday, WEEK)
  )
    weeks.push(Array.from({ length: WEEK }, (_, day) => addDays(monday, day)));
  return weeks;
}

export const isWeekend = (on: string): boolean => sinceMonday(on) >= 5;

/**
 * The day a key leads to, from the one that has the focus; undefined for a key that leads nowhere.
 */
export function dayByKey(key: string, on: string): string | undefined {
  switch (key) {
    case 'ArrowLeft':
      return addDays(on, -1);
    case 'ArrowRight':
      return addDays(on, 1);
    case 'ArrowUp':
      return addDays(on, -WEEK);
    case 'ArrowDown':
      return addDays(on, WEEK);
    case 'Home':
      return addDays(on, -sinceMonday(on));
    case 'End':
      return addDays(on, WEEK - 1 - sinceMonday(on));
    case 'PageUp':
      return addMonths(on, -1);
    case 'PageDown':
      return addMonths(on, 1);
    default:
      return undefined;
  }
}

const LOCALES: Readonly<Record<string, string>> = { zh: 'zh-CN', en: 'en-GB' };
const noon = (on: string) => new Date(`${on}T12:00:00Z`);

/** '2026年3月', 'March 2026'. */
export const monthName = (first: string, locale: string): string =>
  new Intl.DateTimeFormat(LOCALES[locale] ?? locale, {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(noon(first));

/** '周一', 'Mon'. */
export const weekdayName = (on: string, locale: string): string =>
  new Intl.DateTimeFormat(LOCALES[locale] ?? locale, { weekday: 'short', timeZone: 'UTC' }).format(
    noon(on),
  );

/** '3月5日星期四', 'Thursday 5 March'. */
export const dayName = (on: string, locale: string): string =>
  new Intl.DateTimeFormat(LOCALES[locale] ?? locale, {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(noon(on));
