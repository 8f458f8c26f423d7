import type { Knex } from 'knex';
import { isOneOf } from '../../../../db/dialect.ts';

/** The hashes of events by their ids. */
export async function eventHashes(db: Knex, ids: readonly number[]): Promise<Map<number, string>> {
  const rows: { id: number; hash: string }[] = await db('audit_events')
    .where(isOneOf(db, 'id', ids))
    .select('id', 'hash');
  return new Map(rows.map(({ id, hash }) => [id, hash]));
}

/** The hashes of seals by their numbers. */
export async function sealHashes(db: Knex, ids: readonly number[]): Promise<Map<number, string>> {
  const rows: { sequence: number; hash: string }[] = await db('audit_seals')
    .where(isOneOf(db, 'sequence', ids))
    .select('sequence', 'hash');
  return new Map(rows.map(({ sequence, hash }) => [sequence, hash]));
}
