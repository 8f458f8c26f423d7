import type { Knex } from 'knex';
import { countRows } from '../../../store/tableStore.ts';

/** Second factors, and the recovery codes that stand in for them. */

export interface FactorRow {
  readonly user_id: number;
  readonly secret: string;
  readonly begun_at: string;
  /** Null until a first code was right. */
  readonly enrolled_at: string | null;
  /** The step of the last code that was used: none counts twice. */
  readonly last_step: number;
}

export const findFactor = async (db: Knex, user_id: number): Promise<FactorRow | undefined> =>
  await db('second_factors').where({ user_id }).first();

/** The factor that the sign-in of a user asks for. */
export const enrolledFactor = async (db: Knex, user_id: number): Promise<FactorRow | undefined> =>
  await db('second_factors').where({ user_id }).whereNotNull('enrolled_at').first();

/** Those of some users who sign in with a second factor. */
export async function haveFactor(db: Knex, ids: readonly number[]): Promise<Set<number>> {
  const rows: { user_id: number }[] = await db('second_factors')
    .whereIn('user_id', ids)
    .whereNotNull('enrolled_at')
    .select('user_id');
  return new Set(rows.map(({ user_id }) => user_id));
}

/** Keeps a secret of which no code was seen yet; one begun before is forgotten. */
export async function beginFactor(
  trx: Knex.Transaction,
  row: Pick<FactorRow, 'user_id' | 'secret' | 'begun_at'>,
): Promise<void> {
  const fresh = { ...row, enrolled_at: null, last_step: 0 };
  await trx('second_factors').insert(fresh).onConflict('user_id').merge();
}

export async function enrolFactor(
  trx: Knex.Transaction,
  user_id: number,
  values: { enrolled_at: string; last_step: number },
): Promise<void> {
  await trx('second_factors').where({ user_id }).update(values);
}

export async function deleteFactor(trx: Knex.Transaction, user_id: number): Promise<void> {
  await trx('recovery_codes').where({ user_id }).delete();
  await trx('second_factors').where({ user_id }).delete();
}

/** Keeps new recovery codes in the place of all before. */
export async function replaceCodes(
  trx: Knex.Transaction,
  user_id: number,
  hashes: readonly string[],
): Promise<void> {
  await trx('recovery_codes').where({ user_id }).delete();
  await trx('recovery_codes').insert(hashes.map((code_hash) => ({ user_id, code_hash })));
}

export async function countCodes(db: Knex, user_id: number): Promise<number> {
  return await countRows(db('recovery_codes').where({ user_id }).whereNull('used_at'));
}

export async function isUnusedCode(
  db: Knex,
  where: { user_id: number; code_hash: string },
): Promise<boolean> {
  const row: unknown = await db('recovery_codes').where(where).whereNull('used_at').first();
  return row !== undefined;
}

/** Uses up the code of a step, or a recovery code; false where another request was first. */
export async function spend(
  trx: Knex.Transaction,
  user_id: number,
  code: { step: number } | { code_hash: string },
  now: string,
): Promise<boolean> {
  const changed: number =
    'step' in code
      ? await trx('second_factors')
          .where({ user_id })
          .where('last_step', '<', code.step)
          .update({ last_step: code.step })
      : await trx('recovery_codes')
          .where({ user_id, code_hash: code.code_hash })
          .whereNull('used_at')
          .update({ used_at: now });
  return changed === 1;
}
