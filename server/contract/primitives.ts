import { z } from 'zod';
import {
  asKey,
  asLine,
  asProse,
  flawOfLine,
  flawOfProse,
  isBlank,
} from '../domain/input/writing.ts';
import type { Flaw } from '../domain/input/writing.ts';
import { type OpenVocabulary, ourWord } from '../domain/input/openWords.ts';
import { isCalendarDate } from '../domain/time/calendar.ts';
import { isTimeZone } from '../domain/time/timeZone.ts';
import { FIRST_DATE, LAST_DATE, MAX_AMOUNT_MINOR, MAX_ID, MAX_RATE_BPS } from './limits.ts';

/**
 * The words the schemas are built of. `params.key` names the text a person reads; see
 * validation.ts.
 */

export const id = z.int().min(1).max(MAX_ID);

/** Money: integer minor units (fen), zero or more. */
export const minor = z.int().min(0).max(MAX_AMOUNT_MINOR);
/** Money that must be something: 1 fen or more. */
export const positiveMinor = z.int().min(1).max(MAX_AMOUNT_MINOR);
/** A rate in basis points a year. */
export const bps = z.int().min(0).max(MAX_RATE_BPS);

/** A calendar date `YYYY-MM-DD` that exists, between 1970 and 2199. */
export const calendarDate = z
  .string()
  .refine((text) => isCalendarDate(text) && text >= FIRST_DATE && text <= LAST_DATE, {
    params: { key: 'calendar_date' },
  })
  .meta({ format: 'date' });

/**
 * Where the schema of a day says how far ahead of the business date it may lie; `parse` asks, for a
 * schema by itself knows no date.
 */
export const MOST_DAYS_AHEAD = 'x-most-days-ahead';

/** A calendar date that may be still to come, by no more than so many days. */
export const comingDay = (most: number) =>
  calendarDate.meta({ format: 'date', [MOST_DAYS_AHEAD]: most });

/**
 * An instant, ISO-8601 in UTC (`2026-03-05T08:00:00.000Z`), of the years 1970 to 2199. An offset is
 * accepted and turned into UTC.
 */
export const instant = z.iso
  .datetime({ offset: true, abort: true })
  .overwrite((text) => new Date(text).toISOString())
  .refine((text) => text >= FIRST_DATE && text < LAST_DATE, { params: { key: 'instant_years' } });

/** A zone by its IANA name, such as `Asia/Urumqi`. */
export const timeZone = z
  .string()
  .overwrite(asKey)
  .refine(isTimeZone, { params: { key: 'time_zone' } });

/** PostgreSQL stores no NUL character in text. */
export const withoutNul = (text: string): boolean => !text.includes('\0');

/** A string cleaned, then of 1 to `max` characters, refused for what cannot be kept in it. */
const cleaned = (
  max: number,
  clean: (text: string) => string,
  flawOf: (text: string) => Flaw | undefined,
) =>
  z
    .string()
    .overwrite(clean)
    .min(1)
    .max(max)
    .superRefine((text, context) => {
      const params = flawOf(text);
      if (params !== undefined) context.addIssue({ code: 'custom', params: { ...params } });
    });

/** Words in one line, such as a name. */
export const line = (max: number) => cleaned(max, asLine, flawOfLine);
/** A key or number that another system or office gave; see asKey. */
export const key = (max: number) => cleaned(max, asKey, flawOfLine);
/** The number of a loan. */
export const loanNo = key(40).regex(/^[A-Za-z0-9][A-Za-z0-9._/-]*$/);
/** Words over one line or several. */
export const text = (max: number) => cleaned(max, asProse, flawOfProse);

/** Optional on the way in; an empty string from a cleared form field means none. */
export const optional = <T extends z.ZodType>(schema: T) =>
  z
    .preprocess(
      (value) => (typeof value === 'string' && isBlank(value) ? null : value),
      schema.nullish(),
    )
    .optional();

/** A word of a vocabulary that others add to: kept as ours where it means one of ours. */
export const openWord = <T extends z.ZodType>(vocabulary: OpenVocabulary, schema: T) =>
  z.preprocess((value) => (typeof value === 'string' ? ourWord(vocabulary, value) : value), schema);

/** The product of a loan or a rule: one of ours, or the key of another. */
export const product = openWord(
  'products',
  z
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9_]{0,39}$/),
);

export const uuid = z.guid().toLowerCase();

export const stamps = {
  id,
  version: z.int().min(1),
  created_at: z.string(),
  updated_at: z.string(),
};

/** What a record that names a loan is known by; answered with it, never stored. */
export const loanNames = {
  loan_no: z.string(),
  borrower_id: z.int(),
  borrower_name: z.string(),
};
/** The names of these fields, for `computed`. */
export const LOAN_NAMES = ['loan_no', 'borrower_id', 'borrower_name'] as const;
