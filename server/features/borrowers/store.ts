import type { Knex } from 'knex';

export async function countLoans(db: Knex, borrower_id: number): Promise<number> {
  const row = await db('loans').where({ borrower_id }).count({ n: '*' }).first();
  return Number(row?.['n'] ?? 0);
}
