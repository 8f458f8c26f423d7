import { z } from 'zod';
import { INTERRUPTION_KINDS, SUSPENSION_KINDS } from '../../domain/legal/limitationTypes.ts';
import { DAYS_AHEAD } from '../limits.ts';
import { calendarDate, comingDay, id, optional, stamps, text } from '../primitives.ts';
import { type StoredRow, changeable, defineResource } from '../resource.ts';

/** What people enter about the limitation of a loan. */

const evidence = { evidence: optional(text(300)), attachment_id: optional(id) };

/**
 * An event that started the limitation of a loan anew, as a person entered it. Payments, signed
 * plans and suits need no entry: the console finds them.
 */
export const limitationInterruptions = defineResource({
  name: 'limitation_interruptions',
  record: z.object({
    ...stamps,
    loan_id: z.int(),
    legal_case_id: z.int().nullable(),
    kind: z.enum(INTERRUPTION_KINDS),
    on: z.string(),
    ended_on: z.string().nullable(),
    evidence: z.string().nullable(),
    attachment_id: z.int().nullable(),
    recorded_by: z.int(),
    withdrawn_by: z.int().nullable(),
    withdrawal_reason: z.string().nullable(),
  }),
  computed: ['on'],
  stored: z.object({ happened_on: z.string() }),
  create: z.strictObject({
    loan_id: id,
    legal_case_id: optional(id),
    kind: z.enum(INTERRUPTION_KINDS),
    on: calendarDate,
    ended_on: optional(calendarDate),
    ...evidence,
  }),
  /** Evidence may follow, and the end of a proceeding. */
  update: changeable({ ended_on: optional(calendarDate), ...evidence }),
  sortable: ['id', 'loan_id', 'on', 'kind', 'created_at'],
  filters: {
    id: 'equals',
    loan_id: 'equals',
    legal_case_id: 'equals',
    kind: 'equals',
    on: 'range',
  },
  searched: { part: ['evidence'] },
  defaultSort: ['on', 'ASC'],
});

/** As its table holds it. */
export type InterruptionRow = StoredRow<typeof limitationInterruptions>;
export type LimitationInterruption = z.infer<(typeof limitationInterruptions)['record']>;

/**
 * An obstacle that kept the lender from claiming a loan (Civil Code art. 194). One that falls into
 * the last six months of the limitation makes it end no sooner than six months after the obstacle
 * was gone.
 */
export const limitationSuspensions = defineResource({
  name: 'limitation_suspensions',
  record: z.object({
    ...stamps,
    loan_id: z.int(),
    legal_case_id: z.int().nullable(),
    kind: z.enum(SUSPENSION_KINDS),
    from_on: z.string(),
    until_on: z
      .string()
      .nullable()
      .meta({ description: 'the day the obstacle was gone; null while it lasts' }),
    evidence: z.string().nullable(),
    attachment_id: z.int().nullable(),
    recorded_by: z.int(),
    withdrawn_by: z.int().nullable(),
    withdrawal_reason: z.string().nullable(),
  }),
  create: z.strictObject({
    loan_id: id,
    legal_case_id: optional(id),
    kind: z.enum(SUSPENSION_KINDS),
    from_on: calendarDate,
    until_on: optional(comingDay(DAYS_AHEAD.order)),
    ...evidence,
  }),
  /** Its end may follow, and evidence. */
  update: changeable({ until_on: optional(comingDay(DAYS_AHEAD.order)), ...evidence }),
  sortable: ['id', 'loan_id', 'from_on', 'until_on', 'kind', 'created_at'],
  filters: {
    id: 'equals',
    loan_id: 'equals',
    legal_case_id: 'equals',
    kind: 'equals',
    from_on: 'range',
    until_on: 'range',
  },
  searched: { part: ['evidence'] },
  defaultSort: ['from_on', 'ASC'],
});

/** As its table holds it. */
export type SuspensionRow = StoredRow<typeof limitationSuspensions>;
export type LimitationSuspension = z.infer<(typeof limitationSuspensions)['record']>;
