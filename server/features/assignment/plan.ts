import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { borrowerNames, withLoanNames } from '../../book/loanNames.ts';
import { loadPolicies } from '../../book/policies.ts';
import type {
  AssignmentAnswer,
  AssignmentLoad,
  AssignmentRunRow,
} from '../../contract/resources/assignments.ts';
import { seenOnly, type Scope } from '../../store/scope.ts';
import type { AssignedPerson } from '../../domain/assignment/assignmentRules.ts';
import {
  holderOf,
  loadsOf,
  movesOf,
  spreadOf,
  type LoadChange,
  type Move,
} from '../../domain/assignment/moves.ts';
import { shareOut, type Unplaced } from '../../domain/assignment/sharing.ts';
import { daysPastDue, tierOf, type TierBand } from '../../domain/ledger/delinquency.ts';
import {
  borrowersAsked,
  debtorsOf,
  deskOn,
  keepersOn,
  openLoansOf,
  type Debtor,
  type OpenLoan,
} from './store/book.ts';

/** What a run of the policy would change on a date, worked out without holding up any writer. */

/** So many moves and unplaced persons are answered at once; the others are told by their number. */
const SHOWN = 500;

export interface Plan {
  business_date: string;
  only_user_id: number | null;
  moves: readonly Move[];
  unplaced: readonly Unplaced[];
  load: readonly AssignmentLoad[];
  spread_before_bps: number | null;
  spread_after_bps: number | null;
  /** The same for the same moves: what a preview showed is what is done, or is refused. */
  fingerprint: string;
  /** A row of each person, to name them by. */
  rows: ReadonlyMap<number, number>;
}

type PersonLoans = readonly (OpenLoan & { person_id: number })[];

function personOf(
  id: number,
  loans: PersonLoans,
  rows: readonly Debtor[],
  keepers: ReadonlyMap<number, number>,
  { today, tiers }: { today: string; tiers: readonly TierBand[] },
): AssignedPerson {
  const late = loans.filter(({ oldest_unpaid_due_on: due }) => daysPastDue(due, today) > 0);
  const days = Math.max(0, ...late.map((loan) => daysPastDue(loan.oldest_unpaid_due_on, today)));
  return {
    id,
    overdue_minor: loans.reduce((sum, { overdue_minor }) => sum + overdue_minor, 0),
    days_past_due: days,
    tier: tierOf(days, tiers),
    products: [...new Set((late.length > 0 ? late : loans).map(({ product }) => product))],
    region: rows.find(({ region_code }) => region_code !== null)?.region_code?.slice(0, 2) ?? null,
    holder: holderOf(loans),
    keeper: rows.map((row) => keepers.get(row.id)).find((keeper) => keeper !== undefined) ?? null,
  };
}

function grouped<K, V>(values: readonly V[], keyOf: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

const loadShown = ({ user_id, away, weight, before, after }: LoadChange): AssignmentLoad => ({
  user_id,
  away,
  weight,
  before: before.count,
  after: after.count,
  before_minor: before.amount,
  after_minor: after.amount,
});

const fingerprintOf = (moves: readonly Move[], unplaced: readonly Unplaced[]): string =>
  createHash('sha256')
    .update(JSON.stringify(moves.map(({ loan_id, from, to }) => [loan_id, from, to])))
    .update(JSON.stringify(unplaced.map(({ person }) => person.id)))
    .digest('hex');

/**
 * Works out a run of the policy in force: of everybody with a loan overdue; `only_user_id`: of all
 * whom this one has, overdue or not.
 */
export async function planRun(
  db: Knex,
  today: string,
  only_user_id: number | null = null,
): Promise<Plan> {
  const policies = await loadPolicies(db);
  const policy = policies.on('assignment', today);
  const facts = { today, tiers: policies.on('tiers', today) };
  const debtors = await debtorsOf(db, await borrowersAsked(db, today, only_user_id));
  const personOfRow = new Map(debtors.map(({ id, person_id }) => [id, person_id ?? id]));
  const loans = (await openLoansOf(db, [...personOfRow.keys()], today)).map((loan) => ({
    ...loan,
    person_id: personOfRow.get(loan.borrower_id) ?? loan.borrower_id,
  }));
  const rowsOf = grouped(debtors, ({ id, person_id }) => person_id ?? id);
  const keepers = await keepersOn(db, today);
  const persons = [...grouped(loans, ({ person_id }) => person_id)].map(([id, some]) =>
    personOf(id, some, rowsOf.get(id) ?? [], keepers, facts),
  );
  const desk = await deskOn(db, today);
  const sharing = shareOut(persons, policy, desk, only_user_id);
  const moves = movesOf(loans, sharing, only_user_id);
  const loads = loadsOf(persons, sharing, policy, desk);
  return {
    business_date: today,
    only_user_id,
    moves,
    unplaced: sharing.unplaced,
    load: loads.map(loadShown),
    spread_before_bps: spreadOf(loads, 'before', policy.balance),
    spread_after_bps: spreadOf(loads, 'after', policy.balance),
    fingerprint: fingerprintOf(moves, sharing.unplaced),
    rows: new Map(loans.map(({ person_id, borrower_id }) => [person_id, borrower_id])),
  };
}

/** The figures of a plan as a run keeps them. */
export const figuresOf = (plan: Plan) =>
  ({
    business_date: plan.business_date,
    only_user_id: plan.only_user_id,
    persons_count: new Set(plan.moves.map(({ person_id }) => person_id)).size,
    moves_count: plan.moves.length,
    unplaced_count: plan.unplaced.length,
    spread_before_bps: plan.spread_before_bps,
    spread_after_bps: plan.spread_after_bps,
  }) satisfies Partial<AssignmentRunRow>;

/**
 * A plan as it is answered: what a run changed, or with no id would change; its figures in full,
 * of the loans and persons those that are in a scope.
 */
export async function answerOf(
  db: Knex,
  plan: Plan,
  id: number | null,
  scope: Scope | null,
): Promise<AssignmentAnswer> {
  const moves = await withLoanNames(
    db,
    await seenOnly(db, 'loans', plan.moves.slice(0, SHOWN), ({ loan_id }) => loan_id, scope),
  );
  const rowOf = (person: AssignedPerson) => plan.rows.get(person.id) ?? person.id;
  const unplaced = await seenOnly(
    db,
    'borrowers',
    plan.unplaced.slice(0, SHOWN),
    ({ person }) => rowOf(person),
    scope,
  );
  const names = await borrowerNames(
    db,
    unplaced.map(({ person }) => rowOf(person)),
  );
  return {
    id,
    dry_run: id === null,
    ...figuresOf(plan),
    fingerprint: plan.fingerprint,
    load: [...plan.load],
    moves,
    unplaced: unplaced.map(({ person, rule, why }) => ({
      person_id: person.id,
      borrower_id: rowOf(person),
      borrower_name: names.get(rowOf(person)) ?? '',
      holder: person.holder,
      overdue_minor: person.overdue_minor,
      days_past_due: person.days_past_due,
      rule,
      why,
    })),
  };
}
