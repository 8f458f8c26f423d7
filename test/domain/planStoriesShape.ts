import type { Component } from '../../server/domain/ledger/allocation.ts';
import type { EarlyFee } from '../../server/domain/ledger/earlyFee.ts';
import type {
  LedgerAdjustment,
  LedgerPayment,
  LedgerRestructure,
  LedgerTerms,
} from '../../server/domain/ledger/ledgerTypes.ts';
import type { Prepayment } from '../../server/domain/ledger/prepaymentWays.ts';
import type { ScheduleTerms } from '../../server/domain/ledger/schedule.ts';
import type { Tolerance } from '../../server/domain/ledger/tolerance.ts';

/**
 * The words stories of the newer events are told in: plans made anew, loans declared due, refunds.
 * Money is written 1000_00: yuan, then fen. Every figure was worked out apart from the product, by
 * a count day by day; `why` has its arithmetic.
 */

type Told<T> = Omit<T, 'id'>;
export type PlanEvent = { reversed?: true } & (
  | { do: 'pay'; payment: Told<LedgerPayment> }
  | { do: 'adjust'; adjustment: Told<LedgerAdjustment> }
  | { do: 'restructure'; restructure: Told<Omit<LedgerRestructure, 'grace_days' | 'early'>> }
);

export const pay = (paid_on: string, amount_minor: number): PlanEvent => ({
  do: 'pay',
  payment: { paid_on, amount_minor },
});
export const prepay = (
  paid_on: string,
  amount_minor: number,
  prepayment: Prepayment,
): PlanEvent => ({ do: 'pay', payment: { paid_on, amount_minor, prepayment } });

const adjust = (
  kind: LedgerAdjustment['kind'],
  value_on: string,
  amount_minor: number,
  rest: Partial<LedgerAdjustment> = {},
): PlanEvent => ({
  do: 'adjust',
  adjustment: { kind, value_on, amount_minor, component: null, rate_bps: null, ...rest },
});
export const charge = (on: string, amount: number) => adjust('charge', on, amount);
export const refund = (on: string, amount: number) => adjust('refund', on, amount);
export const writeOff = (on: string, amount: number) => adjust('write_off', on, amount);
export const waiveRest = (on: string, amount: number) => adjust('small_balance', on, amount);
export const declareDue = (on: string) => adjust('acceleration', on, 0);
/** The days from the next due date on; what is not named goes on by the month. */
export const changeDay = (on: string, ...dates: string[]) =>
  adjust('repayment_day', on, 0, { dates });
/** An amount of 0 names none. */
export const misuse = (on: string, rate_bps: number, amount: number) =>
  adjust('misuse', on, amount, { rate_bps });
export const waive = (on: string, component: Component, amount: number) =>
  adjust('waiver', on, amount, { component });
export const takenBack = (event: PlanEvent): PlanEvent => ({ ...event, reversed: true });

type Treatment = 'waived' | 'carried' | 'capitalised';
type Carried = Partial<Record<'interest' | 'penalty' | 'compound' | 'cost', number>>;
type PlanRow = readonly [due_on: string, principal: number, interest: number, carried?: Carried];
/** On its day all of the former principal is the new plan's; the rest is treated as named. */
export function restructure(
  effective_on: string,
  treated: Partial<Record<Component, readonly [Treatment, number]>>,
  rows: readonly PlanRow[],
): PlanEvent {
  const none = { waived_minor: 0, carried_minor: 0, capitalised_minor: 0 };
  const part = (component: Component) => {
    const [how, amount] = treated[component] ?? [];
    return how === undefined ? none : { ...none, [`${how}_minor`]: amount };
  };
  return {
    do: 'restructure',
    restructure: {
      effective_on,
      penalty_rate_bps: 1800,
      parts: {
        cost: part('cost'),
        penalty: part('penalty'),
        compound_interest: part('compound_interest'),
        interest: part('interest'),
        principal: part('principal'),
      },
      installments: rows.map(([due_on, principal_minor, interest, carried = {}], at) => ({
        id: 500 + at,
        sequence: at + 1,
        due_on,
        principal_minor,
        interest_minor: interest + (carried.interest ?? 0),
        carried_interest_minor: carried.interest ?? 0,
        carried_penalty_minor: carried.penalty ?? 0,
        carried_compound_minor: carried.compound ?? 0,
        carried_cost_minor: carried.cost ?? 0,
      })),
    },
  };
}

