import type { Knex } from 'knex';
import { unpaidSql } from '../domain/ledger/unpaid.ts';
import { allKept } from './standings.ts';

/**
 * Overdue amounts of loans on a date, in fen, for sums, orders and conditions in SQL: as kept where
 * that holds on the date, else from the installments, so that they are right at midnight before any
 * job has run.
 */

const LATE = (loan: string) => `(select coalesce(sum(${unpaidSql('installments')}), 0)
    from installments where installments.loan_id = ${loan} and installments.in_force = 1
      and installments.due_on < ?)`;

/** Of loans joined with their kept standings, row by row. */
export const overdueColumn = (db: Knex, today: string): Knex.Raw =>
  db.raw(
    `case when made_on <= ? and holds_to >= ? then overdue_minor else ${LATE('loans.id')} end` +
      ' as overdue_minor',
    [today, today, today],
  );

/** The table in which the amounts are found: the kept ones while all of them hold. */
export type Overdue = 'loan_standings' | 'standings';

export const overdueTable = async (db: Knex, today: string): Promise<Overdue> =>
  (await allKept(db, today)) ? 'loan_standings' : 'standings';

const STANDINGS = `(select id, overdue_minor from loan_standings
    where made_on <= ? and holds_to >= ?
  union all select id, ${LATE('loan_standings.id')}
  from loan_standings where made_on > ? or holds_to < ?) as standings`;

/** Joins loans with that table. */
export function joinOverdue(query: Knex.QueryBuilder, table: Overdue, today: string): void {
  if (table === 'loan_standings') query.join(table, `${table}.id`, 'loans.id');
  else
    query.joinRaw(`join ${STANDINGS} on standings.id = loans.id`, [
      today,
      today,
      today,
      today,
      today,
    ]);
}
