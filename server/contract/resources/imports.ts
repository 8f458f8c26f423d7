import { z } from 'zod';
import { IMPORT_PHASES, IMPORT_STATUSES, TAPE_KINDS, TAPE_UNITS } from '../enums.ts';
import { line, stamps, text } from '../primitives.ts';
import { type StoredRow, defineResource, flag, jsonText } from '../resource.ts';

/** Loan tapes that are brought in: their files, how these are read, what came of it. */

const name = line(255);
const columnName = z.string().max(200);

/**
 * What a person said, once, of the files of another system: which file holds what, which of its
 * columns is which of ours, in what unit, and what it does not say. Kept with the import and taken
 * again for the next one of its source; the command reads and writes it as JSON beside the tape.
 */
const fileMap = z.strictObject({
  file: name,
  columns: z.record(columnName, z.string()),
  units: z.record(z.string(), z.enum(TAPE_UNITS)).optional(),
  /** The same for every row, where the file has no such column. */
  fixed: z.record(z.string(), z.string().max(200)).optional(),
  /** By column: words in its cells → ours. */
  values: z.record(z.string(), z.record(z.string(), z.string().max(200))).optional(),
});
export type FileMap = z.infer<typeof fileMap>;
export type TapeKind = (typeof TAPE_KINDS)[number];

export const tapeMap = z.strictObject({
  borrowers: fileMap.optional(),
  loans: fileMap.optional(),
  installments: fileMap.optional(),
  payments: fileMap.optional(),
} satisfies Record<TapeKind, unknown>);
export type TapeMap = z.infer<typeof tapeMap>;

/** A cell as a person mended it: the file stays as it was sent. */
const mend = z.strictObject({
  file: name,
  line: z.int().min(1),
  name: line(200),
  value: text(500),
});
export type Mend = z.infer<typeof mend>;
/** So many cells are mended one by one; more are mended in a spreadsheet. */
export const MOST_MENDS = 200;

const tapeFile = z.object({ name, size_bytes: z.int(), rows: z.int(), sha256: z.string() });
export type SentTapeFile = z.infer<typeof tapeFile>;

export const imports = defineResource({
  name: 'imports',
  record: z.object({
    ...stamps,
    source: z.string().meta({ description: 'the system the files come from, as people call it' }),
    status: z.enum(IMPORT_STATUSES),
    files: z.array(tapeFile),
    map: tapeMap.nullable(),
    mends: z.array(mend),
    leave_out: flag.meta({ description: 'take the rest in, though some rows cannot be' }),
    created_by: z.int().nullable().meta({ description: 'null: the command line' }),
    started_by: z.int().nullable(),
    phase: z.enum(IMPORT_PHASES).nullable(),
    done_count: z.int().meta({ description: 'of this phase: rows, or loans' }),
    total_count: z.int(),
    began_at: z.string().nullable(),
    ended_at: z.string().nullable(),
    borrowers_count: z.int().meta({ description: 'that this import brought' }),
    loans_count: z.int(),
    installments_count: z.int(),
    payments_count: z.int(),
    known_count: z.int().meta({ description: 'rows that were in the book already' }),
    refused_count: z.int().meta({ description: 'rows that were left out' }),
    principal_minor: z.int().meta({ description: 'of the loans it brought' }),
    problem: z.string().nullable().meta({ description: 'why it failed' }),
    undo_reason: z.string().nullable(),
    undo_asked_by: z.int().nullable(),
    undo_decided_by: z.int().nullable(),
    undo_comment: z.string().nullable(),
  }),
  stored: z.object({
    files: jsonText,
    map: jsonText.nullable(),
    mends: jsonText,
    run_token: z.string().nullable(),
    beat_at: z.string().nullable(),
    undoing: flag,
  }),
  /** Sent with one file or several. */
  create: z.strictObject({ source: line(60) }),
  update: z.object({
    map: tapeMap.optional(),
    mends: z.array(mend).max(MOST_MENDS).optional(),
    leave_out: flag.optional(),
  }),
  sortable: ['id', 'created_at', 'began_at', 'loans_count', 'principal_minor'],
  filters: {
    id: 'equals',
    status: 'equals',
    source: 'equals',
    created_by: 'equals',
    created_at: 'range',
  },
  searched: { part: ['source', 'files'] },
  defaultSort: ['id', 'DESC'],
});

/** As its table holds it. */
export type ImportRow = StoredRow<typeof imports>;
export type Import = z.infer<(typeof imports)['record']>;

const finding = z.object({
  file: z.string(),
  line: z.int(),
  field: z.string(),
  reason: z.string(),
});

const kindCounts = z.object({ taken: z.int(), known: z.int() });

/** How the files would be read, and what would come of it. */
export const importCheck = z.object({
  files: z.array(
    z.object({
      name: z.string(),
      encoding: z.string(),
      delimiter: z.string(),
      header: z.int().meta({ description: 'the line of the header' }),
      columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()) })),
      proposals: z
        .record(z.string(), fileMap)
        .meta({ description: 'by kind: how its columns look like ours' }),
    }),
  ),
  map: tapeMap,
  remembered: z.boolean().meta({ description: 'the columns are taken as the last time' }),
  missing: z.array(z.object({ kind: z.enum(TAPE_KINDS), column: z.string() })),
  choices: z.record(z.string(), z.array(z.string())).meta({ description: 'by kind: our columns' }),
  /** What keeps the files from being read at all. */
  faults: z.array(finding),
  counts: z.object({
    borrowers: kindCounts,
    loans: kindCounts,
    installments: kindCounts,
    payments: kindCounts,
  }),
  principal_minor: z.int().meta({ description: 'of the loans that would be taken' }),
  refused_count: z.int().meta({ description: 'rows that would not be taken' }),
  refused: z
    .array(
      finding.extend({
        name: z.string().nullable().meta({ description: 'the column of the file, if one' }),
        value: z.string().nullable().meta({ description: 'personal data masked' }),
      }),
    )
    .meta({ description: 'the first 200' }),
  notices_count: z.int(),
  notices: z.array(finding).meta({ description: 'the first 20: taken all the same' }),
});
export type ImportCheck = z.infer<typeof importCheck>;

/** How far a run is; asked for again and again. */
export const importProgress = z.object({
  status: z.enum(IMPORT_STATUSES),
  phase: z.enum(IMPORT_PHASES).nullable(),
  done_count: z.int(),
  total_count: z.int(),
});
export type ImportProgress = z.infer<typeof importProgress>;

/** What people built on an import since. */
export const importBuilt = z.object({
  count: z.int(),
  first: z
    .array(
      z.object({
        table: z.string(),
        record_id: z.int(),
        loan_id: z.int().nullable(),
        loan_no: z.string().nullable(),
      }),
    )
    .meta({ description: 'the first ten' }),
});
export type ImportBuilt = z.infer<typeof importBuilt>;

export const importSources = z.array(z.string());
