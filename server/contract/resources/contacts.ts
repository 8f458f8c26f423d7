import { z } from 'zod';
import {
  COMPLAINT_SOURCES,
  COMPLAINT_STATUSES,
  CONTACT_RULES,
  CONTACTED_PARTIES,
  HOLD_REASONS,
  HOLD_STATUSES,
  NOTE_CHANNELS,
  REFUSAL_ORIGINS,
} from '../enums.ts';
import { DAYS_AHEAD } from '../limits.ts';
import { calendarDate, comingDay, id, instant, optional, stamps, text } from '../primitives.ts';
import { type StoredRow, defineResource } from '../resource.ts';

export const contactCheckRequest = z.strictObject({
  loan_id: id,
  channel: z.enum(NOTE_CHANNELS),
  contacted_party: z.enum(CONTACTED_PARTIES),
  at: instant.optional().meta({ description: 'now, when left out' }),
  contact_id: optional(id),
  number_id: optional(id).meta({
    description: "of the borrower's numbers the one to call; their phone, when left out",
  }),
  collectors: z.int().min(1).max(10).optional().meta({ description: 'people who go on a visit' }),
  second_collector_id: optional(id).meta({
    description: 'of a visit: who goes along, checked as in its note',
  }),
  reserve: z
    .boolean()
    .optional()
    .meta({ description: 'hold the slot for 15 minutes, if it is allowed now' }),
});

export const contactCheckAnswer = z.object({
  allowed: z.boolean(),
  rule: z.enum(CONTACT_RULES).nullable(),
  source: z.string().nullable(),
  article: z.string().nullable(),
  next_allowed_at: z.string().nullable(),
  message: z.string().nullable(),
  reservation_id: z.int().nullable(),
  reserved_until: z.string().nullable(),
  time_zone: z
    .string()
    .nullable()
    .meta({ description: "of the debtor, where it is not Beijing's; the hours are by its clocks" }),
  requires: z
    .array(
      z.object({
        rule: z.enum(['visit_collectors', 'visit_consent']),
        source: z.string(),
        article: z.string(),
        message: z.string(),
      }),
    )
    .meta({
      description: 'what a visit still needs, also where it is allowed; empty for other channels',
    }),
  today: z
    .object({ connected: z.int(), unanswered: z.int(), reserved: z.int() })
    .meta({ description: 'contacts of the debtor on that Beijing day' }),
});
export type ContactCheck = z.infer<typeof contactCheckAnswer>;

/**
 * A contact that the console prevented: asked about, or sent as a planned note, and refused by a
 * rule. The same question of the same person counts once a day.
 */
export const contactRefusals = defineResource({
  name: 'contact_refusals',
  record: z.object({
    id: z.int(),
    user_id: z.int(),
    borrower_id: z.int(),
    loan_id: z.int(),
    channel: z.enum(NOTE_CHANNELS),
    contacted_party: z.enum(CONTACTED_PARTIES),
    contact_id: z.int().nullable(),
    origin: z.enum(REFUSAL_ORIGINS),
    asked_at: z.string(),
    business_date: z.string(),
    contact_at: z.string().nullable().meta({ description: 'the time that was asked about' }),
    rule: z.enum(CONTACT_RULES),
    source: z.string().nullable(),
    article: z.string().nullable(),
    next_allowed_at: z.string().nullable().meta({ description: 'as it was told then' }),
  }),
  sortable: [
    'id',
    'user_id',
    'loan_id',
    'borrower_id',
    'channel',
    'rule',
    'asked_at',
    'business_date',
    'next_allowed_at',
  ],
  filters: {
    id: 'equals',
    user_id: 'equals',
    user_team: 'equals',
    borrower_id: 'equals',
    loan_id: 'equals',
    channel: 'equals',
    contacted_party: 'equals',
    origin: 'equals',
    rule: 'equals',
    asked_at: 'range',
    business_date: 'range',
  },
  searched: { part: [] },
  defaultSort: ['id', 'DESC'],
});

