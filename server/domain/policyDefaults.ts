import type { AssignmentPolicy } from './assignment/assignmentRules.ts';
import type { AllocationRules, Component } from './ledger/allocation.ts';
import type { BankMatching } from './bank/match.ts';
import type { ContactRules } from './contact/contactRules.ts';
import type { CostCap } from './ledger/costCap.ts';
import type { RestDayRule } from './ledger/dueDays.ts';
import type { EarlyFee } from './ledger/earlyFee.ts';
import type { ClassThreshold, TierBand } from './ledger/delinquency.ts';
import type { NoteReviewRule } from './notes/noteReview.ts';
import type { ObservationRule } from './restructure/observation.ts';
import { overdueRateBps } from './ledger/penalty.ts';
import type { RepairPolicy } from './repair/repairAsks.ts';
import type { Tolerance } from './ledger/tolerance.ts';
import type { RestructureLimits } from './restructure/restructure.ts';
import type { WorkRule } from './worklist/workRules.ts';

/**
 * Shipped defaults of what a law, a regulator or a lender may change. They seed dated policy rows
 * and decide nothing once a lender has its own.
 */

/** A shipped value, where it is from, and how sure that is. */
export interface PolicyDefault<T> {
  readonly value: T;
  readonly source: string;
  readonly article?: string;
  /**
   * A: read in the text of the law; B: two or more secondary copies agree; C: general practice,
   * which a lender must confirm.
   */
  readonly confidence: 'A' | 'B' | 'C';
}

/** Tiers of the book by days past due. */
export const TIER_BANDS: PolicyDefault<readonly TierBand[]> = {
  value: [
    { id: 'M0', from_days: 0, to_days: 0 },
    { id: 'M1', from_days: 1, to_days: 30 },
    { id: 'M2', from_days: 31, to_days: 60 },
    { id: 'M3', from_days: 61, to_days: 90 },
    { id: 'M4', from_days: 91, to_days: 120 },
    { id: 'M5', from_days: 121, to_days: 150 },
    { id: 'M6', from_days: 151, to_days: 180 },
    { id: 'M7', from_days: 181, to_days: null },
  ],
  source: 'practice of consumer lenders',
  confidence: 'C',
};

export type ClassThresholdSet = 'consumer' | 'card';

/** From how many days past due a loan is of an asset class. */
export const CLASS_THRESHOLDS: Record<
  ClassThresholdSet,
  PolicyDefault<readonly ClassThreshold[]>
> = {
  consumer: {
    value: [
      { asset_class: 'normal', from_days: 0 },
      { asset_class: 'special_mention', from_days: 1 },
      { asset_class: 'substandard', from_days: 91 },
      { asset_class: 'doubtful', from_days: 271 },
      { asset_class: 'loss', from_days: 361 },
    ],
    source: 'Measures for the Risk Classification of Financial Assets of Commercial Banks (2023)',
    // The 90-day step is B; those over 270 and 360 days are C, and a set is as sure as its weakest
    // value.
    confidence: 'C',
  },
  card: {
    value: [
      { asset_class: 'normal', from_days: 0 },
      { asset_class: 'special_mention', from_days: 1 },
      { asset_class: 'substandard', from_days: 91 },
      { asset_class: 'doubtful', from_days: 121 },
      { asset_class: 'loss', from_days: 181 },
    ],
    source:
      'Measures for the Supervision and Administration of Credit Card Business of Commercial ' +
      'Banks (2011)',
    confidence: 'A',
  },
};

const BY_LAW: readonly Component[] = [
  'cost',
  'penalty',
  'compound_interest',
  'interest',
  'principal',
];
const PRINCIPAL_FIRST: readonly Component[] = [
  'principal',
  'cost',
  'interest',
  'penalty',
  'compound_interest',
];

export type AllocationRuleSet = 'by_law' | 'principal_first_over_90';

/** The order in which a payment goes to what is owed. */
export const ALLOCATION_RULES: Record<AllocationRuleSet, PolicyDefault<AllocationRules>> = {
  by_law: {
    value: {
      current: BY_LAW,
      overdue_to_90: BY_LAW,
      overdue_over_90: BY_LAW,
      written_off: BY_LAW,
      court: BY_LAW,
    },
    // Art. 561 knows cost, interest, principal; penalty, compound interest, interest is ours.
    source: 'Civil Code; the order within interest by practice of lenders',
    article: '561',
    confidence: 'C',
  },
  principal_first_over_90: {
    value: {
      current: BY_LAW,
      overdue_to_90: BY_LAW,
      overdue_over_90: PRINCIPAL_FIRST,
      written_off: PRINCIPAL_FIRST,
      court: BY_LAW,
    },
    source: 'practice of lenders, by agreement with the borrower',
    confidence: 'C',
  },
};

