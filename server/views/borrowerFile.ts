import type { Knex } from 'knex';
import { type Account, chunks, ledgerOf, loadAccounts, payoffOf } from '../book/accounts.ts';
import { loansOf } from '../book/ofBorrower.ts';
import { loadPolicies, type PolicyBook } from '../book/policies.ts';
import { openPromises } from '../book/promises.ts';
import type { BorrowerFile, FileLoan } from '../contract/resources/borrowerFile.ts';
import { REPAIR_OPEN } from '../contract/enums.ts';
import { daysPastDue } from '../domain/ledger/delinquency.ts';
import { dueNow, unpaidOf } from '../domain/ledger/unpaid.ts';
import { OPEN_STATUSES } from '../domain/restructure/restructure.ts';

/** What a borrower owes on a day over all loans, and what is open with them. */
export async function borrowerFile(
  db: Knex,
  borrower_id: number,
  on: string,
): Promise<BorrowerFile> {
  const loans = await owingLoans(db, borrower_id, on);
  const ofBorrower = loansOf([borrower_id]);
  return {
    id: borrower_id,
    on,
    totals: { ...totalsOf(loans), ...nextOf(loans) },
    loans,
    promises: await openPromises(db, ofBorrower),
    restructures: await db('restructures')
      .whereIn('loan_id', ofBorrower)
      .whereIn('status', [...OPEN_STATUSES])
      .orderBy('id')
      .select('id', 'loan_id', 'status'),
    legal_cases: await db('legal_cases')
      .whereIn('loan_id', ofBorrower)
      .whereNot('stage', 'closed')
      .orderBy('id')
      .select('id', 'loan_id', 'stage', 'case_no'),
    credit_repairs: await db('credit_repairs')
      .where({ borrower_id })
      .whereIn('status', [...REPAIR_OPEN])
      .orderBy('due_on')
      .select('id', 'kind', 'status', 'due_on'),
  };
}

/** The loans of a borrower that are not settled, as the person has to pay them on a day. */
export async function owingLoans(
  db: Knex,
  borrower_id: number,
  on: string,
  known?: PolicyBook,
): Promise<FileLoan[]> {
  const ids: { id: number }[] = await db('loans')
    .where({ borrower_id })
    .whereNot('status', 'settled')
    .orderBy('id')
    .select('id');
  const policies = known ?? (await loadPolicies(db));
  const loans: FileLoan[] = [];
  for (const chunk of chunks(ids.map(({ id }) => id)))
    for (const account of await loadAccounts(db, chunk)) loans.push(owedOf(account, policies, on));
  return loans.toSorted((a, b) => b.days_past_due - a.days_past_due || a.id - b.id);
}

/** A loan as the person has to pay it on a day. */
function owedOf(account: Account, policies: PolicyBook, on: string): FileLoan {
  const { id, loan_no, product, status } = account.loan;
  const book = ledgerOf(account, policies, { as_of: on });
  const later = book.installments
    .filter((row) => row.due_on > on && unpaidOf(row) > 0)
    .toSorted((a, b) => (a.due_on < b.due_on ? -1 : 1));
  const [next] = later;
  const { due_now_minor, due_on_day_minor } = dueNow(book, on);
  return {
    id,
    loan_no,
    product,
    status,
    days_past_due: daysPastDue(book.oldest_unpaid_due_on, on),
    due_now_minor,
    due_on_day_minor,
    overdue_minor: book.overdue_minor,
    penalty_minor: book.penalty_minor,
    cost_minor: book.cost_minor,
    refund_owed_minor: book.refund_owed_minor,
    outstanding_minor: book.outstanding_minor,
    payoff_minor: payoffOf(account, policies, { as_of: on }).amount_minor,
    unallocated_minor: book.unallocated_minor,
    next_due_on: next?.due_on ?? null,
    next_due_minor: next === undefined ? 0 : unpaidOf(next),
  };
}

const SUMMED = [
  'due_now_minor',
  'overdue_minor',
  'due_on_day_minor',
  'penalty_minor',
  'cost_minor',
  'refund_owed_minor',
  'outstanding_minor',
  'payoff_minor',
  'unallocated_minor',
] as const;

const totalsOf = (loans: readonly FileLoan[]) =>
  Object.fromEntries(
    SUMMED.map((name) => [name, loans.reduce((sum, loan) => sum + loan[name], 0)]),
  ) as Record<(typeof SUMMED)[number], number>;

/** The nearest due date of any loan, and what all of them bring on it. */
function nextOf(loans: readonly FileLoan[]): Pick<FileLoan, 'next_due_on' | 'next_due_minor'> {
  const [next_due_on = null] = loans.flatMap((loan) => loan.next_due_on ?? []).toSorted();
  const next_due_minor = loans
    .filter((loan) => next_due_on !== null && loan.next_due_on === next_due_on)
    .reduce((sum, loan) => sum + loan.next_due_minor, 0);
  return { next_due_on, next_due_minor };
}
