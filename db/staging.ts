import type { Knex } from 'knex';
import { BASE_PRAGMAS, knex, sqlite } from './connection.ts';
import { dialectOf, rawRows } from './dialect.ts';

/**
 * A place in which rows are got ready that are to enter a book all at once: temporary tables of one
 * connection, under the names of the book's own, which they hide from it. What is done there by the
 * code that writes the book locks nobody out and is seen by nobody, and it is gone with its
 * connection, also where that is killed.
 */

/** One connection, kept for as long as the staging takes. */
export function openStaging(url: string): Knex {
  if (url.startsWith('postgres'))
    return knex({ client: 'pg', connection: url, pool: { min: 1, max: 1 } });
  // Temporary tables hold no foreign keys: they would name tables that stand beside them.
  return sqlite(url, `${BASE_PRAGMAS} PRAGMA temp_store=FILE; PRAGMA foreign_keys=OFF;`, 1);
}

/** Hides these tables behind empty ones that take the same rows. */
export async function hideTables(db: Knex, tables: readonly string[]): Promise<void> {
  for (const table of tables)
    if (dialectOf(db) === 'postgres')
      await db.raw(
        `create temp table ${table} (like public.${table} including defaults including ` +
          'constraints including indexes)',
      );
    else await hideSqliteTable(db, table);
}

async function hideSqliteTable(db: Knex, table: string): Promise<void> {
  const made = await rawRows<{ sql: string }>(
    db,
    `select sql from main.sqlite_master where tbl_name = ? and type in ('table', 'index')
     and sql is not null order by type desc`,
    [table],
  );
  for (const { sql } of made)
    await db.raw(
      sql
        .replace(/^create table /i, 'create temp table ')
        .replace(/^(create (?:unique )?index )/i, '$1temp.'),
    );
}

/** The name a hidden table's rows have once the book's own table is seen again. */
export const staged = (table: string): string => `staged_${table}`;

/** Shows the book's own tables again; the rows got ready stand beside them as `staged(table)`. */
export async function showTables(db: Knex, tables: readonly string[]): Promise<void> {
  const from = dialectOf(db) === 'postgres' ? 'pg_temp' : 'temp';
  for (const table of tables)
    await db.raw(`alter table ${from}.${table} rename to ${staged(table)}`);
  if (dialectOf(db) === 'sqlite') await db.raw('pragma foreign_keys = on');
}

/**
 * Keeps `count` ids of a table for the rows that are got ready next: nobody else is given them, and
 * what names the rows by them stays right. PostgreSQL gives both tables their ids from one counter.
 */
export async function reserveIds(db: Knex, table: string, count: number): Promise<void> {
  if (dialectOf(db) === 'postgres' || count === 0) return;
  const last = await db.transaction(async (trx) => {
    const [row] = await rawRows<{ seq: number }>(
      trx,
      'select seq from main.sqlite_sequence where name = ?',
      [table],
    );
    await trx.raw(
      row === undefined
        ? 'insert into main.sqlite_sequence (seq, name) values (?, ?)'
        : 'update main.sqlite_sequence set seq = seq + ? where name = ?',
      [count, table],
    );
    return row?.seq ?? 0;
  });
  await db.raw('delete from temp.sqlite_sequence where name = ?', [table]);
  await db.raw('insert into temp.sqlite_sequence (name, seq) values (?, ?)', [table, last]);
}

/** Takes the rows that were got ready into the book, in their order, as written at an instant. */
export async function takeStaged(
  trx: Knex.Transaction,
  table: string,
  { keepIds, now }: { keepIds: boolean; now: string },
): Promise<void> {
  const columns = Object.keys(await trx(table).columnInfo()).filter(
    (name) => keepIds || name !== 'id',
  );
  const values = columns.map((name) => (WRITTEN.has(name) ? '?' : `"${name}"`));
  await trx.raw(
    `insert into ${table} (${columns.map((name) => `"${name}"`).join(', ')})
     select ${values.join(', ')} from ${staged(table)} order by id`,
    values.filter((value) => value === '?').map(() => now),
  );
}

/** When a row was written: not before it could be seen. */
const WRITTEN = new Set(['created_at', 'updated_at', 'recorded_at']);
