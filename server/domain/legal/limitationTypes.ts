import type { Deadline } from '../time/workdays.ts';

/**
 * The facts a limitation is counted from, and the answer: articles are those of the Civil Code
 * unless another text is named.
 */

/**
 * Events that start a limitation anew: the creditor's demands, the debtor's consent, and what
 * stands like a suit (Civil Code art. 195; Provisions on Limitation of Actions arts. 8 to 17).
 */
export const INTERRUPTION_KINDS = [
  'demand',
  'announcement',
  'deduction',
  'acknowledgement',
  'part_payment',
  'security',
  'extension_request',
  'promise',
  'plan',
  'suit',
  'arbitration',
  'payment_order',
  'bankruptcy_claim',
  'missing_or_death',
  'pre_suit_act',
  'enforcement',
  'joining',
  'set_off',
  'other_proceeding',
  'mediation',
  'police_report',
  'co_obligor',
  'subrogation',
  'assignment',
  'assumption',
] as const;
export type InterruptionKind = (typeof INTERRUPTION_KINDS)[number];

export interface Interruption {
  kind: InterruptionKind;
  /** A demand: when it reached the debtor. A suit: when it was handed in. */
  on: string;
  /** What proves the event; without proof it is shown but does not count. */
  evidence: string | null;
  /**
   * When a suit or what stands like one ended: the period starts anew from then, or from its
   * beginning while the end is not known.
   */
  ended_on?: string | null;
  /**
   * The last due date of a plan. It takes the place of the former one, also where it is earlier.
   */
  last_due_on?: string | null;
}

/**
 * The obstacles of art. 194: force majeure; a debtor or creditor without legal representative; an
 * inheritance without known heirs; a creditor under another's control; others that keep from
 * claiming.
 */
export const SUSPENSION_KINDS = [
  'force_majeure',
  'no_representative',
  'no_heir',
  'controlled',
  'other',
] as const;

/** An obstacle that kept the creditor from claiming. */
export interface Suspension {
  from: string;
  /** The day it was gone; null while it lasts. */
  to: string | null;
  /** What proves the obstacle; with null it is shown but does not count. */
  evidence?: string | null;
}

/**
 * What an obstacle did to the period. `no_effect`: it was over before the last six months, lies
 * within another obstacle, or lasts and has not come near enough yet. `too_late`: it came after
 * expiry.
 */
export const SUSPENSION_EFFECTS = ['suspends', 'no_effect', 'no_evidence', 'too_late'] as const;
export type SuspensionEffect = (typeof SUSPENSION_EFFECTS)[number];

/** An obstacle with its effect; `expires_on` is when the period it fell into ended with it. */
export type WeighedSuspension<S extends Suspension = Suspension> = S & {
  effect: SuspensionEffect;
  expires_on: string | null;
};

/**
 * What an interruption did to the period. `restarts`: it starts anew (art. 195). `reaffirmed`: the
 * debtor consented again after expiry, and gave up the defence (art. 192). `not_running`: it came
 * before the period's start, or while a proceeding held it. `too_late`: it came after expiry, by
 * the creditor alone.
 */
export const INTERRUPTION_EFFECTS = [
  'restarts',
  'reaffirmed',
  'not_running',
  'no_evidence',
  'too_late',
] as const;
export type InterruptionEffect = (typeof INTERRUPTION_EFFECTS)[number];

export type WeighedInterruption<I extends Interruption = Interruption> = I & {
  effect: InterruptionEffect;
  /** The article the effect rests on; null where there is none. */
  effect_article: '192' | '195' | null;
  /** The day the period ends with this row and those before it. */
  expires_on: string;
};

/** A period that interruptions start anew, as data. */
export interface PeriodTerm {
  readonly source: string;
  readonly article: string;
  readonly months: number;
  /** Counted from the infringement; no interruption or suspension goes beyond it. */
  readonly maximum_months: number | null;
  /** Whether the debtor's consent revives it after expiry. */
  readonly reaffirmable: boolean;
}

/**
 * The limitation of a debt: three years, never more than twenty from the infringement (art. 188).
 */
export const LIMITATION_TERM: PeriodTerm = {
  source: 'Civil Code',
  article: '188',
  months: 36,
  maximum_months: 240,
  reaffirmable: true,
};

/**
 * Months a suspended period still runs after its obstacle, and the only months at its end in which
 * an obstacle suspends it (art. 194).
 */
export const SUSPENSION_MONTHS = 6;

export interface LimitationFacts<
  I extends Interruption = Interruption,
  S extends Suspension = Suspension,
> {
  /**
   * When the last installment falls due by the schedule first agreed, or by an acceleration the
   * debtor accepts.
   */
  last_due_on: string;
  interruptions?: readonly I[];
  suspensions?: readonly S[];
  /**
   * The day to which an obstacle that lasts is counted, so that the period ends six months from
   * then at the earliest; without it only its first day counts.
   */
  as_of?: string;
  /**
   * * The day the right was infringed, from which the twenty years count; the last due date unless
   * said. A plan moves it to its own last due date.
   */
  infringed_on?: string;
}

export interface Limitation<
  I extends Interruption = Interruption,
  S extends Suspension = Suspension,
> extends Deadline {
  /** The day the period now counts from, itself excluded. */
  starts_on: string;
  /** All rows by date, each with what it did. */
  interruptions: WeighedInterruption<I>[];
  /** The same of obstacles. */
  suspensions: WeighedSuspension<S>[];
  suspended: boolean;
  /** The twenty years end it. */
  capped: boolean;
}
