import { z } from 'zod';
import { BUREAU_CODES, BUREAU_STATUSES } from '../../domain/repair/bureauRecord.ts';
import { REPAIR_CHECKS, REPAIR_KINDS, REPAIR_STATUSES, REPAIR_STEPS } from '../enums.ts';
import { calendarDate, key, minor, optional, text } from '../primitives.ts';

/**
 * What the credit register shows of a loan, as read from a report: typed in once, kept with the
 * request.
 */
export const bureauRecord = z.object({
  read_on: z.string().meta({ description: 'the date of the report' }),
  opened_on: z.string().nullable(),
  principal_minor: z.int().nullable(),
  balance_minor: z.int().nullable(),
  overdue_minor: z.int().nullable(),
  status: z.enum(BUREAU_STATUSES).nullable(),
  closed_on: z.string().nullable(),
  months: z.array(
    z.object({ month: z.string(), code: z.enum(BUREAU_CODES), overdue_minor: z.int().nullable() }),
  ),
});
export type BureauRecord = z.infer<typeof bureauRecord>;
export const bureauRecordRequest = z.strictObject({
  read_on: calendarDate,
  opened_on: optional(calendarDate),
  principal_minor: optional(minor),
  balance_minor: optional(minor),
  overdue_minor: optional(minor),
  status: optional(z.enum(BUREAU_STATUSES)),
  closed_on: optional(calendarDate),
  months: z
    .array(
      z.strictObject({
        month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
        code: z.enum(BUREAU_CODES),
        overdue_minor: optional(minor),
      }),
    )
    .max(60),
});

/**
 * One line of the comparison: what the register says and what the ledger says. `field` is `month`
 * for a month's code.
 */
const comparedLine = z.object({
  field: z.enum([
    'opened_on',
    'principal_minor',
    'balance_minor',
    'overdue_minor',
    'status',
    'closed_on',
    'month',
    'month_overdue_minor',
  ]),
  month: z.string().nullable(),
  bureau: z.union([z.string(), z.int()]).nullable(),
  ledger: z.union([z.string(), z.int()]).nullable(),
  differs: z.boolean(),
  worse: z
    .boolean()
    .meta({ description: 'the register says worse of the borrower than the ledger' }),
  note: z
    .enum(['paused', 'not_told', 'past_retention', 'one_off'])
    .nullable()
    .meta({
      description:
        'the month should not be shown at all: reporting was paused, no notice before it, over ' +
        'five years old, or covered by the closed one-off policy',
    }),
});
export type ComparedLine = z.infer<typeof comparedLine>;

/** A line of the correction that goes to the register. */
const correctionLine = z.object({
  field: z.string(),
  month: z.string().nullable(),
  before: z.union([z.string(), z.int()]).nullable(),
  after: z.union([z.string(), z.int()]).nullable(),
});
export type CorrectionLine = z.infer<typeof correctionLine>;
export const correctionRequest = z.strictObject({
  sent_on: calendarDate.optional(),
  reference: key(100),
});

export const repairCheckRequest = z.strictObject({
  check: z.enum(REPAIR_CHECKS),
  done: z.boolean(),
  note: optional(text(500)),
});

/** The request with all it is decided on, as the case screen shows it. */
export const repairFile = z.object({
  checklist: z.array(
    z.object({
      check: z.enum(REPAIR_CHECKS),
      required: z.boolean(),
      done: z.boolean(),
      by_itself: z.boolean().meta({
        description:
          'the console sees it: a file is attached, a record was typed in, a notice is proved',
      }),
      note: z.string().nullable(),
      done_by: z.int().nullable(),
      done_at: z.string().nullable(),
    }),
  ),
  bureau: bureauRecord.nullable(),
  comparison: z.array(comparedLine).meta({ description: 'empty until a record was typed in' }),
  correction: z
    .object({
      lines: z.array(correctionLine),
      sent_on: z.string().nullable(),
      reference: z.string().nullable(),
      sent_by: z.int().nullable(),
    })
    .nullable()
    .meta({ description: 'of a granted objection with differences' }),
  notice_problem: z
    .enum(['not_told', 'no_evidence', 'not_before'])
    .nullable()
    .meta({ description: 'of a pre-report notice: what is wrong with it' }),
  record_kept_until: z
    .string()
    .nullable()
    .meta({
      description:
        'the day the true bad record ends: five years from the end of the bad behaviour; null ' +
        'while it goes on',
    }),
  pause_days: z
    .int()
    .meta({ description: 'the longest reporting pause that policy allows; 0: none' }),
  draft_answer: z
    .object({ zh: z.string(), en: z.string() })
    .meta({ description: 'what an answer could say as things stand' }),
  restructures: z
    .array(z.object({ id: z.int(), status: z.string(), created_at: z.string() }))
    .meta({ description: 'requests made for this one' }),
  others: z
    .array(
      z.object({
        id: z.int(),
        kind: z.enum(REPAIR_KINDS),
        status: z.enum(REPAIR_STATUSES),
        received_on: z.string(),
      }),
    )
    .meta({ description: "the borrower's other requests" }),
  steps: z.array(
    z.object({
      step: z.enum(REPAIR_STEPS),
      actor_id: z.int().nullable(),
      actor_name: z.string(),
      occurred_at: z.string(),
      business_date: z.string(),
      comment: z.string().nullable(),
      open_checks: z
        .array(z.enum(REPAIR_CHECKS))
        .meta({ description: 'of a grant: required checks that were not done' }),
    }),
  ),
});
export type RepairFile = z.infer<typeof repairFile>;
