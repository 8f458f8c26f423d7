import { z } from 'zod';
import {
  CONTACT_RULES,
  DEADLINE_KINDS,
  NOTE_OUTCOMES,
  REST_REASONS,
  WORK_ACTIONS,
  WORKLIST_MARKS,
} from '../enums.ts';
import { calendarDate, stamps, text } from '../primitives.ts';
import type { StoredDefinition, StoredRow } from '../resource.ts';

/** What a person says of a row of their day: done, or put off to a later day. */
export const worklistMarks = {
  name: 'worklist_marks',
  record: z.object({
    ...stamps,
    user_id: z.int(),
    borrower_id: z.int(),
    kind: z.enum(WORKLIST_MARKS),
    marked_on: z.string(),
    until_on: z.string().nullable(),
    reason: z.string(),
    undone_at: z.string().nullable(),
  }),
} satisfies StoredDefinition;
export type WorklistMarkRow = StoredRow<typeof worklistMarks>;

const share = { bps: z.int() };
const factor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('amount'), amount_minor: z.int(), counted_minor: z.int() }),
  z.object({ kind: z.literal('action'), action: z.enum(WORK_ACTIONS), ...share }),
  z.object({ kind: z.literal('days'), days: z.int(), ...share }),
  z.object({ kind: z.literal('last'), outcome: z.enum(NOTE_OUTCOMES), ...share }),
  z.object({ kind: z.literal('limitation'), days: z.int(), ...share }),
  z.object({ kind: z.literal('later'), ...share }),
]);

const person = {
  id: z.int().meta({ description: 'the person: the smallest id of their linked rows' }),
  borrower_id: z.int().meta({ description: 'the row of the borrower whose page is to be opened' }),
  borrower_name: z.string(),
  loan_id: z.int().nullable().meta({ description: 'the loan to open; null of a task without one' }),
  loans_count: z.int().meta({ description: 'loans of the person that are not settled' }),
  due_now_minor: z.int().meta({ description: 'what must be paid today over all of them' }),
  overdue_minor: z.int(),
  days_past_due: z.int(),
  last_contact: z.object({ at: z.string(), outcome: z.enum(NOTE_OUTCOMES) }).nullable(),
};

/** A person whose turn it is. */
export const worklistRow = z.object({
  ...person,
  action: z.enum(WORK_ACTIONS),
  also: z.array(z.enum(WORK_ACTIONS)).meta({ description: 'what else is to be done with them' }),
  call: z.boolean().meta({ description: 'the action is a contact, and is allowed at its moment' }),
  amount_minor: z.int().meta({ description: 'what the action is about' }),
  reason: z.string().meta({ description: 'why it is next, in one sentence' }),
  factors: z.array(factor).meta({ description: 'what makes the place of a call; empty of tasks' }),
  expected_minor: z.int().meta({ description: 'their product: what a call is expected to bring' }),
  not_before: z.string().nullable().meta({ description: 'the earliest lawful moment, if later' }),
  closes_at: z.string().nullable().meta({ description: 'when the permitted hours end' }),
  due_at: z.string().nullable().meta({ description: 'the end of the last day of a task' }),
  due_on: z.string().nullable(),
  deadline_kind: z.enum(DEADLINE_KINDS).nullable(),
  record: z
    .object({ resource: z.enum(['legal_cases', 'credit_repairs']), id: z.int() })
    .nullable()
    .meta({ description: 'where a task is done' }),
  reserved_until: z
    .string()
    .nullable()
    .meta({ description: 'a slot that the person of the list holds for the call' }),
  rank: z.int(),
});
export type WorklistRow = z.infer<typeof worklistRow>;

/** A person who owes and is not called now, with the reason and when they return. */
export const restingRow = z.object({
  ...person,
  why: z.enum(REST_REASONS),
  rule: z.enum(CONTACT_RULES).nullable(),
  reason: z.string(),
  until: z.string().nullable(),
  until_on: z.string().nullable(),
  undoable: z.boolean().meta({ description: 'put off today by who looks: may be taken back' }),
});
export type RestingRow = z.infer<typeof restingRow>;

export const worklistDay = z.object({
  user_id: z.int(),
  full_name: z.string(),
  on: z.string(),
  contacted: z.int().meta({ description: 'contacts written down today' }),
  reached: z.int(),
  promised: z.int(),
  paid_minor: z.int().meta({ description: 'money of today on the loans in hand' }),
  done: z.int().meta({ description: 'people of the list dealt with today' }),
  rows: worklistRow.array().meta({ description: 'the part that `range` asks for' }),
  total: z.int().meta({ description: 'rows in all, of the action asked for' }),
  waiting: z.int().meta({ description: 'rows in all, of whatever action' }),
  counts: z
    .array(z.object({ action: z.enum(WORK_ACTIONS), people: z.int() }))
    .meta({ description: 'how many there are of each action that occurs' }),
  resting: restingRow.array().meta({ description: 'the part that `resting` asks for' }),
  resting_total: z.int(),
});
export type WorklistDay = z.infer<typeof worklistDay>;

const user_id = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number)
  .optional();
export const countQuery = z.strictObject({ user_id });
export const worklistQuery = z.strictObject({ user_id, range: z.string().optional() });
export const dayQuery = worklistQuery.extend({
  action: z.enum(WORK_ACTIONS).optional(),
  resting: z.string().optional(),
});
export const worklistCount = z.object({
  people: z.int().meta({ description: 'whose turn it is today' }),
});
export const doneRequest = z.strictObject({ reason: text(500) });
export const snoozeRequest = z.strictObject({ until: calendarDate, reason: text(500) });
export const markAnswer = worklistMarks.record;
