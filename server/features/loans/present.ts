import type { Knex } from 'knex';
import type { Present } from '../../http/crudRouter.ts';
import { assetClassOf, daysPastDue, tierOf } from '../../domain/delinquency.ts';
import { chunks, ledgerOf, loadAccounts, loanAt, scheduleAt, type Account, type InstallmentRow, type LoanRow } from '../../store/accountStore.ts';
import { loadPolicies, type PolicyBook } from '../../store/policyStore.ts';
import { unpaidOf } from '../../store/positionStore.ts';

/** Loans as the screens see them on a date: what depends on the date is compared and computed here, for the rows of the page only. */
export const presentLoans: Present = async (db, rows, { businessDate }) => {
  const policies = await loadPolicies(db);
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

/** What depends on the date, from the cached position. */
function standing(account: Account | undefined, policies: PolicyBook, today: string): Record<string, unknown> {
  if (account === undefined) throw new Error('a listed loan has no account');
  const { loan } = account;
  const unpaid = scheduleAt(account, { as_of: today }).map((row) => ({ due_on: row.due_on, left: unpaidOf(row) })).filter((row) => row.left > 0);
  const overdue = unpaid.filter((row) => row.due_on < today).reduce((sum, row) => sum + row.left, 0);
  const next = unpaid.find((row) => row.due_on >= today);
  // Where principal goes first, a penalty outlives the installment it came from.
  const owesPenalty = loan.status !== 'settled' && (loan.penalty_rate_bps > 0 || account.adjustments.length > 0) && loan.first_due_on < today;
  return {
    overdue_minor: overdue,
    penalty_minor: owesPenalty ? ledgerOf(account, policies, { as_of: today }).penalty_minor : 0,
    next_due_on: next?.due_on ?? null,
    next_due_minor: next?.left ?? 0,
    ...grade(loan, policies, loan.status, loan.oldest_unpaid_due_on, today),
  };
}

/** Days, tier and class: comparisons of the oldest unpaid due date with a date. */
function grade(loan: LoanRow, policies: PolicyBook, status: LoanRow['status'], oldest: string | null, on: string): Record<string, unknown> {
  const days = daysPastDue(oldest, on);
  const asset_class = status === 'active' ? assetClassOf(days, policies.on('asset_classes', on, loan.product)) : status === 'written_off' ? 'loss' : null;
  return { days_past_due: days, tier: status === 'active' ? tierOf(days, policies.on('tiers', on)) : null, asset_class };
}

/** A loan as it was on a date, as known at an instant: from its ledger, not from the cache. */
export function loanAsOf(account: Account, policies: PolicyBook, moment: { as_of: string; known_at?: string | undefined }): Record<string, unknown> {
  const { last_paid_on: _cache, ...loan } = loanAt(account, moment.known_at);
  const book = ledgerOf(account, policies, moment);
  const unpaid = book.installments.map((row) => ({ due_on: row.due_on, left: unpaidOf(row) })).filter((row) => row.left > 0);
  const next = unpaid.find((row) => row.due_on >= moment.as_of);
  const status = book.settled ? 'settled' : book.written_off_on === null ? 'active' : 'written_off';
  return {
    ...loan, status, written_off_on: book.written_off_on, schedule_version: scheduleAt(account, moment)[0]?.schedule_version ?? loan.schedule_version,
    paid_count: book.installments.length - unpaid.length, outstanding_minor: book.outstanding_minor, principal_outstanding_minor: book.principal_outstanding_minor,
    overdue_minor: book.overdue_minor, penalty_minor: book.penalty_minor, cost_minor: book.cost_minor, unallocated_minor: book.unallocated_minor, oldest_unpaid_due_on: book.oldest_unpaid_due_on,
    next_due_on: next?.due_on ?? null, next_due_minor: next?.left ?? 0, ...grade(account.loan, policies, status, book.oldest_unpaid_due_on, moment.as_of),
  };
}

export const presentInstallments: Present = async (_db, rows, { businessDate }) => rows.map((row) => {
  const one = row as unknown as InstallmentRow;
  const paid = unpaidOf(one) <= 0;
  const status = paid ? 'paid' : one.due_on < businessDate ? 'overdue' : one.due_on === businessDate ? 'due' : 'upcoming';
  return { ...row, status };
});
