import { z } from 'zod';
import { MEASURE_KINDS, MEASURE_PURPOSES, MEASURE_STATES } from '../enums.ts';
import { DAYS_AHEAD } from '../limits.ts';
import { calendarDate, comingDay, id, minor, optional, stamps, text } from '../primitives.ts';
import { type StoredRow, defineResource, flag } from '../resource.ts';

/**
 * A freeze or seizure of property in a case, and until when it holds. Each renewal is a row of a
 * table of its own, shown in `renewals`.
 */
export const caseMeasures = defineResource({
  name: 'case_measures',
  record: z.object({
    ...stamps,
    legal_case_id: z.int(),
    purpose: z.enum(MEASURE_PURPOSES),
    kind: z.enum(MEASURE_KINDS),
    pre_suit: z.boolean(),
    property: z.string(),
    amount_minor: z.int().nullable(),
    taken_on: z.string(),
    until_on: z.string().nullable(),
    lifted_on: z.string().nullable(),
    lift_reason: z.string().nullable(),
    recorded_by: z.int(),
    renewals: z.array(
      z.object({
        on: z.string(),
        until_on: z.string().nullable(),
        renewed: z
          .boolean()
          .meta({ description: 'false: it came after the measure had lapsed, or was withdrawn' }),
        withdrawn: z.boolean(),
        withdrawal_reason: z.string().nullable(),
      }),
    ),
    expires_on: z.string(),
    renew_by: z.string().meta({
      description:
        'when the application to renew it must have reached the court: of a preservation 7 ' +
        'days before it expires, else the day itself',
    }),
    days_left: z.int().nullable().meta({ description: 'null once lifted' }),
    state: z.enum(MEASURE_STATES),
    source: z.string(),
    article: z.string().nullable(),
  }),
  computed: ['renewals', 'expires_on', 'renew_by', 'days_left', 'state', 'source', 'article'],
  stored: z.object({ pre_suit: flag }),
  create: z.strictObject({
    legal_case_id: id,
    purpose: z.enum(MEASURE_PURPOSES),
    kind: z.enum(MEASURE_KINDS),
    pre_suit: z.boolean().optional(),
    property: text(300),
    amount_minor: optional(minor),
    taken_on: calendarDate,
    until_on: optional(comingDay(DAYS_AHEAD.order)),
  }),
  sortable: ['id', 'legal_case_id', 'taken_on', 'created_at'],
  filters: {
    id: 'equals',
    legal_case_id: 'equals',
    kind: 'equals',
    purpose: 'equals',
    taken_on: 'range',
  },
  searched: { part: ['property'] },
  defaultSort: ['taken_on', 'ASC'],
});

/** As its table holds it. */
export type CaseMeasureRow = StoredRow<typeof caseMeasures>;
export type CaseMeasure = z.infer<(typeof caseMeasures)['record']>;
export const renewMeasureRequest = z.strictObject({
  on: calendarDate,
  until_on: optional(comingDay(DAYS_AHEAD.order)),
});
/**
 * Names the renewal that was entered by mistake, by its day; only the last one may be withdrawn.
 */
export const withdrawRenewalRequest = z.strictObject({ on: calendarDate, reason: text(500) });
export const liftMeasureRequest = z.strictObject({ on: calendarDate, reason: text(300) });
