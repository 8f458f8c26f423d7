import { addMonths } from '../time/calendar.ts';

/**
 * The fee that a lender may ask for on principal repaid before it was due, as a policy says it: a
 * share of it, or so many months of its interest; the same at any age of the loan, or by steps.
 */

export const FEE_BASES = ['principal_share', 'interest_months'] as const;
export type FeeBasis = (typeof FEE_BASES)[number];

interface Step {
  /** The last month of the loan it counts in, from the day of lending; null: to the end. */
  until_month: number | null;
}

/** Steps follow each other by month; after the last one nothing is asked. */
export type EarlyFee =
  | { fee_bps: number }
  | { basis: 'principal_share'; steps: readonly (Step & { fee_bps: number })[] }
  | { basis: 'interest_months'; steps: readonly (Step & { months: number })[] };

/** The fee of a day: one of the two figures is asked, the other null. */
export interface FeeStep {
  fee_bps: number | null;
  /** Of interest at the rate of the contract, each a twelfth of a year's. */
  interest_months: number | null;
  /** The last day it counts on; null: to the end. */
  until_on: string | null;
}

/** Tells whether steps end at rising months; only the last may be open. */
export const stepsRise = (steps: readonly Step[]): boolean =>
  steps.every(({ until_month }, at) => {
    const before = steps[at - 1]?.until_month;
    if (at === 0) return true;
    return before != null && (until_month === null || until_month > before);
  });

const NO_FEE: FeeStep = { fee_bps: 0, interest_months: null, until_on: null };

/** The steps of a fee, also of one that is the same at any age. */
export function feeSteps(fee: EarlyFee): (Omit<FeeStep, 'until_on'> & Step)[] {
  if ('fee_bps' in fee) return [{ until_month: null, fee_bps: fee.fee_bps, interest_months: null }];
  if (fee.basis === 'principal_share')
    return fee.steps.map((step) => ({ ...step, interest_months: null }));
  return fee.steps.map(({ until_month, months }) => ({
    until_month,
    fee_bps: null,
    interest_months: months,
  }));
}

/** Tells whether no step asks for anything. */
export const asksNothing = (fee: EarlyFee): boolean =>
  feeSteps(fee).every((step) => (step.fee_bps ?? step.interest_months) === 0);

/**
 * The fee that counts on a day. A month of the loan ends on the day that corresponds to that of
 * lending, which still belongs to it (Civil Code arts. 201 and 202).
 */
export function feeStepOn(fee: EarlyFee, lent_on: string, on: string): FeeStep {
  for (const { until_month, ...step } of feeSteps(fee)) {
    const until_on = until_month === null ? null : addMonths(lent_on, until_month);
    if (until_on === null || on <= until_on) return { ...step, until_on };
  }
  return NO_FEE;
}

const BPS = 10_000;
const MONTHS = 12;

/** The fee as a part of the principal that is repaid: `part` ÷ `whole`, integers. */
export function feeShare(
  { fee, lent_on, annual_rate_bps }: { fee: EarlyFee; lent_on: string; annual_rate_bps: number },
  on: string,
): { part: number; whole: number } {
  const { fee_bps, interest_months } = feeStepOn(fee, lent_on, on);
  return interest_months === null
    ? { part: fee_bps ?? 0, whole: BPS }
    : { part: annual_rate_bps * interest_months, whole: BPS * MONTHS };
}
