import { dateOfDayNumber, isCalendarDate } from '../time/calendar.ts';
import { halfWidth, withoutUnseen } from './writing.ts';

/** Dates as people and spreadsheets write them. */

const two = (text: string) => text.padStart(2, '0');

/**
 * A typed date → `YYYY-MM-DD`: '2026-03-05', '2026/3/5', '2026年3月5日', '20260305', or '3-5' in
 * the year of `today`. `null` for nothing typed, `undefined` for no date.
 */
export function parseDay(text: string, today: string): string | null | undefined {
  const plain = halfWidth(withoutUnseen(text))
    .trim()
    .replaceAll(/\s*[-./年月\u2010-\u2015\u2212]\s*/g, '-')
    .replace(/\s*日$/, '');
  if (plain === '') return null;
  const whole =
    /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(plain) ?? /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain);
  const short = /^(\d{1,2})-(\d{1,2})$/.exec(plain);
  const thisYear = short ? [today.slice(0, 4), ...short.slice(1)] : [];
  const [year, month, day] = whole ? whole.slice(1) : thisYear;
  const on = year && month && day ? `${year}-${two(month)}-${two(day)}` : '';
  return isCalendarDate(on) ? on : undefined;
}

/** Days from 1899-12-30, a spreadsheet's day 0, to 1970-01-01. */
const EPOCH = 25_569;
/** The last serial number of the year 2199. */
const LAST = 109_575;
const TIME = /[\sT](?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?$/;

/**
 * A date as a file writes it: with its year, maybe with a time of day, which is left out; or as the
 * serial number of a spreadsheet, 46086 for 2026-03-05. Undefined for no date.
 */
export function parseFileDay(text: string): string | undefined {
  const plain = halfWidth(withoutUnseen(text)).trim();
  const serial = /^(\d{5,6})(?:\.\d+)?$/.exec(plain)?.[1];
  if (serial !== undefined && Number(serial) >= EPOCH && Number(serial) <= LAST)
    return dateOfDayNumber(Number(serial) - EPOCH);
  const day = plain.replace(TIME, '');
  return /^\d{1,2}\D+\d{1,2}\D*$/.test(day) ? undefined : (parseDay(day, '') ?? undefined);
}
