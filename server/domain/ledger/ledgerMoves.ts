import { allocate, COMPONENTS, stageOf, type Component } from './allocation.ts';
import { daysPastDue } from './delinquency.ts';
import {
  enter,
  isClosed,
  ofPayment,
  oldestUnmet,
  owedOn,
  post,
  unpaidCost,
  type Account,
  type LoanState,
  type Origin,
} from './ledgerState.ts';
import type { Unearned } from './payoff.ts';

/** What moves money on the accounts of a loan: given, forgiven, charged, left over, handed back. */

function orderOn(state: LoanState, on: string): readonly Component[] {
  if (state.order?.on === on) return state.order.components;
  const rules = state.rulesOn(on);
  if (state.court_from !== null && on >= state.court_from) return rules.court;
  if (state.written_off_on !== null) return rules.written_off;
  return rules[stageOf(daysPastDue(oldestUnmet(state), on))];
}

/**
 * Keeps the order of the stage in which the first payment of a day finds the loan for all of them:
 * two payments pay what one of their sum would.
 */
export function keepOrder(state: LoanState, on: string): void {
  if (state.order?.on !== on) state.order = { on, components: orderOn(state, on) };
}

/** Pays costs of the loan as a whole; answers what is left of the amount. */
function payCost(state: LoanState, origin: Origin, amount_minor: number, on: string): number {
  const cost = Math.min(amount_minor, unpaidCost(state));
  if (cost > 0)
    post(state, undefined, { component: 'cost', amount_minor: cost }, 'paid', origin, on);
  return amount_minor - cost;
}

/**
 * Pays back what was refunded beyond the credit, after the costs and before anything that falls due
 * later; answers what is left of the amount.
 */
function payRefund(state: LoanState, origin: Origin, amount_minor: number, on: string): number {
  if (amount_minor === 0 || state.refund_owed_minor === 0) return amount_minor;
  const rest = payCost(state, origin, amount_minor, on);
  const share = Math.min(rest, state.refund_owed_minor);
  if (share === 0) return rest;
  state.refund_owed_minor -= share;
  enter(state, null, { component: 'refund', amount_minor: share }, 'paid', origin, on);
  return rest - share;
}

/**
 * Gives money to what is owed, oldest installment first; with `ahead` also to those not yet due.
 * Answers what nothing took.
 */
export function give(
  state: LoanState,
  payment_id: number,
  amount_minor: number,
  on: string,
  ahead = true,
): number {
  const order = orderOn(state, on);
  const origin = ofPayment(payment_id);
  let left = amount_minor;
  for (const account of state.accounts) {
    if (account.due_on > on) left = payRefund(state, origin, left, on);
    if (left === 0 || (account.due_on > on && !ahead)) break;
    if (isClosed(account)) continue;
    for (const share of allocate(left, owedOn(state, account), order)) {
      left -= share.amount_minor;
      post(state, account, share, 'paid', origin, on);
    }
  }
  return payCost(state, origin, payRefund(state, origin, left, on), on);
}

/**
 * Hands credit back to the borrower, the oldest first. What the loan has no credit for on that day
 * left the bank all the same: the borrower owes it.
 */
export function refund(state: LoanState, origin: Origin, amount_minor: number, on: string): void {
  let left = amount_minor;
  for (const credit of state.credit) {
    const share = Math.min(left, credit.amount_minor);
    if (share === 0) continue;
    credit.amount_minor -= share;
    left -= share;
    const back = { component: 'credit', amount_minor: share } as const;
    enter(state, null, back, 'refunded', ofPayment(credit.payment_id), on);
  }
  state.refunded_minor += amount_minor;
  state.refund_owed_minor += left;
  if (left > 0)
    enter(state, null, { component: 'refund', amount_minor: left }, 'charged', origin, on);
}

/**
 * Forgives up to an amount of a component, oldest installment first; answers what there was nothing
 * to forgive for.
 */
export function forgive(
  state: LoanState,
  origin: Origin,
  component: Component,
  amount_minor: number,
  on: string,
): number {
  let left = amount_minor;
  if (component === 'cost') {
    const share = Math.min(left, unpaidCost(state));
    if (share > 0) post(state, undefined, { component, amount_minor: share }, 'waived', origin, on);
    left -= share;
  }
  for (const account of state.accounts) {
    // Interest not yet due is not forgiven by a waiver: it has not been charged.
    if (left === 0 || (component === 'interest' && account.due_on >= on)) break;
    const share = Math.min(left, owedOn(state, account)[component]);
    if (share <= 0) continue;
    left -= share;
    post(state, account, { component, amount_minor: share }, 'waived', origin, on);
  }
  return left;
}

/** Forgives up to an amount of whatever is owed, principal last, oldest installment first. */
export function forgiveAll(
  state: LoanState,
  origin: Origin,
  amount_minor: number,
  on: string,
): void {
  let left = forgive(state, origin, 'cost', amount_minor, on);
  for (const account of state.accounts) {
    for (const share of allocate(left, owedOn(state, account), COMPONENTS)) {
      left -= share.amount_minor;
      post(state, account, share, 'waived', origin, on);
    }
  }
}

/** Keeps what a payment left over, with what it had left over before. */
export function addCredit({ credit }: LoanState, payment_id: number, amount_minor: number): void {
  const before = credit.find((one) => one.payment_id === payment_id);
  if (before !== undefined) before.amount_minor += amount_minor;
  else credit.push({ payment_id, amount_minor });
}

/** Lets credit pay what has come to be owed since. */
export function spendCredit(state: LoanState, on: string): void {
  for (const credit of state.credit) {
    if (credit.amount_minor > 0)
      credit.amount_minor = give(state, credit.payment_id, credit.amount_minor, on);
  }
}

/** Gives interest that was paid ahead back to the payments it came from, the last one first. */
function giveBack(state: LoanState, account: Account, amount_minor: number, on: string): void {
  const paid = new Map<number, number>();
  for (const entry of state.entries.toReversed()) {
    const { payment_id, installment_id, component, effect } = entry;
    if (
      payment_id !== null &&
      installment_id === account.id &&
      component === 'interest' &&
      effect === 'paid'
    )
      paid.set(payment_id, (paid.get(payment_id) ?? 0) + entry.amount_minor);
  }
  let left = amount_minor;
  for (const [payment_id, most] of paid) {
    const share = Math.min(left, most);
    if (share <= 0) continue;
    const back = { component: 'interest', amount_minor: -share } as const;
    post(state, account, back, 'paid', ofPayment(payment_id), on);
    addCredit(state, payment_id, share);
    left -= share;
  }
}

export function charge(state: LoanState, origin: Origin, amount_minor: number, on: string): void {
  state.cost.charged_minor += amount_minor;
  enter(state, null, { component: 'cost', amount_minor }, 'charged', origin, on);
}

/** Drops interest that will not be earned; what of it was paid ahead goes back to its payments. */
export function dropUnearned(
  state: LoanState,
  unearned: readonly Unearned[],
  origin: Origin,
  on: string,
): void {
  for (const { account, open_minor, paid_minor } of unearned) {
    if (paid_minor > 0) giveBack(state, account, paid_minor, on);
    const amount_minor = open_minor + paid_minor;
    post(state, account, { component: 'interest', amount_minor }, 'dropped', origin, on);
  }
}
