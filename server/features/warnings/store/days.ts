import type { Knex } from 'knex';
import { dialectOf, isOneOf, movedDay } from '../../../../db/dialect.ts';
import type { WarningRow } from '../../../contract/resources/warnings.ts';
import { addDays } from '../../../domain/time/calendar.ts';
import type { RuledDay } from '../../../domain/warnings/day.ts';

/** The days for which warnings were made, and which loans came to be late on them. */

export async function lastMade(db: Knex): Promise<string | null> {
  const row = (await db('warning_days').max({ last: 'business_date' }).first()) as
    | { last: string | null }
    | undefined;
  return row?.last ?? null;
}

export async function insertMade(
  trx: Knex.Transaction,
  business_date: string,
  made_at: string,
  counts: { raised: number; ended: number },
): Promise<void> {
  await trx('warning_days')
    .insert({ business_date, made_at, ...counts })
    .onConflict('business_date')
    .ignore();
}

/** Days back over which a loan is found that came to be late by what was entered afterwards. */
const FOUND_LATER = 30;

/**
 * Keeps which loans came to be late by a day; one that did not long ago is the same story still.
 */
export async function keepLates(
  trx: Knex.Transaction,
  { on, policy: { late_days, within_days } }: RuledDay,
): Promise<void> {
  const dialect = dialectOf(trx);
  await trx.raw(
    `insert into late_starts (loan_id, since_on, late_on)
     select id, oldest_unpaid_due_on, ${movedDay(dialect, 'oldest_unpaid_due_on', late_days)}
     from loans where status = 'active' and oldest_unpaid_due_on between ? and ?
     and not exists (select 1 from late_starts as before where before.loan_id = loans.id
       and before.late_on > ?)
     order by id`,
    [addDays(on, -late_days - FOUND_LATER), addDays(on, -late_days), addDays(on, -within_days)],
  );
}

/**
 * Those who stand for the people whose open warnings may have ended or changed hands since an
 * instant, by what was written of their loans.
 */
export async function leadersMoved(db: Knex, since: string): Promise<number[]> {
  const rows: { leader: number }[] = await db('warnings')
    .join('loans', 'loans.id', 'warnings.loan_id')
    .join('borrowers', 'borrowers.id', 'loans.borrower_id')
    .whereRaw("warnings.status = 'open'")
    .where('loans.updated_at', '>=', since)
    .distinct(db.raw('coalesce(borrowers.person_id, borrowers.id) as leader'));
  return rows.map(({ leader }) => Number(leader)).toSorted((a, b) => a - b);
}

/** The loan numbers that figures of warnings name. */
export async function numbersOf(db: Knex, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows: { id: number; loan_no: string }[] = await db('loans')
    .where(isOneOf(db, 'id', ids))
    .select('id', 'loan_no');
  return new Map(rows.map(({ id, loan_no }) => [id, loan_no]));
}

/** The first warnings that are open, in the order in which they were raised. */
export const firstOpen = async (db: Knex, most: number): Promise<WarningRow[]> =>
  await db('warnings').where({ status: 'open' }).orderBy('id').limit(most);
