import { z } from 'zod';
import {
  ANSWER_CHANNELS,
  CLOCK_STATES,
  REPAIR_ASKS,
  REPAIR_CAUSES,
  REPAIR_KINDS,
  REPAIR_STATUSES,
  TIMELINESS,
} from '../enums.ts';
import { DAYS_AHEAD } from '../limits.ts';
import { calendarDate, comingDay, id, key, optional, stamps, text } from '../primitives.ts';
import { type StoredRow, changeable, defineResource, flag } from '../resource.ts';

/** Why law forbids what was asked for. */
const forbidden = z.object({
  rule: z.enum(['true_record', 'paid_repair']),
  source: z.string(),
  article: z.string(),
});

const repairRecord = z.object({
  ...stamps,
  borrower_id: z.int(),
  borrower_name: z.string(),
  loan_id: z.int().nullable(),
  loan_no: z.string().nullable(),
  kind: z.enum(REPAIR_KINDS),
  cause: z.enum(REPAIR_CAUSES),
  asks_for: z.enum(REPAIR_ASKS),
  statement: z.string(),
  received_on: z.string(),
  due_on: z.string().meta({
    description:
      'the last day to answer: 20 calendar days for an objection, which no holiday moves; for ' +
      'the others as policy says',
  }),
  due_source: z
    .string()
    .meta({ description: 'the law, or `policy` where the lender sets the days itself' }),
  due_article: z.string().nullable(),
  due_provisional: z
    .boolean()
    .meta({ description: 'that workday may move: the make-up workdays are not announced yet' }),
  due_workday_on: z.string().nullable().meta({
    description: 'a note: the next workday where the last day is none; it moves nothing',
  }),
  needs_mark: z.boolean().meta({
    description: 'an objection whose record is not marked as disputed yet, which comes first',
  }),
  marked_on: z.string().nullable().meta({
    description: 'when the record was marked as disputed in the credit register',
  }),
  mark_reference: z.string().nullable(),
  unmarked_on: z.string().nullable().meta({
    description: 'when the mark was taken off, once the objection was decided',
  }),
  clock_state: z.enum(CLOCK_STATES),
  days_left: z
    .int()
    .nullable()
    .meta({ description: 'to the last day, negative once late; null once answered or withdrawn' }),
  days_overdue: z
    .int()
    .meta({ description: 'past the last day: until today, the answer or the withdrawal' }),
  assignee_id: z.int().nullable(),
  claimed_at: z.string().nullable(),
  status: z.enum(REPAIR_STATUSES),
  /**
   * Only for a pre-report notice: when the person was told that a negative record would be sent,
   * and when it was sent.
   */
  told_on: z.string().nullable(),
  reported_on: z.string().nullable(),
  timeliness: z
    .enum(TIMELINESS)
    .nullable()
    .meta({
      description:
        'answered by the last day; or answered, or withdrawn, after it; null while open, and ' +
        'where it was withdrawn by then',
    }),
  declined_by_law: z.boolean(),
  unclaimed: z.boolean().meta({ description: "open, and in nobody's hands" }),
  proposal: z.enum(['grant', 'decline']).nullable(),
  proposal_comment: z.string().nullable(),
  submitted_by: z.int().nullable(),
  submitted_at: z.string().nullable(),
  decision: z
    .enum(['grant', 'decline'])
    .nullable()
    .meta({ description: 'stays when it was answered' }),
  decided_by: z.int().nullable(),
  decided_at: z.string().nullable(),
  decided_on: z.string().nullable(),
  decision_comment: z.string().nullable(),
  forbidden: forbidden
    .nullable()
    .meta({ description: 'declined by law when it was received: no person decided' }),
  /** Effects of a grant: asked for while it is proposed, given once it is granted. */
  explanation: z
    .string()
    .nullable()
    .meta({ description: "the borrower's statement to be attached to the record" }),
  pause_from: z.string().nullable(),
  pause_until: z.string().nullable(),
  wants_restructure: z.boolean(),
  answer: z.string().nullable(),
  answered_on: z.string().nullable(),
  answered_by: z.int().nullable(),
  answer_channel: z.enum(ANSWER_CHANNELS).nullable(),
  answer_reference: z.string().nullable().meta({
    description: 'tracking number or message id: proof of sending, beside an attached receipt',
  }),
  withdrawn_on: z.string().nullable(),
  withdrawal_reason: z.string().nullable(),
  recorded_by: z.int(),
  worked_by: z.array(z.int()).meta({
    description:
      'who claimed, changed, ticked, typed in or proposed anything of it: none of them decides',
  }),
});
export type CreditRepair = z.infer<typeof repairRecord>;

