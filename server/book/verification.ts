import type { Knex } from 'knex';
import { chunks, loadAccounts, type Account } from './accounts.ts';
import { BookChanges, storedBook } from './overdueBook.ts';
import { loadPolicies, type PolicyBook } from './policies.ts';
import { TAKEN, unpaidOf } from '../domain/ledger/unpaid.ts';
import { journalOf, positionOf, recastsOf, type Position } from './positions.ts';
import { everySource, planMade, planText } from './recasts.ts';
import { storedPlan, type PlanSource } from './versions.ts';

/** One stored value that is not what the events make it. */
export interface Difference {
  readonly where: string;
  readonly stored: unknown;
  readonly recomputed: unknown;
}

/**
 * Recomputes every loan from its events and answers each stored value that differs: loan columns,
 * installments, payments, the journal, the overdue book.
 */
export async function verifyLedger(
  db: Knex,
  onLoans: (count: number) => void = () => undefined,
): Promise<{ loans: number; differences: Difference[] }> {
  const policies = await loadPolicies(db);
  const ids = (await db('loans').orderBy('id').select('id')).map((row: { id: number }) => row.id);
  const differences: Difference[] = [];
  const book = new BookChanges();
  for (const some of chunks(ids)) {
    const journal = await journalOf(db, some);
    for (const account of await loadAccounts(db, some))
      differences.push(
        ...verifyOne(
          account,
          policies,
          journal.get(account.loan.id) ?? new Map<string, number>(),
          book,
        ),
      );
    onLoans(some.length);
  }
  differences.push(...compare('overdue_book', await storedBook(db), book.cells()));
  return { loans: ids.length, differences };
}

function verifyOne(
  account: Account,
  policies: PolicyBook,
  journal: ReadonlyMap<string, number>,
  book: BookChanges,
): Difference[] {
  const { loan, payments } = account;
  const position = positionOf(account, policies);
  book.add(position.unpaid, 1);
  const name = `loan ${loan.id} ${loan.loan_no}`;
  const wanted = new Map<string, unknown>(Object.entries(position.loan));
  const stored = new Map<string, unknown>(
    Object.entries(loan).filter(([column]) => wanted.has(column)),
  );
  return [
    ...compare(name, stored, wanted),
    ...compare(
      `${name} installment`,
      taken(account.installments.filter((row) => row.in_force === 1)),
      taken(position.installments),
    ),
    ...compare(
      `${name} unallocated of payment`,
      new Map(payments.map((row) => [String(row.id), row.unallocated_minor])),
      new Map(payments.map((row) => [String(row.id), position.unallocated.get(row.id) ?? 0])),
    ),
    ...compare(`${name} entry`, journal, position.entries),
    ...compare(`${name} plan of`, ...plansOf(account, policies)),
    ...conservation(account, position, name),
  ];
}

/** The plans that events made as they are stored, and as the ledger makes them. */
function plansOf(
  account: Account,
  policies: PolicyBook,
): [stored: ReadonlyMap<string, string>, recomputed: ReadonlyMap<string, string>] {
  const recasts = recastsOf(account, policies);
  const sources = everySource(account);
  const name = ({ key, id }: PlanSource) => `${key} ${id}`;
  return [
    new Map(sources.map((one) => [name(one), planText(storedPlan(account, one).rows)])),
    new Map(sources.map((one) => [name(one), planText(planMade(recasts, one))])),
  ];
}

const taken = (rows: Position['installments']) =>
  new Map(
    rows.map((row) => [
      String(row.id),
      `${TAKEN.map((name) => row[name]).join(' ')} ${unpaidOf(row)}`,
    ]),
  );

/**
 * No fen made or lost, and none that left the bank forgotten: what each payment gave, what went
 * back of it and what is left is the payment; what the refunds took from credit and what the
 * borrower owes of them is the refunds.
 */
function conservation(
  { payments, adjustments }: Account,
  position: Position,
  name: string,
): Difference[] {
  const sumOf = (wanted: (key: string) => boolean): number =>
    [...position.entries]
      .filter(([key]) => wanted(key))
      .reduce((sum, [, amount]) => sum + amount, 0);
  const books = payments.map((payment) => ({
    where: `${name} fen of payment ${payment.id}`,
    stored:
      sumOf(
        (key) =>
          key.startsWith(`${payment.id}/`) &&
          (key.includes('/paid/') || key.includes('/refunded/')),
      ) + (position.unallocated.get(payment.id) ?? 0),
    recomputed: payment.status === 'posted' ? payment.amount_minor : 0,
  }));
  const refunded = {
    where: `${name} refunds`,
    stored: sumOf((key) => key.includes('/refunded/') || key.includes('/refund/charged/')),
    recomputed: adjustments
      .filter((row) => row.status === 'posted' && row.kind === 'refund')
      .reduce((sum, row) => sum + row.amount_minor, 0),
  };
  return [...books, refunded].filter(({ stored, recomputed }) => stored !== recomputed);
}

function compare(
  where: string,
  stored: ReadonlyMap<string, unknown>,
  recomputed: ReadonlyMap<string, unknown>,
): Difference[] {
  return [...new Set([...stored.keys(), ...recomputed.keys()])]
    .filter((key) => (stored.get(key) ?? null) !== (recomputed.get(key) ?? null))
    .map((key) => ({
      where: `${where} ${key}`,
      stored: stored.get(key) ?? null,
      recomputed: recomputed.get(key) ?? null,
    }));
}
