import { z } from 'zod';
import { CASE_OUTCOMES, CASE_STAGES, DEADLINE_KINDS, DECISION_KINDS } from '../enums.ts';
import { DAYS_AHEAD } from '../limits.ts';
import {
  calendarDate,
  comingDay,
  id,
  key,
  line,
  LOAN_NAMES,
  loanNames,
  minor,
  optional,
  stamps,
  text,
} from '../primitives.ts';
import {
  type StoredRow,
  changeable,
  defineResource,
  flag,
  jsonText,
  searchStored,
} from '../resource.ts';

const caseRecord = z.object({
  ...stamps,
  loan_id: z.int(),
  ...loanNames,
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
  handed_in_on: z
    .string()
    .nullable()
    .meta({
      description:
        'when the court got the complaint: this interrupts the limitation; null: on the day it ' +
        'was registered',
    }),
  filed_on: z.string().nullable().meta({ description: 'when the court registered the case' }),
  fee_notice_on: z.string().nullable().meta({
    description: 'when the court gave notice to pay its fee, within 7 days',
  }),
  fee_paid_on: z.string().nullable(),
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
  performance_days: z
    .int()
    .nullable()
    .meta({ description: 'the same as so many days after the decision took effect' }),
  enforcement_stays: z
    .array(z.object({ from_on: z.string(), until_on: z.string().nullable() }))
    .meta({
      description:
        'times in which enforcement was stayed for no reason of the debtor, which bear no ' +
        'doubled interest; until_on is the last day of each',
    }),
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
  case_no: optional(key(80)),
  court: optional(line(100)),
  judge: optional(line(60)),
  law_firm: optional(line(100)),
  lawyer: optional(line(60)),
  owner_id: optional(id),
  claimed_minor: minor,
  awarded_minor: optional(minor),
  handed_in_on: optional(calendarDate),
  filed_on: optional(calendarDate),
  fee_notice_on: optional(calendarDate),
  fee_paid_on: optional(calendarDate),
  decision_kind: optional(z.enum(DECISION_KINDS)),
  served_on: optional(calendarDate),
  last_served_on: optional(calendarDate),
  decision_final: z.boolean().optional(),
  appealed_on: optional(calendarDate),
  performance_ends_on: optional(comingDay(DAYS_AHEAD.term)),
  performance_days: optional(z.int().min(1).max(3650)),
  enforcement_stays: z
    .array(z.strictObject({ from_on: calendarDate, until_on: optional(calendarDate) }))
    .max(20)
    .optional(),
  took_effect_on: optional(calendarDate),
  enforcement_applied_on: optional(calendarDate),
};

export const legalCases = defineResource({
  name: 'legal_cases',
  record: caseRecord,
  computed: [...LOAN_NAMES, 'costs_minor', 'next_deadline_on', 'next_deadline_kind'],
  stored: z.object({
    decision_final: flag,
    enforcement_stays: jsonText.nullable(),
    ...searchStored,
  }),
  folded: {
    columns: ['case_no', 'court', 'law_firm', 'judge', 'lawyer'],
    read: ['court', 'law_firm', 'judge', 'lawyer'],
    wording: 'word',
  },
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
    handed_in_on: fields.handed_in_on,
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
    borrower_id: 'equals',
    case_no: 'equals',
    stage: 'equals',
    court: 'equals',
    law_firm: 'equals',
    owner_id: 'equals',
    claimed_minor: 'range',
    handed_in_on: 'range',
    filed_on: 'range',
    limitation_expires_on: 'range',
    next_deadline_on: 'range',
    created_at: 'range',
  },
  searched: { part: [] },
  defaultSort: ['id', 'DESC'],
});

/** As its table holds it. */
export type LegalCaseRow = StoredRow<typeof legalCases>;

/**
 * Moves a case to its next stage, with the facts that belong to that stage: number and court of a
 * filing, the decision and its service for a judgment, the outcome of a closing.
 */
export const advanceRequest = z.strictObject({
  stage: z.enum(CASE_STAGES),
  on: calendarDate,
  case_no: fields.case_no,
  court: fields.court,
  judge: fields.judge,
  handed_in_on: fields.handed_in_on,
  awarded_minor: fields.awarded_minor,
  decision_kind: fields.decision_kind,
  served_on: fields.served_on,
  decision_final: fields.decision_final,
  performance_ends_on: fields.performance_ends_on,
  performance_days: fields.performance_days,
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

/** What the court charges for the claim of a case, in each procedure. */
export const courtFeesAnswer = z.object({
  claimed_minor: z.int(),
  acceptance_minor: z.int().meta({ description: 'ordinary procedure' }),
  simple_minor: z.int().meta({ description: 'simple procedure, or settled by mediation' }),
  payment_order_minor: z.int(),
  preservation_minor: z.int(),
  enforcement_minor: z.int().meta({ description: 'of the award, or of the claim before it' }),
  source: z.string(),
  article: z.string(),
});
