import { toleratedOf, type Tolerance } from './tolerance.ts';
import { unpaidInterest, unpaidPrincipal } from './unpaid.ts';
import type { AllocationRules, Component, EntryComponent, Owed, Share } from './allocation.ts';
import { dayNumber } from '../time/calendar.ts';
import type {
  EarlyPayoffTerms,
  LedgerEntry,
  LedgerInstallment,
  LedgerTerms,
  InstallmentPosition,
  Recast,
} from './ledgerTypes.ts';

/**
 * A loan while its events are played: one account per installment, costs of the loan as a whole,
 * and credit by payment.
 */

/** Days on which an amount bore a rate: the days after `from_day`, up to `to_day`. */
export interface AccrualSegment {
  component: 'penalty' | 'compound_interest';
  from_day: number;
  to_day: number;
  amount_minor: number;
  rate_bps: number;
}

/** What bears penalty, times its days; all stay 0 when no penalty is charged. */
export interface PenaltyDays {
  principal_minor_days: number;
  interest_minor_days: number;
  /** Days at a raised rate, each times the rate of its time: minor-days × basis points. */
  raised_principal: bigint;
  raised_interest: bigint;
  /** The days one by one, where they are traced. */
  segments?: AccrualSegment[];
}

const noDays = (): PenaltyDays => ({
  principal_minor_days: 0,
  interest_minor_days: 0,
  raised_principal: 0n,
  raised_interest: 0n,
});

export interface Account extends InstallmentPosition, PenaltyDays {
  due_day: number;
  accrued_to_day: number;
  /** Of the days of grace, which count once they are missed; null where they never do. */
  graced: PenaltyDays | null;
  /** Up to where misused principal of the row has borne the heavier rate before its due day. */
  undue_to_day: number;
  /**
   * Of the schedule the row belongs to: a new plan's rate does not touch what is left of the former
   * one.
   */
  penalty_rate_bps: number;
  grace_days: number;
  carried_penalty: number;
  carried_compound_interest: number;
  carried_interest: number;
  moved_penalty_minor: number;
  moved_compound_interest_minor: number;
  /** Which schedule: 0 the contract's, then one more for each restructure. */
  plan: number;
}

export interface LoanState {
  /** Of the schedule in force, and what an earlier one still has open. */
  accounts: readonly Account[];
  replaced: readonly Account[];
  terms: LedgerTerms;
  early: EarlyPayoffTerms | undefined;
  plan: number;
  /** Whether any penalty can accrue. */
  readonly charging: boolean;
  readonly rulesOn: (date: string) => AllocationRules;
  readonly toleranceOn: (due_on: string) => Tolerance;
  readonly court_from: string | null;
  readonly entries: LedgerEntry[];
  /** What payments left over, oldest first. */
  readonly credit: { payment_id: number; amount_minor: number }[];
  /** Of the loan as a whole; what a restructure carried stands with its rows. */
  cost: { charged_minor: number; paid_minor: number; waived_minor: number; moved_minor: number };
  refunded_minor: number;
  /** Refunded beyond the credit of the day, and not paid back. */
  refund_owed_minor: number;
  /** Plans that prepayments made. */
  recasts: readonly Recast[];
  written_off_on: string | null;
  /** The heavier rate since the funds were misused; 0 before. */
  raised_rate_bps: number;
  /** Principal that was misused, at the heavier rate from its day on although it is not due. */
  misused: { amount_minor: number; rate_bps: number; from_day: number } | null;
  /** Whether the days that bear penalty are kept one by one: for who asks why. */
  readonly tracing: boolean;
  /** What payments of the last day of payments go to, in order. */
  order: { on: string; components: readonly Component[] } | null;
}

/** Who an entry belongs to. */
export type Origin = Pick<LedgerEntry, 'payment_id' | 'adjustment_id' | 'restructure_id'>;
export const ofPayment = (payment_id: number): Origin => ({
  payment_id,
  adjustment_id: null,
  restructure_id: null,
});

export function openAccount(
  row: LedgerInstallment,
  terms: Pick<LedgerTerms, 'penalty_rate_bps' | 'grace_days' | 'grace_charged_back'>,
  charging: boolean,
  plan = 0,
): Account {
  const due_day = charging ? dayNumber(row.due_on) : 0;
  const {
    carried_interest_minor = 0,
    carried_penalty_minor = 0,
    carried_compound_minor = 0,
    carried_cost_minor = 0,
  } = row;
  return {
    id: row.id,
    sequence: row.sequence,
    due_on: row.due_on,
    principal_minor: row.principal_minor,
    interest_minor: row.interest_minor,
    paid_principal_minor: 0,
    paid_interest_minor: 0,
    waived_principal_minor: 0,
    waived_interest_minor: 0,
    moved_principal_minor: 0,
    moved_interest_minor: 0,
    penalty_minor: carried_penalty_minor,
    compound_interest_minor: carried_compound_minor,
    cost_minor: carried_cost_minor,
    paid_penalty_minor: 0,
    paid_compound_interest_minor: 0,
    waived_penalty_minor: 0,
    waived_compound_interest_minor: 0,
    moved_penalty_minor: 0,
    moved_compound_interest_minor: 0,
    due_day,
    accrued_to_day: due_day,
    ...noDays(),
    graced: terms.grace_charged_back && terms.grace_days > 0 ? noDays() : null,
    undue_to_day: 0,
    penalty_rate_bps: terms.penalty_rate_bps,
    grace_days: terms.grace_days,
    carried_interest: carried_interest_minor,
    carried_penalty: carried_penalty_minor,
    carried_compound_interest: carried_compound_minor,
    plan,
  };
}