export interface PlanStory {
  title: string;
  why: string;
  lent: ScheduleTerms;
  /** Penalty 18 % on 360 without grace, where nothing else is said. */
  terms?: Partial<LedgerTerms>;
  fee?: EarlyFee;
  tolerance?: Tolerance;
  off_rest_days?: 'next_workday' | 'previous_workday';
  principal_first?: true;
  court_from?: string;
  events: readonly PlanEvent[];
  as_of: string;
  /** What is open, by due date: principal, interest, penalty, compound interest. */
  open: readonly (readonly [due_on: string, ...amounts: number[]])[];
  /** Of a long plan, the rows after those: how many, their principal, their interest. */
  more?: readonly [rows: number, principal: number, interest: number];
  /** What is not named is 0, false or none. */
  whole: Partial<{
    outstanding: number;
    overdue: number;
    dpd: number;
    unallocated: number;
    cost: number;
    refunded: number;
    refundOwed: number;
    settled: true;
    writtenOff: string;
  }>;
  /** Where the money went; what is not named is 0. */
  went: Partial<Record<Component | 'refund', number>>;
  waived?: number;
  /** What settles the loan on that day. */
  payoff: number;
}

const MONTHLY = {
  annual_rate_bps: 1200,
  day_count: '30/360',
  rounding: 'half_up',
  disbursed_on: '2026-01-10',
  first_due_on: '2026-02-10',
} as const;
/** 3000.00 at 12 %: 1000.00 a month and 30.00, 20.00, 10.00. */
export const EQUAL: ScheduleTerms = {
  ...MONTHLY,
  principal_minor: 3000_00,
  repayment_method: 'equal_principal',
  installments_count: 3,
};
/** The same from the 15th: its first due day is in the Spring Festival, its second a Sunday. */
export const MID_MONTH: ScheduleTerms = {
  ...EQUAL,
  disbursed_on: '2026-01-15',
  first_due_on: '2026-02-15',
};
/** 12000.00 at 12 %: 1000.00 a month and 120.00, 110.00 to 10.00. */
export const YEAR: ScheduleTerms = {
  ...MID_MONTH,
  principal_minor: 12_000_00,
  installments_count: 12,
};
/** 12000.00 at 12 %: 1066.19 a month, 946.19 of principal in the first. */
export const LEVEL: ScheduleTerms = { ...YEAR, repayment_method: 'equal_installment' };
/** 1200.00 at 12 %: 400.00 and 12.00 a month. */
export const FLAT: ScheduleTerms = { ...EQUAL, principal_minor: 1200_00, repayment_method: 'flat' };
/** 6000.00 at 12 %: 60.00 a month, the principal with the fourth. */
export const INTEREST_ONLY: ScheduleTerms = {
  ...EQUAL,
  principal_minor: 6000_00,
  repayment_method: 'interest_only',
  installments_count: 4,
};
/** 10000.00 at 12 % on 360 for the 364 days to the end of the year: 1213.33, 3.3333 a day. */
export const BULLET: ScheduleTerms = {
  ...MONTHLY,
  principal_minor: 10_000_00,
  repayment_method: 'bullet',
  installments_count: 1,
  day_count: 'actual/360',
  disbursed_on: '2026-01-01',
  first_due_on: '2026-12-31',
};
/** 3650.00 at 10 % by the days of the calendar: 1.00 a day; 1825.00 a month, 31.00 and 14.00. */
export const ACTUAL: ScheduleTerms = {
  ...EQUAL,
  principal_minor: 3650_00,
  annual_rate_bps: 1000,
  day_count: 'actual/365',
  installments_count: 2,
};
