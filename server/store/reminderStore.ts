import type { Knex } from 'knex';

/** Occasions on which a person is told of a deadline. */
export interface NewReminder {
  user_id: number;
  resource: 'legal_cases' | 'loans' | 'credit_repairs';
  record_id: number;
  loan_id: number | null;
  kind: string;
  deadline_on: string;
  remind_on: string;
}

const ONCE = ['user_id', 'resource', 'record_id', 'kind', 'deadline_on', 'remind_on'];
/** Nine parameters a row. */
const CHUNK = 100;

/** Adds those that are not there yet; each occasion once, however often it is asked for. Answers how many were new. */
export async function insertReminders(trx: Knex.Transaction, rows: readonly NewReminder[], now: string): Promise<number> {
  let added = 0;
  for (let start = 0; start < rows.length; start += CHUNK) {
    const some = rows.slice(start, start + CHUNK).map((row) => ({ ...row, created_at: now, updated_at: now }));
    added += ((await trx('reminders').insert(some).onConflict(ONCE).ignore().returning('id')) as unknown[]).length;
  }
  return added;
}

export interface Reminded { id: number; role: 'staff' | 'supervisor' }

/** Who can be reminded: people at the desk who can sign in. */
export async function deskPeople(db: Knex): Promise<Reminded[]> {
  return await db('users').where({ active: 1 }).whereIn('role', ['staff', 'supervisor']).orderBy('id').select('id', 'role');
}
