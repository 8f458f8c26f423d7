import type { Knex } from 'knex';

/** Failed tries of a password, and the places people have signed in from. */

/** Until when the last of some doors to open is closed; null where all are open. */
export async function latestClosing(db: Knex, doors: readonly string[]): Promise<string | null> {
  const row: { closed_until: string } | undefined = await db('password_failures')
    .whereIn('door', doors)
    .whereNotNull('closed_until')
    .orderBy('closed_until', 'desc')
    .first('closed_until');
  return row?.closed_until ?? null;
}

/** Failures at a door since an instant. */
export async function failuresAt(db: Knex, door: string, since: string): Promise<number> {
  const row: { failures: number } | undefined = await db('password_failures')
    .where({ door })
    .where('failed_at', '>', since)
    .first('failures');
  return row?.failures ?? 0;
}

/** Keeps how many failures a door has seen, and forgets doors without any since an instant. */
export async function keepFailures(
  trx: Knex.Transaction,
  row: { door: string; failures: number; failed_at: string; closed_until: string | null },
  since: string,
): Promise<void> {
  await trx('password_failures').insert(row).onConflict('door').merge();
  await trx('password_failures').where('failed_at', '<=', since).delete();
}

export async function forgetFailures(trx: Knex.Transaction, door: string): Promise<void> {
  await trx('password_failures').where({ door }).delete();
}

/** Whether somebody has signed in from a place since an instant. */
export async function isKnownPlace(
  db: Knex,
  where: { user_id: number; place: string },
  since: string,
): Promise<boolean> {
  const row: unknown = await db('sign_in_places')
    .where(where)
    .where('signed_in_at', '>', since)
    .first('user_id');
  return row !== undefined;
}

/** Keeps from where somebody has signed in, and forgets what was before an instant. */
export async function keepPlace(
  trx: Knex.Transaction,
  row: { user_id: number; place: string; signed_in_at: string },
  since: string,
): Promise<void> {
  await trx('sign_in_places').insert(row).onConflict(['user_id', 'place']).merge();
  await trx('sign_in_places').where('signed_in_at', '<=', since).delete();
}
