import type { Knex } from 'knex';
import type { UserRow } from '../../../contract/resources/system.ts';
import { countRows } from '../../../store/tableStore.ts';

export type NewUser = Pick<UserRow, 'username' | 'full_name' | 'role' | 'password_hash'> &
  Partial<Pick<UserRow, 'team'>>;

export const countUsers = async (db: Knex): Promise<number> => await countRows(db('users'));

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

/** How many administrators could still sign in if this one could not. */
export const otherAdmins = async (db: Knex, id: number): Promise<number> =>
  await countRows(db('users').where({ role: 'admin', active: 1 }).whereNot({ id }));

/** Writes beside the version: a sign-in is no change of the account. */
export async function setBeside(
  trx: Knex.Transaction,
  id: number,
  values: Partial<
    Pick<UserRow, 'last_sign_in_at' | 'password_hash' | 'password_set_at' | 'must_change_password'>
  >,
): Promise<void> {
  await trx('users').where({ id }).update(values);
}

export const findUser = async (db: Knex, id: number): Promise<UserRow | undefined> =>
  await db('users').where({ id }).first();
