import { z } from 'zod';
import { INTERRUPTION_KINDS, SUSPENSION_KINDS } from '../../domain/legal/limitation.ts';
import {
  ATTACHMENT_KINDS,
  CASE_OUTCOMES,
  CASE_STAGES,
  CASE_EVENT_KINDS,
  DEADLINE_KINDS,
  DECISION_KINDS,
  FILING_OBSTACLES,
  FILING_WARNINGS,
  GUARANTEE_FORMS,
  HEARING_STATUSES,
  INTERRUPTION_EFFECTS,
  MEASURE_KINDS,
  MEASURE_PURPOSES,
  SUSPENSION_EFFECTS,
} from '../enums.ts';
import { DAYS_AHEAD } from '../limits.ts';
import { calendarDate, comingDay, id, minor, optional, stamps, text } from '../primitives.ts';
import { type StoredRow, changeable, defineResource, flag, jsonText } from '../resource.ts';

const caseRecord = z.object({
  ...stamps,
  loan_id: z.int(),
  case_no: z.string().nullable(),
  stage: z.enum(CASE_STAGES),
  stage_on: z.string().meta({ description: 'the date the stage was reached' }),
  court: z.string().nullable(),
  judge: z.string().nullable(),
  law_firm: z.string().nullable(),
  lawyer: z.string().nullable(),
  owner_id: z.int().nullable().meta({
    description: 'who is reminded of its deadlines; who opened it, unless another is named',
  }),
  claimed_minor: z.int(),
  awarded_minor: z.int().nullable(),
  costs_minor: z.int().meta({ description: 'charged to the loan for this case and not reversed' }),
  demanded_on: z.string().nullable(),
  filed_on: z.string().nullable(),
  judged_on: z.string().nullable(),
  decision_kind: z.enum(DECISION_KINDS).nullable(),
  served_on: z.string().nullable().meta({ description: 'the decision, on the lender' }),
  last_served_on: z.string().nullable().meta({ description: 'on the last of the parties' }),
  decision_final: z.boolean().meta({ description: 'no appeal is open against it' }),
  appealed_on: z.string().nullable(),
  performance_ends_on: z
    .string()
    .nullable()
    .meta({ description: 'the last day on which the debtor was to pay by the decision' }),
  took_effect_on: z
    .string()
    .nullable()
    .meta({
      description:
        'from when the decision binds as the court certified it; without it the service of the ' +
        'decision says so',
    }),
  enforcement_applied_on: z.string().nullable(),
  closed_outcome: z.enum(CASE_OUTCOMES).nullable(),
  limitation_expires_on: z.string().nullable(),
  limitation_override_reason: z.string().nullable(),
  limitation_override_by: z.int().nullable(),
  next_deadline_on: z
    .string()
    .nullable()
    .meta({ description: 'the nearest to come on the business date, else the one missed last' }),
  next_deadline_kind: z.enum(DEADLINE_KINDS).nullable(),
});
export type LegalCase = z.infer<typeof caseRecord>;

const fields = {
  case_no: optional(text(80)),
  court: optional(text(100)),
  judge: optional(text(60)),
  law_firm: optional(text(100)),
  lawyer: optional(text(60)),
  owner_id: optional(id),
  claimed_minor: minor,
  awarded_minor: optional(minor),
  filed_on: optional(calendarDate),
  decision_kind: optional(z.enum(DECISION_KINDS)),
  served_on: optional(calendarDate),
  last_served_on: optional(calendarDate),
  decision_final: z.boolean().optional(),
  appealed_on: optional(calendarDate),
  performance_ends_on: optional(comingDay(DAYS_AHEAD.term)),
  took_effect_on: optional(calendarDate),
  enforcement_applied_on: optional(calendarDate),
};

