import type { Knex } from 'knex';

/** What of a database was made for demos, by the audit: whatever command made it. */

/** The demo book is written when a database is new: its events are among the first. */
const FIRST_EVENTS = 2000;

const madeByDemo = (db: Knex): Knex.QueryBuilder =>
  db('audit_events')
    .where({ resource: 'users', action: 'create', actor_name: 'system' })
    .where('id', '<=', FIRST_EVENTS)
    .select('record_id');

/** Demo accounts that can sign in, and whether the book is the invented one. */
export async function demoTraces(db: Knex): Promise<{ accounts: string[]; book: boolean }> {
  const accounts: { username: string }[] = await db('users')
    .whereIn('id', madeByDemo(db))
    .where({ active: 1 })
    .orderBy('id')
    .select('username');
  const event = await db('audit_events')
    .where({ actor_name: 'demo' })
    .where('id', '<=', FIRST_EVENTS)
    .first('id');
  return { accounts: accounts.map(({ username }) => username), book: event !== undefined };
}

/** Whether somebody has an account who is not of the demo: then the book is theirs. */
export const hasRealAccounts = async (db: Knex): Promise<boolean> =>
  (await db('users').whereNotIn('id', madeByDemo(db)).first('id')) !== undefined;
