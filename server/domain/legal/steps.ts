import { addDays } from '../time/calendar.ts';
import { deadlineOn, type Deadline, type WorkdayCalendar } from '../time/workdays.ts';
import { later } from './days.ts';
import { enforcementApplicationBy } from './decisions.ts';
import { LEGAL_TERMS, PROCEDURE_LAW, type LegalTerms } from './legalTerms.ts';
import type { Interruption, InterruptionKind, Suspension } from './limitationTypes.ts';

/** The ways to a title that are not a suit, and their clocks. */

export const STEP_KINDS = [
  'mediation',
  'payment_order',
  'arbitration',
  'notarised_enforcement',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** How a step ended without its title being enforced. */
export const STEP_OUTCOMES = [
  'agreed',
  'failed',
  'objected',
  'rejected',
  'paid',
  'withdrawn',
] as const;
export type StepOutcome = (typeof STEP_OUTCOMES)[number];

/** The days of a step, in the order in which they follow each other. */
export const STEP_DAYS = [
  'begun_on',
  'accepted_on',
  'issued_on',
  'served_on',
  'confirmed_on',
  'enforcement_applied_on',
  'ended_on',
] as const;
export type StepDay = (typeof STEP_DAYS)[number];

export type LegalStep = { kind: StepKind } & Record<
  Exclude<StepDay, 'begun_on'> | 'perform_by_on',
  string | null
> & { begun_on: string; ref?: number };

/**
 * The days and the ends that each kind knows. Of a notarised claim: the deed, the application for
 * the certificate of enforcement, the certificate; of a mediation the agreement is issued, and
 * confirmed by a court where both apply for it.
 */
export const STEP_RULES: Readonly<
  Record<
    StepKind,
    { readonly days: readonly (StepDay | 'perform_by_on')[]; readonly outcomes: StepOutcome[] }
  >
> = {
  mediation: {
    days: ['begun_on', 'issued_on', 'confirmed_on', 'perform_by_on', ...ending()],
    outcomes: ['agreed', 'failed', 'paid', 'withdrawn'],
  },
  payment_order: {
    days: ['begun_on', 'accepted_on', 'issued_on', 'served_on', ...ending()],
    outcomes: ['objected', 'rejected', 'paid', 'withdrawn'],
  },
  arbitration: {
    days: ['begun_on', 'accepted_on', 'issued_on', 'served_on', 'perform_by_on', ...ending()],
    outcomes: ['agreed', 'rejected', 'paid', 'withdrawn'],
  },
  notarised_enforcement: {
    days: ['begun_on', 'accepted_on', 'issued_on', ...ending()],
    outcomes: ['rejected', 'paid', 'withdrawn'],
  },
};

function ending(): ['enforcement_applied_on', 'ended_on'] {
  return ['enforcement_applied_on', 'ended_on'];
}

/** The day from which each kind has a title that can be enforced. */
export const TITLE_DAYS: Readonly<Record<StepKind, StepDay>> = {
  mediation: 'confirmed_on',
  payment_order: 'served_on',
  arbitration: 'issued_on',
  notarised_enforcement: 'issued_on',
};

export const STEP_DEADLINES = [
  'order_acceptance',
  'order_issue',
  'order_objection',
  'mediation_confirmation',
  'title_enforcement',
] as const;
export type StepDeadline = Deadline & { kind: (typeof STEP_DEADLINES)[number] };

/** What starts the limitation anew, and when: the application, or that for enforcement. */
export function stepInterruption(
  step: Pick<LegalStep, 'kind' | 'begun_on' | 'enforcement_applied_on'>,
): { kind: InterruptionKind; on: string } | null {
  if (step.kind !== 'notarised_enforcement') return { kind: step.kind, on: step.begun_on };
  return step.enforcement_applied_on === null
    ? null
    : { kind: 'enforcement', on: step.enforcement_applied_on };
}

/** Days of the court to accept, to issue, and of the debtor to pay or object (CPL 226, 227). */
const ACCEPT_DAYS = 5;
const ISSUE_DAYS = 15;
const OBJECT_DAYS = 15;
/** Days in which both parties apply to have a mediation agreement confirmed (CPL 205). */
const CONFIRM_DAYS = 30;
const NOTARISED = { source: "Supreme People's Court, Fa Shi [2018] No. 18", article: '9' };

const days = (from: string, count: number, article: string, calendar: WorkdayCalendar): Deadline =>
  deadlineOn(addDays(from, count), { source: PROCEDURE_LAW, article }, calendar);

/** The last day on which the debtor may object to an order that was served. */
export const objectionBy = (served_on: string, calendar: WorkdayCalendar): string =>
  days(served_on, OBJECT_DAYS, '227', calendar).on;

type Asked = {
  as_of: string;
  calendar: WorkdayCalendar;
  terms: LegalTerms;
  unpaid_due_on: readonly string[];
  /** What interrupted and suspended the limitation of the debt, at any time. */
  interruptions?: readonly Interruption[];
  suspensions?: readonly Suspension[];
};

/** The last day to apply for enforcement of what is to be met by a day (CPL 250). */
function enforceBy(
  starts_on: string,
  interruptions: readonly Interruption[],
  { calendar, terms, as_of, suspensions = [] }: Asked,
): Deadline {
  const { on, source, article, rolled, provisional } = enforcementApplicationBy(
    { starts_on, interruptions, suspensions, as_of },
    calendar,
    terms,
  );
  return { on, source, article, rolled, provisional };
}

/** What came since there was a title; a suit for the same debt is none of it. */
const since = (title_on: string, { interruptions = [] }: Asked): readonly Interruption[] =>
  interruptions.filter(({ on, kind }) => on >= title_on && kind !== 'suit');

function orderDeadlines(step: LegalStep, asked: Asked): StepDeadline[] {
  const { as_of, calendar } = asked;
  const { begun_on, accepted_on, issued_on, served_on } = step;
  if (served_on !== null) {
    const objection = days(served_on, OBJECT_DAYS, '227', calendar);
    return objection.on >= as_of
      ? [{ kind: 'order_objection', ...objection }]
      : [
          {
            kind: 'title_enforcement',
            ...enforceBy(objection.on, since(served_on, asked), asked),
          },
        ];
  }
  if (issued_on !== null) return [];
  return accepted_on === null
    ? [{ kind: 'order_acceptance', ...days(begun_on, ACCEPT_DAYS, '226', calendar) }]
    : [{ kind: 'order_issue', ...days(accepted_on, ISSUE_DAYS, '227', calendar) }];
}

function mediationDeadlines(step: LegalStep, asked: Asked): StepDeadline[] {
  const { issued_on, confirmed_on, perform_by_on } = step;
  if (issued_on === null) return [];
  if (confirmed_on === null) {
    const by = days(issued_on, CONFIRM_DAYS, '205', asked.calendar);
    return [{ kind: 'mediation_confirmation', ...by }];
  }
  const from = later(confirmed_on, perform_by_on ?? confirmed_on);
  const by = enforceBy(from, since(confirmed_on, asked), asked);
  return [{ kind: 'title_enforcement', ...by }];
}

function awardDeadlines(step: LegalStep, asked: Asked): StepDeadline[] {
  const { issued_on, perform_by_on } = step;
  if (issued_on === null) return [];
  const by = enforceBy(perform_by_on ?? issued_on, since(issued_on, asked), asked);
  return [{ kind: 'title_enforcement', ...by }];
}

/**
 * Each installment has its two years from its own due date; the application for the certificate
 * starts those anew that had fallen due, and so does what interrupts a limitation. A plan does not:
 * its due dates have taken the place of the former ones. The nearest to come is shown, else the one
 * missed last.
 */
function notarisedDeadlines(step: LegalStep, asked: Asked): StepDeadline[] {
  const { as_of, unpaid_due_on, interruptions = [] } = asked;
  const applied: Interruption[] =
    step.accepted_on === null
      ? []
      : [{ kind: 'other_proceeding', on: step.accepted_on, evidence: NOTARISED.article }];
  const events = [
    ...interruptions.filter(({ kind }) => kind !== 'suit' && kind !== 'plan'),
    ...applied,
  ];
  const ends = unpaid_due_on
    .map((due_on) => enforceBy(due_on, events, asked))
    .toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const nearest = ends.find(({ on }) => on >= as_of) ?? ends.at(-1);
  return nearest === undefined ? [] : [{ kind: 'title_enforcement', ...nearest, ...NOTARISED }];
}

const FIND: Record<StepKind, (step: LegalStep, asked: Asked) => StepDeadline[]> = {
  mediation: mediationDeadlines,
  payment_order: orderDeadlines,
  arbitration: awardDeadlines,
  notarised_enforcement: notarisedDeadlines,
};

/** The clocks of a step on a day; none once it has ended or enforcement was applied for. */
export function stepDeadlines(
  step: LegalStep,
  asked: Omit<Asked, 'terms'> & { terms?: LegalTerms },
): StepDeadline[] {
  if (step.ended_on !== null || step.enforcement_applied_on !== null) return [];
  return FIND[step.kind](step, { terms: LEGAL_TERMS, ...asked });
}
