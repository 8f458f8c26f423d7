/**
 * Calendar dates as 'YYYY-MM-DD' text in the proleptic Gregorian calendar, years 0000 to 9999. No
 * time zone and no clock: a date is a label, and the arithmetic runs on integer day numbers
 * (1970-01-01 is 0).
 *
 * Functions other than `isCalendarDate` trust their argument to be a calendar date; they run a
 * million times in a roll of the book.
 */

const ZERO = 48;
const DASH = 45;

function digitsAt(text: string, start: number, count: number): number {
  let value = 0;
  for (let i = start; i < start + count; i += 1) {
    const digit = text.charCodeAt(i) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

const yearOf = (on: string): number => digitsAt(on, 0, 4);
const monthOf = (on: string): number => digitsAt(on, 5, 2);
const dayOf = (on: string): number => digitsAt(on, 8, 2);

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const padded = (value: number, width: number): string => String(value).padStart(width, '0');
const dateText = (year: number, month: number, day: number): string =>
  `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;

/** Whether the text is a date that exists, written `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  if (text.length !== 10 || text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH)
    return false;
  const year = yearOf(text);
  const month = monthOf(text);
  const day = dayOf(text);
  return year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * Days since 1970-01-01. Years are counted from March, so that the leap day is the last of its
 * year.
 */
export function dayNumber(on: string): number {
  const month = monthOf(on);
  const year = month <= 2 ? yearOf(on) - 1 : yearOf(on);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOf(on) - 1;
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  );
}

function civilFromDays(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return dateText(year, month, dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1);
}

/**
 * Texts of the dates 1970 to 2199, filled as they are asked for: a book uses few distinct dates,
 * and building the text is the slow part.
 */
const CACHED_DAYS = 84_006;
const texts: (string | undefined)[] = [];

/** The inverse of `dayNumber`. */
export function dateOfDayNumber(days: number): string {
  if (days < 0 || days >= CACHED_DAYS) return civilFromDays(days);
  const known = texts[days];
  if (known !== undefined) return known;
  const text = civilFromDays(days);
  texts[days] = text;
  return text;
}

export function addDays(on: string, days: number): string {
  return dateOfDayNumber(dayNumber(on) + days);
}

/**
 * The same day of the month, `months` later (or earlier when negative); the month's last day where
 * it has no such day.
 */
export function addMonths(on: string, months: number): string {
  const total = yearOf(on) * 12 + (monthOf(on) - 1) + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  return dateText(year, month, Math.min(dayOf(on), daysInMonth(year, month)));
}

/**
 * Monthly due dates anchored on the first: 31 Jan → 28 Feb → 31 Mar, never drifting to the 28th.
 */
export function dueDates(first_due_on: string, count: number): string[] {
  const dates: string[] = [];
  for (let k = 0; k < count; k += 1)
    dates.push(k === 0 ? first_due_on : addMonths(first_due_on, k));
  return dates;
}

/** `to` − `from` in days; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return from === to ? 0 : dayNumber(to) - dayNumber(from);
}

/** Days of a 30E/360 year: every month has 30 days, a 31st counts as the 30th. */
export function days30360(from: string, to: string): number {
  const fromDay = Math.min(dayOf(from), 30);
  const toDay = Math.min(dayOf(to), 30);
  return 360 * (yearOf(to) - yearOf(from)) + 30 * (monthOf(to) - monthOf(from)) + (toDay - fromDay);
}

/** 0 for Sunday to 6 for Saturday. */
export function dayOfWeek(on: string): number {
  const shifted = (dayNumber(on) + 4) % 7;
  return shifted < 0 ? shifted + 7 : shifted;
}

export function lastDayOfPreviousMonth(on: string): string {
  return addDays(on, -dayOf(on));
}
