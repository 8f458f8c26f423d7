import type { Knex } from 'knex';
import { bulkInsert } from '../../db/bulk.ts';
import type { LedgerInstallment } from '../domain/ledger/ledgerTypes.ts';

/** Schedule versions: rows are only ever added; which of them count is marked. */

const COLUMNS = {
  loan_id: 'integer',
  schedule_version: 'integer',
  sequence: 'integer',
  due_on: 'text',
  principal_minor: 'integer',
  interest_minor: 'integer',
  carried_interest_minor: 'integer',
  carried_penalty_minor: 'integer',
  carried_compound_minor: 'integer',
  carried_cost_minor: 'integer',
  created_at: 'text',
  updated_at: 'text',
} as const;

interface NewVersion {
  loan_id: number;
  schedule_version: number;
  effective_on: string;
  replaced_terms?: string;
  restructure_id?: number;
  payment_id?: number;
  adjustment_id?: number;
}

export async function insertSchedule(
  trx: Knex.Transaction,
  version: NewVersion,
  rows: readonly Omit<LedgerInstallment, 'id'>[],
  now: string,
): Promise<void> {
  const { loan_id, schedule_version } = version;
  await trx('schedule_versions').insert({ ...version, created_at: now, updated_at: now });
  await bulkInsert(
    trx,
    'installments',
    COLUMNS,
    rows.map((row) => [
      loan_id,
      schedule_version,
      row.sequence,
      row.due_on,
      row.principal_minor,
      row.interest_minor,
      row.carried_interest_minor ?? 0,
      row.carried_penalty_minor ?? 0,
      row.carried_compound_minor ?? 0,
      row.carried_cost_minor ?? 0,
      now,
      now,
    ]),
  );
}

/** The highest number that any schedule of a loan has. */
export async function lastVersion(db: Knex, loan_id: number): Promise<number> {
  const row = await db('schedule_versions')
    .where({ loan_id })
    .max({ last: 'schedule_version' })
    .first();
  return Number(row?.['last'] ?? 0);
}

/** The rows of the schedules so far, or of one version, no longer count. */
export async function supersede(
  trx: Knex.Transaction,
  loan_id: number,
  version: { schedule_version?: number } = {},
): Promise<void> {
  await trx('installments')
    .where({ loan_id, ...version })
    .update({ in_force: 0 });
}
