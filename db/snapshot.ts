import { closeSync, openSync } from 'node:fs';
import type { Knex } from 'knex';
import { BASE_PRAGMAS, knex, sqlite } from './connection.ts';
import { analyze, dialectOf, rawRows } from './dialect.ts';
import { migrationSource } from './migrations/index.ts';

/**
 * The whole of a book as it is at one moment, while others write to it: a file of SQLite, or the
 * rows of PostgreSQL as lines of JSON, which need no program of a certain version to be read.
 */

/** Writes a copy of a SQLite book into a file that is not there yet. */
export async function copySqlite(url: string, file: string): Promise<void> {
  closeSync(openSync(file, 'wx', 0o600));
  const db = sqlite(url, BASE_PRAGMAS, 1);
  try {
    await db.raw('VACUUM INTO ?', [file]);
  } finally {
    await db.destroy();
  }
}

/** What is wrong with the pages of a SQLite book; nothing where it is whole. */
export async function sqliteFaults(db: Knex): Promise<string[]> {
  const rows: { quick_check: string }[] = await db.raw('PRAGMA quick_check(5)');
  return rows.map(({ quick_check }) => quick_check).filter((text) => text !== 'ok');
}

/** Brings all of a SQLite book into its one file, so that the file can be moved. */
export async function settleSqlite(db: Knex): Promise<void> {
  await db.raw('PRAGMA wal_checkpoint(TRUNCATE)');
}

/** Migrations that this version knows, in their order. */
export const knownSchemas = async (): Promise<string[]> => await migrationSource.getMigrations([]);

/** Whether a database holds no table at all. */
export async function isEmpty(db: Knex): Promise<boolean> {
  const [row] = await rawRows<{ n: number }>(
    db,
    dialectOf(db) === 'postgres'
      ? 'select count(*) as n from pg_tables where schemaname = current_schema()'
      : "select count(*) as n from sqlite_master where type = 'table' and name not like 'sqlite_%'",
  );
  return Number(row?.n ?? 0) === 0;
}

/** A line of a dump: the table that the next rows are of, a row as it is written, the end. */
export type DumpLine =
  | { readonly table: string }
  | { readonly row: string }
  | { readonly end: DumpEnd };
export interface DumpEnd {
  readonly rows: Readonly<Record<string, number>>;
  /** What the next ids follow, by the column they are of. */
  readonly sequences: readonly (readonly [name: string, last: number])[];
}

interface TableOf {
  readonly name: string;
  /** Whether its rows hold files. */
  readonly heavy: boolean;
  readonly numbered: boolean;
}
const TABLES = `select c.relname as name, exists (select 1 from pg_attribute a
    where a.attrelid = c.oid and a.attnum > 0 and a.atttypid = 'bytea'::regtype) as heavy,
    exists (select 1 from pg_attribute a
    where a.attrelid = c.oid and a.attname = 'id' and not a.attisdropped) as numbered
  from pg_class c join pg_namespace s on s.oid = c.relnamespace
  where s.nspname = current_schema() and c.relkind = 'r' and c.relname <> 'knex_migrations_lock'
  order by 1`;
const SEQUENCES = `select sequencename as name, coalesce(last_value, 0) as last
  from pg_sequences where schemaname = current_schema() order by 1`;

/** Rows that are fetched at a time; of tables that hold files one. */
const AT_ONCE = 500;

/**
 * A view of a book that stays as it is until it is given back; of SQLite from the first reading on.
 */
export const openView = async (db: Knex): Promise<Knex.Transaction> =>
  dialectOf(db) === 'postgres'
    ? await db.transaction({ isolationLevel: 'repeatable read', readOnly: true })
    : await db.transaction({ readOnly: true });

