import type { Knex } from 'knex';
import type { LedgerInstallment, Recast } from '../domain/ledger/ledgerTypes.ts';
import type { Account } from './accounts.ts';
import { leaveBook } from './bookRows.ts';
import { insertSchedule, supersede } from './schedules.ts';
import { makesPlan, storedPlan, type PlanSource } from './versions.ts';

/**
 * The plans that prepayments and changes of the repayment day made, and what fell due when a loan
 * was declared due, as schedule versions. The ledger works a plan out from the events; where an
 * event of an earlier day has made it another one, a version is added and the former no longer
 * counts. A version without rows says that none is made any more.
 */

const COMPARED = [
  'sequence',
  'due_on',
  'principal_minor',
  'interest_minor',
  'carried_interest_minor',
  'carried_penalty_minor',
  'carried_compound_minor',
  'carried_cost_minor',
] as const;

/** The rows of a plan as text, without their ids. */
export const planText = (rows: readonly LedgerInstallment[]): string =>
  rows.map((row) => COMPARED.map((name) => row[name] ?? 0).join(' ')).join('\n');

/** All that may have made a plan of a loan, also what was taken back. */
export const everySource = ({ payments, adjustments }: Account): PlanSource[] => [
  ...adjustments
    .filter(({ kind }) => makesPlan(kind))
    .map(({ id, value_on }) => ({ key: 'adjustment_id' as const, id, on: value_on })),
  ...payments
    .filter(({ prepayment }) => prepayment)
    .map(({ id, paid_on }) => ({ key: 'payment_id' as const, id, on: paid_on })),
];

/** The rows of the plan that a source makes by the ledger; none where it makes none. */
export const planMade = (
  recasts: readonly Recast[],
  { key, id }: PlanSource,
): readonly LedgerInstallment[] => recasts.find((recast) => recast[key] === id)?.installments ?? [];

/** The plans of an account that are not stored as its ledger has them. */
const stale = (account: Account, recasts: readonly Recast[]) =>
  everySource(account)
    .map((source) => ({
      source,
      rows: planMade(recasts, source),
      stored: storedPlan(account, source),
    }))
    .filter(({ rows, stored }) => planText(rows) !== planText(stored.rows));

/** Brings the stored plans of an account up to its ledger; answers whether any was another one. */
export async function storePlans(
  trx: Knex.Transaction,
  account: Account,
  recasts: readonly Recast[],
  now: string,
): Promise<boolean> {
  const { id: loan_id } = account.loan;
  const changed = stale(account, recasts);
  if (changed.length === 0) return false;
  await leaveBook(trx, loan_id);
  let schedule_version = Math.max(...account.versions.map((row) => row.schedule_version));
  for (const { source, rows, stored } of changed) {
    schedule_version += 1;
    if (stored.version !== null)
      await supersede(trx, loan_id, { schedule_version: stored.version });
    const made = { [source.key]: source.id };
    const version = { loan_id, schedule_version, effective_on: source.on, ...made };
    await insertSchedule(trx, version, rows, now);
  }
  return true;
}
