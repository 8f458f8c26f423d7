import type { Knex } from 'knex';
import { isOneOf } from '../../../../db/dialect.ts';
import type { LoanRow } from '../../../contract/resources/loans.ts';
import type { WarningRow } from '../../../contract/resources/warnings.ts';
import { rowsBy } from '../../../domain/rowsBy.ts';
import { beijingDay } from '../../../domain/time/beijing.ts';
import { addDays } from '../../../domain/time/calendar.ts';
import { type TakenInstallment, TAKEN, unpaidOf } from '../../../domain/ledger/unpaid.ts';
import type {
  Instalment,
  LoanHistory,
  PaymentMade,
  PersonHistory,
  PromiseBroken,
  Standing,
} from '../../../domain/warnings/history.ts';
import { changesOf, complaintsOf, wrongNumbers } from './signals.ts';

/** What rules of warnings are asked of, for some people at once: a fixed number of statements. */

/** Days back over which installments, payments and promises are looked at. */
export const LOOKED_BACK = 220;
/** Days ahead in which the next installment is looked for. */
const LOOKED_AHEAD = 62;

export type StandingRow = Standing & Pick<WarningRow, 'owner' | 'owner_id' | 'version'>;

export interface WatchedPerson {
  readonly leader: number;
  readonly history: PersonHistory;
  readonly standing: readonly StandingRow[];
}

/** The days that are looked at: from the first that is judged to the last. */
export interface Window {
  readonly from: string;
  readonly to: string;
  /** Also loans that are settled by now: they ran on days gone by. */
  readonly settled?: boolean;
}

type RunningLoan = Pick<
  LoanRow,
  | 'id'
  | 'borrower_id'
  | 'status'
  | 'assigned_to'
  | 'schedule_version'
  | 'disbursed_on'
  | 'outstanding_minor'
  | 'oldest_unpaid_due_on'
>;

async function loansOf(
  db: Knex,
  borrowers: readonly number[],
  warned: readonly number[],
  { settled = false }: Window,
): Promise<RunningLoan[]> {
  return await db('loans')
    .where(isOneOf(db, 'borrower_id', borrowers))
    .where((some) => {
      if (settled) void some.whereNot('status', 'written_off');
      else void some.where({ status: 'active' }).orWhere(isOneOf(db, 'id', warned));
    })
    .orderBy('id')
    .select(
      'id',
      'borrower_id',
      'status',
      'assigned_to',
      'schedule_version',
      'disbursed_on',
      'outstanding_minor',
      'oldest_unpaid_due_on',
    );
}

type InstalmentRow = TakenInstallment & {
  id: number;
  loan_id: number;
  sequence: number;
  due_on: string;
};

/** Installments of loans in force, each with the day on which nothing was left of it. */
async function instalmentsOf(
  db: Knex,
  loans: readonly number[],
  { from, to }: Window,
): Promise<(Instalment & { loan_id: number })[]> {
  const rows: InstalmentRow[] = await db('installments')
    .where(isOneOf(db, 'loan_id', loans))
    .where({ in_force: 1 })
    .whereBetween('due_on', [addDays(from, -LOOKED_BACK), addDays(to, LOOKED_AHEAD)])
    .orderBy(['loan_id', 'due_on', 'sequence'])
    .select('id', 'loan_id', 'sequence', 'due_on', 'principal_minor', 'interest_minor', ...TAKEN);
  const paid = rows.filter((row) => unpaidOf(row) === 0).map(({ id }) => id);
  const last: { installment_id: number; on: string }[] = await db('ledger_entries')
    .where(isOneOf(db, 'installment_id', paid))
    .where('amount_minor', '>', 0)
    .groupBy('installment_id')
    .select('installment_id')
    .max({ on: 'value_on' });
  const settledOn = new Map(last.map(({ installment_id, on }) => [installment_id, on]));
  return rows.map((row) => ({
    loan_id: row.loan_id,
    sequence: row.sequence,
    due_on: row.due_on,
    amount_minor: row.principal_minor + row.interest_minor,
    settled_on: unpaidOf(row) === 0 ? (settledOn.get(row.id) ?? row.due_on) : null,
  }));
}

/** Ways of paying that a bank can return. */
const RETURNABLE = ['debit', 'bank_transfer', 'app', 'agency'];

async function paymentsOf(
  db: Knex,
  loans: readonly number[],
  { from }: Window,
): Promise<(PaymentMade & { loan_id: number })[]> {
  const rows: {
    id: number;
    loan_id: number;
    paid_on: string;
    amount_minor: number;
    channel: string;
    reversed_at: string | null;
  }[] = await db('payments')
    .where(isOneOf(db, 'loan_id', loans))
    .where('paid_on', '>=', addDays(from, -LOOKED_BACK))
    .orderBy(['loan_id', 'paid_on', 'id'])
    .select('id', 'loan_id', 'paid_on', 'amount_minor', 'channel', 'reversed_at');
  const back = rows.filter(({ reversed_at }) => reversed_at !== null).map(({ id }) => id);
  const moved: number[] =
    back.length === 0
      ? []
      : await db('reversal_requests')
          .where(isOneOf(db, 'payment_id', back))
          .whereNotNull('to_loan_id')
          .where({ status: 'approved' })
          .pluck('payment_id');
  return rows.flatMap(({ channel, reversed_at, ...row }): (PaymentMade & { loan_id: number })[] => {
    if (reversed_at === null) return [{ ...row, returned_on: null }];
    // Booked on another loan by mistake, or counted wrongly at the counter: it never came back.
    if (moved.includes(row.id) || !RETURNABLE.includes(channel)) return [];
    return [{ ...row, returned_on: beijingDay(reversed_at) }];
  });
}