/** A refusal as its table holds it. */
export type ContactRefusalRow = StoredRow<typeof contactRefusals>;
export type ContactRefusal = z.infer<(typeof contactRefusals)['record']>;

/** No collection contact for a reason of the borrower's. */
export const holds = defineResource({
  name: 'holds',
  record: z.object({
    ...stamps,
    loan_id: z.int(),
    reason: z.enum(HOLD_REASONS),
    statement: z.string().nullable(),
    starts_on: z.string(),
    ends_on: z.string(),
    created_by: z.int(),
    unapproved_until: z.string().meta({
      description:
        'the last day it holds before a supervisor approves it: holds with less than 7 days ' +
        'between them hold 30 in all; the day before the first where none is left',
    }),
    approved_by: z.int().nullable(),
    approved_at: z.string().nullable(),
    approved_on: z.string().nullable().meta({ description: 'all of it holds from this day' }),
    lifted_on: z.string().nullable(),
    lifted_by: z.int().nullable(),
    lift_reason: z.string().nullable(),
    holds_until: z.string().meta({ description: 'the last day it holds, as it stands' }),
    in_force: z.boolean(),
    spans: z.array(z.object({ from: z.string(), until: z.string() })).meta({
      description:
        'the days on which it held or holds, first and last included: two where it lapsed ' +
        'before it was approved',
    }),
    waits: z.boolean().meta({ description: 'for a supervisor to approve' }),
    status: z.enum(HOLD_STATUSES).meta({
      description: 'proposed: some of it waits for a supervisor; else whether it holds today',
    }),
  }),
  computed: ['holds_until', 'in_force', 'spans', 'waits', 'status'],
  create: z.strictObject({
    loan_id: id,
    reason: z.enum(HOLD_REASONS),
    statement: optional(text(500)),
    starts_on: comingDay(DAYS_AHEAD.plan).optional(),
    ends_on: comingDay(DAYS_AHEAD.plan),
  }),
  sortable: ['id', 'loan_id', 'starts_on', 'ends_on', 'created_at'],
  filters: {
    id: 'equals',
    loan_id: 'equals',
    reason: 'equals',
    status: 'equals',
    created_by: 'equals',
    starts_on: 'range',
    ends_on: 'range',
  },
  searched: { part: ['statement', 'lift_reason'] },
  defaultSort: ['id', 'DESC'],
});

/** A hold as its table holds it. */
export type HoldRow = StoredRow<typeof holds>;
export type Hold = z.infer<(typeof holds)['record']>;

export const complaints = defineResource({
  name: 'complaints',
  record: z.object({
    ...stamps,
    borrower_id: z.int(),
    loan_id: z.int().nullable(),
    note_id: z.int().nullable(),
    source: z.enum(COMPLAINT_SOURCES),
    statement: z.string(),
    about_user_id: z.int().nullable().meta({ description: 'the person complained of' }),
    received_on: z.string(),
    due_on: z.string().meta({ description: 'the last day to answer: 15 days from receipt' }),
    extended_to: z.string().nullable().meta({
      description: 'the last day after an extension: 30 days where complex, 60 with approval',
    }),
    extended_by: z.int().nullable(),
    extension_reason: z.string().nullable(),
    days_left: z.int().nullable().meta({
      description: 'to the last day as it stands, negative once late; null once answered',
    }),
    status: z.enum(COMPLAINT_STATUSES),
    answer: z.string().nullable(),
    recorded_by: z.int(),
    answered_by: z.int().nullable(),
    answered_on: z.string().nullable(),
  }),
  computed: ['days_left'],
  stored: z.object({ due_on: z.string().nullable() }),
  create: z.strictObject({
    loan_id: id,
    note_id: optional(id),
    about_user_id: optional(id),
    source: z.enum(COMPLAINT_SOURCES),
    statement: text(2000),
    received_on: calendarDate.optional(),
  }),
  sortable: ['id', 'borrower_id', 'loan_id', 'received_on', 'due_on', 'status', 'created_at'],
  filters: {
    id: 'equals',
    borrower_id: 'equals',
    loan_id: 'equals',
    note_id: 'equals',
    about_user_id: 'equals',
    due_on: 'range',
    source: 'equals',
    status: 'equals',
    received_on: 'range',
  },
  searched: { part: ['statement', 'answer'] },
  defaultSort: ['id', 'DESC'],
});

