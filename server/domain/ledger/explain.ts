import { dateOfDayNumber } from '../time/calendar.ts';
import { yearDays } from './dayCount.ts';
import { feeStepOn } from './earlyFee.ts';
import { savingOn } from './earlyPayoff.ts';
import { playAll } from './ledger.ts';
import type { Account, AccrualSegment, LoanState } from './ledgerState.ts';
import type { EarlyPayoffTerms, LedgerEntry, LedgerInput } from './ledgerTypes.ts';
import type { Rounding } from './money.ts';
import { earned, inForce, periodGone, principalAhead } from './payoff.ts';
import { unpaidOf, unpaidPrincipal } from './unpaid.ts';

/**
 * Why a figure of a loan is what it is: the rows, events, days and rates it is made of, so that
 * somebody else can work it out again without this program. Amounts in minor units, rates in basis
 * points a year.
 */

/** What is left of an installment; `value_minor` = amount − paid − waived − moved. */
export interface InstallmentPart {
  kind: 'installment';
  sequence: number;
  due_on: string;
  principal_minor: number;
  interest_minor: number;
  paid_minor: number;
  waived_minor: number;
  moved_minor: number;
  value_minor: number;
}

/**
 * Penalty or compound interest of an installment: the sum of amount × days × rate, divided by
 * 10,000 × base and rounded once, and what was carried into it, less what was paid, waived and
 * moved.
 */
export interface AccrualPart {
  kind: 'accrual';
  component: AccrualSegment['component'];
  sequence: number;
  due_on: string;
  base: number;
  rounding: Rounding;
  /** Days after `from_on`, up to `to_on`. */
  spans: { from_on: string; to_on: string; days: number; amount_minor: number; rate_bps: number }[];
  carried_minor: number;
  paid_minor: number;
  waived_minor: number;
  moved_minor: number;
  value_minor: number;
}

/** An event that added to a cost, or took off it (negative). */
export interface EntryPart {
  kind: 'entry';
  effect: LedgerEntry['effect'] | 'carried_in';
  value_on: string;
  value_minor: number;
}

/**
 * Interest of a row to come that a payoff does not take: its interest − what is earned, and of that
 * no more than is unpaid, with what was paid ahead of earning. Earned = carried + balance × rate ×
 * days ÷ (10,000 × base), rounded, never more than the row's interest.
 */
export interface UnearnedPart {
  kind: 'unearned';
  sequence: number;
  due_on: string;
  interest_minor: number;
  paid_minor: number;
  waived_minor: number;
  moved_minor: number;
  carried_minor: number;
  from_on: string | null;
  days: number;
  balance_minor: number;
  rate_bps: number;
  base: number;
  rounding: Rounding;
  earned_minor: number;
  value_minor: number;
}

/** A fee on principal repaid before it is due, never more than the interest that is dropped. */
export interface FeePart {
  kind: 'fee';
  principal_minor: number;
  fee_bps: number | null;
  interest_months: number | null;
  rate_bps: number;
  rounding: Rounding;
  most_minor: number;
  value_minor: number;
}

export type LedgerPart = InstallmentPart | AccrualPart | EntryPart | UnearnedPart | FeePart;

const sum = (parts: readonly { value_minor: number }[]): number =>
  parts.reduce((total, part) => total + part.value_minor, 0);

const installmentPart = (account: Account): InstallmentPart => ({
  kind: 'installment',
  sequence: account.sequence,
  due_on: account.due_on,
  principal_minor: account.principal_minor,
  interest_minor: account.interest_minor,
  paid_minor: account.paid_principal_minor + account.paid_interest_minor,
  waived_minor: account.waived_principal_minor + account.waived_interest_minor,
  moved_minor: account.moved_principal_minor + account.moved_interest_minor,
  value_minor: unpaidOf(account),
});

const principalPart = (account: Account): InstallmentPart => ({
  kind: 'installment',
  sequence: account.sequence,
  due_on: account.due_on,
  principal_minor: account.principal_minor,
  interest_minor: 0,
  paid_minor: account.paid_principal_minor,
  waived_minor: account.waived_principal_minor,
  moved_minor: account.moved_principal_minor,
  value_minor: unpaidPrincipal(account),
});

function accrualPart(
  { terms }: LoanState,
  account: Account,
  component: AccrualSegment['component'],
): AccrualPart {
  return {
    kind: 'accrual',
    component,
    sequence: account.sequence,
    due_on: account.due_on,
    base: terms.penalty_day_base,
    rounding: terms.rounding,
    spans: (account.segments ?? [])
      .filter((segment) => segment.component === component)
      .map(({ from_day, to_day, amount_minor, rate_bps }) => ({
        from_on: dateOfDayNumber(from_day),
        to_on: dateOfDayNumber(to_day),
        days: to_day - from_day,
        amount_minor,
        rate_bps,
      })),
    carried_minor: account[`carried_${component}`],
    paid_minor: account[`paid_${component}_minor`],
    waived_minor: account[`waived_${component}_minor`],
    moved_minor: account[`moved_${component}_minor`],
    value_minor: account[`${component}_minor`],
  };
}

