import { textOrder } from '../time/order.ts';
import { COMPONENTS, type Component } from './allocation.ts';
import { beginOn } from './ledgerAccrual.ts';
import {
  isClosed,
  openAccount,
  owedOn,
  post,
  unpaidCost,
  type Account,
  type LoanState,
  type Origin,
} from './ledgerState.ts';
import { unpaidInterest, unpaidPrincipal } from './unpaid.ts';
import type { LedgerRestructure } from './ledgerTypes.ts';
import { earnedAhead } from './payoff.ts';

/**
 * A restructure as an event of the ledger. It takes over the amounts that were agreed, component by
 * component, oldest installment first. What it did not know of (a payment that was reversed since)
 * stays owed where it was; what had been paid already (a payment entered later with an earlier
 * value date) comes off the new plan from its end, which ends earlier. No fen is made or lost.
 */

/**
 * What a restructure can treat of interest, by row: all of one that has fallen due by the day, and
 * of one to come what is owed already. Once it has been treated, so much less.
 */
function treatable(state: LoanState, on: string): Map<Account, number> {
  const due = state.accounts.filter((account) => account.due_on <= on);
  return new Map([
    ...due.map((account) => [account, unpaidInterest(account)] as const),
    ...earnedAhead(state, on),
  ]);
}

/** A restructure that is taking effect. */
interface TakingOver {
  readonly on: string;
  readonly origin: Origin;
  readonly interest: Map<Account, number>;
}

const openOf = (
  state: LoanState,
  account: Account,
  component: Component,
  { interest }: TakingOver,
): number => {
  if (component === 'interest') return interest.get(account) ?? 0;
  return component === 'cost' ? account.cost_minor : owedOn(state, account)[component];
};

/** Takes up to an amount of a component off the former schedule; answers what was taken. */
function takeOff(
  state: LoanState,
  component: Component,
  amount_minor: number,
  effect: 'waived' | 'carried' | 'capitalised',
  taking: TakingOver,
): number {
  const { on, origin, interest } = taking;
  let left = amount_minor;
  if (component === 'cost') {
    const whole = Math.min(left, unpaidCost(state));
    if (whole > 0) post(state, undefined, { component, amount_minor: whole }, effect, origin, on);
    left -= whole;
  }
  for (const account of state.accounts) {
    if (left === 0) break;
    const open = openOf(state, account, component, taking);
    const share = Math.min(left, open);
    if (share <= 0) continue;
    post(state, account, { component, amount_minor: share }, effect, origin, on);
    if (component === 'interest') interest.set(account, open - share);
    left -= share;
  }
  return amount_minor - left;
}

/** Drops what the rows to come have not earned. */
function dropAhead(state: LoanState, { on, origin, interest }: TakingOver): void {
  for (const account of state.accounts) {
    const amount_minor =
      account.due_on > on ? unpaidInterest(account) - (interest.get(account) ?? 0) : 0;
    if (amount_minor > 0)
      post(state, account, { component: 'interest', amount_minor }, 'dropped', origin, on);
  }
}

/**
 * Takes an amount off the new plan, last row first: it had been paid before the plan. A row whose
 * principal is gone earns no interest.
 */
function takeOffPlan(
  state: LoanState,
  plan: readonly Account[],
  amount_minor: number,
  origin: Origin,
  on: string,
): void {
  let left = amount_minor;
  const off = (account: Account, component: Component, most: number): void => {
    const share = Math.min(left, most);
    if (share <= 0) return;
    post(state, account, { component, amount_minor: share }, 'dropped', origin, on);
    left -= share;
  };
  for (const account of plan.toReversed()) {
    if (left === 0) break;
    off(account, 'principal', unpaidPrincipal(account));
    off(account, 'interest', Math.min(account.carried_interest, unpaidInterest(account)));
    for (const component of ['compound_interest', 'penalty', 'cost'] as const)
      off(
        account,
        component,
        component === 'cost' ? account.cost_minor : account[`${component}_minor`],
      );
    const unearned =
      account.principal_minor > 0 && unpaidPrincipal(account) === 0
        ? account.interest_minor - account.carried_interest
        : 0;
    if (unearned > 0)
      post(
        state,
        account,
        { component: 'interest', amount_minor: unearned },
        'dropped',
        origin,
        on,
      );
  }
}

export function takeOver(
  state: LoanState,
  { id, effective_on, parts, installments, penalty_rate_bps, grace_days, early }: LedgerRestructure,
): void {
  const origin: Origin = { payment_id: null, adjustment_id: null, restructure_id: id };
  const taking = { on: effective_on, origin, interest: treatable(state, effective_on) };
  let short = 0;
  // All waivers first: nothing is capitalised that is waived.
  for (const component of COMPONENTS)
    takeOff(state, component, parts[component].waived_minor, 'waived', taking);
  for (const component of COMPONENTS) {
    for (const effect of ['carried', 'capitalised'] as const) {
      const wanted = parts[component][`${effect}_minor`];
      short += wanted - takeOff(state, component, wanted, effect, taking);
    }
  }
  dropAhead(state, taking);
  const plan = installments.map((row) =>
    openAccount(
      row,
      { ...state.terms, penalty_rate_bps, grace_days },
      state.charging,
      state.plan + 1,
    ),
  );
  beginOn(plan, effective_on);
  const left = state.accounts.filter((account) => !isClosed(account));
  state.replaced = [...state.replaced, ...state.accounts.filter(isClosed)];
  state.accounts = [...left, ...plan].sort(
    (a, b) => textOrder(a.due_on, b.due_on) || a.plan - b.plan || a.sequence - b.sequence,
  );
  state.plan += 1;
  state.terms = { ...state.terms, penalty_rate_bps, grace_days };
  // The parties know of it: what they agree on takes the place of the heavier rate.
  state.misused = null;
  state.early = state.early === undefined ? undefined : early;
  takeOffPlan(state, plan, short, origin, effective_on);
}
