import { z } from 'zod';
import {
  CONTACT_RULES,
  CONTACTED_PARTIES,
  NOTE_CHANNELS,
  NOTE_OUTCOMES,
  NOTE_STATUSES,
  PROMISE_STATUSES,
  REVIEW_STATUSES,
} from '../enums.ts';
import { DAYS_AHEAD, MAX_TEXT } from '../limits.ts';
import {
  comingDay,
  id,
  instant,
  key,
  LOAN_NAMES,
  loanNames,
  optional,
  positiveMinor,
  stamps,
  text,
} from '../primitives.ts';
import { type StoredRow, changeable, defineResource, jsonText, searchStored } from '../resource.ts';

const finding = z.object({
  rule: z.string(),
  start: z.int(),
  end: z.int(),
  severity: z.string(),
  term: z.string().optional(),
});
/**
 * A verdict of a round of review that has ended; `revision`: the number of the text it was about,
 * from 1.
 */
const formerVerdict = z.object({
  revision: z.int(),
  review_status: z.enum(['cleared', 'flagged']),
  reviewer_id: z.int().nullable(),
  review_comment: z.string().nullable(),
  reviewed_at: z.string().nullable(),
  answer: z.string().nullable(),
  answered_by: z.int().nullable(),
  answered_at: z.string().nullable(),
  second_reviewer_id: z.int().nullable(),
  second_verdict: z.enum(['cleared', 'flagged']).nullable(),
  second_comment: z.string().nullable(),
  second_reviewed_at: z.string().nullable(),
  ended_by: z.enum(['edit', 'complaint', 'taken_back']),
  ended_at: z.string(),
});
const violation = z.object({
  rule: z.enum(CONTACT_RULES),
  source: z.string().nullable(),
  article: z.string().nullable(),
});

const noteRecord = z.object({
  ...stamps,
  loan_id: z.int(),
  ...loanNames,
  loan_ids: z
    .array(z.int())
    .meta({ description: 'all loans the contact was about, that of the note first' }),
  author_id: z.int(),
  channel: z.enum(NOTE_CHANNELS),
  contacted_party: z.enum(CONTACTED_PARTIES),
  outcome: z.enum(NOTE_OUTCOMES),
  content: z.string().nullable().meta({ description: 'null to all but compliance once withdrawn' }),
  contacted_at: z.string(),
  promise_amount_minor: z.int().nullable(),
  promise_on: z.string().nullable(),
  status: z.enum(NOTE_STATUSES),
  withdrawal_reason: z.string().nullable(),
  revisions_count: z.int(),
  review_status: z.enum(REVIEW_STATUSES),
  reviewer_id: z.int().nullable(),
  review_comment: z.string().nullable(),
  findings: z
    .array(finding)
    .meta({ description: 'spans of the text that a lexicon points at; a reviewer decides' }),
  former_findings: z.array(z.object({ rule: z.string(), severity: z.string() })).meta({
    description:
      'rules that former texts were found to break; their spans stand with the revisions',
  }),
  former_verdicts: z
    .array(formerVerdict)
    .meta({ description: 'of rounds of review that an edit or a complaint ended, oldest first' }),
  violations: z.array(violation).meta({
    description:
      'rules of contact that it, or a former version of it, broke; a broken one goes to ' +
      'compliance first',
  }),
  contact_id: z.int().nullable().meta({ description: 'which guarantor or emergency contact' }),
  reached_phone: z.string().nullable().meta({ description: 'the number it went to, masked' }),
  second_collector_id: z.int().nullable(),
  recording_reference: z.string().nullable(),
  promise_status: z.enum(PROMISE_STATUSES).nullable(),
  claimed_by: z.int().nullable(),
  claimed_until: z.string().nullable(),
  reviewed_at: z.string().nullable(),
  answer: z.string().nullable().meta({ description: "the supervisor's, to a flag" }),
  answered_by: z.int().nullable(),
  answered_at: z.string().nullable(),
  second_reviewer_id: z.int().nullable(),
  second_verdict: z.enum(['cleared', 'flagged']).nullable(),
  second_comment: z.string().nullable(),
  second_reviewed_at: z.string().nullable(),
  answerable: z
    .boolean()
    .meta({ description: 'flagged, not answered yet, and the reader is a supervisor it goes to' }),
  kept_until_on: z
    .string()
    .meta({ description: 'kept at least so long, by the retention policy of the business date' }),
});
export type CollectionNote = z.infer<typeof noteRecord>;

