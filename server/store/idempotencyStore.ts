import type { Knex } from 'knex';

export interface KeptAnswer {
  user_id: number;
  key: string;
  request_hash: string;
  status: number;
  answer: string;
  created_at: string;
}

export const findAnswer = async (
  db: Knex,
  userId: number,
  key: string,
): Promise<KeptAnswer | undefined> =>
  await db('idempotency_keys').where({ user_id: userId, key }).first();

export async function keepAnswer(db: Knex, row: KeptAnswer): Promise<void> {
  await db('idempotency_keys').insert(row);
}

/** Answers older than this instant are no longer replayed. */
export async function forgetAnswers(db: Knex, before: string): Promise<void> {
  await db('idempotency_keys').where('created_at', '<', before).delete();
}
