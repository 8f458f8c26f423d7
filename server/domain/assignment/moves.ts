import { takersOf } from './assignmentRules.ts';
import type { AssignedPerson, AssignmentPolicy, DeskPerson } from './assignmentRules.ts';
import type { MoveReason } from './words.ts';
import type { Load, Placed, Sharing } from './sharing.ts';

/** What a sharing changes: which loans go from whom to whom, and what each then has. */

/** A loan that is not settled. Amount in fen. */
export interface HeldLoan {
  id: number;
  borrower_id: number;
  person_id: number;
  assigned_to: number | null;
  overdue_minor: number;
}

export interface Move {
  loan_id: number;
  borrower_id: number;
  person_id: number;
  from: number | null;
  to: number;
  /** The name of the rule; null where a person is kept that no rule fits. */
  rule: string | null;
  why: MoveReason;
  overdue_minor: number;
}

/** Who has a person: of several whoever has most of what is overdue, then the smaller id. */
export function holderOf(
  loans: readonly Pick<HeldLoan, 'assigned_to' | 'overdue_minor'>[],
): number | null {
  const held = new Map<number, number>();
  for (const { assigned_to: user, overdue_minor } of loans)
    if (user !== null) held.set(user, (held.get(user) ?? 0) + overdue_minor);
  const [most] = [...held].toSorted(([a, one], [b, other]) => other - one || a - b);
  return most?.[0] ?? null;
}

const whyOf = ({ person, by }: Placed, from: number | null): MoveReason =>
  by === 'stays' || (by !== 'kept' && from !== person.holder) ? 'one_person' : by;

/**
 * The loans that go to another: all of a person to the one they are with, those of most overdue
 * first. Of a handover only persons of whom the one who leaves has a loan.
 */
export function movesOf(
  loans: readonly HeldLoan[],
  { placed }: Sharing,
  leaving: number | null = null,
): Move[] {
  const byPerson = new Map(placed.map((one) => [one.person.id, one]));
  const handed = new Set(
    loans.filter(({ assigned_to }) => assigned_to === leaving).map(({ person_id }) => person_id),
  );
  return loans
    .flatMap(({ id: loan_id, assigned_to: from, person_id, ...loan }): Move[] => {
      const one = byPerson.get(person_id);
      if (one === undefined || one.to === from) return [];
      if (leaving !== null && !handed.has(person_id)) return [];
      const { to, rule } = one;
      return [{ ...loan, loan_id, person_id, from, to, rule, why: whyOf(one, from) }];
    })
    .toSorted((a, b) => b.overdue_minor - a.overdue_minor || a.loan_id - b.loan_id);
}

/** What somebody has before and after. `weight` is null of one whom no rule names. */
export interface LoadChange {
  user_id: number;
  away: boolean;
  weight: number | null;
  before: Load;
  after: Load;
}

/** The loads of all whom a rule names or who have a person, in the order of their ids. */
export function loadsOf(
  persons: readonly AssignedPerson[],
  { placed }: Sharing,
  policy: AssignmentPolicy,
  desk: readonly DeskPerson[],
): LoadChange[] {
  const loads = new Map<number, LoadChange>();
  for (const rule of policy.rules)
    for (const { user_id, away, weight } of takersOf(rule, desk))
      if (!loads.has(user_id)) loads.set(user_id, blank(user_id, away, weight));
  const of = (user_id: number): LoadChange => {
    const known = loads.get(user_id);
    if (known !== undefined) return known;
    const away = desk.find((one) => one.user_id === user_id)?.away ?? true;
    const fresh = blank(user_id, away, null);
    loads.set(user_id, fresh);
    return fresh;
  };
  const after = new Map(placed.map(({ person, to }) => [person.id, to]));
  for (const person of persons) {
    const to = after.get(person.id) ?? person.holder;
    if (person.holder !== null) add(of(person.holder).before, person);
    if (to !== null) add(of(to).after, person);
  }
  return [...loads.values()].toSorted((a, b) => a.user_id - b.user_id);
}

const blank = (user_id: number, away: boolean, weight: number | null): LoadChange => ({
  user_id,
  away,
  weight,
  before: { count: 0, amount: 0 },
  after: { count: 0, amount: 0 },
});

function add(load: Load, { overdue_minor }: AssignedPerson): void {
  load.count += 1;
  load.amount += overdue_minor;
}

/**
 * How unequal loads are: the greatest over the least, each by its weight, in basis points (10,000:
 * all alike), among those whom a rule names and who are there. Null of fewer than two, and where
 * somebody has nothing.
 */
export function spreadOf(
  loads: readonly LoadChange[],
  when: 'before' | 'after',
  balance: AssignmentPolicy['balance'],
): number | null {
  const shares = loads.flatMap(({ away, weight, [when]: load }) =>
    away || weight === null ? [] : [load[balance] / weight],
  );
  const [least, most] = [Math.min(...shares), Math.max(...shares)];
  return shares.length < 2 || least === 0 ? null : Math.round((most / least) * 10_000);
}
