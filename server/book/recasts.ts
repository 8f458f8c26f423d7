import type { Knex } from 'knex';
import type { LedgerInstallment, Recast } from '../domain/ledger/ledgerTypes.ts';
import type { Account } from './accounts.ts';
import { leaveBook } from './bookRows.ts';
import { insertSchedule, supersede } from './schedules.ts';
import { storedPlan } from './versions.ts';

/**
 * The plans that prepayments made, as schedule versions. The ledger works a plan out from the
 * events; where an event of an earlier day has made it another one, a version is added and the
 * former no longer counts. A version without rows says that the payment makes no plan any more.
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

/** The plans of an account that are not stored as its ledger has them. */
const stale = (account: Account, recasts: readonly Recast[]) =>
  account.payments
    .filter((payment) => payment.prepayment)
    .map((payment) => ({
      payment,
      rows: recasts.find((recast) => recast.payment_id === payment.id)?.installments ?? [],
      stored: storedPlan(account, payment.id),
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
  let last = Math.max(...account.versions.map((row) => row.schedule_version));
  for (const { payment, rows, stored } of changed) {
    last += 1;
    if (stored.version !== null)
      await supersede(trx, loan_id, { schedule_version: stored.version });
    await insertSchedule(
      trx,
      {
        loan_id,
        schedule_version: last,
        effective_on: payment.paid_on,
        payment_id: payment.id,
      },
      rows,
      now,
    );
  }
  return true;
}
