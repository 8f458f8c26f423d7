import { z } from 'zod';
import {
  CASE_STAGES,
  LOAN_STATUSES,
  REPAIR_KINDS,
  REPAIR_STATUSES,
  RESTRUCTURE_STATUSES,
} from '../enums.ts';

/** What a borrower owes over all loans, and what is open with them: the file of one person. */

const owed = {
  due_now_minor: z.int().meta({
    description:
      'to be paid on the day: overdue, falling due that day, penalty, costs, a refund owed back',
  }),
  overdue_minor: z.int(),
  due_on_day_minor: z.int().meta({ description: 'falling due on the day itself' }),
  penalty_minor: z.int().meta({ description: 'penalty and compound interest' }),
  cost_minor: z.int(),
  refund_owed_minor: z.int(),
  outstanding_minor: z.int().meta({ description: 'unpaid principal and interest' }),
  payoff_minor: z.int().meta({ description: 'what settles it on the day' }),
  unallocated_minor: z.int().meta({ description: 'credit: money received that nothing took' }),
};

const nextDue = {
  next_due_on: z.string().nullable().meta({ description: 'the next due date after the day' }),
  next_due_minor: z.int().meta({ description: 'what falls due on that date' }),
};

const fileLoan = z.object({
  id: z.int(),
  loan_no: z.string(),
  product: z.string(),
  status: z.enum(LOAN_STATUSES),
  days_past_due: z.int(),
  ...owed,
  ...nextDue,
});
export type FileLoan = z.infer<typeof fileLoan>;

export const borrowerFileAnswer = z.object({
  id: z.int().meta({ description: 'of the borrower' }),
  on: z.string().meta({ description: 'the business date' }),
  totals: z.object({ ...owed, ...nextDue }),
  loans: z.array(fileLoan).meta({ description: 'those not settled, the longest overdue first' }),
  promises: z
    .array(
      z.object({
        note_id: z.int(),
        loan_ids: z.array(z.int()).readonly(),
        promise_on: z.string(),
        promise_amount_minor: z.int(),
      }),
    )
    .meta({ description: 'open ones, the nearest first' }),
  restructures: z.array(
    z.object({ id: z.int(), loan_id: z.int(), status: z.enum(RESTRUCTURE_STATUSES) }),
  ),
  legal_cases: z.array(
    z.object({
      id: z.int(),
      loan_id: z.int(),
      stage: z.enum(CASE_STAGES),
      case_no: z.string().nullable(),
    }),
  ),
  credit_repairs: z.array(
    z.object({
      id: z.int(),
      kind: z.enum(REPAIR_KINDS),
      status: z.enum(REPAIR_STATUSES),
      due_on: z.string(),
    }),
  ),
});
export type BorrowerFile = z.infer<typeof borrowerFileAnswer>;
