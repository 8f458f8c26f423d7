import type { Knex } from 'knex';
import type { Database } from '../../db/connection.ts';
import { takeWriterLock } from '../../db/dialect.ts';

/**
 * Writes to the book like all work does, down to the disk: a full disk, a lock or a server that
 * only reads is found by nothing less. No unit of work: it leaves nothing that anybody did.
 */
export async function beat({ write }: Database): Promise<void> {
  await write.transaction(async (db) => {
    await takeWriterLock(db);
    await db('server_pulse').where({ id: 1 }).increment('beats', 1);
  });
}

/**
 * Says that an import is under way, or over: it holds the lock for moments only, and who meets it
 * then waits. Left standing by one that was killed, it makes others wait longer, and no worse.
 */
export async function announceImport({ write }: Database, isUnderWay: boolean): Promise<void> {
  await write.transaction(async (db) => {
    await takeWriterLock(db);
    await db('server_pulse')
      .where({ id: 1 })
      .update({ switching: isUnderWay ? 1 : 0 });
  });
}

export async function isImporting(db: Knex): Promise<boolean> {
  const row: unknown = await db('server_pulse').where({ id: 1, switching: 1 }).first('id');
  return row !== undefined;
}
