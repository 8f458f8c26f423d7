import { addDays, daysBetween } from '../time/calendar.ts';
import type { Rounding } from '../ledger/money.ts';
import { addMinorDays, judgmentInterest } from '../ledger/penalty.ts';
import { later } from './days.ts';

/**
 * Doubled interest while a judgment is not performed: Civil Procedure Law art. 264; Supreme
 * People's Court, Fa Shi [2014] No. 8, arts. 1 to 3.
 */
export const JUDGMENT_INTEREST_BASIS = {
  source: "Supreme People's Court, Fa Shi [2014] No. 8",
  article: '1',
} as const;

export interface JudgmentDebtInput {
  /** The last day of the performance period, from which interest runs (art. 2). */
  ends_on: string;
  on: string;
  /** The principal awarded; null where that is not known: all unpaid principal then counts. */
  awarded_minor: number | null;
  /**
   * Unpaid principal at the end of a day, on each day that may have changed it; the first one not
   * after `ends_on`. By date.
   */
  balances: readonly { on: string; principal_minor: number }[];
  /**
   * Times in which enforcement was stayed for no reason of the debtor: they bear no interest (art.
   * 3). `until_on` is the last day of one, null while it lasts.
   */
  stays?: readonly Stay[];
  rounding: Rounding;
}

export interface Stay {
  from_on: string;
  until_on: string | null;
}

/** Days from one day up to another, that one excluded, which no stay covers. */
function daysRunning(from: string, to: string, stays: readonly Stay[]): number {
  let days = Math.max(0, daysBetween(from, to));
  let covered_to = from;
  for (const { from_on, until_on } of [...stays].sort((a, b) => (a.from_on < b.from_on ? -1 : 1))) {
    const first = later(from_on, covered_to);
    const end = until_on === null || addDays(until_on, 1) > to ? to : addDays(until_on, 1);
    if (first >= end) continue;
    days -= daysBetween(first, end);
    covered_to = end;
  }
  return days;
}

export interface JudgmentDebt {
  principal_minor: number;
  days: number;
  doubled_interest_minor: number;
}

/**
 * The part of the award that is still unpaid on a day, the days it has borne interest, and that
 * interest in minor units (Fa Shi [2014] No. 8 art. 1), rounded once. A payment bears interest up
 * to its own day (art. 3), so the base falls the day after.
 */
export function judgmentDebt({
  ends_on,
  on,
  awarded_minor,
  balances,
  stays = [],
  rounding,
}: JudgmentDebtInput): JudgmentDebt {
  const baseOf = (principal_minor: number): number =>
    awarded_minor === null ? principal_minor : Math.min(awarded_minor, principal_minor);
  let minorDays = 0;
  let [from, base] = [ends_on, 0];
  for (const balance of balances) {
    if (balance.on > on) break;
    if (balance.on > from) {
      minorDays = addMinorDays(minorDays, base, daysRunning(from, balance.on, stays));
      from = balance.on;
    }
    base = baseOf(balance.principal_minor);
  }
  const days = daysRunning(ends_on, on, stays);
  if (on > from) minorDays = addMinorDays(minorDays, base, daysRunning(from, on, stays));
  return {
    principal_minor: base,
    days,
    doubled_interest_minor: judgmentInterest(minorDays, 1, rounding),
  };
}
