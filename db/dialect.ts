import type { Knex } from 'knex';
import { isBusy } from './errors.ts';
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
 * How long a write waits while another holds the book, in milliseconds; then it is answered as
 * busy. All but a few writes of this process queue before that.
 */
export const WRITER_WAIT_MS = 2000;

/** How long a write looks for the lock whose wait went by in the queue, in milliseconds. */
export const LAST_TRY_MS = 200;

/** How long a write waits in all where the lock goes from one writer to the next. */
const QUEUE_WAIT_MS = 10_000;

/** The transaction that holds the writer's lock; undefined where none does just now. */
async function writerOf(trx: Knex.Transaction): Promise<string | undefined> {
  const [row] = await rawRows<{ holder: string }>(
    trx,
    `select virtualtransaction as holder from pg_locks
     where locktype = 'advisory' and granted and objid = ${LOCKS.writer} and objsubid = 1
     and database = (select oid from pg_database where datname = current_database())`,
  );
  return row?.holder;
}

/** Waits in the queue for the lock; false where it was not its turn within so many milliseconds. */
async function queued(trx: Knex.Transaction, wait: number, isLast: boolean): Promise<boolean> {
  await trx.raw(`set local lock_timeout = ${wait}; savepoint queued`);
  try {
    await trx.raw(`select pg_advisory_xact_lock(${LOCKS.writer})`);
    return true;
  } catch (error) {
    if (isLast || !isBusy(error)) throw error;
    await trx.raw('rollback to savepoint queued');
    return false;
  }
}

/**
 * Makes writers wait for each other: BEGIN IMMEDIATE does it on SQLite, an advisory lock held to
 * the end of the transaction on PostgreSQL. One writer that holds it is waited for so many
 * milliseconds; where the lock goes from hand to hand, as between busy servers, for longer.
 */
export async function takeWriterLock(trx: Knex.Transaction, wait = WRITER_WAIT_MS): Promise<void> {
  if (dialectOf(trx) !== 'postgres') return;
  const [free] = await rawRows<{ held: boolean }>(
    trx,
    `select pg_try_advisory_xact_lock(${LOCKS.writer}) as held,
     set_config('lock_timeout', '${wait}', true)`,
  );
  if (free?.held === true) return;
  const met = await writerOf(trx);
  if (await queued(trx, wait, false)) return;
  const isHeld = met !== undefined && met === (await writerOf(trx));
  await queued(trx, isHeld ? 1 : QUEUE_WAIT_MS - wait, true);
}

/**
 * Lets PostgreSQL count the tables of the book after a bulk load: it plans by what it counted last,
 * and an empty table is read whole. Not `analyze` alone: whoever owns the server would count and
 * lock the catalogs that all its databases share. SQLite's plans need no counting, and are steadier
 * without.
 */
export async function analyze(db: Knex): Promise<void> {
  if (dialectOf(db) !== 'postgres') return;
  const tables = await rawRows<{ name: string }>(
    db,
    'select quote_ident(tablename) as name from pg_tables where schemaname = current_schema()',
  );
  if (tables.length > 0) await db.raw(`analyze ${tables.map(({ name }) => name).join(', ')}`);
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
