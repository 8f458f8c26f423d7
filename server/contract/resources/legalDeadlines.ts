import { z } from 'zod';
import { INTERRUPTION_KINDS, SUSPENSION_KINDS } from '../../domain/legal/limitationTypes.ts';
import { CASE_STAGES, DEADLINE_KINDS, INTERRUPTION_EFFECTS, SUSPENSION_EFFECTS } from '../enums.ts';
import { calendarDate } from '../primitives.ts';

const weighed = z.object({
  kind: z.enum(INTERRUPTION_KINDS),
  on: z.string(),
  evidence: z.string().nullable(),
  ended_on: z.string().nullable(),
  last_due_on: z.string().nullable(),
  effect: z.enum(INTERRUPTION_EFFECTS),
  effect_article: z.string().nullable(),
  rule: z.object({ source: z.string(), article: z.string() }).meta({
    description: 'the law by which an event of this kind interrupts',
  }),
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
  ends_on: z
    .string()
    .nullable()
    .meta({ description: 'of a measure whose renewal is due before its end: that end' }),
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

/** A legal deadline of a case or loan, as the list and the calendar show it. */
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
