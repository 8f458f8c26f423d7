import type { Knex } from 'knex';
import type { Role } from '../../contract/enums.ts';

export interface NewUser { username: string; full_name: string; role: Role; password_hash: string }

export async function countUsers(db: Knex): Promise<number> {
  const row = await db('users').count({ n: '*' }).first();
  return Number(row?.['n'] ?? 0);
}

export async function insertUsers(trx: Knex.Transaction, rows: readonly NewUser[], now: string): Promise<number[]> {
  const ids: number[] = [];
  for (const row of rows) {
    const [inserted]: { id: number }[] = await trx('users').insert({ ...row, created_at: now, updated_at: now }).returning('id');
    if (inserted !== undefined) ids.push(inserted.id);
  }
  return ids;
}
