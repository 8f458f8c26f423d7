import type { Knex } from 'knex';
import type { UserRow } from '../contract/resources/system.ts';

export const findUserByName = async (db: Knex, username: string): Promise<UserRow | undefined> =>
  await db('users').where({ username }).first();

/** Stores a session, and deletes those that have expired. */
export async function insertSession(
  db: Knex,
  row: { token_hash: string; user_id: number; created_at: string; expires_at: string },
): Promise<void> {
  await db('sessions').insert(row);
  await db('sessions').where('expires_at', '<', row.created_at).delete();
}

export async function deleteSession(db: Knex, tokenHash: string): Promise<void> {
  await db('sessions').where({ token_hash: tokenHash }).delete();
}

/** Signs a user out everywhere; a session whose hash is given goes on. */
export async function endSessions(db: Knex, user_id: number, goesOn = ''): Promise<void> {
  await db('sessions').where({ user_id }).whereNot({ token_hash: goesOn }).delete();
}

/** The active user of a session that has not expired at the instant. */
export const findSessionUser = async (
  db: Knex,
  tokenHash: string,
  now: string,
): Promise<UserRow | undefined> =>
  await db('sessions')
    .join('users', 'users.id', 'sessions.user_id')
    .where({ token_hash: tokenHash, active: 1 })
    .where('expires_at', '>', now)
    .select('users.*')
    .first();