/** The days of a year that a penalty's daily rate is counted by. */
export const PENALTY_DAY_BASE: PolicyDefault<360 | 365> = {
  value: 360,
  source:
    "People's Bank of China, Yin Fa [2005] No. 129: daily rate = annual rate / 360 unless " +
    'agreed otherwise',
  confidence: 'C',
};

/** Days of grace bear no penalty, also where the installment is not paid within them. */
export const GRACE: PolicyDefault<{ charged_back: boolean }> = {
  value: { charged_back: false },
  source: 'practice of lenders, by agreement with the borrower',
  confidence: 'C',
};

/** A due date stays where it is, whatever day it falls on. */
export const DUE_DAYS: PolicyDefault<{ rest_day: RestDayRule }> = {
  value: { rest_day: 'none' },
  source: 'practice of lenders, by agreement with the borrower',
  confidence: 'C',
};

/** Ceiling of interest, penalty and costs together. A lender sets the one of its licence. */
export const COST_CAP: PolicyDefault<CostCap> = {
  value: { annual_bps: 2400 },
  source: 'guidance for micro-lenders and consumer-finance companies',
  confidence: 'B',
};

/** No fee for paying off early. */
export const EARLY_PAYOFF_FEE: PolicyDefault<EarlyFee> = {
  value: { fee_bps: 0 },
  source: 'Civil Code',
  article: '677',
  confidence: 'A',
};

/** An installment counts as met with no more than 1.00 yuan and 1 % of it missing. */
export const TOLERANCE: PolicyDefault<Tolerance> = {
  value: { amount_minor: 100, share_bps: 100 },
  source: 'practice of lenders',
  confidence: 'C',
};

/** What is left of a loan, 10.00 yuan at most, may be waived to close it. */
export const SMALL_BALANCE: PolicyDefault<{ limit_minor: number }> = {
  value: { limit_minor: 1000 },
  source: 'practice of lenders',
  confidence: 'C',
};

/**
 * Two supervisors decide from a waiver or a term on; a month takes so many requests and so much
 * waived. 60 installments are the card rules' maximum [A]; the lender sets the rest.
 */
export const RESTRUCTURE_LIMITS: PolicyDefault<RestructureLimits> = {
  value: {
    max_installments: 60,
    second_from_waived_minor: 500_000,
    second_from_months: 36,
    monthly_count: 200,
    monthly_waived_minor: 20_000_000,
    bulk_up_to_waived_minor: 20_000,
  },
  source:
    'Measures for the Supervision and Administration of Credit Card Business of Commercial ' +
    'Banks (2011); amounts and quota by practice of lenders',
  article: '70',
  confidence: 'C',
};

/**
 * How long a restructured loan is observed (arts. 17–20, A), and its best class meanwhile, whose
 * floors (arts. 21–22) a lender must confirm.
 */
export const OBSERVATION: PolicyDefault<ObservationRule> = {
  value: {
    periods: 2,
    months: 12,
    floor: 'special_mention',
    floor_if_bad: 'substandard',
    floor_if_repeated: 'substandard',
  },
  source: 'Measures for the Risk Classification of Financial Assets of Commercial Banks (2023)',
  article: '21–22',
  confidence: 'C',
};

/** Rule sets of contact that are in force together: the strictest wins. */
export const CONTACT_RULE_SETS: readonly PolicyDefault<ContactRules>[] = [
  {
    value: {
      hours: { from: '08:00', until: '22:00' },
      connected_per_day: 3,
      third_party_after_failures: 3,
    },
    source: 'GB/T 45251—2025',
    confidence: 'B',
  },
  {
    value: {
      hours: { from: '08:00', until: '22:00' },
      attempts_per_day: 6,
      third_party_after_failures: 3,
    },
    source: 'China Banking Association guideline of 2026-01-30',
    confidence: 'B',
  },
  // Of its articles only that of visits is known by its number.
  {
    value: { visit_collectors: 2 },
    source: 'China Banking Association guideline of 2026-01-30',
    article: '22',
    confidence: 'B',
  },
  {
    value: { plan_freezes: true },
    source:
      'Measures for the Supervision and Administration of Credit Card Business of Commercial ' +
      'Banks (2011)',
    article: '70',
    confidence: 'A',
  },
];