export const unpaidCost = ({ cost }: LoanState): number =>
  cost.charged_minor - cost.paid_minor - cost.waived_minor - cost.moved_minor;

/** Tells whether more of an installment is missing than is tolerated. */
export function isUnmet({ toleranceOn }: LoanState, account: Account): boolean {
  const unpaid = unpaidPrincipal(account) + unpaidInterest(account);
  return unpaid > 0 && unpaid > toleratedOf(account, toleranceOn(account.due_on));
}

/** The due date of the oldest installment that does not count as met; null where all do. */
export const oldestUnmet = (state: LoanState): string | null =>
  state.accounts.find((account) => isUnmet(state, account))?.due_on ?? null;

export const isClosed = (account: Account): boolean =>
  unpaidPrincipal(account) === 0 &&
  unpaidInterest(account) === 0 &&
  account.penalty_minor === 0 &&
  account.compound_interest_minor === 0 &&
  account.cost_minor === 0;

/** What one installment owes; the loan's costs stand with whichever comes first. */
export function owedOn(state: LoanState, account: Account): Owed {
  return {
    cost: unpaidCost(state) + account.cost_minor,
    penalty: account.penalty_minor,
    compound_interest: account.compound_interest_minor,
    interest: unpaidInterest(account),
    principal: unpaidPrincipal(account),
  };
}

/** What is owed in all, by component. */
export function owedInAll(state: LoanState): Owed {
  const owed: Owed = {
    cost: unpaidCost(state),
    penalty: 0,
    compound_interest: 0,
    interest: 0,
    principal: 0,
  };
  for (const account of state.accounts) {
    owed.cost += account.cost_minor;
    owed.penalty += account.penalty_minor;
    owed.compound_interest += account.compound_interest_minor;
    owed.interest += unpaidInterest(account);
    owed.principal += unpaidPrincipal(account);
  }
  return owed;
}

/** What is owed in all: every component, and what was refunded beyond the credit. */
export function totalOwed(state: LoanState): number {
  const { cost, penalty, compound_interest, interest, principal } = owedInAll(state);
  return cost + penalty + compound_interest + interest + principal + state.refund_owed_minor;
}

type Settled = 'paid' | 'waived' | 'moved';
/** Effects that lessen what an installment owes. */
type Lessens = Exclude<LedgerEntry['effect'], 'charged' | 'refunded'>;
const HOW: Record<Lessens, Settled> = {
  paid: 'paid',
  waived: 'waived',
  dropped: 'waived',
  carried: 'moved',
  capitalised: 'moved',
};

/** Takes an amount off what an installment owes of a component. */
function settle(account: Account, component: Component, amount_minor: number, how: Settled): void {
  if (component === 'cost') {
    account.cost_minor -= amount_minor;
    return;
  }
  account[`${how}_${component}_minor`] += amount_minor;
  if (component === 'penalty' || component === 'compound_interest')
    account[`${component}_minor`] -= amount_minor;
}

/** Adds an entry to the journal. */
export function enter(
  state: LoanState,
  installment_id: number | null,
  { component, amount_minor }: { component: EntryComponent; amount_minor: number },
  effect: LedgerEntry['effect'],
  origin: Origin,
  value_on: string,
): void {
  state.entries.push({ ...origin, installment_id, component, effect, amount_minor, value_on });
}

/** Takes a share off an installment, or for costs first off the loan as a whole. */
export function post(
  state: LoanState,
  account: Account | undefined,
  share: Share,
  effect: Lessens,
  origin: Origin,
  value_on: string,
): void {
  let { amount_minor } = share;
  if (share.component === 'cost') {
    const whole = Math.min(amount_minor, unpaidCost(state));
    state.cost[`${HOW[effect]}_minor`] += whole;
    if (whole > 0)
      enter(state, null, { component: 'cost', amount_minor: whole }, effect, origin, value_on);
    amount_minor -= whole;
    if (amount_minor === 0) return;
  }
  if (account === undefined) throw new RangeError(`${share.component} belongs to an installment`);
  settle(account, share.component, amount_minor, HOW[effect]);
  enter(state, account.id, { ...share, amount_minor }, effect, origin, value_on);
}
