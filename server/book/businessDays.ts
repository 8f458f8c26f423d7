import type { Knex } from 'knex';

/** The days the book was rolled to. */

export async function lastRolled(db: Knex): Promise<string | null> {
  const row = (await db('business_days').max({ last: 'business_date' }).first()) as
    | { last: string | null }
    | undefined;
  return row?.last ?? null;
}

export async function insertRolled(
  trx: Knex.Transaction,
  business_date: string,
  rolled_at: string,
  results: Record<string, unknown>,
): Promise<void> {
  await trx('business_days').insert({ business_date, rolled_at, results: JSON.stringify(results) });
}
