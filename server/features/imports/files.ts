import { z } from 'zod';
import { borrowers } from '../../contract/resources/borrowers.ts';
import { loans } from '../../contract/resources/loans.ts';
import { payments } from '../../contract/resources/payments.ts';
import { calendarDate, key, loanNo, minor } from '../../contract/primitives.ts';
import { MAX_INSTALLMENTS } from '../../contract/limits.ts';

/**
 * The files of a loan tape, in the order in which they build on each other. Their columns are the
 * API's fields, with `borrower_external_id` and `loan_no` as keys.
 */
const ROWS = {
  borrowers: z.object({ ...borrowers.create.shape, external_id: key(64) }),
  loans: z
    .object({ ...loans.create.shape, loan_no: loanNo, borrower_external_id: key(64) })
    .omit({ borrower_id: true, assigned_to: true }),
  installments: z.object({
    loan_no: loanNo,
    sequence: z.int().min(1).max(MAX_INSTALLMENTS),
    due_on: calendarDate,
    principal_minor: minor,
    interest_minor: minor,
  }),
  payments: z
    .object({
      ...payments.create.shape,
      loan_no: loanNo,
      client_reference: payments.create.shape.client_reference.nonoptional(),
    })
    .omit({ loan_id: true }),
};
export type TapeName = keyof typeof ROWS;

/** The columns that together name a row. */
const KEYS: Record<TapeName, readonly string[]> = {
  borrowers: ['external_id'],
  loans: ['loan_no'],
  installments: ['loan_no', 'sequence'],
  payments: ['client_reference'],
};

export interface TapeFile {
  readonly name: TapeName;
  readonly row: z.ZodObject;
  readonly key: readonly string[];
}

/** The file of a name. */
export const fileOf = (name: TapeName): TapeFile => ({ name, row: ROWS[name], key: KEYS[name] });

export const TAPE_NAMES = Object.keys(ROWS) as readonly TapeName[];
export const TAPE_FILES: readonly TapeFile[] = TAPE_NAMES.map(fileOf);

/** One row of a file as checked; `line` is the line it starts on, the header being 1. */
export interface TapeRow<N extends TapeName = TapeName> {
  readonly line: number;
  readonly values: z.output<(typeof ROWS)[N]>;
}

/** Some rows of one file. */
export type TapeChunk = {
  [N in TapeName]: {
    readonly name: N;
    readonly rows: readonly TapeRow<N>[];
    /** Keys of rows that were refused: what names them is not wrong for that. */
    readonly refused: readonly string[];
  };
}[TapeName];

/** The cell of a row as the schema wants it. */
export type Value = string | number;

/** Read besides what is stored: a line's own number, from which its reference is made. */
const MADE_FROM: Partial<Record<TapeName, readonly string[]>> = { payments: ['bank_reference'] };

export const columnsOf = (file: TapeFile): string[] => Object.keys(file.row.shape);
export const requiredColumns = (file: TapeFile): string[] =>
  columnsOf(file).filter((name) => !file.row.shape[name]?.safeParse(undefined).success);
/** The columns a file may have: those that are stored, and those that these are made from. */
export const knownColumns = (file: TapeFile): string[] => [
  ...columnsOf(file),
  ...(MADE_FROM[file.name] ?? []),
];
