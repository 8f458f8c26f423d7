import { daysBetween } from '../time/calendar.ts';
import type { Deadline, WorkdayCalendar } from '../time/workdays.ts';
import { feeDueBy } from './courtFees.ts';
import {
  appealBy,
  effectiveOn,
  enforcementApplicationBy,
  performedBy,
  type Decision,
} from './decisions.ts';
import { guaranteeEndsOn, guaranteeLimitation, isClaimed, type Guarantee } from './guarantees.ts';
import type { CaseStage } from './legalCase.ts';
import { LEGAL_TERMS, PROCEDURE_LAW, type LegalTerms } from './legalTerms.ts';
import { limitationOf } from './limitation.ts';
import type { Interruption, LimitationFacts, Suspension } from './limitationTypes.ts';
import { STEP_DEADLINES, stepDeadlines, type LegalStep } from './steps.ts';
import { measureExpiresOn, preservationSuitBy, renewMeasureBy, type Measure } from './measures.ts';

/** All deadlines of a case on a day, by the stage it is at. */

/** The kinds of deadlines, in the order in which those of one day are named. */
export const DEADLINE_KINDS = [
  'limitation',
  'preservation_suit',
  'court_fee',
  ...STEP_DEADLINES,
  'appeal',
  'enforcement_application',
  'guarantee_period',
  'guarantee_limitation',
  'measure_expiry',
  'hearing',
] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];
export interface CaseDeadline extends Deadline {
  kind: DeadlineKind;
  /** Days from the asked date; 0 on the day itself, negative once missed. */
  days_left: number;
  /** The id of the measure, guarantee or hearing it belongs to; null for other kinds. */
  ref: number | null;
  /** Of a measure that has to be renewed before its end: that end. */
  ends_on: string | null;
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
  /** The court's notice to pay its fee, and the payment. */
  fee?: { notice_on: string | null; paid_on: string | null };
  /** Ways to a title that are not a suit. */
  steps?: readonly LegalStep[];
  /** Due dates of what is unpaid: a notarised claim counts from each. */
  unpaid_due_on?: readonly string[];
  /** The last decision served. */
  decision?: Decision | null;
  /** What happened since the decision took effect. */
  enforcement?: {
    applied_on?: string | null;
    interruptions?: readonly Interruption[];
    suspensions?: readonly Suspension[];
  };
}

const BEFORE_SUIT: readonly DeadlineKind[] = [
  'limitation',
  'preservation_suit',
  'court_fee',
  ...STEP_DEADLINES,
  'guarantee_period',
  'guarantee_limitation',
  'measure_expiry',
];
const IN_COURT: readonly DeadlineKind[] = [
  'preservation_suit',
  'court_fee',
  ...STEP_DEADLINES,
  'appeal',
  'guarantee_period',
  'measure_expiry',
  'hearing',
];
/**
 * The deadlines that apply at each stage. A suit stops the limitation, and of the days to sue only
 * those missed are left; a closed case waits for nothing.
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

type Found = Deadline & { ref?: number | undefined; ends_on?: string | null };
type Find = (
  facts: CaseFacts,
  as_of: string,
  calendar: WorkdayCalendar,
  terms: LegalTerms,
) => readonly Found[];

const standing = ({ measures = [] }: CaseFacts, as_of: string): readonly Measure[] =>
  measures.filter(({ lifted_on }) => !lifted_on || lifted_on > as_of);

/** The clocks of one kind of the steps; of a debt that is paid nothing is left to enforce. */
const ofSteps =
  (kind: (typeof STEP_DEADLINES)[number]): Find =>
  ({ steps = [], unpaid_due_on = [], owes = true, limitation }, as_of, calendar, terms) =>
    (owes ? steps : []).flatMap((step) =>
      stepDeadlines(step, {
        as_of,
        calendar,
        terms,
        unpaid_due_on,
        interruptions: limitation?.interruptions ?? [],
        suspensions: limitation?.suspensions ?? [],
      })
        .filter((found) => found.kind === kind)
        .map((found) => ({ ...found, ref: step.ref })),
    );

