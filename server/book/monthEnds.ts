import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { addDays, addMonths } from '../domain/time/calendar.ts';
import type { BookCell } from './overdueBook.ts';

/**
 * The book as of past month ends, kept: what is compared with every day, and would else be summed
 * from the whole journal. The database forgets a month end the moment anything valued on it or
 * before changes (db/monthEndTriggers.ts), so that what is kept is right or is not there.
 */

/** So many month ends are kept: a year to compare with, and the one before it. */
const KEPT = 13;

/** The last month ends before a date, the newest first. */
export const monthEndsBefore = (date: string): string[] =>
  Array.from({ length: KEPT }, (_, back) =>
    addDays(addMonths(`${date.slice(0, 7)}-01`, -back), -1),
  );

/** The book as of a month end; undefined where none is kept of this date. */
export async function keptMonthEnd(db: Knex, as_of: string): Promise<BookCell[] | undefined> {
  const row: { cells: string | null } | undefined = await db('month_ends')
    .where({ as_of })
    .first('cells');
  return row?.cells ? (JSON.parse(row.cells) as BookCell[]) : undefined;
}

/** Every month end that is kept. */
export const keptMonthEnds = async (db: Knex): Promise<string[]> =>
  await db('month_ends').whereNotNull('cells').orderBy('as_of').pluck('as_of');

/** Which of these month ends are not kept. */
export async function missingMonthEnds(db: Knex, wanted: readonly string[]): Promise<string[]> {
  const rows: { as_of: string }[] = await db('month_ends')
    .whereIn('as_of', [...wanted])
    .whereNotNull('cells')
    .select('as_of');
  const kept = new Set(rows.map(({ as_of }) => as_of));
  return wanted.filter((as_of) => !kept.has(as_of));
}

/**
 * Lays a place for a month end that is about to be made, and answers its mark. Whatever changes the
 * month end from now on takes the place away.
 */
export async function layMonthEnd(trx: Knex.Transaction, as_of: string): Promise<string> {
  const mark = randomUUID();
  await trx('month_ends').where({ as_of }).delete();
  await trx('month_ends').insert({ as_of, mark, cells: null });
  return mark;
}

/** Keeps a month end in the place that was laid for it, if it is still there; says whether. */
export const keepMonthEnd = async (
  trx: Knex.Transaction,
  { as_of, mark }: { as_of: string; mark: string },
  cells: readonly BookCell[],
): Promise<boolean> =>
  (await trx('month_ends')
    .where({ as_of, mark })
    .update({ cells: JSON.stringify(cells) })) === 1;
