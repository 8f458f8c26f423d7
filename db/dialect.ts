import type { Knex } from 'knex';

/** Which engine is behind a connection, and the few things both must do alike. */

export type Dialect = 'sqlite' | 'postgres';

export const dialectOf = (db: Knex): Dialect => ((db.client as { driverName: string }).driverName === 'pg' ? 'postgres' : 'sqlite');

/** Rows of a raw statement, alike on both engines. */
export async function rawRows<Row>(db: Knex, sql: string, bindings: readonly (string | number | null)[] = []): Promise<Row[]> {
  const answer = (await db.raw(sql, bindings)) as unknown as Row[] | { rows: Row[] };
  return Array.isArray(answer) ? answer : answer.rows;
}

/** One writer at a time: BEGIN IMMEDIATE does it on SQLite, an advisory lock held to the end of the transaction on PostgreSQL. */
export async function takeWriterLock(trx: Knex.Transaction): Promise<void> {
  if (dialectOf(trx) === 'postgres') await trx.raw('select pg_advisory_xact_lock(7240)');
}
