import type { Knex } from 'knex';
import type { Database } from '../../db/connection.ts';
import type { UserRow } from '../contract/resources/system.ts';

export const findUserByName = async (db: Knex, username: string): Promise<UserRow | undefined> =>
  await db('users').where({ username }).first();

/** Stores a session, and deletes those that have expired. */
export async function insertSession(
  db: Knex,
  row: Record<'token_hash' | 'created_at' | 'expires_at' | 'seen_at', string> & {
    user_id: number;
  },
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

/** A user by a session; when they were last at work there, null where that is not known. */
export type SessionUser = UserRow & { readonly seen_at: string | null };

/**
 * The active user of a session that has not expired at the instant `now`, and in which they were at
 * work since `idleFrom`.
 */
export const findSessionUser = async (
  db: Knex,
  tokenHash: string,
  { now, idleFrom }: { now: string; idleFrom: string },
): Promise<SessionUser | undefined> =>
  await db('sessions')
    .join('users', 'users.id', 'sessions.user_id')
    .where({ token_hash: tokenHash, active: 1 })
    .where('expires_at', '>', now)
    .where((open) => {
      void open.whereNull('seen_at').orWhere('seen_at', '>', idleFrom);
    })
    .select('users.*', 'sessions.seen_at')
    .first();

/** Keeps that the person of a session was at work; beside any unit of work, nothing rests on it. */
export async function keepSeen({ write }: Database, token_hash: string, at: string): Promise<void> {
  await write('sessions').where({ token_hash }).update({ seen_at: at });
}
