import { charge, dropUnearned, give } from './ledgerMoves.ts';
import { ofPayment, post, type Account, type LoanState } from './ledgerState.ts';
import { feeShare } from './earlyFee.ts';
import type { EarlyPayoffTerms, LedgerPayment } from './ledgerTypes.ts';
import { replacePlan, usualInstallment, usualRow } from './newPlan.ts';
import type { Prepayment } from './prepaymentWays.ts';
import { multiplyDivide } from './money.ts';
import { earnedOpen, inForce, unearnedInterest, type Unearned } from './payoff.ts';
import { canShorten, scheduleOn, shortenedOn, type ScheduledInstallment } from './schedule.ts';
import { unpaidPrincipal } from './unpaid.ts';

/**
 * A partial prepayment: what is due on its day is paid first, then interest to the day, and the
 * rest comes off the principal (Civil Code art. 677). What is left of the principal is a new plan
 * on the due dates of the former one. The plan is worked out from the events like all else, so that
 * money entered later with an earlier date makes it anew.
 */

const principalOf = (rows: readonly Account[]): number =>
  rows.reduce((sum, row) => sum + unpaidPrincipal(row), 0);

/** Pays the interest that the period that runs has earned by the day; answers what is left. */
function payToTheDay(
  state: LoanState,
  early: EarlyPayoffTerms,
  { id, paid_on }: LedgerPayment,
  amount_minor: number,
): number {
  const accounts = inForce(state);
  const at = accounts.findIndex((account) => account.due_on > paid_on);
  const account = accounts[at];
  if (account === undefined || amount_minor === 0) return amount_minor;
  const share = Math.min(earnedOpen(state, accounts, early, at, paid_on), amount_minor);
  const interest = { component: 'interest', amount_minor: share } as const;
  if (share > 0) post(state, account, interest, 'paid', ofPayment(id), paid_on);
  return amount_minor - share;
}

/** Pays principal off the end of a plan; answers what is left of the amount. */
function payOff(
  state: LoanState,
  rows: readonly Account[],
  payment_id: number,
  amount_minor: number,
  on: string,
): number {
  let left = amount_minor;
  for (const account of rows.toReversed()) {
    const share = Math.min(left, unpaidPrincipal(account));
    if (share === 0) continue;
    const principal = { component: 'principal', amount_minor: share } as const;
    post(state, account, principal, 'paid', ofPayment(payment_id), on);
    left -= share;
  }
  return left;
}

/** The rows of the new plan without what is carried into them. */
function planRows(
  { terms }: LoanState,
  early: EarlyPayoffTerms,
  rows: readonly Account[],
  way: Prepayment,
): ScheduledInstallment[] {
  const dates = rows.map((row) => row.due_on);
  const left = principalOf(rows);
  const dated = {
    principal_minor: left,
    annual_rate_bps: early.annual_rate_bps,
    repayment_method: early.repayment_method,
    day_count: early.day_count,
    rounding: terms.rounding,
    disbursed_on: early.disbursed_on,
    flat_base_minor: early.principal_minor,
  };
  if (way === 'lower' || rows.length === 0 || !canShorten(early.repayment_method))
    return scheduleOn(dated, dates);
  return shortenedOn(dated, dates, {
    installment_minor: usualInstallment(rows, early),
    principal_minor: usualRow(rows).principal_minor,
  });
}

/** Drops what the rows to come have not earned, and lets what was paid ahead come off principal. */
function dropAhead(
  state: LoanState,
  early: EarlyPayoffTerms,
  { id, paid_on }: LedgerPayment,
  rows: readonly Account[],
): void {
  dropUnearned(state, unearnedInterest(state, early, paid_on), ofPayment(id), paid_on);
  for (const credit of state.credit) {
    if (credit.amount_minor > 0)
      credit.amount_minor = payOff(state, rows, credit.payment_id, credit.amount_minor, paid_on);
  }
}

/** The fee of a policy, out of what is left to prepay; never more than the interest to come. */
function feeOf(
  { terms }: LoanState,
  early: EarlyPayoffTerms,
  unearned: readonly Unearned[],
  { amount_minor, on }: { amount_minor: number; on: string },
): number {
  const { part, whole } = feeShare(early, on);
  if (part === 0) return 0;
  const most = unearned.reduce((sum, row) => sum + row.open_minor + row.paid_minor, 0);
  return Math.min(most, multiplyDivide(amount_minor, part, whole + part, terms.rounding));
}

/**
 * Plays a payment that prepays; answers what nothing took. Where nothing is left for the principal
 * it is a payment like any other, and so is one that repays all of it.
 */
export function prepay(state: LoanState, payment: LedgerPayment, way: Prepayment): number {
  const { id, amount_minor, paid_on } = payment;
  const { early, plan } = state;
  if (early === undefined) return give(state, id, amount_minor, paid_on);
  const due = give(state, id, amount_minor, paid_on, false);
  const rest = payToTheDay(state, early, payment, due);
  const rows = state.accounts.filter((row) => row.plan === plan && row.due_on > paid_on);
  const unearned = unearnedInterest(state, early, paid_on);
  const fee_minor = feeOf(state, early, unearned, { amount_minor: rest, on: paid_on });
  const ahead = unearned.reduce((sum, row) => sum + row.paid_minor, 0);
  // What repays all principal is a payoff, and this payment did not cover one.
  if (rest === 0 || rest - fee_minor + ahead >= principalOf(rows))
    return give(state, id, rest, paid_on);
  if (fee_minor > 0) {
    charge(state, ofPayment(id), fee_minor, paid_on);
    give(state, id, fee_minor, paid_on, false);
  }
  const before = principalOf(rows);
  payOff(state, rows, id, rest - fee_minor, paid_on);
  dropAhead(state, early, payment, rows);
  const principal_minor = before - principalOf(rows);
  if (principal_minor === before) return 0;
  const base = early.repayment_method === 'flat' ? early.principal_minor : before;
  const next = {
    ...early,
    disbursed_on: paid_on,
    principal_minor: base - principal_minor,
    usual_minor: way === 'shorten' ? early.usual_minor : undefined,
  };
  const installments = replacePlan(state, rows, {
    schedule: planRows(state, next, rows, way),
    idOf: (row) => payment.plan_ids?.[row] ?? -(id * 1000 + row + 1),
    early: next,
    origin: ofPayment(id),
    on: paid_on,
  });
  state.recasts = [
    ...state.recasts,
    {
      payment_id: id,
      adjustment_id: null,
      effective_on: paid_on,
      fee_minor,
      principal_minor,
      installments,
    },
  ];
  return 0;
}
