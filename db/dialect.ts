import type { Knex } from 'knex';
import { LOCKS } from './locks.ts';

/** Which engine is behind a connection, and the few things both must do alike. */

export type Dialect = 'sqlite' | 'postgres';

export const dialectOf = (db: Knex): Dialect =>
  (db.client as { driverName: string }).driverName === 'pg' ? 'postgres' : 'sqlite';

/** Rows of a raw statement, alike on both engines. */
export async function rawRows<Row>(
  db: Knex,
  sql: string,
  bindings: readonly (string | number | null)[] = [],
): Promise<Row[]> {
  const answer: unknown = await db.raw(sql, bindings);
  return Array.isArray(answer) ? answer : (answer as { rows: Row[] }).rows;
}

/**
 * Whether a column is one of these ids, for `where`: one parameter for thousands of them, far
 * cheaper to build than as many.
 */
export function isOneOf(db: Knex, column: string, ids: readonly number[]): Knex.Raw {
  return dialectOf(db) === 'sqlite'
    ? db.raw('?? in (select value from json_each(?))', [column, JSON.stringify(ids)])
    : db.raw('?? = any(?::int[])', [column, `{${ids.join(',')}}`]);
}

/** A column of days moved by so many of them, as SQL; null stays null. */
export const movedDay = (dialect: Dialect, column: string, days: number): string =>
  dialect === 'sqlite'
    ? `date(${column}, '${days} days')`
    : `to_char(${column}::date + (${days}), 'YYYY-MM-DD')`;

/** Texts by id as a table (id, value) to join, from one JSON parameter. */
export function idTexts(db: Knex, values: ReadonlyMap<number, string>): Knex.Raw {
  const sql =
    dialectOf(db) === 'sqlite'
      ? 'select cast(key as integer) as id, value from json_each(?)'
      : 'select key::bigint as id, value from jsonb_each_text(?::jsonb)';
  return db.raw(sql, [JSON.stringify(Object.fromEntries(values))]);
}

/**
 * How long a write waits while another process holds the book, in milliseconds; then it is answered
 * as busy. Writes of this process queue before that.
 */
export const WRITER_WAIT_MS = 2000;

/** How long a write looks for the lock whose wait went by in the queue, in milliseconds. */
export const LAST_TRY_MS = 200;

/**
 * Makes writers wait for each other, for so many milliseconds: BEGIN IMMEDIATE does it on SQLite,
 * an advisory lock held to the end of the transaction on PostgreSQL.
 */
export async function takeWriterLock(trx: Knex.Transaction, wait = WRITER_WAIT_MS): Promise<void> {
  if (dialectOf(trx) !== 'postgres') return;
  await trx.raw(`set local lock_timeout = ${wait}`);
  await trx.raw(`select pg_advisory_xact_lock(${LOCKS.writer})`);
}

/**
 * Lets PostgreSQL count its tables after a bulk load: it plans by what it counted last, and an
 * empty table is read whole. SQLite's plans need no counting, and are steadier without.
 */
export async function analyze(trx: Knex.Transaction): Promise<void> {
  if (dialectOf(trx) === 'postgres') await trx.raw('analyze');
}

/** Reads in one view of the book: nothing that is written meanwhile is seen, or half seen. */
export const inOneView = async <T>(
  db: Knex,
  work: (trx: Knex.Transaction) => Promise<T>,
): Promise<T> =>
  await db.transaction(
    work,
    dialectOf(db) === 'postgres'
      ? { isolationLevel: 'repeatable read', readOnly: true }
      : { readOnly: true },
  );
