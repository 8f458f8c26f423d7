import type { AllocationRules, Component, Owed, Share } from './allocation.ts';
import { allocate, stageOf } from './allocation.ts';
import { dayNumber } from './calendar.ts';
import { daysPastDue } from './delinquency.ts';
import type { LedgerEntry, LedgerInstallment, LedgerTerms, InstallmentPosition } from './ledgerTypes.ts';
import { addMinorDays, penaltyDays, penaltyWithRaised } from './penalty.ts';

/** A loan while its events are played: one account per installment, costs of the loan as a whole, and credit by payment. */

/** The minor-days stay 0 when no penalty is charged. */
export interface Account extends InstallmentPosition {
  due_day: number;
  accrued_to_day: number;
  principal_minor_days: number;
  interest_minor_days: number;
  /** Days at a raised rate, each times the rate of its time: minor-days × basis points. */
  raised_principal: bigint;
  raised_interest: bigint;
}

export interface LoanState {
  readonly accounts: readonly Account[];
  readonly terms: LedgerTerms;
  readonly rulesOn: (date: string) => AllocationRules;
  readonly court_from: string | null;
  readonly entries: LedgerEntry[];
  /** What payments left over, oldest first. */
  readonly credit: { payment_id: number; amount_minor: number }[];
  cost: { charged_minor: number; paid_minor: number; waived_minor: number };
  refunded_minor: number;
  written_off_on: string | null;
  /** The heavier rate since the funds were misused; 0 before. */
  raised_rate_bps: number;
}

/** Who an entry belongs to. */
export type Origin = { payment_id: number; adjustment_id: null } | { payment_id: null; adjustment_id: number };

export function openAccount(row: LedgerInstallment, charging: boolean): Account {
  const due_day = charging ? dayNumber(row.due_on) : 0;
  return {
    id: row.id, sequence: row.sequence, due_on: row.due_on, principal_minor: row.principal_minor, interest_minor: row.interest_minor,
    paid_principal_minor: 0, paid_interest_minor: 0, waived_interest_minor: 0, penalty_minor: 0, compound_interest_minor: 0,
    paid_penalty_minor: 0, paid_compound_interest_minor: 0, waived_penalty_minor: 0, waived_compound_interest_minor: 0,
    due_day, accrued_to_day: due_day, principal_minor_days: 0, interest_minor_days: 0,
    raised_principal: 0n, raised_interest: 0n,
  };
}

export const unpaidPrincipal = (account: InstallmentPosition): number => account.principal_minor - account.paid_principal_minor;
export const unpaidInterest = (account: InstallmentPosition): number => account.interest_minor - account.paid_interest_minor - account.waived_interest_minor;
const unpaidCost = ({ cost }: LoanState): number => cost.charged_minor - cost.paid_minor - cost.waived_minor;

const isClosed = (account: Account): boolean =>
  unpaidPrincipal(account) === 0 && unpaidInterest(account) === 0 && account.penalty_minor === 0 && account.compound_interest_minor === 0;

/** Brings penalty and compound interest up to a day. Running totals are rounded, then what was paid or waived is taken off: it cannot go below zero. */
function accrue(account: Account, to_day: number, { terms, raised_rate_bps }: LoanState): void {
  if (to_day <= account.accrued_to_day) return;
  const days = penaltyDays(account.accrued_to_day, to_day, account.due_day, terms.grace_days);
  account.accrued_to_day = to_day;
  if (days === 0) return;
  const [principal, interest] = [unpaidPrincipal(account), unpaidInterest(account)];
  if (raised_rate_bps > 0) {
    const weight = BigInt(days) * BigInt(raised_rate_bps);
    account.raised_principal += BigInt(principal) * weight;
    account.raised_interest += BigInt(interest) * weight;
  } else {
    account.principal_minor_days = addMinorDays(account.principal_minor_days, principal, days);
    account.interest_minor_days = addMinorDays(account.interest_minor_days, interest, days);
  }
  const { penalty_rate_bps, penalty_day_base, rounding } = terms;
  const accrued = (plain: number, raised: bigint) => penaltyWithRaised(plain, penalty_rate_bps, raised, penalty_day_base, rounding);
  account.penalty_minor = accrued(account.principal_minor_days, account.raised_principal) - account.paid_penalty_minor - account.waived_penalty_minor;
  account.compound_interest_minor = accrued(account.interest_minor_days, account.raised_interest) - account.paid_compound_interest_minor - account.waived_compound_interest_minor;
}

/** Accrues every open installment due before the date. */
export function accrueAll(state: LoanState, on: string): void {
  const { accounts, terms, raised_rate_bps } = state;
  if (terms.penalty_rate_bps === 0 && raised_rate_bps === 0) {
    // Days without any penalty must not be charged by a rate that comes later.
    if (accounts[0]?.due_day) for (const account of accounts) account.accrued_to_day = Math.max(account.accrued_to_day, dayNumber(on));
    return;
  }
  const day = dayNumber(on);
  for (const account of accounts) {
    if (account.due_on >= on) break;
    accrue(account, day, state);
  }
}

