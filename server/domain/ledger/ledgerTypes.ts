import type { AllocationRules, Component, EntryComponent } from './allocation.ts';
import type { DayCount } from './dayCount.ts';
import type { EarlyFee, FeeStep } from './earlyFee.ts';
import type { Rounding } from './money.ts';
import type { Prepayment } from './prepaymentWays.ts';
import type { Tolerance } from './tolerance.ts';
import type { RepaymentMethod } from './schedule.ts';

/** What goes into the ledger of a loan and what comes out. */

export interface LedgerTerms {
  rounding: Rounding;
  /** Annual, on what is overdue; 0 charges none. */
  penalty_rate_bps: number;
  grace_days: number;
  /** The days of grace bear penalty once they have passed without payment in full. */
  grace_charged_back?: boolean;
  penalty_day_base: 360 | 365;
}

/** What an early payoff needs to know of the contract; without it payments never drop interest. */
export interface EarlyPayoffTerms {
  annual_rate_bps: number;
  day_count: DayCount;
  repayment_method: RepaymentMethod;
  principal_minor: number;
  disbursed_on: string;
  /** The age of the loan counts from here, whatever plan is in force. */
  lent_on: string;
  /** Policy of the day of lending. */
  fee: EarlyFee;
  /**
   * The installment that was usual before the repayment day changed: the first row after that may
   * close an odd period, and the last one holds what rounding left.
   */
  usual_minor?: number | undefined;
}

export interface LedgerInstallment {
  id: number;
  sequence: number;
  due_on: string;
  principal_minor: number;
  interest_minor: number;
  /**
   * What a restructure carried into this row: interest (a part of `interest_minor`), and penalty,
   * compound interest and cost beside it.
   */
  carried_interest_minor?: number;
  carried_penalty_minor?: number;
  carried_compound_minor?: number;
  carried_cost_minor?: number;
}

/**
 * What becomes of what is owed when a restructure takes effect. Principal that is carried is the
 * new plan's.
 */
export type RestructureParts = Record<
  Component,
  { waived_minor: number; carried_minor: number; capitalised_minor: number }
>;

/**
 * A restructure in effect: on its day, before anything is paid, the new plan takes the named
 * amounts over from the former schedule.
 */
export interface LedgerRestructure {
  id: number;
  effective_on: string;
  parts: RestructureParts;
  installments: readonly LedgerInstallment[];
  penalty_rate_bps: number;
  grace_days: number;
  early: EarlyPayoffTerms;
}

/** Id of a payment that is only asked about: it comes after all of its day. */
export const NOT_RECORDED = 10 ** 12;

export interface LedgerPayment {
  /** Payments of one day stand in this order, which is that of recording. */
  id: number;
  /** Value date. */
  paid_on: string;
  amount_minor: number;
  /** `scheduled`: a lender's own book says what was paid for; interest is never dropped. */
  early_interest?: 'dropped' | 'scheduled';
  /** What is beyond what is due comes off the principal, and the plan is made anew. */
  prepayment?: Prepayment | null;
  /** Ids of the rows of that plan, by place; without them, and beyond, rows get negative ones. */
  plan_ids?: readonly number[];
}

/**
 * The plan that a prepayment or a change of the repayment day made, or what falls due when a loan
 * is declared due.
 */
export interface Recast {
  payment_id: number | null;
  adjustment_id: number | null;
  effective_on: string;
  fee_minor: number;
  principal_minor: number;
  installments: LedgerInstallment[];
}

/**
 * Decisions and charges on a loan: a cost charged to it, a waiver of what was charged, its
 * write-off, a refund of credit, misuse of the funds, its being declared due as a whole, a change
 * of its repayment day, a waiver of the little that is left of it.
 */
export interface LedgerAdjustment {
  id: number;
  /** When it was decided: those of one kind and day stand in this order, then by id. */
  posted_at?: string | null;
  kind:
    | 'charge'
    | 'waiver'
    | 'write_off'
    | 'refund'
    | 'misuse'
    | 'acceleration'
    | 'repayment_day'
    | 'small_balance';
  value_on: string;
  /** Of a waiver. */
  component: Component | null;
  amount_minor: number;
  /** Of misuse: the annual penalty rate on its amount from its date on, where it is the heavier. */
  rate_bps: number | null;
  /** Of an event that makes a plan: the ids of its rows, by place, where they have any. */
  plan_ids?: readonly number[];
  /** Of a change of the repayment day: the days on which the rows to come fall due. */
  dates?: readonly string[];
}

