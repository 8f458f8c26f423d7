import { z } from 'zod';
import { CASE_EVENT_KINDS } from '../enums.ts';
import { calendarDate, id, optional, stamps, text } from '../primitives.ts';
import { type StoredRow, defineResource, jsonText } from '../resource.ts';

/** A case's timeline, append-only: what the console did, and what people enter. */
export const caseEvents = defineResource({
  name: 'case_events',
  record: z.object({
    ...stamps,
    legal_case_id: z.int(),
    kind: z.enum(CASE_EVENT_KINDS),
    on: z.string(),
    text: z.string().nullable(),
    details: z.record(z.string(), z.unknown()),
    attachment_id: z.int().nullable(),
    actor_id: z.int().nullable(),
    actor_name: z.string(),
  }),
  computed: ['on'],
  stored: z.object({ happened_on: z.string(), details: jsonText }),
  create: z.strictObject({
    legal_case_id: id,
    on: calendarDate,
    text: text(1000),
    attachment_id: optional(id),
  }),
  sortable: ['id', 'legal_case_id', 'on', 'created_at'],
  filters: { id: 'equals', legal_case_id: 'equals', kind: 'equals', on: 'range' },
  searched: { part: ['text'] },
  defaultSort: ['on', 'DESC'],
});

/** As its table holds it. */
export type CaseEventRow = StoredRow<typeof caseEvents>;
export type CaseEvent = z.infer<(typeof caseEvents)['record']>;
