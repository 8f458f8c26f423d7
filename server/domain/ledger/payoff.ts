import { countedDays, yearDays } from './dayCount.ts';
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
  const start = accounts[at - 1]?.due_on ?? early.disbursed_on;
  if (start >= on) return account.carried_interest;
  const balance =
    early.repayment_method === 'flat'
      ? early.principal_minor
      : accounts.slice(at).reduce((sum, one) => sum + one.principal_minor, 0);
  const days = countedDays(start, on, early.day_count);
  const base = yearDays(early.day_count);
  return Math.min(
    account.interest_minor,
    account.carried_interest +
      multiplyDivide(balance, early.annual_rate_bps * days, BPS * base, terms.rounding),
  );
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

/** The fee a policy asks for on principal paid before it was due. */
export function earlyFee(state: LoanState, early: EarlyPayoffTerms, on: string): number {
  const ahead = state.accounts.reduce(
    (sum, account) => sum + (account.due_on > on ? unpaidPrincipal(account) : 0),
    0,
  );
  return multiplyDivide(ahead, early.fee_bps, BPS, state.terms.rounding);
}