export interface LedgerInput {
  terms: LedgerTerms;
  early?: EarlyPayoffTerms;
  installments: readonly LedgerInstallment[];
  payments: readonly LedgerPayment[];
  adjustments?: readonly LedgerAdjustment[];
  restructures?: readonly LedgerRestructure[];
  /** From this date payments follow the rule of the stage `court`. */
  court_from?: string | null;
  /** The rules in force on a payment's value date. */
  rulesOn: (date: string) => AllocationRules;
  /** What may be missing of an installment due on a date that counts as met; by default nothing. */
  toleranceOn?: (due_on: string) => Tolerance;
  as_of: string;
  /** Stops on the as-of date before anything is paid: where a restructure of that date begins. */
  before_payments?: boolean;
}

export interface InstallmentPosition extends LedgerInstallment {
  paid_principal_minor: number;
  paid_interest_minor: number;
  /** Forgiven, or not earned because of an early payoff or a new plan. */
  waived_interest_minor: number;
  waived_principal_minor: number;
  /** Taken over by a new plan. */
  moved_principal_minor: number;
  moved_interest_minor: number;
  /** Carried into this row by a restructure, and open. */
  cost_minor: number;
  /** Accrued up to the as-of date and open. */
  penalty_minor: number;
  /** Accrued up to the as-of date and open. */
  compound_interest_minor: number;
  paid_penalty_minor: number;
  paid_compound_interest_minor: number;
  waived_penalty_minor: number;
  waived_compound_interest_minor: number;
}

/**
 * Where a fen went, or where it came from: `charged` adds to what is owed, the others take off.
 * `carried` and `capitalised` go into a new plan, whose rows hold them; `dropped` is interest that
 * will not be earned, or a part of a plan that had been paid before it; `refunded` is credit of a
 * payment that went back to the borrower. A negative `paid` is
 * interest paid ahead that goes back to its payment, because a payoff came before it was earned.
 */
export interface LedgerEntry {
  payment_id: number | null;
  adjustment_id: number | null;
  restructure_id: number | null;
  installment_id: number | null;
  component: EntryComponent;
  effect: 'paid' | 'waived' | 'dropped' | 'charged' | 'carried' | 'capitalised' | 'refunded';
  amount_minor: number;
  /** The date it took effect; later than the payment's where credit waited for something to pay. */
  value_on: string;
}

export interface Ledger {
  /** Of the schedule in force, and what an earlier one still has open; by due date. */
  installments: InstallmentPosition[];
  /** Rows that a restructure put others in the place of. */
  replaced: InstallmentPosition[];
  /** By value date, then installment, then the rule's order. */
  entries: LedgerEntry[];
  /** Payments of which a part was taken by nothing, refunds deducted. */
  unallocated: { payment_id: number; amount_minor: number }[];
  /** Terms of an early payoff of the schedule in force. */
  early: EarlyPayoffTerms | undefined;
  /** Plans that prepayments made, by value date. */
  recasts: readonly Recast[];
  /** Unpaid principal and interest of all installments, due or not. */
  outstanding_minor: number;
  principal_outstanding_minor: number;
  /** The part of outstanding that fell due before the as-of date. */
  overdue_minor: number;
  /**
   * Interest of rows due after the as-of date that is owed already: what the days have earned, and
   * what a plan carried into a row. A part of outstanding.
   */
  earned_ahead_minor: number;
  /** Penalty and compound interest accrued and open; not in outstanding. */
  penalty_minor: number;
  /** Costs charged and open; not in outstanding. */
  cost_minor: number;
  unallocated_minor: number;
  refunded_minor: number;
  /** Refunded beyond the credit of the day, and not paid back; no part of outstanding. */
  refund_owed_minor: number;
  written_off_on: string | null;
  /**
   * Of the oldest installment with principal or interest unpaid beyond the tolerance; may lie
   * ahead. Where all count as met, the day of the oldest open cost or refund owed back. Penalty
   * left alone does not age a loan.
   */
  oldest_unpaid_due_on: string | null;
  /** Nothing of any component is left. */
  settled: boolean;
}

export interface PayoffQuote {
  on: string;
  amount_minor: number;
  /**
   * Owed on the day, unearned interest left out; `fee` by policy, `refund` what was refunded beyond
   * the credit, `credit` deducted.
   */
  parts: Record<Component | 'fee' | 'refund' | 'credit', number>;
  dropped_interest_minor: number;
  /** What the fee is counted by, on the principal that is repaid ahead; null where none is. */
  fee_rule: (FeeStep & { principal_minor: number }) | null;
  /** What a waiver that closes the loan would take: without the fee and what was refunded. */
  remainder_minor: number;
}
