import type { Knex } from 'knex';
import type { Row } from '../../store/tableStore.ts';
import { chunks } from '../../store/accountStore.ts';

export interface ReminderRow extends Row { user_id: number; resource: 'legal_cases' | 'loans' | 'credit_repairs'; record_id: number; loan_id: number | null; kind: string; deadline_on: string; remind_on: string; done_at: string | null; created_at: string; updated_at: string }

/** A person's reminders of deadlines from a day on, the latest occasion first. */
export const remindersOf = async (db: Knex, user_id: number, from: string): Promise<ReminderRow[]> =>
  await db('reminders').where({ user_id }).where('deadline_on', '>=', from).orderBy([{ column: 'remind_on', order: 'desc' }, { column: 'id', order: 'desc' }]);

/** The last day for an answer, of credit-repair requests that wait for one. */
export async function repairDues(db: Knex, ids: readonly number[]): Promise<Map<number, string>> {
  const dues = new Map<number, string>();
  for (const some of chunks(ids)) {
    const rows: { id: number; due_on: string }[] = await db('credit_repairs').whereIn('id', some).whereNotIn('status', ['answered', 'withdrawn']).select('id', 'due_on');
    for (const row of rows) dues.set(row.id, row.due_on);
  }
  return dues;
}

/** What to know each by: the number of the case or loan, and whose it is. */
export async function titlesOf(db: Knex, rows: readonly ReminderRow[]): Promise<Map<number, string>> {
  const idsOf = (resource: ReminderRow['resource']) => [...new Set(rows.filter((row) => row.resource === resource).map((row) => row.record_id))];
  const names = new Map<string, string>();
  const name = (resource: string, found: readonly { id: number; number: string | null; full_name: string }[]) => { for (const { id, number, full_name } of found) names.set(`${resource}/${id}`, [number, full_name].filter((part) => part !== null).join(' ')); };
  for (const ids of chunks(idsOf('legal_cases'))) {
    name('legal_cases', await db('legal_cases').join('loans', 'loans.id', 'legal_cases.loan_id').join('borrowers', 'borrowers.id', 'loans.borrower_id').whereIn('legal_cases.id', ids)
      .select('legal_cases.id', { number: db.raw('coalesce(case_no, loan_no)') }, 'full_name'));
  }
  for (const ids of chunks(idsOf('loans'))) name('loans', await db('loans').join('borrowers', 'borrowers.id', 'loans.borrower_id').whereIn('loans.id', ids).select('loans.id', { number: 'loan_no' }, 'full_name'));
  for (const ids of chunks(idsOf('credit_repairs'))) {
    name('credit_repairs', await db('credit_repairs').join('borrowers', 'borrowers.id', 'credit_repairs.borrower_id').leftJoin('loans', 'loans.id', 'credit_repairs.loan_id').whereIn('credit_repairs.id', ids).select('credit_repairs.id', { number: 'loan_no' }, 'full_name'));
  }
  return new Map(rows.map((row) => [row.id, names.get(`${row.resource}/${row.record_id}`) ?? '']));
}
