import { z } from 'zod';
import { REPAIR_CAUSES, REPAIR_KINDS, REPAIR_STATUSES } from '../enums.ts';
import { calendarDate } from '../primitives.ts';

/** The queue as it stands: requests by person and by age. */
export const repairWorkload = z.object({
  open: z.int(),
  unclaimed: z.int(),
  overdue: z.int(),
  due_soon: z.int(),
  soon_days: z.int(),
  people: z.array(
    z.object({
      user_id: z.int(),
      full_name: z.string(),
      open: z.int(),
      overdue: z.int(),
      next_due_on: z.string().nullable(),
      answered_30_days: z.int(),
    }),
  ),
  ages: z
    .array(
      z.object({
        from_days: z.int(),
        to_days: z.int().nullable(),
        open: z.int(),
        overdue: z.int(),
      }),
    )
    .meta({ description: 'of open requests, by days since they were received' }),
});
export type RepairWorkload = z.infer<typeof repairWorkload>;

const figures = {
  received: z.int(),
  answered: z.int(),
  in_time: z.int(),
  late: z.int().meta({ description: 'answered after the last day, or withdrawn after it' }),
  granted: z.int(),
  declined: z.int(),
  withdrawn: z.int(),
  median_days: z.number().nullable(),
  p95_days: z.number().nullable(),
};
export const repairReport = z.object({
  from: z.string(),
  to: z.string(),
  ...figures,
  open_overdue: z.int(),
  by_kind: z.array(z.object({ kind: z.enum(REPAIR_KINDS), ...figures })),
  by_cause: z.array(z.object({ cause: z.enum(REPAIR_CAUSES), ...figures })),
  by_month: z.array(z.object({ month: z.string(), ...figures })),
  declined_by_law: z.int(),
});
export const repairReportQuery = z.strictObject({
  from: calendarDate.optional(),
  to: calendarDate.optional(),
});
export type RepairReport = z.infer<typeof repairReport>;

/** A borrower's path back: what is owed, what ends when, what was granted. */
export const pathBack = z.object({
  loans: z.array(
    z.object({
      loan_id: z.int(),
      loan_no: z.string(),
      overdue_minor: z.int(),
      payoff_minor: z.int(),
      days_past_due: z.int(),
      bad_since_on: z.string().nullable().meta({
        description: 'the first day past due of the time going on; null while nothing is overdue',
      }),
      bad_ended_on: z.string().nullable().meta({
        description:
          'the day the last overdue amount was paid; null where it goes on, or never was',
      }),
      kept_until_on: z.string().nullable(),
      months_overdue: z.int().meta({ description: 'months of the last 60 that ended past due' }),
    }),
  ),
  pauses: z.array(
    z.object({
      id: z.int(),
      loan_id: z.int().nullable(),
      credit_repair_id: z.int(),
      from: z.string(),
      until: z.string(),
      ended_on: z.string().nullable(),
    }),
  ),
  explanations: z.array(
    z.object({
      credit_repair_id: z.int(),
      loan_id: z.int().nullable(),
      text: z.string(),
      granted_on: z.string(),
    }),
  ),
  requests: z.array(
    z.object({
      id: z.int(),
      kind: z.enum(REPAIR_KINDS),
      cause: z.enum(REPAIR_CAUSES),
      status: z.enum(REPAIR_STATUSES),
      received_on: z.string(),
      due_on: z.string(),
      loan_id: z.int().nullable(),
    }),
  ),
  restructures: z.array(
    z.object({
      id: z.int(),
      loan_id: z.int(),
      status: z.string(),
      first_due_on: z.string().nullable(),
    }),
  ),
});
export type PathBack = z.infer<typeof pathBack>;
