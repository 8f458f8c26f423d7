import type { Knex } from 'knex';

/**
 * The ids of those of these notes that were withdrawn. Their text, in the note, its revisions and
 * the audit, is for compliance alone.
 */
export async function withdrawnNotes(db: Knex, noteIds: readonly number[]): Promise<Set<number>> {
  const rows: { id: number }[] = await db('collection_notes')
    .whereIn('id', noteIds)
    .where('status', 'withdrawn')
    .select('id');
  return new Set(rows.map((row) => row.id));
}
