import type { AssignmentBalance } from './words.ts';

/** The words of 分案: who is given to whom by a lender's policy, and why. */

/** To whom a rule gives: one user, the clerks of a team, or with neither all clerks. */
export interface Taker {
  user_id?: number | null | undefined;
  team?: string | null | undefined;
  /** How many persons each of them has by this rule at most. */
  max_persons: number;
  /** One of weight 2 gets twice what one of weight 1 gets. */
  weight: number;
}

/**
 * Who is given to whom. A condition that is left out asks nothing; a list asks for one of its
 * values. Amounts in fen, days and amounts with both ends included.
 */
export interface AssignmentRule {
  name: string;
  tiers?: readonly string[] | null | undefined;
  products?: readonly string[] | null | undefined;
  /** Provinces: the first two digits of a region's code (GB/T 2260). */
  regions?: readonly string[] | null | undefined;
  days_from?: number | null | undefined;
  days_to?: number | null | undefined;
  overdue_from_minor?: number | null | undefined;
  overdue_to_minor?: number | null | undefined;
  to: readonly Taker[];
}

/** The policy: the first rule that fits a person decides to whom they may go. */
export interface AssignmentPolicy {
  rules: readonly AssignmentRule[];
  balance: AssignmentBalance;
  /** Whoever has a person keeps them while they are one the rule names and has room. */
  sticky: boolean;
  /** The business day runs it by itself. */
  automatic: boolean;
}

/** A person with what the rules ask of them, over all their loans. Amounts in fen. */
export interface AssignedPerson {
  id: number;
  overdue_minor: number;
  /** Of the loan that is longest overdue. */
  days_past_due: number;
  tier: string;
  products: readonly string[];
  region: string | null;
  /** Who has them now: of several the one with most of what is overdue. */
  holder: number | null;
  /** Who keeps them by a supervisor's leave, whatever the rules say. */
  keeper: number | null;
}

/** Somebody who works at the desk. */
export interface DeskPerson {
  user_id: number;
  team: string | null;
  /** A clerk; others are given persons only where a rule names them. */
  clerk: boolean;
  /** On leave: keeps what they have and gets nothing new. */
  away: boolean;
}

const isOneOf = (wanted: readonly string[] | null | undefined, values: readonly string[]) =>
  wanted == null || wanted.length === 0 || values.some((value) => wanted.includes(value));

const isWithin = (
  value: number,
  from: number | null | undefined,
  to: number | null | undefined,
): boolean => (from == null || value >= from) && (to == null || value <= to);

/** Whether a rule is about a person. */
export const fits = (rule: AssignmentRule, person: AssignedPerson): boolean =>
  isWithin(person.days_past_due, rule.days_from, rule.days_to) &&
  isWithin(person.overdue_minor, rule.overdue_from_minor, rule.overdue_to_minor) &&
  isOneOf(rule.tiers, [person.tier]) &&
  isOneOf(rule.products, person.products) &&
  isOneOf(rule.regions, person.region === null ? [] : [person.region]);

/** Those at the desk that a rule gives to; who is named twice counts as named first. */
export function takersOf(
  rule: AssignmentRule,
  desk: readonly DeskPerson[],
): (DeskPerson & Pick<Taker, 'max_persons' | 'weight'>)[] {
  return desk.flatMap((one) => {
    const named = rule.to.find(({ user_id, team }) =>
      user_id == null ? one.clerk && (team == null || team === one.team) : user_id === one.user_id,
    );
    return named === undefined
      ? []
      : [{ ...one, max_persons: named.max_persons, weight: named.weight }];
  });
}
