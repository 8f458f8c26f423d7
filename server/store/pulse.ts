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

/** How long the last word of an import holds: one that was killed is past by then. */
const IMPORT_LEASE_MS = 10_000;

/** An import whose last word is older than this runs no more. */
export const leaseEnds = (now: Date): string =>
  new Date(now.getTime() - IMPORT_LEASE_MS).toISOString();

/**
 * Whether an import is under way: it holds the lock for moments only, and who meets it then waits.
 */
export async function isImporting(db: Knex, now: Date): Promise<boolean> {
  const row: unknown = await db('imports')
    .where({ status: 'running' })
    .where('beat_at', '>', leaseEnds(now))
    .first('id');
  return row !== undefined;
}
