import type { Knex } from 'knex';

/** What is kept of backups: those that were made, and those that failed. */
export interface BackupRow {
  readonly id: number;
  readonly status: 'good' | 'failed';
  readonly file_name: string;
  readonly size_bytes: number | null;
  readonly event_id: number | null;
  readonly began_at: string;
  readonly created_at: string;
  readonly error: string | null;
}

export const lastBackup = async (
  db: Knex,
  status: BackupRow['status'],
): Promise<BackupRow | undefined> =>
  await db('backups').where({ status }).orderBy('id', 'desc').first();

export async function addBackup(
  trx: Knex.Transaction,
  row: Omit<BackupRow, 'id' | 'created_at'>,
  now: string,
): Promise<number> {
  const [made]: { id: number }[] = await trx('backups')
    .insert({ ...row, created_at: now, updated_at: now })
    .returning('id');
  return made?.id ?? 0;
}
