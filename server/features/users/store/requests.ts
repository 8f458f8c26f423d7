import type { Knex } from 'knex';
import type { ACCOUNT_REQUEST_KINDS } from '../../../contract/enums.ts';

/** What was asked of accounts, as it waits and as it was decided. */

export type AccountRequestKind = (typeof ACCOUNT_REQUEST_KINDS)[number];

/** Kinds that wait, by account. */
export async function waitingOf(
  db: Knex,
  ids: readonly number[],
): Promise<Map<number, AccountRequestKind>> {
  const rows: { user_id: number; kind: AccountRequestKind }[] = await db('account_requests')
    .whereIn('user_id', ids)
    .where({ status: 'proposed' })
    .orderBy('id', 'desc')
    .select('user_id', 'kind');
  return new Map(rows.map(({ user_id, kind }) => [user_id, kind]));
}

/** Whether something of these kinds was asked of an account and waits. */
export async function waits(
  db: Knex,
  user_id: number,
  kinds: readonly AccountRequestKind[],
): Promise<boolean> {
  const row: unknown = await db('account_requests')
    .where({ user_id, status: 'proposed' })
    .whereIn('kind', kinds)
    .first('id');
  return row !== undefined;
}

/** Whether an account was turned down as it was made, and nobody has let it in since. */
export async function isTurnedDown(db: Knex, user_id: number): Promise<boolean> {
  const rows: { status: string }[] = await db('account_requests')
    .where({ user_id })
    .whereIn('kind', ['create', 'switch_on'])
    .select('status');
  return rows.length > 0 && rows.every(({ status }) => status !== 'approved');
}
