import { charge, dropUnearned, forgiveAll, spendCredit } from './ledgerMoves.ts';
import { ofPayment, owedInAll, totalOwed, type LoanState, type Origin } from './ledgerState.ts';
import type { EarlyPayoffTerms, LedgerPayment } from './ledgerTypes.ts';
import { earlyFee, unearnedInterest, type Unearned } from './payoff.ts';

/**
 * What payments do that pay a loan off before its time. One fen more or less never decides over
 * interest: what a payment takes ahead of time and has not earned counts towards the payoff, and
 * what is beyond the payoff is credit.
 */

/** What a payoff on a day saves and costs, in minor units. */
export interface Saving {
  readonly unearned: readonly Unearned[];
  readonly dropped: number;
  /** By policy, and never more than is saved. */
  readonly fee: number;
}

/** The saving of a payoff on a day; null where nothing is left that was not earned. */
export function savingOn(state: LoanState, early: EarlyPayoffTerms, on: string): Saving | null {
  const unearned = unearnedInterest(state, early, on);
  const dropped = unearned.reduce((sum, one) => sum + one.open_minor + one.paid_minor, 0);
  if (dropped === 0) return null;
  return { unearned, dropped, fee: Math.min(dropped, earlyFee(state, early, on)) };
}

/** Drops what was not earned, charges the fee, and lets what was paid ahead pay what is left. */
export function take(
  state: LoanState,
  { unearned, fee }: Saving,
  origin: Origin,
  on: string,
): void {
  dropUnearned(state, unearned, origin, on);
  if (fee > 0) charge(state, origin, fee, on);
  spendCredit(state, on);
}

/**
 * Settles the loan where a payment covers the payoff. What came before it on its day, or earlier
 * and ahead of time, counts: interest it has not earned goes back, and it bears the fee.
 */
export function settleEarly(state: LoanState, { id, amount_minor, paid_on }: LedgerPayment): void {
  if (state.early === undefined) return;
  const saving = savingOn(state, state.early, paid_on);
  if (saving === null || amount_minor < totalOwed(state) - saving.dropped + saving.fee) return;
  take(state, saving, ofPayment(id), paid_on);
}

/**
 * Drops interest that is left when a payment has repaid all principal: from then on none is earned.
 */
export function dropAfterRepayment(state: LoanState, { id, paid_on }: LedgerPayment): void {
  if (state.early === undefined || owedInAll(state).principal > 0) return;
  const saving = savingOn(state, state.early, paid_on);
  if (saving !== null) take(state, saving, ofPayment(id), paid_on);
}

/**
 * Settles the loan where interest that was paid ahead covers all that is left once something was
 * waived, or was refunded beyond the credit.
 */
export function settleFromAhead(state: LoanState, origin: Origin, on: string): void {
  const { early } = state;
  const isAhead = state.accounts.some((row) => row.due_on > on && row.paid_interest_minor > 0);
  if (early === undefined || !isAhead) return;
  const saving = savingOn(state, early, on);
  if (saving !== null && totalOwed(state) - saving.dropped + saving.fee <= 0)
    take(state, saving, origin, on);
}

/**
 * Waives what is left of a loan up to an amount, and drops interest to come where that closes it.
 * Where more has come to be owed since it was decided, it takes off no more than was decided. What
 * was refunded too much stays owed.
 */
export function waiveRest(
  state: LoanState,
  origin: Origin,
  amount_minor: number,
  on: string,
): void {
  const saving = state.early === undefined ? null : savingOn(state, state.early, on);
  const rest = totalOwed(state) - state.refund_owed_minor - (saving?.dropped ?? 0);
  if (saving !== null && rest <= amount_minor) take(state, { ...saving, fee: 0 }, origin, on);
  forgiveAll(state, origin, amount_minor, on);
}
