import type { Knex } from 'knex';
import { rawRows } from './dialect.ts';

/**
 * A table of SQLite whose checks change: SQLite cannot alter one, so the table is made anew from
 * its own text. Triggers go with the old table and are put back by the caller.
 */

interface Kept {
  readonly table: string;
  readonly sql: string;
  readonly indexes: readonly string[];
}

const keptName = (table: string): string => `${table}_kept`;

/**
 * Puts the rows of a table aside and drops it. It must have no children: with foreign keys on, a
 * dropped parent takes the rows of its children along.
 */
export async function putAside(knex: Knex, table: string): Promise<Kept> {
  const parts = await rawRows<{ type: string; sql: string | null }>(
    knex,
    'SELECT type, sql FROM sqlite_master WHERE tbl_name = ?',
    [table],
  );
  const sql = parts.find(({ type }) => type === 'table')?.sql;
  if (sql == null) throw new Error(`there is no table ${table}`);
  await knex.raw(`CREATE TABLE ${keptName(table)} AS SELECT * FROM ${table}`);
  await knex.raw(`DROP TABLE ${table}`);
  const indexes = parts.flatMap((part) => (part.type === 'index' && part.sql ? [part.sql] : []));
  return { table, sql, indexes };
}

/**
 * Makes a table that was put aside again, with parts of its text changed, and brings its rows and
 * indexes back.
 */
export async function putBack(
  knex: Knex,
  { table, sql, indexes }: Kept,
  changes: readonly (readonly [from: string, to: string])[],
): Promise<void> {
  const changed = changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`${table} has no ${from}`);
    return text.replace(from, to);
  }, sql);
  await knex.raw(changed);
  await knex.raw(`INSERT INTO ${table} SELECT * FROM ${keptName(table)}`);
  await knex.raw(`DROP TABLE ${keptName(table)}`);
  for (const index of indexes) await knex.raw(index);
}

/** Puts other words into a check of PostgreSQL. */
export async function replaceCheck(
  knex: Knex,
  table: string,
  name: string,
  check: string,
): Promise<void> {
  await knex.raw(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  await knex.raw(`ALTER TABLE ${table} ADD CONSTRAINT ${name} CHECK (${check})`);
}
