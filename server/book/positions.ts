import { textOrder } from '../domain/time/order.ts';
import type { Knex } from 'knex';
import { bulkInsert, bulkUpdate, type Cell, type Columns } from '../../db/bulk.ts';
import { TAKEN, type TakenInstallment, ledgerStatus, unpaidOf } from '../domain/ledger/unpaid.ts';
import type { LedgerEntry } from '../domain/ledger/ledgerTypes.ts';
import {
  chunks,
  ledgerOf,
  loadAccounts,
  type Account,
  type AccountInstallment,
} from './accounts.ts';
import { refreshLimitations } from './limitation.ts';
import { BookChanges } from './overdueBook.ts';
import { classFloorAt } from './plans.ts';
import { loadPolicies, type PolicyBook } from './policies.ts';

/**
 * The stored position of a loan is a cache of its ledger. `refreshPositions` is the one function
 * that writes it: the journal of ledger entries (as differences), what each installment has
 * received, the loan's columns and the overdue book, together. Money and plans start the limitation
 * anew: the day kept with a loan's cases follows.
 */

export const TAKEN_COLUMNS: Columns = Object.fromEntries(TAKEN.map((name) => [name, 'integer']));

interface Pending {
  readonly book: BookChanges;
  readonly loans: Cell[][];
  readonly installments: Cell[][];
  readonly payments: Cell[][];
  readonly entries: Cell[][];
}

/** A loan's position as its events make it, and the journal as it should add up. */
export interface Position {
  readonly loan: Readonly<Record<keyof typeof LOAN_COLUMNS, Cell>>;
  readonly installments: readonly (TakenInstallment & { id: number })[];
  readonly unallocated: ReadonlyMap<number, number>;
  readonly entries: ReadonlyMap<string, number>;
  /** Unpaid installments as the overdue book counts them; none once settled or written off. */
  readonly unpaid: readonly { due_on: string; unpaid_minor: number }[];
}

const LOAN_COLUMNS = {
  status: 'text',
  paid_count: 'integer',
  last_due_on: 'text',
  outstanding_minor: 'integer',
  principal_outstanding_minor: 'integer',
  unallocated_minor: 'integer',
  refund_owed_minor: 'integer',
  cost_minor: 'integer',
  oldest_unpaid_due_on: 'text',
  last_paid_on: 'text',
  written_off_on: 'text',
  class_floor: 'text',
  class_floor_until: 'text',
} as const;

const KEY = [
  'payment_id',
  'adjustment_id',
  'restructure_id',
  'installment_id',
  'component',
  'effect',
  'value_on',
] as const;
const keyOf = (entry: LedgerEntry): string => KEY.map((name) => entry[name]).join('/');

/** The position from scratch: what the stored one must equal. */
export function positionOf(account: Account, policies: PolicyBook): Position {
  const { loan, payments, adjustments, restructures } = account;
  const posted = payments
    .filter((payment) => payment.status === 'posted')
    .map((payment) => payment.paid_on);
  const effective = restructures
    .filter((row) => row.lapsed_at === null)
    .map((row) => row.effective_on);
  const lastEvent = [
    ...posted,
    ...effective,
    ...adjustments.filter((row) => row.status === 'posted').map((row) => row.value_on),
  ].reduce((latest, date) => (date > latest ? date : latest), loan.disbursed_on);
  const book = ledgerOf(account, policies, { as_of: lastEvent });
  const lastPaid = posted.reduce<string | null>(
    (latest, date) => (latest === null || date > latest ? date : latest),
    null,
  );
  const entries = new Map<string, number>();
  const floor = classFloorAt(account, policies, book, { as_of: lastEvent });
  for (const entry of book.entries) {
    const sum = (entries.get(keyOf(entry)) ?? 0) + entry.amount_minor;
    // Interest that was paid ahead and given back on one day is no entry.
    if (sum === 0) entries.delete(keyOf(entry));
    else entries.set(keyOf(entry), sum);
  }
  return {
    loan: {
      status: ledgerStatus(book),
      paid_count: book.installments.filter((row) => unpaidOf(row) === 0).length,
      last_due_on: book.installments.at(-1)?.due_on ?? loan.first_due_on,
      outstanding_minor: book.outstanding_minor,
      principal_outstanding_minor: book.principal_outstanding_minor,
      unallocated_minor: book.unallocated_minor,
      refund_owed_minor: book.refund_owed_minor,
      cost_minor: book.cost_minor,
      oldest_unpaid_due_on: book.oldest_unpaid_due_on,
      last_paid_on: lastPaid,
      written_off_on: book.written_off_on,
      class_floor: floor?.floor ?? null,
      class_floor_until: floor?.ends_on ?? null,
    },
    installments:
      book.replaced.length === 0 ? book.installments : [...book.installments, ...book.replaced],
    unallocated: new Map(book.unallocated.map((row) => [row.payment_id, row.amount_minor])),
    entries,
    unpaid: book.written_off_on === null ? unpaidRows(book.installments) : [],
  };
}

/**
 * The rows that count: of the schedule in force and what earlier ones left open. Read from storage.
 */
export const rowsInForce = ({ installments }: Account): AccountInstallment[] =>
  installments.filter((row) => row.in_force === 1);

