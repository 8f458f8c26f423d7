import type { WarningRuleName, WatchedDetail } from './words.ts';

/**
 * What rules of warnings are asked of: dated facts of a person and their loans. All is looked at as
 * of a day, so that a day that was missed, or one long ago, is judged by what was so on it.
 */

export interface Instalment {
  readonly sequence: number;
  readonly due_on: string;
  readonly amount_minor: number;
  /** The day on which nothing of it was left; null while something is. */
  readonly settled_on: string | null;
}

export interface PaymentMade {
  readonly id: number;
  readonly paid_on: string;
  readonly amount_minor: number;
  /** The day on which it was taken back, and not booked to another loan; null: it stands. */
  readonly returned_on: string | null;
}

export interface PromiseBroken {
  readonly note_id: number;
  readonly promise_on: string;
  readonly amount_minor: number;
}

export interface LoanHistory {
  readonly loan_id: number;
  readonly borrower_id: number;
  readonly holder_id: number | null;
  readonly status: 'active' | 'settled' | 'written_off';
  /** Of a settled loan the day on which it came to be so, where that is asked; else null. */
  readonly settled_on: string | null;
  readonly schedule_version: number;
  readonly disbursed_on: string;
  readonly outstanding_minor: number;
  /** Of the schedule in force, by due date. */
  readonly instalments: readonly Instalment[];
  /** By the day they were paid. */
  readonly payments: readonly PaymentMade[];
  readonly promises: readonly PromiseBroken[];
}

export interface PersonHistory {
  readonly loans: readonly LoanHistory[];
  /** Primary numbers that are known to be wrong, and since when. */
  readonly numbers: readonly { id: number; borrower_id: number; since_on: string }[];
  readonly complaints: readonly {
    id: number;
    borrower_id: number;
    loan_id: number | null;
    received_on: string;
    answered_on: string | null;
  }[];
  readonly changes: readonly {
    event_id: number;
    borrower_id: number;
    on: string;
    detail: WatchedDetail;
  }[];
}

/** Figures that explain a warning; the screens make a sentence of them. */
export interface WarningFigures {
  /** The due date of the installment it is about. */
  readonly installment_on?: string;
  readonly happened_on?: string;
  readonly days_late?: number;
  readonly amount_minor?: number;
  readonly count?: number;
  readonly days?: readonly number[];
  readonly amounts_minor?: readonly number[];
  readonly loan_id?: number;
  readonly outstanding_minor?: number;
  readonly detail?: WatchedDetail;
}

/** Why a rule warns of a loan. */
export interface Found {
  /** What makes it the same warning, whenever it is met. */
  readonly cause: string;
  /** Causes that count as this one: steps of one run. */
  readonly same?: readonly string[];
  /** The day on which it came to be so. */
  readonly since_on: string;
  readonly figures: WarningFigures;
}

/** A warning that there is. */
export interface Standing {
  readonly id: number;
  readonly loan_id: number;
  readonly rule: WarningRuleName;
  readonly cause: string;
  readonly is_open: boolean;
  readonly raised_on: string;
  readonly figures: WarningFigures;
}

/** Whether an installment was paid by the end of a day. */
export const isSettled = ({ settled_on }: Instalment, on: string): boolean =>
  settled_on !== null && settled_on <= on;

/** Of a loan the installments that fell due before a day and are not paid by it. */
export const lateOn = ({ instalments }: LoanHistory, on: string): Instalment[] =>
  instalments.filter((one) => one.due_on < on && !isSettled(one, on));

/** The first installment that is not paid by a day and not due before it. */
export const nextDue = ({ instalments }: LoanHistory, on: string): Instalment | undefined =>
  instalments.find((one) => one.due_on >= on && !isSettled(one, on));

export const isRunning = (loan: LoanHistory, on: string): boolean =>
  loan.disbursed_on <= on &&
  (loan.status === 'active' || (loan.settled_on !== null && loan.settled_on > on));
