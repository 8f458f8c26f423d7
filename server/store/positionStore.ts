import type { Knex } from 'knex';
import { bulkInsert, bulkUpdate, type Cell } from '../../db/bulk.ts';
import { ledger, type Ledger, type LedgerInstallment, type LedgerPayment } from '../domain/ledger.ts';
import type { Rounding } from '../domain/money.ts';
import { BookChanges } from './overdueBook.ts';
import { policiesOn, type Policies } from './policyStore.ts';

/**
 * The stored position of a loan is a cache of its ledger. `refreshPositions` is the one function that writes it: allocations (as a journal of
 * differences), what each installment has received, the loan's columns and the overdue book, together.
 */

export interface LoanRow {
  id: number; version: number; loan_no: string; borrower_id: number; product: string; principal_minor: number; annual_rate_bps: number;
  penalty_rate_bps: number; repayment_method: string; day_count: string; rounding: Rounding; installments_count: number; disbursed_on: string;
  first_due_on: string; grace_days: number; assigned_to: number | null; status: 'active' | 'settled' | 'written_off'; schedule_version: number;
  paid_count: number; last_due_on: string; outstanding_minor: number; principal_outstanding_minor: number; unallocated_minor: number;
  oldest_unpaid_due_on: string | null; last_paid_on: string | null;
}
export interface InstallmentRow extends LedgerInstallment { loan_id: number; paid_principal_minor: number; paid_interest_minor: number }
export interface PaymentRow extends LedgerPayment { loan_id: number; status: 'posted' | 'reversed'; unallocated_minor: number }

export interface Account { readonly loan: LoanRow; readonly installments: InstallmentRow[]; readonly payments: PaymentRow[] }

/** Bound parameters per statement stay below every engine's limit. */
const CHUNK = 1000;

export function chunks<T>(items: readonly T[], size = CHUNK): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}

/** Loans with the schedule in force and all payments, for the ledger; at most CHUNK ids. */
export async function loadAccounts(db: Knex, loanIds: readonly number[]): Promise<Account[]> {
  const loans: LoanRow[] = await db('loans').whereIn('id', loanIds).orderBy('id');
  const installments: InstallmentRow[] = await db('installments').join('loans', (on) => on.on('loans.id', 'installments.loan_id').andOn('loans.schedule_version', 'installments.schedule_version'))
    .whereIn('loan_id', loanIds).orderBy(['loan_id', 'sequence'])
    .select('installments.id', 'loan_id', 'sequence', 'due_on', 'installments.principal_minor', 'interest_minor', 'paid_principal_minor', 'paid_interest_minor');
  const payments: PaymentRow[] = await db('payments').whereIn('loan_id', loanIds).select('id', 'loan_id', 'client_reference', 'amount_minor', 'paid_on', 'status', 'unallocated_minor');
  const accounts = new Map(loans.map((loan) => [loan.id, { loan, installments: [] as InstallmentRow[], payments: [] as PaymentRow[] }]));
  for (const row of installments) accounts.get(row.loan_id)?.installments.push(row);
  for (const row of payments) accounts.get(row.loan_id)?.payments.push(row);
  return [...accounts.values()];
}

/** The ledger of an account as of a date, from its posted payments and, for a preview, one more. */
export function ledgerOf({ loan, installments, payments }: Account, policies: Policies, as_of: string, extra?: LedgerPayment): Ledger {
  const posted: LedgerPayment[] = payments.filter((payment) => payment.status === 'posted');
  return ledger({
    terms: { rounding: loan.rounding, penalty_rate_bps: loan.penalty_rate_bps, grace_days: loan.grace_days, penalty_day_base: policies.penaltyDayBase },
    installments, payments: extra ? [...posted, extra] : posted, rules: policies.allocation, as_of,
  });
}

const unpaidOf = (row: { principal_minor: number; interest_minor: number; paid_principal_minor: number; paid_interest_minor: number }): number =>
  row.principal_minor + row.interest_minor - row.paid_principal_minor - row.paid_interest_minor;

interface Pending {
  readonly book: BookChanges;
  readonly loans: Cell[][];
  readonly installments: Cell[][];
  readonly payments: Cell[][];
  readonly allocations: Cell[][];
}
type Given = ReadonlyMap<string, number>;

/** Brings the stored positions of these loans up to their events. */
export async function refreshPositions(trx: Knex.Transaction, loanIds: readonly number[], now: string, today: string): Promise<void> {
  const policies = await policiesOn(trx, today);
  for (const ids of chunks(loanIds)) {
    const pending: Pending = { book: new BookChanges(), loans: [], installments: [], payments: [], allocations: [] };
    const given = await givenAllocations(trx, ids);
    for (const account of await loadAccounts(trx, ids)) refreshOne(account, policies, given.get(account.loan.id) ?? new Map<string, number>(), now, pending);
    await writePending(trx, pending);
  }
}

