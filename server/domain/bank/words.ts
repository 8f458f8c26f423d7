/** Vocabularies of statements, their lines and days. */

/** Ways by which money comes with a statement: all but cash. */
export const STATEMENT_CHANNELS = ['bank_transfer', 'app', 'debit', 'agency', 'court'] as const;
export const BANK_UNITS = ['yuan', 'fen'] as const;
/** What a column of a statement may be taken for. */
export const BANK_COLUMNS = [
  'booked_on',
  'value_on',
  'amount_minor',
  'in_minor',
  'out_minor',
  'direction',
  'payer_name',
  'payer_account',
  'remark',
  'reference',
] as const;
export const BANK_DIRECTIONS = ['in', 'out'] as const;
export const BANK_LINE_STATUSES = [
  'proposed',
  'unmatched',
  'booked',
  'suspense',
  'returned',
] as const;
/** Where money of a line is: paid on a loan, set aside, or to be sent back. */
export const BANK_HOMES = ['loan', 'suspense', 'returned'] as const;
export const BANK_DAY_STATUSES = ['open', 'closed'] as const;

export { BANK_DOUBTS, BANK_REASONS } from './match.ts';