/** Penalty and compound interest that is open, and how it came to be. */
const penaltyParts = (state: LoanState): AccrualPart[] =>
  state.accounts.flatMap((account) =>
    (['penalty', 'compound_interest'] as const)
      .map((component) => accrualPart(state, account, component))
      .filter((part) => part.value_minor > 0),
  );

/** Costs charged and what became of them; those a plan took over come back with its rows. */
function costParts(state: LoanState): EntryPart[] {
  const events = state.entries
    .filter(({ component }) => component === 'cost')
    .map(({ effect, value_on, amount_minor }): EntryPart => {
      const value_minor = effect === 'charged' ? amount_minor : -amount_minor;
      return { kind: 'entry', effect, value_on, value_minor };
    });
  const rows = [...state.replaced, ...state.accounts];
  const open = rows.reduce((total, { cost_minor }) => total + cost_minor, 0);
  const { charged_minor, paid_minor, waived_minor, moved_minor } = state.cost;
  const carried = charged_minor - paid_minor - waived_minor - moved_minor + open - sum(events);
  // A plan's rows hold what it took over: the same fen stands there once more.
  return carried === 0
    ? events
    : [
        ...events,
        { kind: 'entry', effect: 'carried_in', value_on: planDay(state), value_minor: carried },
      ];
}

const planDay = ({ entries, early }: LoanState): string =>
  entries.findLast(({ effect }) => effect === 'carried')?.value_on ?? early?.disbursed_on ?? '';

/** Interest to come that a payoff leaves out, and the fee it asks for. */
function payoffParts(state: LoanState, early: EarlyPayoffTerms, on: string): LedgerPart[] {
  const saving = savingOn(state, early, on);
  if (saving === null) return [];
  const accounts = inForce(state);
  const unearned = saving.unearned.map(({ account, open_minor, paid_minor }): UnearnedPart => {
    const at = accounts.indexOf(account);
    const gone = periodGone(accounts, early, at, on);
    return {
      kind: 'unearned',
      sequence: account.sequence,
      due_on: account.due_on,
      interest_minor: account.interest_minor,
      paid_minor: account.paid_interest_minor,
      waived_minor: account.waived_interest_minor,
      moved_minor: account.moved_interest_minor,
      carried_minor: account.carried_interest,
      from_on: gone?.from_on ?? null,
      days: gone?.days ?? 0,
      balance_minor: gone?.balance_minor ?? 0,
      rate_bps: early.annual_rate_bps,
      base: yearDays(early.day_count),
      rounding: state.terms.rounding,
      earned_minor: earned(state, accounts, early, at, on),
      value_minor: -(open_minor + paid_minor),
    };
  });
  if (saving.fee === 0) return unearned;
  const { fee_bps, interest_months } = feeStepOn(early.fee, early.lent_on, on);
  return [
    ...unearned,
    {
      kind: 'fee',
      principal_minor: principalAhead(state, on),
      fee_bps,
      interest_months,
      rate_bps: early.annual_rate_bps,
      rounding: state.terms.rounding,
      most_minor: saving.dropped,
      value_minor: saving.fee,
    },
  ];
}

/** What the figures of a loan are made of, each by name. */
export interface LedgerExplanation {
  overdue: InstallmentPart[];
  due_on_day: InstallmentPart[];
  outstanding: InstallmentPart[];
  principal: InstallmentPart[];
  penalty: AccrualPart[];
  cost: EntryPart[];
  /** What a payoff takes off what is owed in all, and adds. */
  payoff: LedgerPart[];
  refund_owed_minor: number;
  credit_minor: number;
}

/** What each figure of a loan on the as-of date is made of. */
export function explainLedger(input: LedgerInput): LedgerExplanation {
  const state = playAll(input, true);
  const { as_of: on } = input;
  const open = state.accounts.filter((account) => unpaidOf(account) > 0);
  const early = state.early ?? input.early;
  return {
    overdue: open.filter(({ due_on }) => due_on < on).map(installmentPart),
    due_on_day: open.filter(({ due_on }) => due_on === on).map(installmentPart),
    outstanding: open.map(installmentPart),
    principal: open.filter((account) => unpaidPrincipal(account) > 0).map(principalPart),
    penalty: penaltyParts(state),
    cost: costParts(state),
    payoff: early === undefined ? [] : payoffParts(state, early, on),
    refund_owed_minor: state.refund_owed_minor,
    credit_minor: state.credit.reduce((total, { amount_minor }) => total + amount_minor, 0),
  };
}
