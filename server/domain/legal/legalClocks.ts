import { addDays, addMonths, daysBetween } from '../time/calendar.ts';
import type { CaseStage } from './legalCase.ts';
import {
  limitationOf,
  LIMITATION_TERM,
  type Interruption,
  type Limitation,
  type LimitationFacts,
  type PeriodTerm,
  type Suspension,
} from './limitation.ts';
import { deadlineOn, type Deadline, type WorkdayCalendar } from '../time/workdays.ts';

/**
 * The terms of civil procedure and of guarantees. In each the start day is excluded, a month
 * without that day ends it on its last day, and a weekend or holiday rolls forward (Civil Code
 * arts. 201 to 203; Civil Procedure Law art. 85), except the terms of measures. Articles of the
 * Civil Procedure Law are those of the text in force since 2024-01-01.
 */

const CIVIL_CODE = 'Civil Code';
const PROCEDURE_LAW = 'Civil Procedure Law';
const PROCEDURE_INTERPRETATION = "Supreme People's Court, Fa Shi [2022] No. 11";

export type MeasureKind = 'deposit' | 'movable' | 'real_estate' | 'other_right';
export type DecisionKind = 'judgment' | 'ruling';

interface Basis {
  readonly source: string;
  readonly article: string;
}
export interface LegalTerms {
  readonly limitation: PeriodTerm;
  readonly preservation_suit: Basis & { readonly days: number };
  readonly enforcement_application: PeriodTerm;
  readonly appeal: Basis & { readonly days: Record<DecisionKind, number> };
  readonly guarantee_period: Basis & { readonly months: number };
  readonly measure: Basis & { readonly months: Record<MeasureKind, number> };
}

/**
 * As the law stands. After expiry nothing revives enforcement: Civil Procedure Law art. 250 takes
 * over suspension and interruption from the Civil Code, not art. 192.
 */
export const LEGAL_TERMS: LegalTerms = {
  limitation: LIMITATION_TERM,
  preservation_suit: { source: PROCEDURE_LAW, article: '104', days: 30 },
  enforcement_application: {
    source: PROCEDURE_LAW,
    article: '250',
    months: 24,
    maximum_months: null,
    reaffirmable: false,
  },
  appeal: { source: PROCEDURE_LAW, article: '171', days: { judgment: 15, ruling: 10 } },
  guarantee_period: { source: CIVIL_CODE, article: '692', months: 6 },
  measure: {
    source: PROCEDURE_INTERPRETATION,
    article: '485',
    months: { deposit: 12, movable: 24, real_estate: 36, other_right: 36 },
  },
};

/**
 * The last day to sue (or go to arbitration) after a pre-suit preservation measure was taken; else
 * the court lifts it (Civil Procedure Law art. 104: 30 days).
 */
export function preservationSuitBy(
  taken_on: string,
  calendar: WorkdayCalendar,
  { preservation_suit }: LegalTerms = LEGAL_TERMS,
): Deadline {
  return deadlineOn(addDays(taken_on, preservation_suit.days), preservation_suit, calendar);
}

/**
 * The last day to appeal a first-instance decision, from its service: 15 days for a judgment, 10
 * for a ruling (Civil Procedure Law art. 171).
 */
export function appealBy(
  kind: DecisionKind,
  served_on: string,
  calendar: WorkdayCalendar,
  { appeal }: LegalTerms = LEGAL_TERMS,
): Deadline {
  return deadlineOn(addDays(served_on, appeal.days[kind]), appeal, calendar);
}

export interface Decision {
  kind: DecisionKind;
  /** On the lender. */
  served_on: string;
  /**
   * On the last of the parties, where that is later: until then an appeal by another party is open.
   */
  last_served_on?: string | null;
  /**
   * No appeal: small claims (art. 165), second instance (art. 182), and a mediation statement,
   * which binds once signed for (art. 100).
   */
  final?: boolean;
  /** By either party. One filed after the term does not count. */
  appealed_on?: string | null;
  /** The last day on which the debtor was to pay by it; of several, the last. */
  performance_ends_on?: string | null;
  /**
   * From when it binds as the court certified it; takes the place of what its service would make.
   */
  took_effect_on?: string | null;
}

/**
 * The day from which a decision binds: the day after the last appeal term ended unused (Civil
 * Procedure Law arts. 158, 171); of a final one its service. Null once appealed in time: the second
 * instance decides. A day that the court certified stands before all that.
 */
