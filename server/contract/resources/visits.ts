import { z } from 'zod';
import {
  ADDRESS_FOUND,
  FUND_USES,
  HOLD_REASONS,
  VISIT_KINDS,
  VISIT_MET,
  VISIT_ORIGINS,
  VISIT_REQUESTS,
  VISIT_STATUSES,
  WILLINGNESS,
} from '../enums.ts';
import { DAYS_AHEAD } from '../limits.ts';
import {
  calendarDate,
  comingDay,
  id,
  instant,
  line,
  minor,
  optional,
  positiveMinor,
  stamps,
  text,
} from '../primitives.ts';
import { type StoredRow, defineResource, flag } from '../resource.ts';

/** Why the plan asks for a visit. */
const planned = z.object({
  band: z.string(),
  tier: z.string(),
  outstanding_minor: z.int(),
  every_months: z.int(),
  sample_bps: z.int(),
  since_on: z.string(),
  visited: z.boolean().meta({ description: 'the months are counted from the last visit' }),
});

/** Visits of borrowers: from the day one is due to what was found at the door. */
export const visits = defineResource({
  name: 'visits',
  record: z.object({
    ...stamps,
    borrower_id: z.int(),
    borrower_name: z.string(),
    address: z.string().nullable().meta({ description: "the borrower's, masked" }),
    loan_id: z.int().meta({ description: 'the loan the visit is first about' }),
    loan_no: z.string(),
    kind: z.enum(VISIT_KINDS),
    origin: z.enum(VISIT_ORIGINS),
    plan: planned.nullable().meta({ description: 'why the plan asks for it' }),
    reason: z.string().nullable().meta({ description: 'in the words of who asked for it' }),
    status: z.enum(VISIT_STATUSES),
    due_on: z.string().meta({ description: 'the last day on which it is in time' }),
    days_left: z.int().nullable().meta({
      description: 'to the last day, negative once late; null once it is closed',
    }),
    late: z.boolean().meta({ description: 'so late that supervisors see it at home' }),
    planned_at: z.string().nullable(),
    planned_on: z.string().nullable().meta({ description: 'the Beijing day of it' }),
    holder_id: z.int().nullable(),
    companion_id: z.int().nullable(),
    moves: z.int(),
    move_reason: z.string().nullable().meta({ description: 'of the last move' }),
    started_at: z.string().nullable(),
    closed_by: z.int().nullable(),
    closed_at: z.string().nullable(),
    closed_on: z.string().nullable(),
    cancel_reason: z.string().nullable(),
    note_id: z.int().nullable().meta({ description: 'the collection note of the contact' }),
    hold_id: z.int().nullable(),
    met: z.enum(VISIT_MET).nullable(),
    entry_consent: z.boolean().nullable(),
    situation: z.string().nullable(),
    work: z.string().nullable(),
    income_minor: z.int().nullable(),
    family: z.string().nullable(),
    fund_use: z.enum(FUND_USES).nullable(),
    willingness: z.enum(WILLINGNESS).nullable(),
    address_found: z.enum(ADDRESS_FOUND).nullable(),
    request: z.enum(VISIT_REQUESTS).nullable().meta({ description: 'what was asked for' }),
    place: z
      .object({ latitude: z.number(), longitude: z.number(), at: z.string() })
      .nullable()
      .meta({ description: 'where the collector pressed the button, if the lender allows it' }),
  }),
  computed: ['borrower_name', 'address', 'loan_no', 'plan', 'days_left', 'late', 'place'],
  stored: z.object({
    band: z.string().nullable(),
    tier: z.string().nullable(),
    outstanding_minor: z.int().nullable(),
    every_months: z.int().nullable(),
    sample_bps: z.int().nullable(),
    since_on: z.string().nullable(),
    visited: flag.nullable(),
    entry_consent: flag.nullable(),
    latitude_e5: z.int().nullable(),
    longitude_e5: z.int().nullable(),
    located_at: z.string().nullable(),
  }),
  create: z.strictObject({
    loan_id: id,
    kind: z.enum(VISIT_KINDS),
    reason: text(500),
    due_on: comingDay(DAYS_AHEAD.plan),
    holder_id: optional(id),
  }),
  sortable: ['id', 'due_on', 'planned_at', 'closed_at'],
  filters: {
    id: 'equals',
    borrower_id: 'equals',
    loan_id: 'equals',
    kind: 'equals',
    origin: 'equals',
    status: 'equals',
    holder_id: 'equals',
    companion_id: 'equals',
    visitor_id: 'equals',
    late: 'equals',
    met: 'equals',
    address_found: 'equals',
    due_on: 'range',
    planned_on: 'range',
    closed_on: 'range',
  },
  searched: { part: [], owner: true },
  defaultSort: ['due_on', 'ASC'],
});
export type Visit = z.infer<(typeof visits)['record']>;
export type VisitRow = StoredRow<typeof visits>;

/** A time for a visit that is due, with who goes along. */
export const planVisitRequest = z.strictObject({
  planned_at: instant,
  companion_id: optional(id),
});
export const moveVisitRequest = planVisitRequest.extend({ reason: text(500) });
export const assignVisitRequest = z.strictObject({ holder_id: id });
export const cancelVisitRequest = z.strictObject({ reason: text(500) });

const hold = z.strictObject({
  reason: z.enum(HOLD_REASONS),
  ends_on: comingDay(DAYS_AHEAD.plan),
});

/** What was found, by what was met: an address alone where nobody was. */
export const reportVisitRequest = z.strictObject({
  met: z.enum(VISIT_MET),
  visited_at: instant.optional().meta({ description: 'when it began; now, when left out' }),
  entry_consent: z.boolean().nullish(),
  summary: text(2000).meta({ description: 'becomes the text of the note' }),
  situation: optional(text(1000)),
  work: optional(line(200)),
  income_minor: optional(minor),
  family: optional(line(500)),
  fund_use: z.enum(FUND_USES).nullish(),
  willingness: z.enum(WILLINGNESS).nullish(),
  address_found: z.enum(ADDRESS_FOUND),
  promise_amount_minor: optional(positiveMinor),
  promise_on: optional(comingDay(DAYS_AHEAD.promise)),
  request: z.enum(VISIT_REQUESTS).nullish(),
  hold: hold.nullish(),
  place: z
    .strictObject({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
    })
    .nullish(),
});
export type VisitReport = z.output<typeof reportVisitRequest>;

/** The visits of some days, counted, with the first names of each. */
export const calendarQuery = z.strictObject({
  from: calendarDate,
  to: calendarDate,
  visitor_id: z.coerce.number().int().min(1).optional(),
});
export const visitCalendar = z.array(
  z.object({
    on: z.string(),
    planned: z.int().meta({ description: 'still to be made' }),
    made: z.int(),
    last_day: z.int().meta({ description: 'without a time, due by this day' }),
    names: z.array(z.string()).meta({ description: 'of the first that have a time' }),
  }),
);
export type VisitCalendar = z.infer<typeof visitCalendar>;
