import type { Knex } from 'knex';
import { isOneOf } from '../../../../db/dialect.ts';

/** The names of borrowers by their ids. */
export async function namesOf(db: Knex, ids: readonly number[]): Promise<Map<number, string>> {
  const rows: { id: number; full_name: string }[] = await db('borrowers')
    .where(isOneOf(db, 'id', ids))
    .select('id', 'full_name');
  return new Map(rows.map(({ id, full_name }) => [id, full_name]));
}