/** Broken promises of loans, also those that a note made for several. */
async function promisesOf(
  db: Knex,
  loans: readonly number[],
  { from }: Window,
): Promise<(PromiseBroken & { loan_id: number })[]> {
  const broken = (loan: string) =>
    db('collection_notes as notes')
      // In so many words, by which SQLite knows the index of broken promises.
      .whereRaw("notes.promise_status = 'broken'")
      .where('notes.status', 'recorded')
      .where('notes.promise_on', '>=', addDays(from, -LOOKED_BACK))
      .where(isOneOf(db, loan, loans))
      .select({
        loan_id: loan,
        note_id: 'notes.id',
        promise_on: 'notes.promise_on',
        amount_minor: 'notes.promise_amount_minor',
      });
  const own = (await broken('notes.loan_id')) as (PromiseBroken & { loan_id: number })[];
  const further = (await broken('note_loans.loan_id').join(
    'note_loans',
    'note_loans.note_id',
    'notes.id',
  )) as (PromiseBroken & { loan_id: number })[];
  return [...own, ...further].toSorted(
    (a, b) => a.promise_on.localeCompare(b.promise_on) || a.note_id - b.note_id,
  );
}

async function standingOf(
  db: Knex,
  borrowers: readonly number[],
): Promise<(StandingRow & { borrower_id: number })[]> {
  const rows: WarningRow[] = await db('warnings')
    .where(isOneOf(db, 'borrower_id', borrowers))
    .orderBy('id');
  return rows.map(({ figures, status, ...row }) => ({
    ...row,
    is_open: status === 'open',
    figures: JSON.parse(figures) as Standing['figures'],
  }));
}

/** All rows of people, by the row that stands for each. */
async function rowsOfPeople(
  db: Knex,
  leaders: readonly number[],
): Promise<Map<number, readonly number[]>> {
  const linked: { id: number; person_id: number }[] = await db('borrowers')
    .where(isOneOf(db, 'person_id', leaders))
    .orderBy('id')
    .select('id', 'person_id');
  const of = rowsBy(linked, ({ person_id }) => [person_id]);
  return new Map(
    leaders.map((leader) => [leader, [...new Set([leader, ...of([leader]).map(({ id }) => id)])]]),
  );
}

const settledDay = (
  { status }: Pick<RunningLoan, 'status'>,
  instalments: readonly Instalment[],
): string | null =>
  status === 'settled'
    ? instalments.reduce<string | null>(
        (last, { settled_on }) => ((settled_on ?? '') > (last ?? '') ? settled_on : last),
        null,
      )
    : null;

/** Of these people what happened, for those who owe or have a warning. */
export async function watchedPeople(
  db: Knex,
  leaders: readonly number[],
  window: Window,
): Promise<WatchedPerson[]> {
  const people = await rowsOfPeople(db, leaders);
  const borrowers = [...people.values()].flat();
  const standing = await standingOf(db, borrowers);
  const warned = standing.filter(({ is_open }) => is_open).map(({ loan_id }) => loan_id);
  const loans = await loansOf(db, borrowers, warned, window);
  const ids = loans.map(({ id }) => id);
  const byLoan = <R extends { loan_id: number }>(rows: readonly R[]) =>
    rowsBy(rows, ({ loan_id }) => [loan_id]);
  const instalments = byLoan(await instalmentsOf(db, ids, window));
  const payments = byLoan(await paymentsOf(db, ids, window));
  const promises = byLoan(await promisesOf(db, ids, window));
  const first = addDays(window.from, -LOOKED_BACK);
  const owing = [...new Set(loans.map(({ borrower_id }) => borrower_id))];
  const byBorrower = <R extends { borrower_id: number }>(rows: readonly R[]) =>
    rowsBy(rows, ({ borrower_id }) => [borrower_id]);
  const numbers = byBorrower(await wrongNumbers(db, owing));
  const complaints = byBorrower(await complaintsOf(db, owing, first));
  const changes = byBorrower(await changesOf(db, owing, first));
  const loansBy = byBorrower(loans);
  const standingBy = byBorrower(standing);
  const historyOf = (loan: RunningLoan): LoanHistory => {
    const own = withOldest(instalments([loan.id]), loan, first);
    return {
      loan_id: loan.id,
      borrower_id: loan.borrower_id,
      holder_id: loan.assigned_to,
      status: loan.status,
      settled_on: window.settled === true ? settledDay(loan, own) : null,
      schedule_version: loan.schedule_version,
      disbursed_on: loan.disbursed_on,
      outstanding_minor: loan.outstanding_minor,
      instalments: own,
      payments: payments([loan.id]),
      promises: promises([loan.id]),
    };
  };
  return [...people].flatMap(([leader, rows]) => {
    const own = loansBy(rows);
    if (own.length === 0) return [];
    return [
      {
        leader,
        standing: standingBy(rows),
        history: {
          loans: own.map(historyOf),
          numbers: numbers(rows),
          complaints: complaints(rows),
          changes: changes(rows),
        },
      },
    ];
  });
}

/** What fell due before the days that are looked at and is not paid stands first. */
function withOldest(
  rows: readonly Instalment[],
  { oldest_unpaid_due_on: oldest }: RunningLoan,
  first: string,
): readonly Instalment[] {
  if (oldest === null || oldest >= first) return rows;
  return [{ sequence: 0, due_on: oldest, amount_minor: 0, settled_on: null }, ...rows];
}
