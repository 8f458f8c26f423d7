import { z } from 'zod';
import { CONTACTED_PARTIES, NOTE_CHANNELS, NOTE_OUTCOMES, NOTE_STATUSES, REVIEW_STATUSES } from '../enums.ts';
import { MAX_TEXT } from '../limits.ts';
import { calendarDate, id, instant, optional, positiveMinor, stamps, text } from '../primitives.ts';
import { changeable, defineResource } from '../resource.ts';

const finding = z.object({ rule: z.string(), start: z.int(), end: z.int(), severity: z.string() });

const noteRecord = z.object({
  ...stamps,
  loan_id: z.int(),
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
  findings: z.array(finding),
});
export type CollectionNote = z.infer<typeof noteRecord>;

const written = {
  channel: z.enum(NOTE_CHANNELS),
  contacted_party: z.enum(CONTACTED_PARTIES),
  outcome: z.enum(NOTE_OUTCOMES),
  content: text(MAX_TEXT),
  contacted_at: instant,
  promise_amount_minor: optional(positiveMinor),
  promise_on: optional(calendarDate),
};

export const collectionNotes = defineResource({
  name: 'collection_notes',
  record: noteRecord,
  create: z.strictObject({ loan_id: id, ...written, contacted_at: written.contacted_at.optional() }),
  update: changeable(written),
  sortable: ['id', 'loan_id', 'author_id', 'channel', 'outcome', 'contacted_at', 'promise_on', 'review_status', 'created_at'],
  filters: {
    id: 'equals', loan_id: 'equals', author_id: 'equals', channel: 'equals', contacted_party: 'equals', outcome: 'equals', status: 'equals',
    review_status: 'equals', contacted_at: 'range', promise_on: 'range', created_at: 'range',
  },
  searched: { part: ['content'] },
  defaultSort: ['contacted_at', 'DESC'],
});

export const noteRevisions = defineResource({
  name: 'note_revisions',
  record: z.object({
    ...stamps, note_id: z.int(), revision: z.int(), revised_by: z.int(), content: z.string().nullable(), channel: z.string(), contacted_party: z.string(),
    outcome: z.string(), contacted_at: z.string(), promise_amount_minor: z.int().nullable(), promise_on: z.string().nullable(),
  }),
  sortable: ['id', 'revision', 'created_at'],
  filters: { id: 'equals', note_id: 'equals' },
  searched: { part: [] },
  defaultSort: ['id', 'DESC'],
});
export type NoteRevision = z.infer<(typeof noteRevisions)['record']>;
