import { mkdirSync } from 'node:fs';
import path from 'node:path';
import knexModule, { type Knex } from 'knex';
import pg from 'pg';
import { migrationSource } from './migrations/index.ts';
import { sqliteImmediateClient } from './sqliteClient.ts';

export type Dialect = 'sqlite' | 'postgres';

/** `write` is for units of work only, `read` for everything else. On SQLite they are different connections. */
export interface Database {
  readonly dialect: Dialect;
  readonly write: Knex;
  readonly read: Knex;
  close(): Promise<void>;
}

const knex = knexModule.knex ?? knexModule;

/** Integers arrive as numbers on both engines; one that a number cannot hold is an error, never a rounded value. */
function exactInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`not an exact integer: ${text}`);
  return value;
}
const { builtins } = pg.types;
pg.types.setTypeParser(builtins.INT8, exactInteger);
pg.types.setTypeParser(builtins.NUMERIC, exactInteger);

type SqliteConnection = { exec(sql: string, done: (error: Error | null) => void): void };

function sqlite(filename: string, pragmas: string, pool: number): Knex {
  return knex({
    client: sqliteImmediateClient,
    connection: { filename },
    useNullAsDefault: true,
    migrations: { migrationSource },
    pool: {
      min: 1,
      max: pool,
      afterCreate: (connection: SqliteConnection, done: (error: Error | null, connection: SqliteConnection) => void) => {
        connection.exec(pragmas, (error) => done(error, connection));
      },
    },
  });
}

const BASE = 'PRAGMA busy_timeout=10000; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32000;';

export function openDatabase(url: string): Database {
  if (url.startsWith('postgres')) {
    const pool = knex({ client: 'pg', connection: url, pool: { min: 0, max: 10 }, migrations: { migrationSource } });
    return { dialect: 'postgres', write: pool, read: pool, close: () => pool.destroy() };
  }
  const filename = path.resolve(url.replace(/^sqlite:(\/\/)?/, ''));
  mkdirSync(path.dirname(filename), { recursive: true });
  const write = sqlite(filename, `${BASE} PRAGMA foreign_keys=ON;`, 1);
  const read = sqlite(filename, `PRAGMA busy_timeout=10000; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32000; PRAGMA query_only=ON;`, 2);
  return { dialect: 'sqlite', write, read, close: async () => { await read.destroy(); await write.destroy(); } };
}

/** Migrations get their own connection: a table rebuild with foreign keys on would silently delete the rows of its children. */
export async function migrate(url: string, direction: 'latest' | 'rollback' = 'latest'): Promise<string> {
  const connection = url.startsWith('postgres')
    ? knex({ client: 'pg', connection: url, pool: { min: 0, max: 2 }, migrations: { migrationSource } })
    : migrationSqlite(url);
  try {
    if (direction === 'latest') await connection.migrate.latest();
    else await connection.migrate.rollback(undefined, true);
    if (!url.startsWith('postgres')) {
      const broken: unknown[] = await connection.raw('PRAGMA foreign_key_check');
      if (broken.length > 0) throw new Error(`foreign keys broken after migration: ${broken.length} rows`);
    }
    return await connection.migrate.currentVersion();
  } finally {
    await connection.destroy();
  }
}

function migrationSqlite(url: string): Knex {
  const filename = path.resolve(url.replace(/^sqlite:(\/\/)?/, ''));
  mkdirSync(path.dirname(filename), { recursive: true });
  return sqlite(filename, `${BASE} PRAGMA foreign_keys=OFF;`, 1);
}

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

/** Name of the last migration that ran. */
export async function currentSchema(db: Knex): Promise<string> {
  const row = await db('knex_migrations').orderBy('id', 'desc').first('name');
  return String((row as { name?: string } | undefined)?.name ?? '');
}