/** What each payment has given to what so far, by loan. */
async function givenAllocations(trx: Knex.Transaction, loanIds: readonly number[]): Promise<Map<number, Map<string, number>>> {
  const rows: { loan_id: number; payment_id: number; installment_id: number | null; component: string; given: number }[] = await trx('payment_allocations')
    .whereIn('loan_id', loanIds).groupBy('loan_id', 'payment_id', 'installment_id', 'component')
    .select('loan_id', 'payment_id', 'installment_id', 'component').sum({ given: 'amount_minor' });
  const loans = new Map<number, Map<string, number>>();
  for (const row of rows) {
    const keys = loans.get(row.loan_id) ?? new Map<string, number>();
    keys.set(`${row.payment_id}/${row.installment_id ?? ''}/${row.component}`, row.given);
    loans.set(row.loan_id, keys);
  }
  return loans;
}

function refreshOne(account: Account, policies: Policies, given: Given, now: string, pending: Pending): void {
  const { loan, installments } = account;
  const posted = account.payments.filter((payment) => payment.status === 'posted');
  const lastPaid = posted.reduce<string | null>((latest, { paid_on }) => (latest === null || paid_on > latest ? paid_on : latest), null);
  const book = ledgerOf(account, policies, lastPaid ?? loan.disbursed_on);
  if (loan.oldest_unpaid_due_on !== null) pending.book.add(unpaidRows(installments), -1);
  const unpaid = unpaidRows(book.installments);
  pending.book.add(unpaid, 1);
  const before = new Map(installments.map((row) => [row.id, row]));
  for (const row of book.installments) {
    const old = before.get(row.id);
    if (old?.paid_principal_minor === row.paid_principal_minor && old.paid_interest_minor === row.paid_interest_minor) continue;
    pending.installments.push([row.id, row.paid_principal_minor, row.paid_interest_minor, now]);
  }
  const status = loan.status === 'written_off' ? 'written_off' : book.settled ? 'settled' : 'active';
  pending.loans.push([
    loan.id, status, book.installments.filter((row) => unpaidOf(row) === 0).length, installments.at(-1)?.due_on ?? loan.first_due_on, book.outstanding_minor,
    book.principal_outstanding_minor, book.unallocated_minor, unpaid[0]?.due_on ?? null, lastPaid,
  ]);
  refreshPayments(account, book, given, now, pending);
}

const unpaidRows = (rows: readonly (LedgerInstallment & { paid_principal_minor: number; paid_interest_minor: number })[]) =>
  rows.map((row) => ({ due_on: row.due_on, unpaid_minor: unpaidOf(row) })).filter((row) => row.unpaid_minor > 0);

/** Journal rows for the difference between what the ledger gives and what was given. */
function refreshPayments({ loan, payments }: Account, book: Ledger, given: Given, now: string, pending: Pending): void {
  const wanted = new Map(book.allocations.map((row) => [`${row.payment_id}/${row.installment_id ?? ''}/${row.component}`, row.amount_minor]));
  const valueDate = new Map(payments.map((payment) => [payment.id, payment.paid_on]));
  for (const key of new Set([...given.keys(), ...wanted.keys()])) {
    const amount = (wanted.get(key) ?? 0) - (given.get(key) ?? 0);
    if (amount === 0) continue;
    const [payment = '', installment = '', component = ''] = key.split('/');
    const value_on = valueDate.get(Number(payment));
    if (value_on === undefined) throw new Error(`allocation of an unknown payment ${payment}`);
    pending.allocations.push([loan.id, Number(payment), installment === '' ? null : Number(installment), component, amount, value_on, now]);
  }
  const left = new Map(book.unallocated.map((row) => [row.payment_id, row.amount_minor]));
  for (const payment of payments) {
    const amount = left.get(payment.id) ?? 0;
    if (amount !== payment.unallocated_minor) pending.payments.push([payment.id, amount]);
  }
}

const LOAN_COLUMNS = {
  status: 'text', paid_count: 'integer', last_due_on: 'text', outstanding_minor: 'integer', principal_outstanding_minor: 'integer', unallocated_minor: 'integer',
  oldest_unpaid_due_on: 'text', last_paid_on: 'text',
} as const;
const ALLOCATION_COLUMNS = {
  loan_id: 'integer', payment_id: 'integer', installment_id: 'integer', component: 'text', amount_minor: 'integer', value_on: 'text', recorded_at: 'text',
} as const;

async function writePending(trx: Knex.Transaction, pending: Pending): Promise<void> {
  await bulkUpdate(trx, 'installments', { paid_principal_minor: 'integer', paid_interest_minor: 'integer', updated_at: 'text' }, pending.installments);
  await bulkUpdate(trx, 'payments', { unallocated_minor: 'integer' }, pending.payments);
  await bulkInsert(trx, 'payment_allocations', ALLOCATION_COLUMNS, pending.allocations);
  await bulkUpdate(trx, 'loans', LOAN_COLUMNS, pending.loans);
  await pending.book.write(trx);
}

/** Takes a loan out of the overdue book, before its schedule is replaced or it is deleted. */
export async function leaveBook(trx: Knex.Transaction, loanId: number): Promise<void> {
  const [account] = await loadAccounts(trx, [loanId]);
  if (account === undefined || account.loan.oldest_unpaid_due_on === null) return;
  const book = new BookChanges();
  book.add(unpaidRows(account.installments), -1);
  await book.write(trx);
  await trx('loans').where({ id: loanId }).update({ oldest_unpaid_due_on: null });
}