/**
 * Nobody enters a home or a workplace without consent. No rule set loosens it, so it is none of the
 * dated ones.
 */
export const VISIT_CONSENT: PolicyDefault<true> = {
  value: true,
  source: 'China Banking Association guideline of 2026-01-30',
  article: '22',
  confidence: 'B',
};

/**
 * How many notes are reviewed beyond those the lexicon points at, how promises are judged, and how
 * long notes are kept.
 */
export const NOTE_REVIEW: PolicyDefault<NoteReviewRule> = {
  value: {
    sample_bps: 1000,
    second_look_bps: 500,
    new_author_days: 30,
    claim_minutes: 15,
    promise_tolerance_days: 1,
    promise_tolerance_bps: 100,
    retention_years: 5,
  },
  source:
    'Measures for the Administration of Consumer Finance Companies: records kept for 5 years ' +
    'or more; the shares by practice of lenders',
  confidence: 'C',
};

/**
 * The terms of requests about credit records. The 20 days of an objection are A; those of the other
 * requests and the warning are the lender's to set; no rule allows a reporting pause.
 */
export const CREDIT_REPAIR: PolicyDefault<RepairPolicy> = {
  value: {
    objection_days: 20,
    relief_days: 20,
    notice_days: 20,
    soon_days: 5,
    pause_max_days: 0,
  },
  source:
    'Regulation on the Administration of the Credit Reporting Industry (2013); all but the ' +
    'days of an objection by practice of lenders',
  article: '25',
  confidence: 'C',
};

/**
 * How a clerk's day is ordered. Practice of lenders, to be confirmed by each from its own results:
 * the shares say what differs, not what is sure to come.
 */
export const WORKLIST: PolicyDefault<WorkRule> = {
  value: {
    promise_today_bps: 6000,
    promise_broken_bps: 3500,
    newly_overdue_bps: 4500,
    plan_due_bps: 5000,
    not_spoken_bps: 2000,
    refused_bps: 4000,
    unanswered_bps: 7000,
    invalid_number_bps: 1500,
    half_days: 45,
    cap_minor: 5_000_000,
    limitation_days: 90,
    limitation_bps: 15_000,
    later_bps: 5000,
    new_days: 7,
    quiet_days: 3,
    urgent_days: 3,
    task_days: 14,
    retry_hours: 2,
    tries_per_day: 2,
    snooze_days: 7,
  },
  source: 'practice of consumer lenders',
  confidence: 'C',
};

/** Everybody goes to one of all clerks, the amounts kept equal; whoever has them keeps them. */
export const ASSIGNMENT: PolicyDefault<AssignmentPolicy> = {
  value: {
    rules: [{ name: 'M0–M7', to: [{ max_persons: 500, weight: 1 }] }],
    balance: 'amount',
    sticky: true,
    automatic: false,
  },
  source: 'practice of consumer lenders',
  confidence: 'C',
};

/** What comes with a bank's statement is booked by itself only where nothing else can be meant. */
export const BANK_MATCHING: PolicyDefault<BankMatching> = {
  value: { automatic: true, early_days: 10, payoff: false },
  source: 'practice of consumer lenders',
  confidence: 'C',
};

/**
 * The overdue rate as a multiple of the contract rate: 15,000 bps is × 1.5, the top of the
 * permitted range 1.3 to 1.5.
 */
const PENALTY_MULTIPLIER_BPS: PolicyDefault<number> = {
  value: 15_000,
  source: "People's Bank of China, Yin Fa [2003] No. 251, art. 3",
  confidence: 'A',
};

/**
 * The annual overdue rate, in basis points, of a loan that names none: contract rate × 1.5, rounded
 * half up (Yin Fa [2003] No. 251, art. 3).
 */
export function defaultPenaltyRateBps(annual_rate_bps: number): number {
  return overdueRateBps(annual_rate_bps, PENALTY_MULTIPLIER_BPS.value);
}

/**
 * The annual overdue rate of a loan whose contract rate changes, in basis points: a lower contract
 * rate lowers it to the new rate × 1.5 where that is less (Yin Fa [2003] No. 251, art. 3); a rate
 * that stays or rises leaves it as it is.
 */
export function penaltyRateAfterCut(
  loan: { readonly annual_rate_bps: number; readonly penalty_rate_bps: number },
  annual_rate_bps: number,
): number {
  return annual_rate_bps < loan.annual_rate_bps
    ? Math.min(loan.penalty_rate_bps, defaultPenaltyRateBps(annual_rate_bps))
    : loan.penalty_rate_bps;
}
