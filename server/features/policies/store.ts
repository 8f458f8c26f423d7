import type { Knex } from 'knex';

/** Ids of the rows that count on a date: of each kind and product the last approved one. */
export async function inForceIds(db: Knex, date: string): Promise<Set<number>> {
  const rows: { id: number; kind: string; product: string | null }[] = await db('policies').where({ status: 'approved' }).where('effective_on', '<=', date).orderBy(['effective_on', 'id']).select('id', 'kind', 'product');
  return new Set(new Map(rows.map((row) => [`${row.kind}/${row.product ?? ''}`, row.id])).values());
}
