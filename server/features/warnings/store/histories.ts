import type { Knex } from 'knex';
import { isOneOf } from '../../../../db/dialect.ts';
import type { LoanRow } from '../../../contract/resources/loans.ts';
import type { WarningRow } from '../../../contract/resources/warnings.ts';
import { rowsBy } from '../../../domain/rowsBy.ts';
import { addDays } from '../../../domain/time/calendar.ts';
import type {
  Instalment,
  LoanHistory,
  PersonHistory,
  Standing,
} from '../../../domain/warnings/history.ts';
import { instalmentsOf, LOOKED_BACK, paymentsOf, promisesOf, type Window } from './loanFacts.ts';
import { changesOf, complaintsOf, wrongNumbers } from './signals.ts';

/** What rules of warnings are asked of, for some people at once: a fixed number of statements. */

export type StandingRow = Standing & Pick<WarningRow, 'owner' | 'owner_id' | 'version'>;

export interface WatchedPerson {
  readonly leader: number;
  readonly history: PersonHistory;
  readonly standing: readonly StandingRow[];
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

/** What happened to loans, asked for all of them at once; answers of each. */
async function loanHistories(
  db: Knex,
  loans: readonly RunningLoan[],
  window: Window,
): Promise<(loan: RunningLoan) => LoanHistory> {
  const ids = loans.map(({ id }) => id);
  const byLoan = <R extends { loan_id: number }>(rows: readonly R[]) =>
    rowsBy(rows, ({ loan_id }) => [loan_id]);
  const instalments = byLoan(await instalmentsOf(db, ids, window));
  const payments = byLoan(await paymentsOf(db, ids, window));
  const promises = byLoan(await promisesOf(db, ids, window));
  const first = addDays(window.from, -LOOKED_BACK);
  return (loan) => {
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
}

/** Of these people what happened, for those who owe or have a warning. */
export async function watchedPeople(
  db: Knex,
  leaders: readonly number[],
  window: Window,
): Promise<WatchedPerson[]> {
  const people = await rowsOfPeople(db, leaders);
  const standing = await standingOf(db, [...people.values()].flat());
  const warned = standing.filter(({ is_open }) => is_open).map(({ loan_id }) => loan_id);
  const loans = await loansOf(db, [...people.values()].flat(), warned, window);
  const historyOf = await loanHistories(db, loans, window);
  const first = addDays(window.from, -LOOKED_BACK);
  const owing = [...new Set(loans.map(({ borrower_id }) => borrower_id))];
  const byBorrower = <R extends { borrower_id: number }>(rows: readonly R[]) =>
    rowsBy(rows, ({ borrower_id }) => [borrower_id]);
  const numbers = byBorrower(await wrongNumbers(db, owing));
  const complaints = byBorrower(await complaintsOf(db, owing, first));
  const changes = byBorrower(await changesOf(db, owing, first));
  const [loansBy, standingBy] = [byBorrower(loans), byBorrower(standing)];
  return [...people].flatMap(([leader, rows]): WatchedPerson[] => {
    const own = loansBy(rows);
    if (own.length === 0) return [];
    const history = {
      loans: own.map(historyOf),
      numbers: numbers(rows),
      complaints: complaints(rows),
      changes: changes(rows),
    };
    return [{ leader, standing: standingBy(rows), history }];
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