export function effectiveOn(
  decision: Decision,
  calendar: WorkdayCalendar,
  terms: LegalTerms = LEGAL_TERMS,
): string | null {
  const { last_served_on, served_on, appealed_on } = decision;
  if (decision.took_effect_on) return decision.took_effect_on;
  const served = last_served_on && last_served_on > served_on ? last_served_on : served_on;
  if (decision.final) return served;
  const { on } = appealBy(decision.kind, served, calendar, terms);
  return appealed_on && appealed_on <= on ? null : addDays(on, 1);
}

export interface EnforcementFacts {
  /** The last day of the performance period, or without one the day the decision took effect. */
  starts_on: string;
  /**
   * Demand, consent, or a settlement in enforcement as a `plan` with its last due date (Fa Shi
   * [2018] No. 3 on such settlements, art. 10).
   */
  interruptions?: readonly Interruption[];
  suspensions?: readonly Suspension[];
  /** To which an obstacle that lasts is counted. */
  as_of?: string;
}

/**
 * The last day to apply for enforcement: 2 years, interrupted and suspended like the limitation
 * (Civil Procedure Law art. 250).
 */
export function enforcementApplicationBy(
  { starts_on, interruptions, suspensions, as_of }: EnforcementFacts,
  calendar: WorkdayCalendar,
  { enforcement_application }: LegalTerms = LEGAL_TERMS,
): Limitation {
  return limitationOf(
    {
      last_due_on: starts_on,
      ...(interruptions && { interruptions }),
      ...(suspensions && { suspensions }),
      ...(as_of && { as_of }),
    },
    calendar,
    enforcement_application,
  );
}

/**
 * When the court's measure was taken or renewed, and the end its notice names, if it does: notices
 * often name the day before the anniversary, and that one holds.
 */
export interface MeasureStep {
  on: string;
  until?: string | null;
}
export interface Measure extends MeasureStep {
  kind: MeasureKind;
  renewals?: readonly MeasureStep[];
  /** Taken before suit (art. 104). */
  pre_suit?: boolean;
  /** When the suit was filed; null: it is not yet. */
  sued_on?: string | null;
  lifted_on?: string | null;
  /** Whose deadline it is, for the asker. */
  ref?: number;
}
export interface MeasureTerm extends Deadline {
  renewals: (MeasureStep & { renewed: boolean })[];
  /** It was taken before suit, and the suit did not come in time. */
  unsued: boolean;
}

/**
 * The day a pre-suit measure ended because the suit had not come by then; null where it came, or
 * may still come.
 */
function unsuedSince(
  { on, pre_suit, sued_on }: Measure,
  as_of: string,
  calendar: WorkdayCalendar,
  terms: LegalTerms,
): Deadline | null {
  if (!pre_suit || sued_on === undefined) return null;
  const by = preservationSuitBy(on, calendar, terms);
  return (sued_on ?? as_of) > by.on && as_of > by.on ? by : null;
}

/**
 * The last day of a freeze or seizure: deposits 1 year, movables 2, real estate and other rights 3,
 * each renewal counting from itself (Fa Shi [2022] No. 11 art. 485). A renewal after that day
 * renews nothing: the measure has lapsed, and a new one stands behind those of other creditors.
 * Never rolled forward: banks and registries release on the day itself, working or not. One taken
 * before suit ends, known on the date asked about, with the days to sue that passed without a suit:
 * the court lifts it (Civil Procedure Law art. 104).
 */
export function measureExpiresOn(
  measure: Measure,
  calendar: WorkdayCalendar,
  as_of = '',
  terms: LegalTerms = LEGAL_TERMS,
): MeasureTerm {
  const basis = terms.measure;
  const endOf = ({ on, until }: MeasureStep): string => {
    const longest = addMonths(on, basis.months[measure.kind]);
    return until && until < longest ? until : longest;
  };
  const unsued = unsuedSince(measure, as_of, calendar, terms);
  let on = endOf(measure);
  const renewals = [...(measure.renewals ?? [])]
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .map((step) => {
      const renewed = step.on <= on && (unsued === null || step.on <= unsued.on);
      // A notice may name less than what was left.
      if (renewed && endOf(step) > on) on = endOf(step);
      return { ...step, renewed };
    });
  if (unsued !== null && unsued.on < on) return { ...unsued, renewals, unsued: true };
  return {
    on,
    source: basis.source,
    article: basis.article,
    rolled: false,
    provisional: false,
    renewals,
    unsued: false,
  };
}