/** More than a person has. */
const MOST_LOANS = 50;

const written = {
  channel: z.enum(NOTE_CHANNELS),
  contacted_party: z.enum(CONTACTED_PARTIES),
  outcome: z.enum(NOTE_OUTCOMES),
  content: text(MAX_TEXT),
  contacted_at: instant,
  promise_amount_minor: optional(positiveMinor),
  promise_on: optional(comingDay(DAYS_AHEAD.promise)),
  contact_id: optional(id),
  second_collector_id: optional(id),
  recording_reference: optional(key(100)),
};

export const collectionNotes = defineResource({
  name: 'collection_notes',
  record: noteRecord,
  computed: ['loan_ids', 'reached_phone', ...LOAN_NAMES, 'answerable', 'kept_until_on'],
  stored: z.object({
    content: z.string(),
    findings: jsonText,
    violations: jsonText,
    former_findings: jsonText,
    former_verdicts: jsonText,
    priority: z.int(),
    reached_number: z.string().nullable(),
    ...searchStored,
  }),
  folded: { columns: ['content'], read: [], wording: 'text' },
  create: z.strictObject({
    loan_id: id,
    loan_ids: z
      .array(id)
      .max(MOST_LOANS)
      .optional()
      .meta({ description: 'further loans of the same borrower the contact was about' }),
    ...written,
    contacted_at: written.contacted_at.optional(),
    reservation_id: optional(id),
    number_id: optional(id).meta({
      description: "of the borrower's numbers the one that was called; their phone, when left out",
    }),
    planned: z
      .boolean()
      .optional()
      .meta({
        description:
          'not made yet: refused where it would break a rule. One that was made is recorded ' +
          'all the same, and goes to compliance',
      }),
  }),
  update: changeable(written),
  sortable: [
    'id',
    'loan_id',
    'author_id',
    'channel',
    'outcome',
    'contacted_at',
    'promise_on',
    'review_status',
    'created_at',
  ],
  filters: {
    id: 'equals',
    loan_id: 'equals',
    borrower_id: 'equals',
    author_id: 'equals',
    channel: 'equals',
    contacted_party: 'equals',
    outcome: 'equals',
    status: 'equals',
    review_status: 'equals',
    promise_status: 'equals',
    reviewer_id: 'equals',
    second_reviewer_id: 'equals',
    answerer_id: 'equals',
    author_team: 'equals',
    second_look: 'equals',
    finding: 'equals',
    violation: 'equals',
    contacted_at: 'range',
    promise_on: 'range',
    created_at: 'range',
    reviewed_at: 'range',
    second_reviewed_at: 'range',
    answered_at: 'range',
    priority: 'range',
  },
  searched: { part: [] },
  defaultSort: ['contacted_at', 'DESC'],
});

/** A note as its table holds it. */
export type CollectionNoteRow = StoredRow<typeof collectionNotes>;

export const noteRevisions = defineResource({
  name: 'note_revisions',
  record: z.object({
    ...stamps,
    note_id: z.int(),
    revision: z.int(),
    revised_by: z.int(),
    content: z.string().nullable(),
    channel: z.string(),
    contacted_party: z.string(),
    outcome: z.string(),
    contacted_at: z.string(),
    promise_amount_minor: z.int().nullable(),
    promise_on: z.string().nullable(),
    contact_id: z.int().nullable(),
    findings: z.array(finding).meta({ description: 'as of that text' }),
  }),
  stored: z.object({
    content: z.string(),
    findings: jsonText,
    reached_number: z.string().nullable(),
  }),
  sortable: ['id', 'revision', 'created_at'],
  filters: { id: 'equals', note_id: 'equals' },
  searched: { part: [] },
  defaultSort: ['id', 'DESC'],
});

/** A revision as its table holds it. */
export type NoteRevisionRow = StoredRow<typeof noteRevisions>;
export type NoteRevision = z.infer<(typeof noteRevisions)['record']>;

export const flagRequest = z.strictObject({ comment: text(1000) });
export const clearRequest = z.strictObject({ comment: optional(text(1000)) });
export const answerRequest = z.strictObject({ answer: text(1000) });
export const secondLookRequest = z.strictObject({
  verdict: z.enum(['cleared', 'flagged']),
  comment: optional(text(1000)),
});
