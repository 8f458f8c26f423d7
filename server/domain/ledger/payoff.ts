import { countedDays, yearDays } from './dayCount.ts';
import { feeShare } from './earlyFee.ts';
import type { EarlyPayoffTerms } from './ledgerTypes.ts';
import { type Account, type LoanState } from './ledgerState.ts';
import { unpaidInterest, unpaidPrincipal } from './unpaid.ts';
import { multiplyDivide } from './money.ts';

/**
 * Early payoff: interest runs to the day of the payoff by the loan's day count, and what was not
 * earned is dropped, or given back where it was paid ahead (Civil Code art. 677: a borrower who
 * repays early pays interest for the actual time, unless agreed otherwise).
 */

const BPS = 10_000;

/** Rows of the schedule in force: what an earlier one left open earns nothing more. */
export const inForce = ({ accounts, plan }: LoanState): readonly Account[] =>
  accounts.every((account) => account.plan === plan)
    ? accounts
    : accounts.filter((account) => account.plan === plan);

/** The part of a period that has gone by, and what bears interest in it; null before it began. */
export function periodGone(
  accounts: readonly Account[],
  early: EarlyPayoffTerms,
  at: number,
  on: string,
): { from_on: string; days: number; balance_minor: number } | null {
  const from_on = accounts[at - 1]?.due_on ?? early.disbursed_on;
  if (from_on >= on) return null;
  const balance_minor =
    early.repayment_method === 'flat'
      ? early.principal_minor
      : accounts.slice(at).reduce((sum, one) => sum + one.principal_minor, 0);
  return { from_on, days: countedDays(from_on, on, early.day_count), balance_minor };
}

/**
 * Interest of the period an account closes, earned from its start to the day, with what was carried
 * into it; never more than the period's interest.
 */
export function earned(
  { terms }: LoanState,
  accounts: readonly Account[],
  early: EarlyPayoffTerms,
  at: number,
  on: string,
): number {
  const account = accounts[at] as Account;
  const gone = periodGone(accounts, early, at, on);
  if (gone === null) return account.carried_interest;
  const base = yearDays(early.day_count);
  const weight = early.annual_rate_bps * gone.days;
  return Math.min(
    account.interest_minor,
    account.carried_interest +
      multiplyDivide(gone.balance_minor, weight, BPS * base, terms.rounding),
  );
}

/**
 * Interest of a row to come that is owed on the day already, in minor units: what was carried into
 * it, and what the days have earned where its period runs.
 */
export function earnedOpen(
  state: LoanState,
  accounts: readonly Account[],
  early: EarlyPayoffTerms,
  at: number,
  on: string,
): number {
  const account = accounts[at] as Account;
  // What was dropped was not earned on its day, and says nothing of what has been earned since.
  const open =
    earned(state, accounts, early, at, on) -
    account.paid_interest_minor -
    account.moved_interest_minor;
  return Math.max(0, Math.min(unpaidInterest(account), open));
}

/**
 * The interest that is owed already of each row due after the day, in minor units. What an earlier
 * schedule left open was earned before that was replaced.
 */
export function earnedAhead(state: LoanState, on: string): Map<Account, number> {
  const { early } = state;
  const open = new Map<Account, number>();
  const accounts = inForce(state);
  for (const [at, account] of accounts.entries()) {
    if (account.due_on > on && early !== undefined)
      open.set(account, earnedOpen(state, accounts, early, at, on));
  }
  for (const account of state.accounts) {
    if (account.due_on > on && account.plan !== state.plan)
      open.set(account, unpaidInterest(account));
  }
  return open;
}

/** Interest of one installment that a payoff would not have earned, in minor units. */
export interface Unearned {
  account: Account;
  /** Still unpaid. */
  open_minor: number;
  /** Paid ahead of time: it goes back, and pays what is left. */
  paid_minor: number;
}

/**
 * Interest of installments due after the day that a payoff on it would not have earned, by account.
 */
export function unearnedInterest(
  state: LoanState,
  early: EarlyPayoffTerms,
  on: string,
): Unearned[] {
  const accounts = inForce(state);
  return accounts.flatMap((account, at) => {
    if (account.due_on <= on) return [];
    const worth = earned(state, accounts, early, at, on);
    // What was dropped before is not dropped again when more of the period has gone by.
    const unearned = account.interest_minor - worth - account.waived_interest_minor;
    const open_minor = Math.max(0, Math.min(unpaidInterest(account), unearned));
    const paid_minor = Math.max(0, account.paid_interest_minor - worth);
    return open_minor + paid_minor > 0 ? [{ account, open_minor, paid_minor }] : [];
  });
}

/**
 * The principal that a payoff repays before it was due. What was paid ahead of time counts as well:
 * the payoff gives its interest back, and in how many payments somebody pays changes nothing.
 */
export const principalAhead = (state: LoanState, on: string): number =>
  inForce(state).reduce(
    (sum, account) =>
      sum + (account.due_on > on ? unpaidPrincipal(account) + account.paid_principal_minor : 0),
    0,
  );

/** The fee a policy asks for on principal that a payoff repays before it was due. */
export function earlyFee(state: LoanState, early: EarlyPayoffTerms, on: string): number {
  const { part, whole } = feeShare(early, on);
  return multiplyDivide(principalAhead(state, on), part, whole, state.terms.rounding);
}