export interface Guarantee {
  /**
   * Of the debt as the guarantor knows it: a plan the guarantor did not agree to in writing leaves
   * the period as it was (Civil Code art. 695).
   */
  due_on: string;
  /**
   * Months from the due date, or a last day. "Until all is paid" is not an agreed term (Fa Shi
   * [2020] No. 28 art. 32): null.
   */
  agreed: { months: number } | { until: string } | null;
  /**
   * Suit or arbitration against the debtor (ordinary guarantee), or a demand on the guarantor
   * (joint liability), in time: ends the period (Civil Code arts. 693, 694).
   */
  claimed_on?: string | null;
  ref?: number;
}

/**
 * The last day of a guarantee: as agreed, or 6 months from due where nothing was or where the
 * agreed term ends no later than the debt falls due. Nothing interrupts or suspends it (Civil Code
 * art. 692).
 */
export function guaranteeEndsOn(
  { due_on, agreed }: Guarantee,
  calendar: WorkdayCalendar,
  { guarantee_period }: LegalTerms = LEGAL_TERMS,
): Deadline {
  const agreedEnd =
    agreed === null ? due_on : 'months' in agreed ? addMonths(due_on, agreed.months) : agreed.until;
  return deadlineOn(
    agreedEnd > due_on ? agreedEnd : addMonths(due_on, guarantee_period.months),
    guarantee_period,
    calendar,
  );
}

/**
 * Whether a claim ended the period: one made before the debt was due does not use it (Civil Code
 * arts. 692, 693).
 */
export const isClaimed = ({ due_on, claimed_on }: Guarantee, ends_on: string): boolean =>
  claimed_on != null && claimed_on >= due_on && claimed_on <= ends_on;

/** In the order in which those of one day are named. */
export const DEADLINE_KINDS = [
  'limitation',
  'preservation_suit',
  'appeal',
  'enforcement_application',
  'guarantee_period',
  'measure_expiry',
  'hearing',
] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];
export interface CaseDeadline extends Deadline {
  kind: DeadlineKind;
  /** From the asked date; 0 on the day itself, negative once missed. */
  days_left: number;
  /** Of a measure, guarantee or hearing: which. */
  ref: number | null;
}

/** What is known of a case on the date asked about; leave out what came later. */
export interface CaseFacts {
  stage: CaseStage;
  /**
   * False once the debt is paid: there is no claim left whose limitation could end, nor one to hold
   * a guarantor to.
   */
  owes?: boolean;
  /** Left out where the asker has its end already. */
  limitation?: LimitationFacts;
  measures?: readonly Measure[];
  guarantees?: readonly Guarantee[];
  /** Dates the court summoned to. */
  hearings?: readonly (string | { on: string; ref: number })[];
  /** The last decision served. */
  decision?: Decision | null;
  /** Since the decision took effect. */
  enforcement?: {
    applied_on?: string | null;
    interruptions?: readonly Interruption[];
    suspensions?: readonly Suspension[];
  };
}

const BEFORE_SUIT: readonly DeadlineKind[] = [
  'limitation',
  'preservation_suit',
  'guarantee_period',
  'measure_expiry',
];
const IN_COURT: readonly DeadlineKind[] = [
  'preservation_suit',
  'appeal',
  'guarantee_period',
  'measure_expiry',
  'hearing',
];
/**
 * A suit stops the limitation, and of the days to sue only those missed are left; a closed case
 * waits for nothing.
 */
const APPLIES: Record<CaseStage, readonly DeadlineKind[]> = {
  draft: BEFORE_SUIT,
  demand: BEFORE_SUIT,
  filed: IN_COURT,
  trial: IN_COURT,
  judgment: [
    'preservation_suit',
    'appeal',
    'enforcement_application',
    'guarantee_period',
    'measure_expiry',
    'hearing',
  ],
  enforcement: ['preservation_suit', 'guarantee_period', 'measure_expiry', 'hearing'],
  closed: [],
};

