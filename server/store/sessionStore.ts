import type { Knex } from 'knex';
import type { Role } from '../contract/enums.ts';

export interface UserRow {
  id: number;
  username: string;
  full_name: string;
  role: Role;
  password_hash: string;
  active: number;
}

export const findUserByName = async (db: Knex, username: string): Promise<UserRow | undefined> =>
  await db('users').where({ username }).first();

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

/** Signs a user out everywhere, but for one session if it is named. */
export async function endSessions(db: Knex, user_id: number, but = ''): Promise<void> {
  await db('sessions').where({ user_id }).whereNot({ token_hash: but }).delete();
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