const unpaidRows = (rows: readonly (TakenInstallment & { due_on: string })[]) =>
  rows
    .map((row) => ({ due_on: row.due_on, unpaid_minor: unpaidOf(row) }))
    .filter((row) => row.unpaid_minor > 0);

/** What the overdue book holds of a loan now. */
const storedUnpaid = (account: Account) => {
  const { status, oldest_unpaid_due_on } = account.loan;
  return status === 'active' && oldest_unpaid_due_on !== null
    ? unpaidRows(rowsInForce(account).sort((a, b) => textOrder(a.due_on, b.due_on) || a.id - b.id))
    : [];
};

/** Brings the stored positions of these loans up to their events. */
export async function refreshPositions(
  trx: Knex.Transaction,
  loanIds: readonly number[],
  now: string,
): Promise<void> {
  const policies = await loadPolicies(trx);
  for (const ids of chunks(loanIds)) {
    const pending: Pending = {
      book: new BookChanges(),
      loans: [],
      installments: [],
      payments: [],
      entries: [],
    };
    const journal = await journalOf(trx, ids);
    for (const account of await loadAccounts(trx, ids))
      refreshOne(
        account,
        policies,
        journal.get(account.loan.id) ?? new Map<string, number>(),
        now,
        pending,
      );
    await writePending(trx, pending);
  }
  await refreshLimitations(trx, loanIds);
}

/** What the journal adds up to, by loan and entry. */
export async function journalOf(
  db: Knex,
  loanIds: readonly number[],
): Promise<Map<number, Map<string, number>>> {
  const rows: (LedgerEntry & { loan_id: number; given: number })[] = await db('ledger_entries')
    .whereIn('loan_id', loanIds)
    .groupBy('loan_id', ...KEY)
    .havingRaw('sum(amount_minor) <> 0')
    .select('loan_id', ...KEY)
    .sum({ given: 'amount_minor' });
  const loans = new Map<number, Map<string, number>>();
  for (const row of rows) {
    const entries = loans.get(row.loan_id) ?? new Map<string, number>();
    entries.set(keyOf(row), row.given);
    loans.set(row.loan_id, entries);
  }
  return loans;
}

function refreshOne(
  account: Account,
  policies: PolicyBook,
  journal: ReadonlyMap<string, number>,
  now: string,
  pending: Pending,
): void {
  const position = positionOf(account, policies);
  pending.book.add(storedUnpaid(account), -1);
  pending.book.add(position.unpaid, 1);
  const before = new Map(account.installments.map((row) => [row.id, row]));
  for (const row of position.installments) {
    const old = before.get(row.id);
    if (TAKEN.some((name) => old?.[name] !== row[name]))
      pending.installments.push([row.id, ...TAKEN.map((name) => row[name]), now]);
  }
  pending.loans.push([
    account.loan.id,
    ...Object.keys(LOAN_COLUMNS).map((name) => position.loan[name as keyof typeof LOAN_COLUMNS]),
  ]);
  for (const payment of account.payments) {
    const amount = position.unallocated.get(payment.id) ?? 0;
    if (amount !== payment.unallocated_minor) pending.payments.push([payment.id, amount]);
  }
  for (const key of new Set([...journal.keys(), ...position.entries.keys()])) {
    const amount = (position.entries.get(key) ?? 0) - (journal.get(key) ?? 0);
    if (amount !== 0) pending.entries.push(entryCells(account.loan.id, key, amount, now));
  }
}

function entryCells(loanId: number, key: string, amount: number, now: string): Cell[] {
  const [
    payment = '',
    adjustment = '',
    restructure = '',
    installment = '',
    component = '',
    effect = '',
    value_on = '',
  ] = key.split('/');
  const id = (text: string) => (text === '' ? null : Number(text));
  return [
    loanId,
    id(payment),
    id(adjustment),
    id(restructure),
    id(installment),
    component,
    effect,
    amount,
    value_on,
    now,
  ];
}

const ENTRY_COLUMNS = {
  loan_id: 'integer',
  payment_id: 'integer',
  adjustment_id: 'integer',
  restructure_id: 'integer',
  installment_id: 'integer',
  component: 'text',
  effect: 'text',
  amount_minor: 'integer',
  value_on: 'text',
  recorded_at: 'text',
} as const;

async function writePending(trx: Knex.Transaction, pending: Pending): Promise<void> {
  await bulkUpdate(
    trx,
    'installments',
    { ...TAKEN_COLUMNS, updated_at: 'text' },
    pending.installments,
  );
  await bulkUpdate(trx, 'payments', { unallocated_minor: 'integer' }, pending.payments);
  await bulkInsert(trx, 'ledger_entries', ENTRY_COLUMNS, pending.entries);
  await bulkUpdate(trx, 'loans', LOAN_COLUMNS, pending.loans);
  await pending.book.write(trx);
}

/** Takes a loan out of the overdue book, before its schedule is replaced or it is deleted. */
export async function leaveBook(trx: Knex.Transaction, loanId: number): Promise<void> {
  const [account] = await loadAccounts(trx, [loanId]);
  if (account === undefined) return;
  const book = new BookChanges();
  book.add(storedUnpaid(account), -1);
  await book.write(trx);
  await trx('loans').where({ id: loanId }).update({ oldest_unpaid_due_on: null });
}