export const legalCases = defineResource({
  name: 'legal_cases',
  record: caseRecord,
  computed: ['costs_minor', 'next_deadline_on', 'next_deadline_kind'],
  stored: z.object({ decision_final: flag }),
  create: z.strictObject({
    loan_id: id,
    stage: z.literal('draft').optional(),
    case_no: fields.case_no,
    court: fields.court,
    judge: fields.judge,
    law_firm: fields.law_firm,
    lawyer: fields.lawyer,
    owner_id: fields.owner_id,
    claimed_minor: minor,
    filed_on: fields.filed_on,
  }),
  update: changeable(fields),
  sortable: [
    'id',
    'loan_id',
    'case_no',
    'stage',
    'stage_on',
    'court',
    'law_firm',
    'owner_id',
    'claimed_minor',
    'awarded_minor',
    'filed_on',
    'limitation_expires_on',
    'next_deadline_on',
    'created_at',
  ],
  filters: {
    id: 'equals',
    loan_id: 'equals',
    case_no: 'equals',
    stage: 'equals',
    court: 'equals',
    law_firm: 'equals',
    owner_id: 'equals',
    claimed_minor: 'range',
    filed_on: 'range',
    limitation_expires_on: 'range',
    next_deadline_on: 'range',
    created_at: 'range',
  },
  searched: { part: ['case_no', 'court', 'law_firm', 'judge', 'lawyer'] },
  defaultSort: ['id', 'DESC'],
});

/** As its table holds it. */
export type LegalCaseRow = StoredRow<typeof legalCases>;

/**
 * What goes with a stage: the number and court of a filing, the decision and its service of a
 * judgment, the outcome of a closing.
 */
export const advanceRequest = z.strictObject({
  stage: z.enum(CASE_STAGES),
  on: calendarDate,
  case_no: fields.case_no,
  court: fields.court,
  judge: fields.judge,
  awarded_minor: fields.awarded_minor,
  decision_kind: fields.decision_kind,
  served_on: fields.served_on,
  decision_final: fields.decision_final,
  performance_ends_on: fields.performance_ends_on,
  took_effect_on: fields.took_effect_on.meta({
    description:
      'of an enforcement: from when the decision binds, where its service was never entered',
  }),
  outcome: optional(z.enum(CASE_OUTCOMES)),
  comment: optional(text(500)),
  limitation_override_reason: optional(text(500)).meta({
    description:
      'a supervisor files although the limitation has expired: the court does not apply it ' +
      'on its own motion (Civil Code art. 193)',
  }),
});

const evidence = { evidence: optional(text(300)), attachment_id: optional(id) };

/**
 * What started the limitation anew, of a loan. Payments, signed plans and suits are found by the
 * console; these are entered.
 */
export const limitationInterruptions = defineResource({
  name: 'limitation_interruptions',
  record: z.object({
    ...stamps,
    loan_id: z.int(),
    legal_case_id: z.int().nullable(),
    kind: z.enum(INTERRUPTION_KINDS),
    on: z.string(),
    ended_on: z.string().nullable(),
    evidence: z.string().nullable(),
    attachment_id: z.int().nullable(),
    recorded_by: z.int(),
    withdrawn_by: z.int().nullable(),
    withdrawal_reason: z.string().nullable(),
  }),
  computed: ['on'],
  stored: z.object({ happened_on: z.string() }),
  create: z.strictObject({
    loan_id: id,
    legal_case_id: optional(id),
    kind: z.enum(INTERRUPTION_KINDS),
    on: calendarDate,
    ended_on: optional(calendarDate),
    ...evidence,
  }),
  /** Evidence may follow, and the end of a proceeding. */
  update: changeable({ ended_on: optional(calendarDate), ...evidence }),
  sortable: ['id', 'loan_id', 'on', 'kind', 'created_at'],
  filters: {
    id: 'equals',
    loan_id: 'equals',
    legal_case_id: 'equals',
    kind: 'equals',
    on: 'range',
  },
  searched: { part: ['evidence'] },
  defaultSort: ['on', 'ASC'],
});

/** As its table holds it. */
export type InterruptionRow = StoredRow<typeof limitationInterruptions>;
export type LimitationInterruption = z.infer<(typeof limitationInterruptions)['record']>;

/**
 * What kept the lender from claiming (Civil Code art. 194), of a loan: within the last six months
 * of the limitation it ends no sooner than six months after the obstacle was gone.
 */
