import { z } from 'zod';
import { HEARING_STATUSES } from '../enums.ts';
import { DAYS_AHEAD } from '../limits.ts';
import { comingDay, id, key, line, optional, stamps, text } from '../primitives.ts';
import { type StoredRow, changeable, defineResource } from '../resource.ts';

const time = optional(key(5).regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** A day the court summoned to, and what came of it. */
export const caseHearings = defineResource({
  name: 'case_hearings',
  record: z.object({
    ...stamps,
    legal_case_id: z.int(),
    on: z.string(),
    time: z.string().nullable(),
    room: z.string().nullable(),
    purpose: z.string(),
    status: z.enum(HEARING_STATUSES),
    result: z.string().nullable(),
    recorded_by: z.int(),
  }),
  computed: ['on'],
  stored: z.object({ held_on: z.string() }),
  create: z.strictObject({
    legal_case_id: id,
    on: comingDay(DAYS_AHEAD.plan),
    time,
    room: optional(line(100)),
    purpose: line(100),
  }),
  update: changeable({
    on: comingDay(DAYS_AHEAD.plan),
    time,
    room: optional(line(100)),
    purpose: line(100),
    status: z.enum(HEARING_STATUSES),
    result: optional(text(1000)),
  }),
  sortable: ['id', 'legal_case_id', 'on', 'created_at'],
  filters: { id: 'equals', legal_case_id: 'equals', status: 'equals', on: 'range' },
  searched: { part: ['purpose', 'result'] },
  defaultSort: ['on', 'ASC'],
});

/** As its table holds it. */
export type CaseHearingRow = StoredRow<typeof caseHearings>;
export type CaseHearing = z.infer<(typeof caseHearings)['record']>;
