import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Knex } from 'knex';
import { LAST_TRY_MS } from './dialect.ts';
import { BookGone } from './errors.ts';

const require = createRequire(import.meta.url);

type Begin = {
  query(connection: unknown, sql: string): Promise<unknown>;
  isCompleted(): boolean;
  readOnly?: boolean;
  askedAt: number;
};
type Constructor<T> = new (...args: never[]) => T;

interface Statement {
  all(bindings: readonly unknown[], done: (error: Error | null, rows?: unknown[]) => void): void;
  finalize(done?: () => void): void;
}
interface Connection {
  prepare(sql: string, done: (error: Error | null) => void): Statement;
  configure(option: 'busyTimeout', milliseconds: number): void;
}
interface Query {
  readonly sql: string;
  readonly bindings?: readonly unknown[];
  readonly method: string;
  response?: unknown;
}
interface Client {
  _query(connection: Connection, query: Query): Promise<Query>;
  destroyRawConnection(connection: Connection): Promise<unknown>;
  acquireRawConnection(): Promise<Connection>;
  readonly connectionSettings: { readonly filename: string; readonly lockWait: number };
}

const SqliteClient = require('knex/lib/dialects/sqlite3') as Constructor<Client>;
const SqliteTransaction =
  require('knex/lib/dialects/sqlite3/execution/sqlite-transaction') as Constructor<object>;

/** The file behind a connection: where, which one, how long its lock is waited for. */
interface BookFile {
  readonly name: string;
  readonly inode: number | undefined;
  readonly lockWait: number;
}
const files = new WeakMap<object, BookFile>();

/** Which file stands at a place; undefined where none does. */
const inodeOf = async (name: string): Promise<number | undefined> =>
  await stat(name).then(
    ({ ino }) => ino,
    () => undefined,
  );

/**
 * Knex opens SQLite transactions with a deferred BEGIN: two connections that read and then write
 * fail at once with SQLITE_BUSY, whatever the busy timeout. BEGIN IMMEDIATE takes the write lock
 * first, so the second one waits its turn: what it waited in the queue counts, so that those behind
 * one that met a lock do not each wait anew.
 *
 * A file that was deleted or replaced stays open on its old bytes, where SQLite goes on writing
 * without a word: what is written there is lost.
 */
class ImmediateTransaction extends SqliteTransaction {
  readonly askedAt = performance.now();

  async begin(this: Begin, connection: Connection): Promise<void> {
    if (this.readOnly) {
      await this.query(connection, 'BEGIN;');
      return;
    }
    const file = files.get(connection);
    if (file !== undefined) {
      if ((await inodeOf(file.name)) !== file.inode) throw new BookGone(file.name);
      const waited = performance.now() - this.askedAt;
      const left = Math.max(file.lockWait - Math.floor(waited), LAST_TRY_MS);
      connection.configure('busyTimeout', left);
    }
    await this.query(connection, 'BEGIN IMMEDIATE;');
    // Knex has rejected the transaction by now, but would do its work all the same.
    if (this.isCompleted()) throw new Error('the transaction did not begin');
  }
}

/** Statements kept prepared on one connection; of a text seen once none is. */
const KEPT = 300;

/**
 * The statements of one connection that are asked again and again, prepared once: preparing takes
 * as long as running a small one. The least recently used make room.
 */
class Prepared {
  readonly #kept = new Map<string, Statement>();
  readonly #seen = new Set<string>();

  /** The statement of a text; undefined at its first time, when keeping it is not worth it yet. */
  async of(connection: Connection, sql: string): Promise<Statement | undefined> {
    const kept = this.#kept.get(sql);
    if (kept !== undefined) {
      this.#kept.delete(sql);
      this.#kept.set(sql, kept);
      return kept;
    }
    if (!this.#seen.has(sql)) {
      if (this.#seen.size >= 4 * KEPT) this.#seen.clear();
      this.#seen.add(sql);
      return undefined;
    }
    const made = await new Promise<Statement>((resolve, reject) => {
      const statement = connection.prepare(sql, (error) => {
        if (error === null) resolve(statement);
        else reject(error);
      });
    });
    // Two at once may have prepared it: the first one may be at work and is kept.
    const first = this.#kept.get(sql);
    if (first !== undefined) {
      made.finalize();
      return first;
    }
    this.#kept.set(sql, made);
    const [oldest] = this.#kept;
    if (this.#kept.size > KEPT && oldest !== undefined) {
      this.#kept.delete(oldest[0]);
      oldest[1].finalize();
    }
    return made;
  }

  /** A connection does not close while a statement of it is open. */
  finalize(): void {
    for (const statement of this.#kept.values()) statement.finalize();
    this.#kept.clear();
  }
}

const prepared = new WeakMap<Connection, Prepared>();

/** Whether a query answers rows and nothing else, and is of a kind that comes again. */
const isRead = ({ method, sql }: Query): boolean =>
  (method === 'select' || method === 'first' || method === 'pluck' || method === 'raw') &&
  /^(?:select|with)\b/i.test(sql);

class SqliteImmediate extends SqliteClient {
  transaction(...args: unknown[]): object {
    return new (ImmediateTransaction as unknown as new (...args: unknown[]) => object)(
      this,
      ...args,
    );
  }

  override async acquireRawConnection(): Promise<Connection> {
    const { filename: name, lockWait } = this.connectionSettings;
    const connection = await super.acquireRawConnection();
    files.set(connection, { name, inode: await inodeOf(name), lockWait });
    return connection;
  }

  override async _query(connection: Connection, query: Query): Promise<Query> {
    const statement = isRead(query) ? await preparedOf(connection).of(connection, query.sql) : null;
    if (!statement) return await super._query(connection, query);
    query.response = await new Promise((resolve, reject) => {
      statement.all(query.bindings ?? [], (error, rows) => {
        if (error === null) resolve(rows);
        else reject(error);
      });
    });
    return query;
  }

  override async destroyRawConnection(connection: Connection): Promise<unknown> {
    prepared.get(connection)?.finalize();
    return await super.destroyRawConnection(connection);
  }
}

function preparedOf(connection: Connection): Prepared {
  const known = prepared.get(connection) ?? new Prepared();
  prepared.set(connection, known);
  return known;
}
Object.assign(SqliteImmediate.prototype, { dialect: 'sqlite3', driverName: 'sqlite3' });

export const sqliteImmediateClient = SqliteImmediate as unknown as typeof Knex.Client;