const asked = {
  cause: z.enum(REPAIR_CAUSES),
  asks_for: z.enum(REPAIR_ASKS).optional().meta({
    description: 'by default what the kind asks for: correction, relief, proof_of_notice',
  }),
  statement: text(2000),
  told_on: optional(calendarDate),
  reported_on: optional(calendarDate),
};
const effects = {
  explanation: optional(text(500)),
  pause_from: optional(comingDay(DAYS_AHEAD.plan)),
  pause_until: optional(comingDay(DAYS_AHEAD.plan)),
  wants_restructure: z.boolean().optional(),
};

export const creditRepairs = defineResource({
  name: 'credit_repairs',
  record: repairRecord,
  computed: [
    'borrower_name',
    'loan_no',
    'clock_state',
    'days_left',
    'days_overdue',
    'timeliness',
    'declined_by_law',
    'unclaimed',
    'due_workday_on',
    'needs_mark',
    'forbidden',
    'worked_by',
  ],
  stored: z.object({
    due_days: z.int(),
    forbidden_rule: z.enum(['true_record', 'paid_repair']).nullable(),
    due_provisional: flag,
    wants_restructure: flag,
  }),
  create: z.strictObject({
    borrower_id: id,
    loan_id: optional(id),
    kind: z.enum(REPAIR_KINDS),
    received_on: calendarDate.optional(),
    ...asked,
  }),
  /** Changed by the assignee, until the request is decided. */
  update: changeable({ ...asked, ...effects }),
  sortable: [
    'id',
    'borrower_id',
    'loan_id',
    'kind',
    'cause',
    'received_on',
    'due_on',
    'status',
    'assignee_id',
    'decided_on',
    'answered_on',
    'created_at',
  ],
  filters: {
    id: 'equals',
    borrower_id: 'equals',
    loan_id: 'equals',
    kind: 'equals',
    cause: 'equals',
    asks_for: 'equals',
    status: 'equals',
    assignee_id: 'equals',
    decided_by: 'equals',
    unclaimed: 'equals',
    timeliness: 'equals',
    declined_by_law: 'equals',
    decision: 'equals',
    received_on: 'range',
    due_on: 'range',
    decided_on: 'range',
    answered_on: 'range',
    created_at: 'range',
  },
  searched: { part: ['statement', 'answer'] },
  defaultSort: ['due_on', 'ASC'],
});

/** As its table holds it. */
export type CreditRepairRow = StoredRow<typeof creditRepairs>;

/** Proposes a decision and its effects. The command bodies follow; `claim` takes none. */
export const submitRepairRequest = z.strictObject({
  proposal: z.enum(['grant', 'decline']).optional(),
  comment: optional(text(1000)),
  ...effects,
});
/**
 * Relief granted without all its evidence needs a `comment`; for the other kinds the open checks
 * are kept with the decision.
 */
export const grantRepairRequest = z.strictObject({ comment: optional(text(1000)) });
export const declineRepairRequest = z
  .strictObject({ comment: text(1000).optional(), reason: text(1000).optional() })
  .refine(({ comment, reason }) => comment !== undefined || reason !== undefined, {
    path: ['comment'],
    params: { key: 'required' },
  });
export const answerRepairRequest = z.strictObject({
  answer: optional(text(4000)),
  answered_on: calendarDate.optional(),
  channel: z.enum(ANSWER_CHANNELS).optional(),
  reference: optional(key(100)),
});
/** Marks a record as disputed, or takes the mark off, on a day; `reference` is the register's. */
export const markRepairRequest = z.strictObject({
  on: calendarDate.optional(),
  reference: optional(key(100)),
});
export const unmarkRepairRequest = z.strictObject({ on: calendarDate.optional() });
/** `reason` is needed once somebody has the request in hand. */
export const withdrawRepairRequest = z.strictObject({ reason: optional(text(500)) });
export const assignRepairRequest = z.strictObject({ assignee_id: id });
export const claimNextRequest = z.strictObject({ kind: z.enum(REPAIR_KINDS).optional() });
export const endPauseRequest = z.strictObject({ reason: optional(text(500)) });
