import type { Knex } from 'knex';
import { bulkInsert, bulkUpdate, type Cell, type Columns } from '../../db/bulk.ts';
import { LAST_DATE } from '../contract/limits.ts';
import { TAKEN, type TakenInstallment, ledgerStatus, unpaidOf } from '../domain/ledger/unpaid.ts';
import type { LedgerEntry, Recast } from '../domain/ledger/ledgerTypes.ts';
import { chunks, ledgerOf, loadAccounts, type Account } from './accounts.ts';
import { refreshLimitations } from './limitation.ts';
import { storedUnpaid, unpaidLoan } from './bookRows.ts';
import { BookChanges, type UnpaidLoan } from './overdueBook.ts';
import { classFloorAt } from './plans.ts';
import { loadPolicies, type PolicyBook } from './policies.ts';
import { everySource, storePlans } from './recasts.ts';
import { versionAt } from './versions.ts';

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
  readonly unpaid: UnpaidLoan;
}

const LOAN_COLUMNS = {
  status: 'text',
  schedule_version: 'integer',
  paid_count: 'integer',
  scheduled_count: 'integer',
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

/** Days on which money came that was not taken back. */
const postedDays = ({ payments }: Account): string[] =>
  payments.filter(({ status }) => status === 'posted').map(({ paid_on }) => paid_on);

/** The day of the last event of a loan: after it nothing but time changes its position. */
function lastEventOf(account: Account): string {
  const { loan, adjustments, restructures } = account;
  const effective = restructures
    .filter((row) => row.lapsed_at === null)
    .map((row) => row.effective_on);
  return [
    ...postedDays(account),
    ...effective,
    ...adjustments.filter((row) => row.status === 'posted').map((row) => row.value_on),
  ].reduce((latest, date) => (date > latest ? date : latest), loan.disbursed_on);
}

/** The plans that the prepayments of a loan make, and its being declared due. */
export const recastsOf = (account: Account, policies: PolicyBook): readonly Recast[] =>
  everySource(account).length > 0
    ? ledgerOf(account, policies, { as_of: lastEventOf(account) }).recasts
    : [];

/** The position from scratch: what the stored one must equal. */
export function positionOf(account: Account, policies: PolicyBook): Position {
  const { loan } = account;
  const posted = postedDays(account);
  const lastEvent = lastEventOf(account);
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
      schedule_version: versionAt(account, { as_of: LAST_DATE }),
      paid_count: book.installments.filter((row) => unpaidOf(row) === 0).length,
      scheduled_count: book.installments.length,
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
    unpaid:
      book.written_off_on === null
        ? unpaidLoan(book.oldest_unpaid_due_on, book.installments)
        : { oldest_on: book.oldest_unpaid_due_on, rows: [] },
  };
}

/** What the journal adds up to, by loan and entry. */
export type Journal = ReadonlyMap<number, ReadonlyMap<string, number>>;

/**
 * Brings the stored positions of these loans up to their events. `known`: their journal, where it
 * was read in this transaction.
 */
export async function refreshPositions(
  trx: Knex.Transaction,
  loanIds: readonly number[],
  now: string,
  known?: Journal,
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
    const journal = known ?? (await journalOf(trx, ids));
    for (const account of await currentAccounts(trx, ids, policies, now))
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

/** Accounts whose plans are stored as their prepayments make them. */
async function currentAccounts(
  trx: Knex.Transaction,
  ids: readonly number[],
  policies: PolicyBook,
  now: string,
): Promise<Account[]> {
  const accounts = await loadAccounts(trx, ids);
  const changed: number[] = [];
  for (const account of accounts) {
    const mayPlan = everySource(account).length > 0;
    if (mayPlan && (await storePlans(trx, account, recastsOf(account, policies), now)))
      changed.push(account.loan.id);
  }
  if (changed.length === 0) return accounts;
  const rest = accounts.filter(({ loan }) => !changed.includes(loan.id));
  return [...rest, ...(await loadAccounts(trx, changed))];
}

/** Reads the journal of some loans. */
export async function journalOf(db: Knex, loanIds: readonly number[]): Promise<Journal> {
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
