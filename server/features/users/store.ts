import type { Knex } from 'knex';
import type { Role } from '../../contract/enums.ts';

export interface NewUser {
  username: string;
  full_name: string;
  role: Role;
  team?: string | null;
  password_hash: string;
}

export async function countUsers(db: Knex): Promise<number> {
  const row = await db('users').count({ n: '*' }).first();
  return Number(row?.['n'] ?? 0);
}

export async function insertUsers(
  trx: Knex.Transaction,
  rows: readonly NewUser[],
  now: string,
): Promise<number[]> {
  const ids: number[] = [];
  for (const row of rows) {
    const [inserted]: { id: number }[] = await trx('users')
      .insert({ ...row, created_at: now, updated_at: now })
      .returning('id');
    if (inserted !== undefined) ids.push(inserted.id);
  }
  return ids;
}

/** Administrators who could still sign in if this one could not. */
export async function otherAdmins(db: Knex, id: number): Promise<number> {
  const row = await db('users')
    .where({ role: 'admin', active: 1 })
    .whereNot({ id })
    .count({ n: '*' })
    .first();
  return Number(row?.['n'] ?? 0);
}

/** Beside the version: a sign-in is no change of the account. */
export async function setBeside(
  trx: Knex.Transaction,
  id: number,
  values: { last_sign_in_at: string } | { password_hash: string },
): Promise<void> {
  await trx('users').where({ id }).update(values);
}

export const passwordHashOf = async (db: Knex, id: number): Promise<string | undefined> =>
  (
    (await db('users').where({ id }).first('password_hash')) as
      | { password_hash: string }
      | undefined
  )?.password_hash;
