import { mkdirSync } from 'node:fs';
import path from 'node:path';
import knexModule, { type Knex } from 'knex';
import pg from 'pg';
import type { Dialect } from './dialect.ts';
import { WRITER_WAIT_MS } from './dialect.ts';
import { LOCKS } from './locks.ts';
import { sqliteImmediateClient } from './sqliteClient.ts';

/**
 * `write` is for units of work only, `read` for everything else: different connections, of which
 * the reading ones cannot write.
 */
export interface Database {
  readonly dialect: Dialect;
  readonly write: Knex;
  readonly read: Knex;
  /**
   * Does work of one name after the other, in all processes on the book, beside writers and
   * readers. Work of one name in one process queues before it comes here.
   */
  readonly inTurn: <T>(name: string, work: () => Promise<T>) => Promise<T>;
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

/** Knex's own patience. */
const DEFAULT_WAIT_MS = 60_000;

/** Milliseconds that a connection waits for a lock of the file, and is itself waited for. */
interface Patience {
  readonly lock: number;
  readonly queue: number;
}
/** Of what runs beside the server, such as a migration: it has time. */
const PATIENT: Patience = { lock: 10_000, queue: DEFAULT_WAIT_MS };
const WRITING: Patience = { lock: WRITER_WAIT_MS, queue: 10_000 };
const READING: Patience = { lock: WRITER_WAIT_MS, queue: DEFAULT_WAIT_MS };

/** A SQLite connection pool; `pragmas` run on each connection. */
export function sqlite(url: string, pragmas: string, pool: number, wait = PATIENT): Knex {
  const filename = path.resolve(url.replace(/^sqlite:(\/\/)?/, ''));
  mkdirSync(path.dirname(filename), { recursive: true });
  const connection = { filename, lockWait: wait.lock };
  return knex({
    client: sqliteImmediateClient,
    connection,
    useNullAsDefault: true,
    acquireConnectionTimeout: wait.queue,
    pool: {
      min: 1,
      max: pool,
      afterCreate: (
        connection: SqliteConnection,
        done: (error: Error | null, connection: SqliteConnection) => void,
      ) => {
        connection.exec(`PRAGMA busy_timeout=${wait.lock}; ${pragmas}`, (error) =>
          done(error, connection),
        );
      },
    },
  });
}

export const BASE_PRAGMAS =
  'PRAGMA journal_mode=WAL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32000;';

/** Connections of PostgreSQL: writes wait for each other, and hold one each while they do. */
const READERS = 10;
const WRITERS = 4;
const TURNS = 4;
/** How long work waits for its turn while another process is at work of the same name. */
const TURN_WAIT_MS = 10_000;

/**
 * Reads and writes have connections apart: however many writes wait, a list does not wait behind
 * them. The readers' cannot write, as on SQLite.
 */
function postgres(url: string): Database {
  const server = { connectionString: url, connectionTimeoutMillis: WRITER_WAIT_MS };
  const write = knex({
    client: 'pg',
    connection: server,
    acquireConnectionTimeout: WRITING.queue,
    pool: { min: 0, max: WRITERS },
  });
  const read = knex({
    client: 'pg',
    connection: { ...server, options: '-c default_transaction_read_only=on' },
    pool: { min: 0, max: READERS },
  });
  const turns = knex({ client: 'pg', connection: server, pool: { min: 0, max: TURNS } });
  return {
    dialect: 'postgres',
    write,
    read,
    inTurn: async (name, work) =>
      await turns.transaction(async (trx) => {
        await trx.raw(`set local lock_timeout = ${TURN_WAIT_MS}`);
        await trx.raw('select pg_advisory_xact_lock(?, hashtext(?))', [LOCKS.turn, name]);
        return await work();
      }),
    close: async () => {
      await turns.destroy();
      await read.destroy();
      await write.destroy();
    },
  };
}

/** What a write that was answered outlives: the process alone, or that the machine loses power. */
type Survives = 'process' | 'power loss';

/**
 * Opens a book. Its writes are on the disk when they are answered: SQLite is told so
 * (`synchronous=FULL`, a flush a write), PostgreSQL does it unless its own settings say otherwise.
 * Only a book that is thrown away anyway may do with less.
 */
export function openDatabase(url: string, survives: Survives = 'power loss'): Database {
  if (url.startsWith('postgres')) {
    return postgres(url);
  }
  const flush = survives === 'process' ? 'NORMAL' : 'FULL';
  const write = sqlite(
    url,
    `${BASE_PRAGMAS} PRAGMA synchronous=${flush}; PRAGMA foreign_keys=ON;`,
    1,
    WRITING,
  );
  const read = sqlite(
    url,
    'PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32000; PRAGMA query_only=ON;',
    2,
    READING,
  );
  return {
    dialect: 'sqlite',
    write,
    read,
    // One process has the file.
    inTurn: async (_name, work) => await work(),
    close: async () => {
      await read.destroy();
      await write.destroy();
    },
  };
}