/** Reads all rows of a view of a PostgreSQL book. */
export async function* dumpPostgres(view: Knex.Transaction): AsyncGenerator<DumpLine> {
  const rows: Record<string, number> = {};
  for (const { name, heavy, numbered } of await rawRows<TableOf>(view, TABLES)) {
    yield { table: name };
    rows[name] = 0;
    await view.raw(
      `declare all_rows cursor for select row_to_json(whole)::text as row from "${name}" whole ` +
        (numbered ? 'order by id' : ''),
    );
    for (let more = true; more; ) {
      const some = await rawRows<{ row: string }>(
        view,
        `fetch ${heavy ? 1 : AT_ONCE} from all_rows`,
      );
      for (const { row } of some) yield { row };
      rows[name] += some.length;
      more = some.length > 0;
    }
    await view.raw('close all_rows');
  }
  const sequences = await rawRows<{ name: string; last: number }>(view, SEQUENCES);
  yield { end: { rows, sequences: sequences.map(({ name, last }) => [name, last]) } };
}

/** Brings a database to a schema that may be older than this version's. */
async function migrateTo(db: Knex, schema: string): Promise<void> {
  const known = await knownSchemas();
  const wanted = known.slice(0, known.indexOf(schema) + 1);
  await db.migrate.latest({
    migrationSource: {
      ...migrationSource,
      getMigrations: async () => await Promise.resolve(wanted),
    },
  });
}

const FOREIGN_KEYS = `select conrelid::regclass::text as "table", conname as name,
    pg_get_constraintdef(oid) as made
  from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace`;

/** Brings dumped rows into an empty PostgreSQL database: all, or none. */
export async function loadPostgres(
  url: string,
  schema: string,
  lines: AsyncIterable<DumpLine>,
): Promise<void> {
  const db = knex({ client: 'pg', connection: url, pool: { min: 0, max: 1 } });
  try {
    await migrateTo(db, schema);
    await db.transaction(async (trx) => {
      const tables = (await rawRows<{ name: string }>(trx, TABLES)).map(({ name }) => name);
      const keys = await rawRows<{ table: string; name: string; made: string }>(trx, FOREIGN_KEYS);
      for (const { table, name } of keys)
        await trx.raw(`alter table ${table} drop constraint "${name}"`);
      for (const name of tables) await trx.raw(`alter table "${name}" disable trigger user`);
      await trx.raw(`truncate ${tables.map((name) => `"${name}"`).join(', ')}`);
      await loadRows(trx, lines);
      for (const name of tables) await trx.raw(`alter table "${name}" enable trigger user`);
      for (const { table, name, made } of keys)
        await trx.raw(`alter table ${table} add constraint "${name}" ${made}`);
    });
    await analyze(db);
  } catch (error) {
    await emptyAgain(db);
    throw error;
  } finally {
    await db.destroy();
  }
}

/** Takes a schema away again into which nothing could be brought. */
async function emptyAgain(db: Knex): Promise<void> {
  await db.migrate.rollback({ migrationSource }, true);
  for (const table of ['knex_migrations', 'knex_migrations_lock'])
    await db.schema.dropTableIfExists(table);
}

/** Rows are brought in so many, or so many signs of them, at a time. */
const MOST_ROWS = 1000;
const MOST_SIGNS = 4_000_000;

async function loadRows(trx: Knex.Transaction, lines: AsyncIterable<DumpLine>): Promise<void> {
  let [table, rows, signs]: [string, string[], number] = ['', [], 0];
  const store = async (): Promise<void> => {
    if (rows.length > 0)
      await trx.raw(
        `insert into "${table}" select * from json_populate_recordset(null::"${table}", ?::json)`,
        [`[${rows.join(',')}]`],
      );
    [rows, signs] = [[], 0];
  };
  for await (const line of lines) {
    if ('row' in line) {
      rows.push(line.row);
      signs += line.row.length;
      if (rows.length >= MOST_ROWS || signs >= MOST_SIGNS) await store();
      continue;
    }
    await store();
    if ('table' in line) table = line.table;
    else
      for (const [name, last] of line.end.sequences)
        if (last > 0) await trx.raw('select setval(?, ?)', [`"${name}"`, last]);
  }
}
