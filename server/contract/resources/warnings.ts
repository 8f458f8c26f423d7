import { z } from 'zod';
import { WARNING_ANSWERS, WATCHED_DETAILS } from '../../domain/warnings/words.ts';
import {
  SEVERITIES,
  WARNING_ENDS,
  WARNING_OUTCOMES,
  WARNING_OWNERS,
  WARNING_RULES,
  WARNING_STATUSES,
} from '../enums.ts';
import { calendarDate, optional, stamps, text } from '../primitives.ts';
import { type StoredRow, defineResource, jsonText } from '../resource.ts';

/** Figures by which a rule warns; each rule says some of them. */
const figures = z.object({
  installment_on: z.string().optional(),
  happened_on: z.string().optional(),
  days_late: z.int().optional(),
  amount_minor: z.int().optional(),
  count: z.int().optional(),
  days: z.array(z.int()).optional(),
  amounts_minor: z.array(z.int()).optional(),
  loan_id: z.int().optional(),
  outstanding_minor: z.int().optional(),
  detail: z.enum(WATCHED_DETAILS).optional(),
});

/** Warnings of loans that may come to be late; the business day raises them. */
export const warnings = defineResource({
  name: 'warnings',
  record: z.object({
    ...stamps,
    borrower_id: z.int(),
    borrower_name: z.string(),
    loan_id: z.int(),
    loan_no: z.string(),
    rule: z.enum(WARNING_RULES),
    severity: z.enum(SEVERITIES),
    figures: figures.meta({ description: 'why, in the figures of the rule' }),
    other_loan_no: z.string().nullable().meta({ description: 'the loan that the figures name' }),
    days_late: z.int().meta({ description: 'how late the loan was when it was raised' }),
    raised_on: z.string(),
    due_on: z.string().meta({ description: 'the last day to act in time' }),
    days_left: z.int().nullable().meta({
      description: 'to the last day, negative once late; null once it is closed',
    }),
    late: z.boolean().meta({ description: 'open past its last day: supervisors see it at home' }),
    owner: z.enum(WARNING_OWNERS),
    owner_id: z.int().nullable().meta({ description: 'null: the supervisors' }),
    status: z.enum(WARNING_STATUSES),
    outcome: z.enum(WARNING_OUTCOMES).nullable(),
    ended_by: z.enum(WARNING_ENDS).nullable().meta({
      description: 'what made the cause go away, where nobody closed it',
    }),
    comment: z.string().nullable(),
    closed_by: z.int().nullable(),
    closed_at: z.string().nullable(),
    closed_on: z.string().nullable(),
  }),
  computed: ['borrower_name', 'loan_no', 'other_loan_no', 'days_left', 'late'],
  stored: z.object({ figures: jsonText, cause: z.string() }),
  sortable: ['id', 'raised_on', 'due_on', 'closed_at'],
  filters: {
    id: 'equals',
    borrower_id: 'equals',
    loan_id: 'equals',
    rule: 'equals',
    severity: 'equals',
    owner: 'equals',
    owner_id: 'equals',
    status: 'equals',
    outcome: 'equals',
    late: 'equals',
    raised_on: 'range',
    due_on: 'range',
    closed_on: 'range',
  },
  searched: { part: [], owner: true },
  defaultSort: ['due_on', 'ASC'],
});
export type Warning = z.infer<(typeof warnings)['record']>;
export type WarningRow = StoredRow<typeof warnings>;

/** What was done about a warning; whoever calls it a false alarm says why. */
export const closeWarningRequest = z.strictObject({
  outcome: z.enum(WARNING_ANSWERS),
  comment: optional(text(500)),
});

/** How the rules did over some days. */
export const warningReport = z.object({
  from: z.string(),
  to: z.string(),
  late_days: z.int().meta({ description: 'days late that a warning is to foresee' }),
  within_days: z.int().meta({ description: 'days after it within which that counts' }),
  came_late: z.int().meta({ description: 'loans that came to be so late in these days' }),
  foreseen: z.int().meta({ description: 'those of which any rule had warned' }),
  rules: z.array(
    z.object({
      rule: z.enum(WARNING_RULES),
      raised: z.int(),
      open: z.int(),
      acted: z.int().meta({ description: 'closed by a person who did something' }),
      false_alarms: z.int(),
      resolved: z.int(),
      judged: z.int().meta({ description: 'of which it is known what came' }),
      came_true: z.int(),
      foreseen: z.int().meta({ description: 'of the loans that came late' }),
      median_lead_days: z.number().nullable(),
    }),
  ),
});
export type WarningReport = z.infer<typeof warningReport>;
export const warningReportQuery = z.strictObject({
  from: calendarDate.optional(),
  to: calendarDate.optional(),
});