/** From now on the heavier of the two rates, never both (People's Bank of China, Yin Fa [2003] No. 251, art. 3). */
export function raisePenaltyRate(state: LoanState, rate_bps: number): void {
  if (rate_bps > Math.max(state.terms.penalty_rate_bps, state.raised_rate_bps)) state.raised_rate_bps = rate_bps;
}

/** What one installment owes; the loan's costs stand with whichever comes first. */
function owedOn(state: LoanState, account: Account): Owed {
  return {
    cost: unpaidCost(state), penalty: account.penalty_minor, compound_interest: account.compound_interest_minor, interest: unpaidInterest(account), principal: unpaidPrincipal(account),
  };
}

/** What is owed in all, by component. */
export function owedInAll(state: LoanState): Owed {
  const owed: Owed = { cost: unpaidCost(state), penalty: 0, compound_interest: 0, interest: 0, principal: 0 };
  for (const account of state.accounts) {
    owed.penalty += account.penalty_minor;
    owed.compound_interest += account.compound_interest_minor;
    owed.interest += unpaidInterest(account);
    owed.principal += unpaidPrincipal(account);
  }
  return owed;
}

type Settled = 'paid' | 'waived';

/** Takes an amount off what an account, or for costs the loan, owes of a component. */
function settle(state: LoanState, account: Account | undefined, component: Component, amount_minor: number, how: Settled): void {
  if (component === 'cost') {
    state.cost[`${how}_minor`] += amount_minor;
    return;
  }
  if (account === undefined) throw new RangeError(`${component} belongs to an installment`);
  if (component === 'principal') {
    if (how === 'waived') throw new RangeError('principal is waived by a restructure only');
    account.paid_principal_minor += amount_minor;
    return;
  }
  account[`${how}_${component}_minor`] += amount_minor;
  if (component !== 'interest') account[`${component}_minor`] -= amount_minor;
}

function post(state: LoanState, account: Account | undefined, share: Share, effect: LedgerEntry['effect'], origin: Origin, value_on: string): void {
  settle(state, account, share.component, share.amount_minor, effect === 'paid' ? 'paid' : 'waived');
  state.entries.push({ ...origin, installment_id: share.component === 'cost' ? null : (account?.id ?? null), component: share.component, effect, amount_minor: share.amount_minor, value_on });
}

function orderOn(state: LoanState, on: string): readonly Component[] {
  const rules = state.rulesOn(on);
  if (state.court_from !== null && on >= state.court_from) return rules.court;
  if (state.written_off_on !== null) return rules.written_off;
  const oldest = state.accounts.find((account) => unpaidPrincipal(account) + unpaidInterest(account) > 0);
  return rules[stageOf(daysPastDue(oldest?.due_on ?? null, on))];
}

/** Gives money to what is owed, oldest installment first, also to those not yet due; answers what nothing took. */
export function give(state: LoanState, payment_id: number, amount_minor: number, on: string): number {
  const order = orderOn(state, on);
  const origin = { payment_id, adjustment_id: null } as const;
  let left = amount_minor;
  for (const account of state.accounts) {
    if (left === 0) break;
    if (isClosed(account)) continue;
    for (const share of allocate(left, owedOn(state, account), order)) {
      left -= share.amount_minor;
      post(state, account, share, 'paid', origin, on);
    }
  }
  const cost = Math.min(left, unpaidCost(state));
  if (cost > 0) post(state, undefined, { component: 'cost', amount_minor: cost }, 'paid', origin, on);
  return left - cost;
}

/** Forgives up to an amount of a component, oldest installment first; answers what there was nothing to forgive for. */
export function forgive(state: LoanState, origin: Origin, component: Component, amount_minor: number, on: string): number {
  if (component === 'cost') {
    const share = Math.min(amount_minor, unpaidCost(state));
    if (share > 0) post(state, undefined, { component, amount_minor: share }, 'waived', origin, on);
    return amount_minor - share;
  }
  let left = amount_minor;
  for (const account of state.accounts) {
    // Interest not yet due is not forgiven by a waiver: it has not been charged.
    if (left === 0 || account.due_on >= on) break;
    const share = Math.min(left, owedOn(state, account)[component]);
    if (share <= 0) continue;
    left -= share;
    post(state, account, { component, amount_minor: share }, 'waived', origin, on);
  }
  return left;
}

/** Takes interest that an early payoff did not earn off an installment. */
export function drop(state: LoanState, account: Account, payment_id: number, amount_minor: number, on: string): void {
  post(state, account, { component: 'interest', amount_minor }, 'dropped', { payment_id, adjustment_id: null }, on);
}

export function charge(state: LoanState, origin: Origin, amount_minor: number, on: string): void {
  state.cost.charged_minor += amount_minor;
  state.entries.push({ ...origin, installment_id: null, component: 'cost', effect: 'charged', amount_minor, value_on: on });
}
