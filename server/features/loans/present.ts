import type { Knex } from 'knex';
import type { Present } from '../../http/crudRouter.ts';
import { assetClassOf, daysPastDue, tierOf } from '../../domain/delinquency.ts';
import { chunks, ledgerOf, loadAccounts, type Account, type LoanRow } from '../../store/positionStore.ts';
import { policiesOn, thresholdsOf, type Policies } from '../../store/policyStore.ts';

/** Loans as the screens see them on a date: what depends on the date is compared and computed here, for the rows of the page only. */
export const presentLoans: Present = async (db, rows, { businessDate }) => {
  const policies = await policiesOn(db, businessDate);
  const accounts = await accountsOf(db, rows.map((row) => row.id));
  return rows.map((row) => {
    const { last_paid_on: _cache, ...loan } = row as unknown as LoanRow;
    return { ...loan, ...standing(accounts.get(row.id), policies, businessDate) };
  });
};

async function accountsOf(db: Knex, ids: readonly number[]): Promise<Map<number, Account>> {
  const accounts = new Map<number, Account>();
  for (const chunk of chunks(ids)) for (const account of await loadAccounts(db, chunk)) accounts.set(account.loan.id, account);
  return accounts;
}

function standing(account: Account | undefined, policies: Policies, today: string): Record<string, unknown> {
  if (account === undefined) throw new Error('a listed loan has no account');
  const { loan, installments } = account;
  const unpaid = installments.map((row) => ({ due_on: row.due_on, left: row.principal_minor + row.interest_minor - row.paid_principal_minor - row.paid_interest_minor })).filter((row) => row.left > 0);
  const overdue = unpaid.filter((row) => row.due_on < today).reduce((sum, row) => sum + row.left, 0);
  const next = unpaid.find((row) => row.due_on >= today);
  const days = daysPastDue(loan.oldest_unpaid_due_on, today);
  const open = loan.status !== 'settled';
  // Where principal goes first, a penalty outlives the installment it came from.
  const owesPenalty = open && loan.penalty_rate_bps > 0 && installments.some((row) => row.due_on < today);
  return {
    overdue_minor: overdue,
    penalty_minor: owesPenalty ? ledgerOf(account, policies, today).penalty_minor : 0,
    next_due_on: next?.due_on ?? null,
    next_due_minor: next?.left ?? 0,
    days_past_due: days,
    tier: open ? tierOf(days, policies.bands) : null,
    asset_class: open ? assetClassOf(days, thresholdsOf(policies, loan.product)) : null,
  };
}

export const presentInstallments: Present = async (_db, rows, { businessDate }) => rows.map((row) => {
  const one = row as unknown as { due_on: string; principal_minor: number; interest_minor: number; paid_principal_minor: number; paid_interest_minor: number };
  const paid = one.principal_minor + one.interest_minor <= one.paid_principal_minor + one.paid_interest_minor;
  const status = paid ? 'paid' : one.due_on < businessDate ? 'overdue' : one.due_on === businessDate ? 'due' : 'upcoming';
  return { ...row, status };
});