/** A complaint as its table holds it. */
export type ComplaintRow = StoredRow<typeof complaints>;
export type Complaint = z.infer<(typeof complaints)['record']>;
export const extendComplaintRequest = z.strictObject({ reason: text(500) });
export const complaintAnswerRequest = z.strictObject({
  verdict: z.enum(['upheld', 'dismissed']),
  answer: text(2000),
});

/** A note that waits for a reviewer, with what a reviewer needs beside it. */
export const reviewItem = z.object({
  id: z.int(),
  loan_id: z.int(),
  loan_no: z.string(),
  borrower_id: z.int(),
  borrower_name: z.string(),
  author_id: z.int(),
  author_name: z.string(),
  contacted_at: z.string(),
  created_at: z.string(),
  channel: z.enum(NOTE_CHANNELS),
  contacted_party: z.enum(CONTACTED_PARTIES),
  outcome: z.string(),
  excerpt: z.string(),
  findings_count: z.int(),
  worst: z.string().nullable().meta({ description: 'of its findings, also those of former texts' }),
  violations: z.array(z.enum(CONTACT_RULES)),
  complaint: z.boolean(),
  new_author: z.boolean(),
  why: z.enum([
    'complaint',
    'violation',
    'edited_after_flag',
    'edited_after_findings',
    'finding',
    'new_author',
    'sample',
    'second_look',
  ]),
  claimed_by: z.int().nullable(),
  claimed_until: z.string().nullable(),
});
export type ReviewItem = z.infer<typeof reviewItem>;

const reportFigures = {
  notes: z.int(),
  reviewed: z.int(),
  flagged: z.int(),
  violations_recorded: z
    .int()
    .meta({ description: 'notes of contacts that broke a rule, or several' }),
  violations_prevented: z.int(),
  median_hours: z.number().nullable(),
};

export const noteReport = z.object({
  from: z.string(),
  to: z.string(),
  notes: z.int(),
  reviewed: z.int(),
  pending: z.int(),
  withdrawn: z.int().meta({
    description:
      'taken back by their authors before a verdict: with the reviewed and the pending ones ' +
      'all notes',
  }),
  violations_recorded: z.int(),
  violations_prevented: z.int(),
  complaints: z.int(),
  median_hours: z.number().nullable().meta({ description: 'from recording to review' }),
  agreement: z.object({
    looked_at_twice: z.int(),
    same: z.int(),
    kappa: z.number().nullable().meta({ description: "Cohen's κ of first and second reviewer" }),
    kappa_missing: z
      .enum(['too_few', 'one_verdict'])
      .nullable()
      .meta({
        description:
          'why there is none: fewer than 2 notes, or both reviewers used one and the same ' +
          'verdict only',
      }),
  }),
  by_team: z.array(
    z.object({
      team: z
        .string()
        .nullable()
        .meta({ description: 'as the authors stand now; null: of those in none' }),
      ...reportFigures,
    }),
  ),
  over_time: z.object({
    step: z.enum(['day', 'week', 'month']),
    lines: z.array(z.object({ from: z.string(), to: z.string(), ...reportFigures })),
  }),
  by_rule: z.array(z.object({ rule: z.string(), findings: z.int(), flagged: z.int() })),
  by_author: z.array(
    z.object({
      author_id: z.int(),
      author_name: z.string(),
      notes: z.int(),
      findings: z.int().meta({ description: 'notes in which the lexicon found something' }),
      violations: z.int(),
      flagged: z.int(),
    }),
  ),
  by_contact_rule: z.array(z.object({ rule: z.string(), recorded: z.int(), prevented: z.int() })),
});
export type NoteReport = z.infer<typeof noteReport>;
export const reportQuery = z.strictObject({
  from: calendarDate.optional(),
  to: calendarDate.optional(),
});
