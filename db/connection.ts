import { mkdirSync } from 'node:fs';
import path from 'node:path';
import knexModule, { type Knex } from 'knex';
import pg from 'pg';
import type { Dialect } from './dialect.ts';
import { sqliteImmediateClient } from './sqliteClient.ts';

/**
 * `write` is for units of work only, `read` for everything else. On SQLite they are different
 * connections.
 */
export interface Database {
  readonly dialect: Dialect;
  readonly write: Knex;
  readonly read: Knex;
  close(): Promise<void>;
}

export const knex = knexModule.knex ?? knexModule;

/**
 * Integers arrive as numbers on both engines; one that a number cannot hold is an error, never a
 * rounded value.
 */
function exactInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`not an exact integer: ${text}`);
  return value;
}
const { builtins } = pg.types;
pg.types.setTypeParser(builtins.INT8, exactInteger);
pg.types.setTypeParser(builtins.NUMERIC, exactInteger);

type SqliteConnection = { exec(sql: string, done: (error: Error | null) => void): void };

/** A SQLite connection pool; `pragmas` run on each connection. */
export function sqlite(url: string, pragmas: string, pool: number): Knex {
  const filename = path.resolve(url.replace(/^sqlite:(\/\/)?/, ''));
  mkdirSync(path.dirname(filename), { recursive: true });
  return knex({
    client: sqliteImmediateClient,
    connection: { filename },
    useNullAsDefault: true,
    pool: {
      min: 1,
      max: pool,
      afterCreate: (
        connection: SqliteConnection,
        done: (error: Error | null, connection: SqliteConnection) => void,
      ) => {
        connection.exec(pragmas, (error) => done(error, connection));
      },
    },
  });
}

export const BASE_PRAGMAS =
  'PRAGMA busy_timeout=10000; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA ' +
  'temp_store=MEMORY; PRAGMA cache_size=-32000;';

export function openDatabase(url: string): Database {
  if (url.startsWith('postgres')) {
    const pool = knex({ client: 'pg', connection: url, pool: { min: 0, max: 10 } });
    return { dialect: 'postgres', write: pool, read: pool, close: () => pool.destroy() };
  }
  const write = sqlite(url, `${BASE_PRAGMAS} PRAGMA foreign_keys=ON;`, 1);
  const read = sqlite(
    url,
    'PRAGMA busy_timeout=10000; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32000; PRAGMA ' +
      'query_only=ON;',
    2,
  );
  return {
    dialect: 'sqlite',
    write,
    read,
    close: async () => {
      await read.destroy();
      await write.destroy();
    },
  };
}
