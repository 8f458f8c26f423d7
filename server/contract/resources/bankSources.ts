import { z } from 'zod';
import { BANK_COLUMNS, BANK_UNITS, STATEMENT_CHANNELS } from '../enums.ts';
import { line, stamps } from '../primitives.ts';
import { type StoredRow, changeable, defineResource, jsonText } from '../resource.ts';

/** Columns of a statement by what they are taken for: theirs → ours. */
export const bankColumns = z
  .record(z.string().min(1).max(100), z.enum(BANK_COLUMNS))
  .refine((map) => Object.keys(map).length <= 40, { params: { key: 'most_columns' } });
export type BankColumns = z.infer<typeof bankColumns>;

const fields = {
  name: line(60),
  channel: z.enum(STATEMENT_CHANNELS),
  unit: z.enum(BANK_UNITS),
};

/** An account or channel whose statements come in, with what its columns were taken for. */
export const bankSources = defineResource({
  name: 'bank_sources',
  record: z.object({
    ...stamps,
    name: z.string(),
    channel: z.enum(STATEMENT_CHANNELS).meta({ description: 'of the payments it brings' }),
    unit: z.enum(BANK_UNITS).meta({ description: 'in what its amounts are told' }),
    columns: bankColumns.nullable().meta({ description: 'as its last statement was read' }),
  }),
  stored: z.object({ columns: jsonText.nullable() }),
  create: z.strictObject({ ...fields, unit: fields.unit.optional() }),
  update: changeable(fields),
  sortable: ['id', 'name', 'created_at'],
  filters: { id: 'equals', channel: 'equals' },
  searched: { part: ['name'] },
  defaultSort: ['name', 'ASC'],
});

/** As its table holds it. */
export type BankSourceRow = StoredRow<typeof bankSources>;
export type BankSource = z.infer<(typeof bankSources)['record']>;
