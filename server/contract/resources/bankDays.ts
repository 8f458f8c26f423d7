import { z } from 'zod';
import { BANK_DAY_STATUSES } from '../enums.ts';
import { id, minor, stamps, text } from '../primitives.ts';
import { type StoredRow, defineResource } from '../resource.ts';

/** What came by one source on a day, beside the total that the source itself states. */
const sourceDay = z.object({
  source_id: z.int(),
  source_name: z.string(),
  lines_count: z.int(),
  in_minor: z.int(),
  out_minor: z.int(),
  booked_minor: z.int().meta({ description: 'of what came in, as the next two' }),
  suspense_minor: z.int(),
  returned_minor: z.int(),
  waiting_count: z.int(),
  waiting_minor: z.int(),
  stated_in_minor: z.int().nullable(),
  stated_out_minor: z.int().nullable(),
  stated_by: z.int().nullable(),
  difference_in_minor: z
    .int()
    .nullable()
    .meta({ description: 'stated, less what has a home; null: nothing is stated' }),
  difference_out_minor: z.int().nullable(),
});
export type SourceDay = z.infer<typeof sourceDay>;

/** A day of the bank: it closes at difference 0, by a second person. */
export const bankDays = defineResource({
  name: 'bank_days',
  record: z.object({
    ...stamps,
    day_on: z.string(),
    status: z.enum(BANK_DAY_STATUSES),
    closed_by: z.int().nullable(),
    closed_at: z.string().nullable(),
    reopened_by: z.int().nullable(),
    reopen_reason: z.string().nullable(),
    sources: z.array(sourceDay),
  }),
  computed: ['sources'],
  sortable: ['id', 'day_on', 'status'],
  filters: { id: 'equals', status: 'equals', day_on: 'range' },
  searched: { part: [] },
  defaultSort: ['day_on', 'DESC'],
});

/** As its table holds it. */
export type BankDayRow = StoredRow<typeof bankDays>;
export type BankDay = z.infer<(typeof bankDays)['record']>;

/** The total that a source states of a day, as its table holds it. */
export const bankDayTotals = {
  name: 'bank_day_totals',
  record: z.object({
    ...stamps,
    day_on: z.string(),
    source_id: z.int(),
    in_minor: z.int(),
    out_minor: z.int(),
    stated_by: z.int(),
  }),
} as const;
export type BankDayTotalRow = StoredRow<typeof bankDayTotals>;

export const stateRequest = z.strictObject({ source_id: id, in_minor: minor, out_minor: minor });
export const reopenRequest = z.strictObject({ reason: text(500) });