export const limitationSuspensions = defineResource({
  name: 'limitation_suspensions',
  record: z.object({
    ...stamps,
    loan_id: z.int(),
    legal_case_id: z.int().nullable(),
    kind: z.enum(SUSPENSION_KINDS),
    from_on: z.string(),
    until_on: z
      .string()
      .nullable()
      .meta({ description: 'the day the obstacle was gone; null while it lasts' }),
    evidence: z.string().nullable(),
    attachment_id: z.int().nullable(),
    recorded_by: z.int(),
    withdrawn_by: z.int().nullable(),
    withdrawal_reason: z.string().nullable(),
  }),
  create: z.strictObject({
    loan_id: id,
    legal_case_id: optional(id),
    kind: z.enum(SUSPENSION_KINDS),
    from_on: calendarDate,
    until_on: optional(comingDay(DAYS_AHEAD.order)),
    ...evidence,
  }),
  /** Its end may follow, and evidence. */
  update: changeable({ until_on: optional(comingDay(DAYS_AHEAD.order)), ...evidence }),
  sortable: ['id', 'loan_id', 'from_on', 'until_on', 'kind', 'created_at'],
  filters: {
    id: 'equals',
    loan_id: 'equals',
    legal_case_id: 'equals',
    kind: 'equals',
    from_on: 'range',
    until_on: 'range',
  },
  searched: { part: ['evidence'] },
  defaultSort: ['from_on', 'ASC'],
});

/** As its table holds it. */
export type SuspensionRow = StoredRow<typeof limitationSuspensions>;
export type LimitationSuspension = z.infer<(typeof limitationSuspensions)['record']>;

/** A freeze or seizure: what, until when. Renewals are rows of their own, in `renewals`. */
export const caseMeasures = defineResource({
  name: 'case_measures',
  record: z.object({
    ...stamps,
    legal_case_id: z.int(),
    purpose: z.enum(MEASURE_PURPOSES),
    kind: z.enum(MEASURE_KINDS),
    pre_suit: z.boolean(),
    property: z.string(),
    amount_minor: z.int().nullable(),
    taken_on: z.string(),
    until_on: z.string().nullable(),
    lifted_on: z.string().nullable(),
    lift_reason: z.string().nullable(),
    recorded_by: z.int(),
    renewals: z.array(
      z.object({
        on: z.string(),
        until_on: z.string().nullable(),
        renewed: z
          .boolean()
          .meta({ description: 'false: it came after the measure had lapsed, or was withdrawn' }),
        withdrawn: z.boolean(),
        withdrawal_reason: z.string().nullable(),
      }),
    ),
    expires_on: z.string(),
    days_left: z.int().nullable().meta({ description: 'null once lifted' }),
    state: z.enum(['in_force', 'lapsed', 'lifted']),
    source: z.string(),
    article: z.string().nullable(),
  }),
  computed: ['renewals', 'expires_on', 'days_left', 'state', 'source', 'article'],
  stored: z.object({ pre_suit: flag }),
  create: z.strictObject({
    legal_case_id: id,
    purpose: z.enum(MEASURE_PURPOSES),
    kind: z.enum(MEASURE_KINDS),
    pre_suit: z.boolean().optional(),
    property: text(300),
    amount_minor: optional(minor),
    taken_on: calendarDate,
    until_on: optional(comingDay(DAYS_AHEAD.order)),
  }),
  sortable: ['id', 'legal_case_id', 'taken_on', 'created_at'],
  filters: {
    id: 'equals',
    legal_case_id: 'equals',
    kind: 'equals',
    purpose: 'equals',
    taken_on: 'range',
  },
  searched: { part: ['property'] },
  defaultSort: ['taken_on', 'ASC'],
});

/** As its table holds it. */
export type CaseMeasureRow = StoredRow<typeof caseMeasures>;
export type CaseMeasure = z.infer<(typeof caseMeasures)['record']>;
export const renewMeasureRequest = z.strictObject({
  on: calendarDate,
  until_on: optional(comingDay(DAYS_AHEAD.order)),
});
/** Which renewal was a mistake: only the last one that stands. */
export const withdrawRenewalRequest = z.strictObject({ on: calendarDate, reason: text(500) });
export const liftMeasureRequest = z.strictObject({ on: calendarDate, reason: text(300) });

