import type { Knex } from 'knex';
import { loadAccounts, type Account } from './accounts.ts';
import { keptMonthEnd, keptMonthEnds } from './monthEnds.ts';
import { BookChanges, storedBook, type BookCell } from './overdueBook.ts';
import { sumJournal } from './pastBook.ts';
import { loadPolicies, type PolicyBook } from './policies.ts';
import { TAKEN, unpaidOf } from '../domain/ledger/unpaid.ts';
import { journalOf, positionOf, recastsOf, type Position } from './positions.ts';
import { keptStandings, madeStandings } from './standings.ts';
import { everySource, planMade, planText } from './recasts.ts';
import { storedPlan, type PlanSource } from './versions.ts';

/** One stored value that is not what the events make it. */
export interface Difference {
  readonly where: string;
  readonly stored: unknown;
  readonly recomputed: unknown;
}

/** What was found: how many loans were looked at, and of the differences the first ones. */
export interface Verified {
  readonly loans: number;
  readonly found: number;
  readonly differences: readonly Difference[];
}

/** So many differences are answered; of a book that is wrong all over more say no more. */
const MOST = 1000;
/** Loans that are held in memory at a time. */
const AT_ONCE = 1000;

/**
 * Recomputes every loan from its events and answers the stored values that differ: loan columns,
 * installments, payments, the journal, the overdue book, standings that are kept and hold on
 * `today`, and the month ends that are kept. Its memory does not grow with the book.
 */
export async function verifyLedger(
  db: Knex,
  today: string,
  onLoans: (count: number) => void = () => undefined,
): Promise<Verified> {
  const policies = await loadPolicies(db);
  const differences: Difference[] = [];
  let [loans, found] = [0, 0];
  const add = (more: readonly Difference[]): void => {
    found += more.length;
    differences.push(...more.slice(0, MOST - differences.length));
  };
  const book = new BookChanges();
  for await (const ids of idsInSlices(db)) {
    const journal = await journalOf(db, ids);
    for (const account of await loadAccounts(db, ids)) {
      const entries = journal.get(account.loan.id) ?? new Map<string, number>();
      add(verifyOne(account, policies, entries, book));
    }
    add(await verifyStandings(db, ids, policies, today));
    loans += ids.length;
    onLoans(ids.length);
  }
  add(compare('overdue_book', await storedBook(db), book.cells()));
  for (const as_of of await keptMonthEnds(db)) add(await verifyMonthEnd(db, as_of));
  return { loans, found, differences };
}

/** The ids of all loans, some at a time. */
async function* idsInSlices(db: Knex): AsyncGenerator<number[]> {
  for (let after = 0; ; ) {
    const ids: number[] = await db('loans')
      .where('id', '>', after)
      .orderBy('id')
      .limit(AT_ONCE)
      .pluck('id');
    const last = ids.at(-1);
    if (last === undefined) return;
    yield ids;
    after = last;
  }
}

/** Kept standings that hold on a date, against those made from the events. */
async function verifyStandings(
  db: Knex,
  ids: readonly number[],
  policies: PolicyBook,
  today: string,
): Promise<Difference[]> {
  const kept = await keptStandings(db, ids, today);
  const made = await madeStandings(db, [...kept.keys()], policies, today);
  return [...kept].flatMap(([id, standing]) =>
    compare(
      `loan ${id} standing`,
      new Map(Object.entries(standing)),
      new Map(Object.entries(made.get(id)?.standing ?? {})),
    ),
  );
}

/** A kept month end, against the journal. */
async function verifyMonthEnd(db: Knex, as_of: string): Promise<Difference[]> {
  const kept = (await keptMonthEnd(db, as_of)) ?? [];
  return compare(`month end ${as_of}`, summedCells(kept), summedCells(await sumJournal(db, as_of)));
}

/** Cells by the oldest unpaid due date, those of one added up. */
function summedCells(cells: readonly BookCell[]): ReadonlyMap<string, string> {
  const sums = new Map<string, number[]>();
  for (const { oldest, loans, outstanding, overdue, due_soon } of cells)
    sums.set(
      oldest,
      [loans, outstanding, overdue, due_soon].map(
        (value, at) => value + (sums.get(oldest)?.[at] ?? 0),
      ),
    );
  return new Map([...sums].map(([oldest, values]) => [oldest, values.join(' ')]));
}

function verifyOne(
  account: Account,
  policies: PolicyBook,
  journal: ReadonlyMap<string, number>,
  book: BookChanges,
): Difference[] {
  const position = positionOf(account, policies);
  book.add(position.unpaid, 1);
  const name = nameOf(account);
  return [
    ...positionDifferences(account, position, journal),
    ...compare(`${name} plan of`, ...plansOf(account, policies)),
    ...conservation(account, position, name),
  ];
}

const nameOf = ({ loan }: Account): string => `loan ${loan.id} ${loan.loan_no}`;

/** What of a loan's position is stored otherwise than its events make it. */
export function positionDifferences(
  account: Account,
  position: Position,
  journal: ReadonlyMap<string, number>,
): Difference[] {
  const { loan, payments } = account;
  const name = nameOf(account);
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
