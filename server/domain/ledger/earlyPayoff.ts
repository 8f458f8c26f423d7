import { charge, dropUnearned, spendCredit } from './ledgerMoves.ts';
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
 * Settles the loan where the payments of a day together cover the payoff; answers the fee that is
 * still to be asked for if they turn out to repay all principal. The day is looked at as a whole,
 * because which of its payments comes first is chance. The saving stands with the last of them.
 */
export function settleEarly(
  state: LoanState,
  day: readonly LedgerPayment[],
  early: EarlyPayoffTerms,
  on: string,
): number {
  const saving = savingOn(state, early, on);
  const last = day.at(-1);
  if (saving === null || last === undefined) return 0;
  const paid = day.reduce((sum, payment) => sum + payment.amount_minor, 0);
  if (paid < totalOwed(state) - saving.dropped + saving.fee) return saving.fee;
  take(state, saving, ofPayment(last.id), on);
  return 0;
}

/**
 * Drops interest that is left when the payments of a day have repaid all principal: from then on
 * none is earned.
 */
export function dropAfterRepayment(
  state: LoanState,
  { id, paid_on }: LedgerPayment,
  fee: number,
): void {
  if (state.early === undefined || owedInAll(state).principal > 0) return;
  const saving = savingOn(state, state.early, paid_on);
  if (saving !== null)
    take(state, { ...saving, fee: Math.min(fee, saving.dropped) }, ofPayment(id), paid_on);
}

/**
 * Settles the loan where interest that was paid ahead covers all that is left once something was
 * waived.
 */
export function settleFromAhead(state: LoanState, origin: Origin, on: string): void {
  const { early } = state;
  const isAhead = state.accounts.some((row) => row.due_on > on && row.paid_interest_minor > 0);
  if (early === undefined || !isAhead) return;
  const saving = savingOn(state, early, on);
  if (saving !== null && totalOwed(state) - saving.dropped + saving.fee <= 0)
    take(state, saving, origin, on);
}
