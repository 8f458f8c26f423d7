import { z } from 'zod';
import { BUREAU_CODES, BUREAU_STATUSES } from '../../domain/repair/bureauComparison.ts';
import {
  ANSWER_CHANNELS,
  CLOCK_STATES,
  REPAIR_ASKS,
  REPAIR_CAUSES,
  REPAIR_CHECKS,
  REPAIR_KINDS,
  REPAIR_STATUSES,
  REPAIR_STEPS,
  TIMELINESS,
} from '../enums.ts';
import { DAYS_AHEAD } from '../limits.ts';
import { calendarDate, comingDay, id, minor, optional, stamps, text } from '../primitives.ts';
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
      'the last day to answer: 20 days for an objection, rolled over holidays; for the ' +
      'others as policy says',
  }),
  due_source: z
    .string()
    .meta({ description: 'the law, or `policy` where the lender sets the days itself' }),
  due_article: z.string().nullable(),
  due_provisional: z
    .boolean()
    .meta({ description: 'the holidays of that year are not announced yet' }),
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
   * When the person was told that a negative record would be sent, and when it was sent: of a
   * pre-report notice.
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
  /** Effects of a grant: what is asked for while proposed, what was given once granted. */
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
  /** By the assignee, until it is decided. */
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

/** Who decides and who answers: each command's body. `claim` takes nothing. */
export const submitRepairRequest = z.strictObject({
  proposal: z.enum(['grant', 'decline']).optional(),
  comment: optional(text(1000)),
  ...effects,
});
/**
 * `comment` is needed where the evidence of relief is missing; of other kinds what was open is kept
 * with the decision.
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
  reference: optional(text(100)),
});
/** `reason` is needed once somebody has the request in hand. */
export const withdrawRepairRequest = z.strictObject({ reason: optional(text(500)) });
export const assignRepairRequest = z.strictObject({ assignee_id: id });
export const claimNextRequest = z.strictObject({ kind: z.enum(REPAIR_KINDS).optional() });
export const endPauseRequest = z.strictObject({ reason: optional(text(500)) });

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
  reference: text(100),
});

export const repairCheckRequest = z.strictObject({
  check: z.enum(REPAIR_CHECKS),
  done: z.boolean(),
  note: optional(text(500)),
});

/** Everything the case screen shows, in one answer. */
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

/** How the queue stands: who has what, and how old it is. */
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
