import { z } from 'zod';
import { borrowers } from '../../contract/resources/borrowers.ts';
import { loans } from '../../contract/resources/loans.ts';
import { payments } from '../../contract/resources/payments.ts';
import { calendarDate, minor, text } from '../../contract/primitives.ts';
import { MAX_INSTALLMENTS } from '../../contract/limits.ts';

/**
 * The files of a loan tape: their columns are the API's fields, with `borrower_external_id` and
 * `loan_no` as keys.
 */
export interface TapeFile {
  readonly name: 'borrowers' | 'loans' | 'installments' | 'payments';
  readonly row: z.ZodObject;
  /** The columns that together name a row. */
  readonly key: readonly string[];
}

const loanNo = text(40).regex(/^[A-Za-z0-9][A-Za-z0-9._/-]*$/);

export const TAPE_FILES: readonly TapeFile[] = [
  {
    name: 'borrowers',
    key: ['external_id'],
    row: z.object({ ...borrowers.create.shape, external_id: text(64) }),
  },
  {
    name: 'loans',
    key: ['loan_no'],
    row: z
      .object({ ...loans.create.shape, loan_no: loanNo, borrower_external_id: text(64) })
      .omit({ borrower_id: true, assigned_to: true }),
  },
  {
    name: 'installments',
    key: ['loan_no', 'sequence'],
    row: z.object({
      loan_no: loanNo,
      sequence: z.int().min(1).max(MAX_INSTALLMENTS),
      due_on: calendarDate,
      principal_minor: minor,
      interest_minor: minor,
    }),
  },
  {
    name: 'payments',
    key: ['client_reference'],
    row: z
      .object({
        ...payments.create.shape,
        loan_no: loanNo,
        client_reference: payments.create.shape.client_reference.nonoptional(),
      })
      .omit({ loan_id: true }),
  },
];

export type Value = string | number | null;
/** One row of a file as checked; `line` is the line it starts on, the header being 1. */
export interface TapeRow {
  readonly line: number;
  readonly values: Readonly<Record<string, Value>>;
}

/** A finding: `file:line field reason`. */
export interface BadRow {
  readonly file: string;
  readonly line: number;
  readonly field: string;
  readonly reason: string;
}

export const columnsOf = (file: TapeFile): string[] => Object.keys(file.row.shape);
export const requiredColumns = (file: TapeFile): string[] =>
  columnsOf(file).filter((name) => !file.row.shape[name]?.safeParse(undefined).success);

const WHOLE = /_(minor|bps|count|days)$/;
export const isWholeNumber = (column: string): boolean =>
  WHOLE.test(column) || column === 'sequence';