type Found = Deadline & { ref?: number | undefined };
type Find = (
  facts: CaseFacts,
  as_of: string,
  calendar: WorkdayCalendar,
  terms: LegalTerms,
) => readonly Found[];

const standing = ({ measures = [] }: CaseFacts, as_of: string): readonly Measure[] =>
  measures.filter(({ lifted_on }) => !lifted_on || lifted_on > as_of);

const FIND: Record<DeadlineKind, Find> = {
  limitation: ({ limitation, owes = true }, as_of, calendar, terms) =>
    owes && limitation ? [limitationOf({ ...limitation, as_of }, calendar, terms.limitation)] : [],
  preservation_suit: (facts, as_of, calendar, terms) =>
    standing(facts, as_of)
      .filter(
        (one) =>
          one.pre_suit &&
          (BEFORE_SUIT === APPLIES[facts.stage] ||
            measureExpiresOn(one, calendar, as_of, terms).unsued),
      )
      .map(({ on, ref }) => ({ ...preservationSuitBy(on, calendar, terms), ref })),
  appeal: ({ decision }, as_of, calendar, terms) => {
    if (!decision || decision.final || decision.appealed_on || decision.took_effect_on) return [];
    const by = appealBy(decision.kind, decision.served_on, calendar, terms);
    // Once over, the decision binds and enforcement is the next step.
    return by.on < as_of ? [] : [by];
  },
  enforcement_application: ({ decision, enforcement = {} }, as_of, calendar, terms) => {
    const effective = decision ? effectiveOn(decision, calendar, terms) : null;
    if (!decision || effective === null || effective > as_of || enforcement.applied_on) return [];
    const { interruptions, suspensions } = enforcement;
    return [
      enforcementApplicationBy(
        {
          starts_on: decision.performance_ends_on ?? effective,
          as_of,
          ...(interruptions && { interruptions }),
          ...(suspensions && { suspensions }),
        },
        calendar,
        terms,
      ),
    ];
  },
  guarantee_period: ({ guarantees = [], owes = true }, _as_of, calendar, terms) =>
    (owes ? guarantees : []).flatMap((guarantee) => {
      const ends = guaranteeEndsOn(guarantee, calendar, terms);
      return isClaimed(guarantee, ends.on) ? [] : [{ ...ends, ref: guarantee.ref }];
    }),
  measure_expiry: (facts, as_of, calendar, terms) =>
    standing(facts, as_of)
      .map((measure) => ({
        ...measureExpiresOn(measure, calendar, as_of, terms),
        ref: measure.ref,
      }))
      .filter(({ unsued }) => !unsued),
  // A claimant who stays away is taken to withdraw (art. 146).
  hearing: ({ hearings = [] }, as_of) =>
    hearings
      .map((one) => (typeof one === 'string' ? { on: one } : one))
      .filter(({ on }) => on >= as_of)
      .map((one) => ({
        ...one,
        source: PROCEDURE_LAW,
        article: '146',
        rolled: false,
        provisional: false,
      })),
};

/**
 * All deadlines that apply at the stage, by date: also those missed, but a past hearing or appeal
 * is none any more.
 */
export function deadlinesOf(
  facts: CaseFacts,
  as_of: string,
  calendar: WorkdayCalendar,
  terms: LegalTerms = LEGAL_TERMS,
): CaseDeadline[] {
  const found = APPLIES[facts.stage].flatMap((kind) =>
    FIND[kind](facts, as_of, calendar, terms).map(
      ({ on, source, article, rolled, provisional, ref = null }): CaseDeadline => ({
        kind,
        on,
        source,
        article,
        rolled,
        provisional,
        days_left: daysBetween(as_of, on),
        ref,
      }),
    ),
  );
  return found.sort(
    (a, b) =>
      a.days_left - b.days_left || DEADLINE_KINDS.indexOf(a.kind) - DEADLINE_KINDS.indexOf(b.kind),
  );
}

/**
 * The nearest deadline to come; where all are missed, the one missed last; null where none applies.
 */
export function nextDeadline(
  facts: CaseFacts,
  as_of: string,
  calendar: WorkdayCalendar,
  terms: LegalTerms = LEGAL_TERMS,
): CaseDeadline | null {
  const all = deadlinesOf(facts, as_of, calendar, terms);
  return all.find(({ days_left }) => days_left >= 0) ?? all.at(-1) ?? null;
}
