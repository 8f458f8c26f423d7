import type { AllocationRules, Component } from '../../server/domain/ledger/allocation.ts';
import type { EarlyPayoffTerms, LedgerTerms } from '../../server/domain/ledger/ledgerTypes.ts';

/** The words stories of a loan are told in. Money is written 1000_00: yuan, then fen. */

export type StoryEvent =
  | {
      do: 'pay';
      on: string;
      amount: number;
      scheduled?: true /** Taken back later: as if it had never come. */;
      reversed?: true;
    }
  | { do: 'charge' | 'write_off' | 'refund'; on: string; amount: number; reversed?: true }
  | { do: 'waiver'; on: string; component: Component; amount: number; reversed?: true }
  | { do: 'misuse'; on: string; rate_bps: number; amount?: number; reversed?: true };

export const pay = (on: string, amount: number): StoryEvent => ({ do: 'pay', on, amount });
/** Of a book that says itself what was paid for. */
export const payAsScheduled = (on: string, amount: number): StoryEvent => ({
  do: 'pay',
  on,
  amount,
  scheduled: true,
});
export const charge = (on: string, amount: number): StoryEvent => ({ do: 'charge', on, amount });
export const waive = (on: string, component: Component, amount: number): StoryEvent => ({
  do: 'waiver',
  on,
  component,
  amount,
});
export const refund = (on: string, amount: number): StoryEvent => ({ do: 'refund', on, amount });
export const writeOff = (on: string, amount: number): StoryEvent => ({
  do: 'write_off',
  on,
  amount,
});
/** Of an amount, or of one that was not named. */
export const misuse = (on: string, rate_bps: number, amount = 0): StoryEvent => ({
  do: 'misuse',
  on,
  rate_bps,
  amount,
});
export const reversed = (event: StoryEvent): StoryEvent => ({ ...event, reversed: true });

type Row = readonly [due_on: string, principal: number, interest: number];

/** What is expected of one installment; what is not named is 0. */
export interface Standing {
  principal?: number;
  interest?: number;
  penalty?: number;
  compound?: number;
  openPenalty?: number;
  openCompound?: number;
  waivedInterest?: number;
  waivedPenalty?: number;
  waivedCompound?: number;
}
/** What is expected of the loan; what is not named is 0, false or none. */
interface Whole {
  outstanding?: number;
  overdue?: number;
  dpd?: number;
  unallocated?: number;
  cost?: number;
  refunded?: number;
  refundOwed?: number;
  settled?: true;
  writtenOff?: string;
}

export interface Story {
  title: string;
  schedule?: readonly Row[];
  terms?: Partial<LedgerTerms>;
  early?: EarlyPayoffTerms;
  rules?: AllocationRules;
  court_from?: string;
  events: readonly StoryEvent[];
  as_of: string;
  /** By due date. */
  rows: readonly Standing[];
  whole: Whole;
  /** What a payoff on a date costs, before the events from that date on. */
  quote?: readonly [on: string, amount: number];
}

/**
 * 3 × 1000.00 and 10.00 interest: 3030.00 in all. At 18 % on 360 days 1000.00 bear 0.50 a day and
 * 10.00 bear half a fen.
 */
export const THREE: readonly Row[] = [
  ['2026-01-10', 1000_00, 10_00],
  ['2026-02-10', 1000_00, 10_00],
  ['2026-03-10', 1000_00, 10_00],
];
/**
 * One installment of 1000.00 and 10.00, due 10 January. Days late: 20 Jan 10, 9 Feb 30, 10 Apr 90,
 * 11 Apr 91.
 */
export const ONE: readonly Row[] = [['2026-01-10', 1000_00, 10_00]];

export const TERMS: LedgerTerms = {
  rounding: 'half_up',
  penalty_rate_bps: 1800,
  grace_days: 0,
  penalty_day_base: 360,
};
