import type { Knex } from 'knex';
import { callGrounds, type CallGrounds } from '../../book/callGrounds.ts';
import { peopleOf, type PersonRow } from '../../book/people.ts';
import { loadPolicies, type PolicyBook } from '../../book/policies.ts';
import { standingsOf, type Standing } from '../../book/standings.ts';
import type { WorklistMarkRow } from '../../contract/resources/worklist.ts';
import { rowsBy } from '../../domain/rowsBy.ts';
import type { RuleSet } from '../../domain/contact/contactRules.ts';
import { beijingDay } from '../../domain/time/beijing.ts';
import { addDays } from '../../domain/time/calendar.ts';
import type { WorkRule } from '../../domain/worklist/workRules.ts';
import {
  complainants,
  marksOf,
  movedToday,
  promisesFor,
  saidAbout,
  takenOf,
  type Promised,
  type Said,
  type Taken,
} from './store/doings.ts';
import {
  caseTasks,
  debtorsInHand,
  owingLoans,
  repairTasks,
  suedFor,
  type OwnTask,
  type OwingLoan,
} from './store/hands.ts';

/** All that a person's day is made of about some people, read at once for all of them. */
export interface DayFacts {
  readonly user_id: number;
  readonly now: string;
  readonly today: string;
  readonly rule: WorkRule;
  /** The rules of contact on the day about a product. */
  readonly rules: (product: OwingLoan['product']) => readonly RuleSet[];
  readonly people: ReadonlyMap<number, readonly PersonRow[]>;
  /** Loans of some borrowers that are not settled, the most overdue first. */
  readonly loans: (borrowers: readonly number[]) => readonly OwingLoan[];
  readonly standings: ReadonlyMap<number, Standing>;
  readonly grounds: ReadonlyMap<number, CallGrounds>;
  readonly said: ReadonlyMap<number, Said>;
  readonly promises: (loans: readonly number[]) => readonly Promised[];
  readonly moved: ReadonlySet<number>;
  readonly sued: ReadonlySet<number>;
  readonly complaints: ReadonlyMap<number, string>;
  readonly taken: (borrowers: readonly number[]) => readonly Taken[];
  readonly marks: (borrowers: readonly number[]) => readonly WorklistMarkRow[];
  readonly tasks: (borrowers: readonly number[]) => readonly OwnTask[];
}

function rulesOn(policies: PolicyBook, day: string): DayFacts['rules'] {
  const known = new Map<string, readonly RuleSet[]>();
  return (product) => {
    const sets =
      known.get(product) ??
      policies
        .all('contact_rules', day, product)
        .map(({ value, source, article }) => ({ rules: value, source, article }));
    known.set(product, sets);
    return sets;
  };
}

const ofBorrower = ({ borrower_id }: { borrower_id: number }): readonly number[] => [borrower_id];

/** Whose day, at which instant, on which business date. */
export interface Asked {
  user_id: number;
  now: string;
  today: string;
}

/** An open promise is broken once its tolerance is over, whether or not a job has said so. */
function judged(promise: Promised, policies: PolicyBook, today: string): Promised {
  const { promise_tolerance_days } = policies.on('note_review', promise.on);
  const late = addDays(promise.on, promise_tolerance_days) < today;
  return late ? { ...promise, status: 'broken' } : promise;
}

/** A person's own deadlines and repairs. What was missed longer ago is history. */
const tasksOf = async (
  db: Knex,
  { user_id, today }: Asked,
  { task_days }: WorkRule,
  among?: readonly number[],
): Promise<OwnTask[]> => {
  const [from, to] = [addDays(today, -task_days), addDays(today, task_days)];
  return [
    ...(await caseTasks(db, user_id, today, { from, to }, among)),
    ...(await repairTasks(db, user_id, to, among)),
  ];
};

/** The borrowers about whom a person has something to do on a day, by loans and tasks. */
export async function borrowersInHand(db: Knex, asked: Asked): Promise<number[]> {
  const { user_id, today } = asked;
  const rule = (await loadPolicies(db)).on('worklist', today);
  const tasks = await tasksOf(db, asked, rule);
  const debtors = await debtorsInHand(db, user_id, today, undefined);
  return [...new Set([...debtors, ...tasks.map(({ borrower_id }) => borrower_id)])];
}

/** The facts of a day about the persons of these borrowers, as far as they are in these hands. */
export async function dayFacts(
  db: Knex,
  { user_id, now, today }: Asked,
  borrowerIds: readonly number[],
): Promise<DayFacts> {
  const policies = await loadPolicies(db);
  const rule = policies.on('worklist', today);
  const among = [...(await peopleOf(db, borrowerIds)).keys()];
  const tasks = await tasksOf(db, { user_id, now, today }, rule, among);
  const debtors = await debtorsInHand(db, user_id, today, among);
  const asked = new Set([...debtors, ...tasks.map(({ borrower_id }) => borrower_id)]);
  const people = await peopleOf(db, [...asked]);
  const borrowers = [...people.keys()];
  const loans = await owingLoans(db, borrowers);
  const ids = loans.map(({ id }) => id);
  const standings = await standingsOf(db, ids, policies, today);
  const mine = loans
    .filter(({ assigned_to }) => assigned_to === user_id)
    .map((loan) => ({
      ...loan,
      contact_frozen: standings.get(loan.id)?.contact_frozen ?? false,
    }));
  return {
    user_id,
    now,
    today,
    rule,
    rules: rulesOn(policies, beijingDay(now)),
    people,
    loans: rowsBy(loans, ofBorrower),
    standings,
    grounds: await callGrounds(db, mine, people, { at: now, caller: user_id }),
    said: new Map((await saidAbout(db, ids, today)).map((row) => [row.loan_id, row])),
    promises: rowsBy(
      (await promisesFor(db, ids)).map((promise) => judged(promise, policies, today)),
      ({ loan_id }) => [loan_id],
    ),
    moved: await movedToday(db, ids, today),
    sued: await suedFor(db, ids),
    complaints: await complainants(db, borrowers),
    taken: rowsBy(await takenOf(db, borrowers, now), ofBorrower),
    marks: rowsBy(await marksOf(db, user_id, borrowers, today), ofBorrower),
    tasks: rowsBy(tasks, ofBorrower),
  };
}
