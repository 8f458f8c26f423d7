import { z } from 'zod';
import { COMPLAINT_SOURCES, COMPLAINT_STATUSES, CONTACT_RULES, CONTACTED_PARTIES, HOLD_REASONS, NOTE_CHANNELS } from '../enums.ts';
import { calendarDate, id, instant, optional, stamps, text } from '../primitives.ts';
import { defineResource } from '../resource.ts';

export const contactCheckRequest = z.strictObject({
  loan_id: id, channel: z.enum(NOTE_CHANNELS), contacted_party: z.enum(CONTACTED_PARTIES), at: instant.optional().meta({ description: 'now, when left out' }), contact_id: optional(id),
  collectors: z.int().min(1).max(10).optional().meta({ description: 'people who go on a visit' }), reserve: z.boolean().optional().meta({ description: 'hold the slot for 15 minutes, if it is allowed now' }),
});

export const contactCheckAnswer = z.object({
  allowed: z.boolean(), rule: z.enum(CONTACT_RULES).nullable(), source: z.string().nullable(), article: z.string().nullable(), next_allowed_at: z.string().nullable(), message: z.string().nullable(),
  reservation_id: z.int().nullable(), reserved_until: z.string().nullable(), time_zone: z.string().nullable().meta({ description: 'of the debtor, where it is not Beijing\'s; the hours are by its clocks' }),
  today: z.object({ connected: z.int(), unanswered: z.int(), reserved: z.int() }).meta({ description: 'contacts of the debtor on that Beijing day' }),
});
export type ContactCheck = z.infer<typeof contactCheckAnswer>;

/** No collection contact for a reason of the borrower's. */
export const holds = defineResource({
  name: 'holds',
  record: z.object({
    ...stamps, loan_id: z.int(), reason: z.enum(HOLD_REASONS), statement: z.string().nullable(), starts_on: z.string(), ends_on: z.string(), created_by: z.int(),
    approved_by: z.int().nullable().meta({ description: 'of one over 30 days, which holds 30 until a supervisor approves it' }), approved_at: z.string().nullable(),
    lifted_on: z.string().nullable(), lifted_by: z.int().nullable(), lift_reason: z.string().nullable(),
    holds_until: z.string().meta({ description: 'the last day it holds, as it stands' }), in_force: z.boolean(),
  }),
  create: z.strictObject({ loan_id: id, reason: z.enum(HOLD_REASONS), statement: optional(text(500)), starts_on: calendarDate.optional(), ends_on: calendarDate }),
  sortable: ['id', 'loan_id', 'starts_on', 'ends_on', 'created_at'],
  filters: { id: 'equals', loan_id: 'equals', reason: 'equals', created_by: 'equals', starts_on: 'range', ends_on: 'range' },
  searched: { part: ['statement', 'lift_reason'] },
  defaultSort: ['id', 'DESC'],
});
export type Hold = z.infer<(typeof holds)['record']>;

export const complaints = defineResource({
  name: 'complaints',
  record: z.object({
    ...stamps, borrower_id: z.int(), loan_id: z.int().nullable(), note_id: z.int().nullable(), source: z.enum(COMPLAINT_SOURCES), statement: z.string(), received_on: z.string(), status: z.enum(COMPLAINT_STATUSES),
    answer: z.string().nullable(), recorded_by: z.int(), answered_by: z.int().nullable(), answered_on: z.string().nullable(),
  }),
  create: z.strictObject({ loan_id: id, note_id: optional(id), source: z.enum(COMPLAINT_SOURCES), statement: text(2000), received_on: calendarDate.optional() }),
  sortable: ['id', 'borrower_id', 'loan_id', 'received_on', 'status', 'created_at'],
  filters: { id: 'equals', borrower_id: 'equals', loan_id: 'equals', note_id: 'equals', source: 'equals', status: 'equals', received_on: 'range' },
  searched: { part: ['statement', 'answer'] },
  defaultSort: ['id', 'DESC'],
});
export type Complaint = z.infer<(typeof complaints)['record']>;
export const complaintAnswerRequest = z.strictObject({ verdict: z.enum(['upheld', 'dismissed']), answer: text(2000) });

/** A note that waits for a reviewer, with what a reviewer needs beside it. */
export const reviewItem = z.object({
  id: z.int(), loan_id: z.int(), loan_no: z.string(), borrower_id: z.int(), borrower_name: z.string(), author_id: z.int(), author_name: z.string(), contacted_at: z.string(), created_at: z.string(),
  channel: z.enum(NOTE_CHANNELS), contacted_party: z.enum(CONTACTED_PARTIES), outcome: z.string(), excerpt: z.string(), findings_count: z.int(), worst: z.string().nullable(), violations: z.array(z.enum(CONTACT_RULES)),
  complaint: z.boolean(), new_author: z.boolean(), why: z.enum(['complaint', 'violation', 'finding', 'new_author', 'sample', 'second_look']), claimed_by: z.int().nullable(), claimed_until: z.string().nullable(),
});
export type ReviewItem = z.infer<typeof reviewItem>;

const reportFigures = { notes: z.int(), reviewed: z.int(), flagged: z.int(), violations_recorded: z.int(), violations_prevented: z.int(), median_hours: z.number().nullable() };

export const noteReport = z.object({
  from: z.string(), to: z.string(), notes: z.int(), reviewed: z.int(), pending: z.int(), violations_recorded: z.int(), violations_prevented: z.int(), complaints: z.int(),
  median_hours: z.number().nullable().meta({ description: 'from recording to review' }),
  agreement: z.object({ looked_at_twice: z.int(), same: z.int(), kappa: z.number().nullable().meta({ description: "Cohen's κ of first and second reviewer" }),
    kappa_missing: z.enum(['too_few', 'one_verdict']).nullable().meta({ description: 'why there is none: fewer than 2 notes, or both reviewers used one and the same verdict only' }) }),
  by_team: z.array(z.object({ team: z.string().nullable().meta({ description: 'as the authors stand now; null: of those in none' }), ...reportFigures })),
  over_time: z.object({ step: z.enum(['day', 'week', 'month']), lines: z.array(z.object({ from: z.string(), to: z.string(), ...reportFigures })) }),
  by_rule: z.array(z.object({ rule: z.string(), findings: z.int(), flagged: z.int() })),
  by_author: z.array(z.object({ author_id: z.int(), author_name: z.string(), notes: z.int(), findings: z.int(), violations: z.int(), flagged: z.int() })),
  by_contact_rule: z.array(z.object({ rule: z.string(), recorded: z.int(), prevented: z.int() })),
});
export type NoteReport = z.infer<typeof noteReport>;
export const reportQuery = z.strictObject({ from: calendarDate.optional(), to: calendarDate.optional() });