const FIND: Record<DeadlineKind, Find> = {
  order_acceptance: ofSteps('order_acceptance'),
  order_issue: ofSteps('order_issue'),
  order_objection: ofSteps('order_objection'),
  mediation_confirmation: ofSteps('mediation_confirmation'),
  title_enforcement: ofSteps('title_enforcement'),
  limitation: ({ limitation, owes = true }, as_of, calendar, terms) =>
    owes && limitation ? [limitationOf({ ...limitation, as_of }, calendar, terms.limitation)] : [],
  preservation_suit: (facts, as_of, calendar, terms) =>
    standing(facts, as_of)
      .filter(
        (measure) =>
          measure.pre_suit &&
          ((BEFORE_SUIT === APPLIES[facts.stage] && !measure.sued_on) ||
            measureExpiresOn(measure, calendar, as_of, terms).unsued),
      )
      .map(({ on, ref }) => ({ ...preservationSuitBy(on, calendar, terms), ref })),
  court_fee: ({ fee }, _as_of, calendar) =>
    fee?.notice_on != null && fee.paid_on === null ? [feeDueBy(fee.notice_on, calendar)] : [],
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
          starts_on: performedBy(decision, calendar, terms) ?? effective,
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
  guarantee_limitation: ({ guarantees = [], owes = true }, _as_of, calendar, terms) =>
    (owes ? guarantees : []).flatMap((guarantee) => {
      const ends = guaranteeLimitation(guarantee, calendar, terms);
      return ends === null ? [] : [{ ...ends, ref: guarantee.ref }];
    }),
  measure_expiry: (facts, as_of, calendar, terms) =>
    standing(facts, as_of)
      .map((measure) => ({ measure, term: measureExpiresOn(measure, calendar, as_of, terms) }))
      .filter(({ term }) => !term.unsued)
      .map(({ measure, term }) => {
        const by = renewMeasureBy(measure, term, terms);
        return { ...by, ref: measure.ref, ends_on: by.on === term.on ? null : term.on };
      }),
  // A claimant who stays away may be taken to withdraw (art. 146).
  hearing: ({ hearings = [] }, as_of) =>
    hearings
      .map((hearing) => (typeof hearing === 'string' ? { on: hearing } : hearing))
      .filter(({ on }) => on >= as_of)
      .map((hearing) => ({
        ...hearing,
        source: PROCEDURE_LAW,
        article: '146',
        rolled: false,
        provisional: false,
      })),
};

/**
 * All deadlines that apply at the stage of a case, by date, also those missed. A hearing or an
 * appeal term that is over is none any more.
 */
export function deadlinesOf(
  facts: CaseFacts,
  as_of: string,
  calendar: WorkdayCalendar,
  terms: LegalTerms = LEGAL_TERMS,
): CaseDeadline[] {
  const found = APPLIES[facts.stage].flatMap((kind) =>
    FIND[kind](facts, as_of, calendar, terms).map(
      ({ on, source, article, rolled, provisional, ref = null, ends_on = null }): CaseDeadline => ({
        kind,
        on,
        source,
        article,
        rolled,
        provisional,
        days_left: daysBetween(as_of, on),
        ref,
        ends_on,
      }),
    ),
  );
  return found.sort(
    (a, b) =>
      a.days_left - b.days_left || DEADLINE_KINDS.indexOf(a.kind) - DEADLINE_KINDS.indexOf(b.kind),
  );
}

/** The nearest of deadlines sorted by date that is to come, else the one missed last. */
export const nextOf = (deadlines: readonly CaseDeadline[]): CaseDeadline | null =>
  deadlines.find(({ days_left }) => days_left >= 0) ?? deadlines.at(-1) ?? null;

/**
 * The nearest deadline to come; where all are missed, the one missed last; null where none applies.
 */
export function nextDeadline(
  facts: CaseFacts,
  as_of: string,
  calendar: WorkdayCalendar,
  terms: LegalTerms = LEGAL_TERMS,
): CaseDeadline | null {
  return nextOf(deadlinesOf(facts, as_of, calendar, terms));
}
