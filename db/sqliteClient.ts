import { createRequire } from 'node:module';
import type { Knex } from 'knex';

const require = createRequire(import.meta.url);

type Begin = { query(connection: unknown, sql: string): Promise<unknown>; readOnly?: boolean };
type Constructor = new (...args: never[]) => object;

const SqliteClient = require('knex/lib/dialects/sqlite3') as Constructor;
const SqliteTransaction =
  require('knex/lib/dialects/sqlite3/execution/sqlite-transaction') as Constructor;

/**
 * Knex opens SQLite transactions with a deferred BEGIN: two connections that read and then write
 * fail at once with SQLITE_BUSY, whatever the busy timeout. BEGIN IMMEDIATE takes the write lock
 * first, so the second one waits its turn.
 */
class ImmediateTransaction extends SqliteTransaction {
  begin(this: Begin, connection: unknown): Promise<unknown> {
    return this.query(connection, this.readOnly ? 'BEGIN;' : 'BEGIN IMMEDIATE;');
  }
}

class SqliteImmediate extends SqliteClient {
  transaction(...args: unknown[]): object {
    return new (ImmediateTransaction as unknown as new (...args: unknown[]) => object)(
      this,
      ...args,
    );
  }
}
Object.assign(SqliteImmediate.prototype, { dialect: 'sqlite3', driverName: 'sqlite3' });

export const sqliteImmediateClient = SqliteImmediate as unknown as typeof Knex.Client;