export const caseHearings = defineResource({
  name: 'case_hearings',
  record: z.object({
    ...stamps,
    legal_case_id: z.int(),
    on: z.string(),
    time: z.string().nullable(),
    room: z.string().nullable(),
    purpose: z.string(),
    status: z.enum(HEARING_STATUSES),
    result: z.string().nullable(),
    recorded_by: z.int(),
  }),
  computed: ['on'],
  stored: z.object({ held_on: z.string() }),
  create: z.strictObject({
    legal_case_id: id,
    on: comingDay(DAYS_AHEAD.plan),
    time: optional(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
    room: optional(text(100)),
    purpose: text(100),
  }),
  update: changeable({
    on: comingDay(DAYS_AHEAD.plan),
    time: optional(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
    room: optional(text(100)),
    purpose: text(100),
    status: z.enum(HEARING_STATUSES),
    result: optional(text(1000)),
  }),
  sortable: ['id', 'legal_case_id', 'on', 'created_at'],
  filters: { id: 'equals', legal_case_id: 'equals', status: 'equals', on: 'range' },
  searched: { part: ['purpose', 'result'] },
  defaultSort: ['on', 'ASC'],
});

/** As its table holds it. */
export type CaseHearingRow = StoredRow<typeof caseHearings>;
export type CaseHearing = z.infer<(typeof caseHearings)['record']>;

/** A guarantee for a loan, and until when the guarantor may be held to it. */
export const guarantees = defineResource({
  name: 'guarantees',
  record: z.object({
    ...stamps,
    loan_id: z.int(),
    borrower_contact_id: z.int(),
    guarantor_name: z.string(),
    form: z.enum(GUARANTEE_FORMS),
    due_on: z.string(),
    agreed_months: z.int().nullable(),
    agreed_until: z.string().nullable(),
    claimed_on: z.string().nullable().meta({
      description: 'suit against the debtor (ordinary) or demand on the guarantor (joint)',
    }),
    claim_evidence: z.string().nullable(),
    recorded_by: z.int(),
    ends_on: z.string(),
    days_left: z.int().nullable().meta({ description: 'null once claimed in time' }),
    state: z.enum(['running', 'claimed', 'lapsed']),
    source: z.string(),
    article: z.string().nullable(),
  }),
  computed: ['guarantor_name', 'ends_on', 'days_left', 'state', 'source', 'article'],
  create: z.strictObject({
    loan_id: id,
    borrower_contact_id: id,
    form: z.enum(GUARANTEE_FORMS),
    due_on: comingDay(DAYS_AHEAD.term).optional(),
    agreed_months: optional(z.int().min(1).max(360)),
    agreed_until: optional(comingDay(DAYS_AHEAD.term)),
  }),
  update: changeable({ claimed_on: optional(calendarDate), claim_evidence: optional(text(300)) }),
  sortable: ['id', 'loan_id', 'due_on', 'created_at'],
  filters: {
    id: 'equals',
    loan_id: 'equals',
    borrower_contact_id: 'equals',
    form: 'equals',
    due_on: 'range',
  },
  searched: { part: ['claim_evidence'] },
  defaultSort: ['id', 'ASC'],
});

/** As its table holds it. */
export type GuaranteeRow = StoredRow<typeof guarantees>;
export type Guarantee = z.infer<(typeof guarantees)['record']>;

/** A case's timeline, append-only: what the console did, and what people enter. */
export const caseEvents = defineResource({
  name: 'case_events',
  record: z.object({
    ...stamps,
    legal_case_id: z.int(),
    kind: z.enum(CASE_EVENT_KINDS),
    on: z.string(),
    text: z.string().nullable(),
    details: z.record(z.string(), z.unknown()),
    attachment_id: z.int().nullable(),
    actor_id: z.int().nullable(),
    actor_name: z.string(),
  }),
  computed: ['on'],
  stored: z.object({ happened_on: z.string(), details: jsonText }),
  create: z.strictObject({
    legal_case_id: id,
    on: calendarDate,
    text: text(1000),
    attachment_id: optional(id),
  }),
  sortable: ['id', 'legal_case_id', 'on', 'created_at'],
  filters: { id: 'equals', legal_case_id: 'equals', kind: 'equals', on: 'range' },
  searched: { part: ['text'] },
  defaultSort: ['on', 'DESC'],
});

/** As its table holds it. */
export type CaseEventRow = StoredRow<typeof caseEvents>;
export type CaseEvent = z.infer<(typeof caseEvents)['record']>;

const weighed = z.object({
  kind: z.enum(INTERRUPTION_KINDS),
  on: z.string(),
  evidence: z.string().nullable(),
  ended_on: z.string().nullable(),
  last_due_on: z.string().nullable(),
  effect: z.enum(INTERRUPTION_EFFECTS),
  effect_article: z.string().nullable(),
  expires_on: z.string(),
  interruption_id: z.int().nullable(),
  payment_id: z.int().nullable(),
  restructure_id: z.int().nullable(),
  legal_case_id: z.int().nullable(),
  note_id: z.int().nullable(),
});
const obstacle = z.object({
  kind: z.enum(SUSPENSION_KINDS),
  from_on: z.string(),
  until_on: z.string().nullable(),
  evidence: z.string().nullable(),
  suspension_id: z.int(),
  legal_case_id: z.int().nullable(),
  effect: z.enum(SUSPENSION_EFFECTS),
  expires_on: z
    .string()
    .nullable()
    .meta({ description: 'when the limitation ended with it; null where it has no effect' }),
});
const deadline = {
  kind: z.enum(DEADLINE_KINDS),
  on: z.string(),
  days_left: z.int(),
  source: z.string(),
  article: z.string().nullable(),
  rolled: z.boolean(),
  provisional: z.boolean(),
};

/** The legal clocks of a loan, with or without a case. */
export const loanClocks = z.object({
  limitation: z.object({
    last_due_on: z.string(),
    starts_on: z.string(),
    expires_on: z.string(),
    days_left: z.int(),
    expired: z.boolean(),
    source: z.string(),
    article: z.string().nullable(),
    rolled: z.boolean(),
    provisional: z.boolean(),
    suspended: z.boolean(),
    capped: z.boolean(),
    interruptions: z.array(weighed),
    suspensions: z.array(obstacle),
  }),
  deadlines: z.array(z.object({ ...deadline, legal_case_id: z.int().nullable() })),
});
export type LoanClocks = z.infer<typeof loanClocks>;

/**
 * Whether a loan may be sued for: what stands against it, what is attached, what is missing,
 * whether the limitation runs.
 */
export const filingGate = z.object({
  passes: z.boolean(),
  evidence: z.array(
    z.object({
      kind: z.enum(ATTACHMENT_KINDS),
      attachment_id: z.int().nullable(),
      file_name: z.string().nullable(),
      sha256: z.string().nullable(),
      found_on: z.enum(['legal_cases', 'loans', 'borrowers']).nullable(),
      withdrawn: z
        .boolean()
        .meta({ description: 'withdrawn after the filing, which stands on it all the same' }),
    }),
  ),
  frozen: z
    .boolean()
    .meta({ description: 'the evidence is what the case was filed on, as its filing keeps it' }),
  missing: z.array(z.enum(ATTACHMENT_KINDS)),
  obstacles: z
    .array(z.enum(FILING_OBSTACLES))
    .meta({ description: 'what stands against the claim itself' }),
  warnings: z
    .array(z.enum(FILING_WARNINGS))
    .meta({ description: 'what does not keep from filing but should be meant' }),
  claimed_minor: z.int(),
  owed_minor: z.int().meta({ description: 'principal, interest, penalty and costs on the day' }),
  limitation_expires_on: z.string(),
  limitation_expired: z.boolean().meta({
    description:
      'a supervisor may override this with a reason; missing evidence and obstacles nobody may',
  }),
});
export type FilingGate = z.infer<typeof filingGate>;

/**
 * Doubled interest while a decision in force is not performed; `from_on` is null where none runs.
 */
export const judgmentDebtAnswer = z.object({
  on: z.string(),
  principal_minor: z.int().meta({ description: 'the part of the award still unpaid on the day' }),
  from_on: z.string().nullable().meta({ description: 'the first day that bears it' }),
  days: z.int(),
  doubled_interest_minor: z.int(),
  source: z.string(),
  article: z.string(),
});
export type JudgmentDebtAnswer = z.infer<typeof judgmentDebtAnswer>;

/** What expires when, over cases and loans: for the list and the calendar. */
export const legalDeadline = z.object({
  id: z.string().meta({ description: 'stable: what it is of, and which' }),
  ...deadline,
  legal_case_id: z.int().nullable(),
  case_no: z.string().nullable(),
  stage: z.enum(CASE_STAGES).nullable(),
  loan_id: z.int(),
  loan_no: z.string(),
  borrower_id: z.int(),
  borrower_name: z.string(),
  owner_id: z.int().nullable(),
  outstanding_minor: z.int(),
  detail: z
    .string()
    .nullable()
    .meta({ description: 'the property of a measure, the guarantor, the room of a hearing' }),
});
export type LegalDeadline = z.infer<typeof legalDeadline>;
export const legalDeadlinesQuery = z.strictObject({
  from: calendarDate.optional(),
  to: calendarDate.optional(),
  owner_id: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional(),
  range: z.string().optional(),
});

/**
 * Bulk preparation: which loans would get a draft, and why others would not. Nothing is written by
 * the check.
 */
export const prepareRequest = z.strictObject({ loan_ids: z.array(id).min(1).max(500) });
export const prepareCheck = z.object({
  ready: z.object({ count: z.int(), claimed_minor: z.int() }),
  refused: z.object({ count: z.int(), claimed_minor: z.int() }),
  loans: z.array(
    z.object({
      loan_id: z.int(),
      loan_no: z.string(),
      borrower_name: z.string(),
      claimed_minor: z.int(),
      days_past_due: z.int(),
      ready: z.boolean(),
      reasons: z.array(
        z.enum(['not_overdue', 'not_active', 'open_case', 'plan_kept', 'evidence', 'limitation']),
      ),
      missing: z.array(z.enum(ATTACHMENT_KINDS)),
      limitation_expires_on: z.string(),
      legal_case_id: z.int().nullable(),
      draft_claimed_minor: z.int().nullable().meta({
        description:
          'what the case that is open already claims, where it is not filed and above what is owed',
      }),
    }),
  ),
});
export type PrepareCheck = z.infer<typeof prepareCheck>;
export const prepareAnswer = z.object({
  created: z.array(z.object({ loan_id: z.int(), legal_case_id: z.int() })),
  skipped: z.array(z.object({ loan_id: z.int(), reasons: z.array(z.string()) })),
});
export type PrepareAnswer = z.infer<typeof prepareAnswer>;

/** What the console reminds a person of; made by the business day, done by the person. */
export const reminders = defineResource({
  name: 'reminders',
  record: z.object({
    ...stamps,
    user_id: z.int(),
    resource: z.enum(['legal_cases', 'loans', 'credit_repairs']),
    record_id: z.int(),
    loan_id: z.int().nullable(),
    kind: z.string(),
    deadline_on: z.string(),
    remind_on: z.string(),
    done_at: z.string().nullable(),
    done: z.boolean(),
    days_left: z.int(),
    title: z
      .string()
      .meta({ description: 'case number, loan number or the borrower, to know it by' }),
  }),
  computed: ['done', 'days_left', 'title'],
  sortable: ['id', 'deadline_on', 'remind_on'],
  filters: {
    id: 'equals',
    resource: 'equals',
    record_id: 'equals',
    kind: 'equals',
    done: 'equals',
    deadline_on: 'range',
  },
  searched: { part: [] },
  defaultSort: ['deadline_on', 'ASC'],
});

/** As its table holds it. */
export type ReminderRow = StoredRow<typeof reminders>;
export type Reminder = z.infer<(typeof reminders)['record']>;
