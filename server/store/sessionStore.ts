import type { Knex } from 'knex';
import type { Database } from '../../db/connection.ts';
import type { UserRow } from '../contract/resources/system.ts';
import type { ToDo } from '../domain/signIn.ts';

export const findUserByName = async (db: Knex, username: string): Promise<UserRow | undefined> =>
  await db('users').where({ username }).first();

/** A session as its table holds it. */
export interface SessionRow {
  readonly token_hash: string;
  readonly user_id: number;
  readonly created_at: string;
  readonly expires_at: string;
  /** When its person was last at work; null where that is not known. */
  readonly seen_at: string | null;
  readonly place: string | null;
  readonly browser: string | null;
  readonly system: string | null;
  /** It ends so long after its person was last at work. */
  readonly idle_minutes: number | null;
  /** What its person has to do before anything else. */
  readonly to_do: ToDo | null;
  /** When its person last showed that it is them. */
  readonly confirmed_at: string | null;
}

/** Stores a session, and deletes those that have expired. */
export async function insertSession(db: Knex, row: SessionRow): Promise<void> {
  await db('sessions').insert(row);
  await db('sessions').where('expires_at', '<', row.created_at).delete();
}

export async function deleteSession(db: Knex, tokenHash: string): Promise<void> {
  await db('sessions').where({ token_hash: tokenHash }).delete();
}

/** Signs a user out everywhere, but of a session whose hash is given; answers of how many. */
export const endSessions = async (db: Knex, user_id: number, goesOn = ''): Promise<number> =>
  await db('sessions').where({ user_id }).whereNot({ token_hash: goesOn }).delete();

/** Sessions of a user that have not expired, the latest first. */
export async function sessionsOf(db: Knex, user_id: number, now: string): Promise<SessionRow[]> {
  const rows: SessionRow[] = await db('sessions')
    .where({ user_id })
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc');
  return rows;
}

/** A user by a session, with what that says of them. */
export type SessionUser = UserRow &
  Pick<SessionRow, 'seen_at' | 'idle_minutes' | 'to_do' | 'confirmed_at'>;

/** The active user of a session that has not expired at an instant. */
export const findSessionUser = async (
  db: Knex,
  tokenHash: string,
  now: string,
): Promise<SessionUser | undefined> =>
  await db('sessions')
    .join('users', 'users.id', 'sessions.user_id')
    .where({ token_hash: tokenHash, active: 1 })
    .where('expires_at', '>', now)
    .select(
      'users.*',
      'sessions.seen_at',
      'sessions.idle_minutes',
      'sessions.to_do',
      'sessions.confirmed_at',
    )
    .first();

/** Keeps that the person of a session was at work; beside any unit of work, nothing rests on it. */
export async function keepSeen({ write }: Database, token_hash: string, at: string): Promise<void> {
  await write('sessions').where({ token_hash }).update({ seen_at: at });
}

/** Keeps what a session's person has shown or done. */
export async function changeSession(
  db: Knex,
  token_hash: string,
  values: Partial<Pick<SessionRow, 'to_do' | 'confirmed_at'>>,
): Promise<void> {
  await db('sessions').where({ token_hash }).update(values);
}
