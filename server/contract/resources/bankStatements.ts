import { z } from 'zod';
import { BANK_COLUMNS, BANK_DIRECTIONS, BANK_UNITS } from '../enums.ts';
import { id, stamps } from '../primitives.ts';
import { type StoredRow, defineResource, jsonText } from '../resource.ts';
import { bankColumns } from './bankSources.ts';

/** A row of the file that was not taken in, and why. */
const leftOut = z.object({ line: z.int(), field: z.string(), reason: z.string() });
export type LeftOut = z.infer<typeof leftOut>;

/** A form's fields are text. */
const sentId = z
  .preprocess(
    (value) => (typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : value),
    id,
  )
  .meta({ type: 'integer' });
const sentFlag = z
  .preprocess(
    (value) => (value === 'true' || value === 'false' ? value === 'true' : value),
    z.boolean(),
  )
  .optional()
  .meta({ type: 'boolean' });
const sentColumns = z
  .preprocess((value) => {
    if (typeof value !== 'string') return value;
    try {
      return JSON.parse(value) as unknown;
    } catch {
      return value;
    }
  }, bankColumns)
  .optional()
  .meta({ type: 'object' });

export const bankStatements = defineResource({
  name: 'bank_statements',
  record: z.object({
    ...stamps,
    source_id: z.int(),
    file_name: z.string(),
    sha256: z.string(),
    business_date: z.string(),
    first_on: z.string().nullable(),
    last_on: z.string().nullable(),
    lines_count: z.int().meta({ description: 'that this file brought' }),
    known_count: z.int().meta({ description: 'that an earlier file had brought' }),
    left_out_count: z.int(),
    left_out: z.array(leftOut).meta({ description: 'the first 200' }),
    in_minor: z.int(),
    out_minor: z.int(),
    uploaded_by: z.int(),
    booked_count: z.int().meta({ description: 'of its lines' }),
    waiting_count: z.int().meta({ description: 'of its lines, without a home' }),
    unread_count: z.int().meta({ description: 'of its lines, not looked up yet' }),
  }),
  computed: ['booked_count', 'waiting_count', 'unread_count'],
  stored: z.object({ left_out: jsonText }),
  /** The fields beside the file itself. */
  create: z.strictObject({
    source_id: sentId,
    dry_run: sentFlag,
    leave_out: sentFlag.meta({
      description: 'take the rest in, though some rows cannot be read',
    }),
    columns: sentColumns.meta({
      description: 'theirs → ours; left out: as the last statement of the source was read',
    }),
  }),
  sortable: ['id', 'created_at', 'lines_count', 'last_on'],
  filters: {
    id: 'equals',
    source_id: 'equals',
    uploaded_by: 'equals',
    business_date: 'range',
    created_at: 'range',
  },
  searched: { part: ['file_name'] },
  defaultSort: ['id', 'DESC'],
});

/** As its table holds it. */
export type BankStatementRow = StoredRow<typeof bankStatements>;
export type BankStatement = z.infer<(typeof bankStatements)['record']>;
export type NewStatement = z.output<typeof bankStatements.create>;

/** How a file was read and what it brought; with `dry_run` what it would bring. */
export const statementAnswer = z.object({
  id: z.int().nullable().meta({ description: 'of the statement; null: nothing was written' }),
  file_name: z.string(),
  encoding: z.string(),
  delimiter: z.string(),
  header: z.int().meta({ description: 'the line of the header' }),
  unit: z.enum(BANK_UNITS),
  columns: z.array(z.object({ name: z.string(), column: z.enum(BANK_COLUMNS).nullable() })),
  remembered: z.boolean().meta({ description: 'the columns are taken as the last time' }),
  new_count: z.int(),
  known_count: z.int(),
  left_out_count: z.int(),
  left_out: z.array(leftOut),
  first_on: z.string().nullable(),
  last_on: z.string().nullable(),
  in_minor: z.int().meta({ description: 'of the new lines' }),
  out_minor: z.int(),
  closed_days: z.array(z.string()).meta({ description: 'days with new lines that are closed' }),
  sample: z.array(
    z.object({
      line: z.int(),
      booked_on: z.string(),
      direction: z.enum(BANK_DIRECTIONS),
      amount_minor: z.int(),
      payer_name: z.string().nullable(),
      payer_account: z.string().nullable().meta({ description: 'masked' }),
      remark: z.string().nullable().meta({ description: 'masked' }),
      reference: z.string().nullable(),
      known: z.boolean(),
    }),
  ),
  booked_count: z.int(),
  waiting_count: z.int(),
  unread_count: z.int().meta({ description: 'not looked up yet: ask again with `match`' }),
});
export type StatementAnswer = z.infer<typeof statementAnswer>;
