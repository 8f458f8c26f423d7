import { addDays, addMonths } from '../time/calendar.ts';
import type { BadTime } from './badTime.ts';

/** A loan as the credit register shows it, and as its ledger would have it shown. */

/**
 * Months of the repayment record as the second-generation credit report prints them: N normal, 1 to
 * 7 the periods overdue (7: from 181 days), B bad debt, C settled, G ended otherwise, D repaid by a
 * guarantor, Z settled with assets, M agreed plan, * nothing was due, # unknown.
 */
export const BUREAU_CODES = [
  'N',
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  'B',
  'C',
  'G',
  'D',
  'Z',
  'M',
  '*',
  '#',
] as const;

export type BureauCode = (typeof BUREAU_CODES)[number];

export const BUREAU_STATUSES = [
  'normal',
  'overdue',
  'settled',
  'bad_debt',
  'written_off',
  'transferred',
] as const;

export type BureauStatus = (typeof BUREAU_STATUSES)[number];

export interface BureauMonth {
  month: string;
  code: BureauCode;
  overdue_minor: number | null;
}

/** What a report shows of a loan; null where it was not read from the report. */
export interface BureauFacts {
  read_on: string;
  opened_on: string | null;
  principal_minor: number | null;
  balance_minor: number | null;
  overdue_minor: number | null;
  status: BureauStatus | null;
  closed_on: string | null;
  months: readonly BureauMonth[];
}

/**
 * The loan at the end of a month by its ledger; `code` is null where the register has nothing to
 * show for the month.
 */
export interface LedgerMonth {
  month: string;
  code: BureauCode | null;
  overdue_minor: number;
}

/** The loan by its ledger on the day of the report. */
export interface LedgerFacts {
  opened_on: string;
  principal_minor: number;
  balance_minor: number;
  overdue_minor: number;
  status: BureauStatus;
  closed_on: string | null;
  months: readonly LedgerMonth[];
  bad_times: readonly BadTime[];
}

/** The last day of a month written `2026-01`. */
export const monthEnd = (month: string): string => addDays(addMonths(`${month}-01`, 1), -1);

/** Days past due at a month's end up to which each code goes; above the last it is 7. */
const CODE_TO_DAYS: readonly (readonly [to_days: number, code: BureauCode])[] = [
  [0, 'N'],
  [30, '1'],
  [60, '2'],
  [90, '3'],
  [120, '4'],
  [150, '5'],
  [180, '6'],
];

export interface MonthStanding {
  days_past_due: number;
  opened_on: string;
  first_due_on: string;
  settled_on: string | null;
  written_off_on: string | null;
}

/**
 * The report's code for a month, from how the loan stood at its end; null before it was lent and
 * after the month it was settled in.
 */
export function monthCode(
  month: string,
  { days_past_due, opened_on, first_due_on, settled_on, written_off_on }: MonthStanding,
): BureauCode | null {
  const end = monthEnd(month);
  if (end < opened_on) return null;
  if (settled_on !== null && settled_on <= end)
    return settled_on.slice(0, 7) === month ? 'C' : null;
  if (written_off_on !== null && written_off_on <= end) return 'B';
  if (first_due_on > end) return '*';
  return CODE_TO_DAYS.find(([to_days]) => days_past_due <= to_days)?.[1] ?? '7';
}

/** How bad a code reads; what is not listed says nothing bad. */
const CODE_RANK: Partial<Record<BureauCode, number>> = {
  M: 1,
  '1': 2,
  '2': 3,
  '3': 4,
  '4': 5,
  '5': 6,
  '6': 7,
  '7': 8,
  D: 9,
  Z: 9,
  G: 10,
  B: 10,
};

export const STATUS_RANK: Readonly<Record<BureauStatus, number>> = {
  normal: 0,
  settled: 0,
  overdue: 1,
  transferred: 2,
  bad_debt: 3,
  written_off: 3,
};

export const rankOf = (code: BureauCode | null): number =>
  code === null ? 0 : (CODE_RANK[code] ?? 0);

export const isBad = (code: BureauCode): boolean => rankOf(code) > 1;

/**
 * Whether two codes say the same. Written off reads as bad debt or as ended otherwise; a month for
 * which there is nothing to show may be left blank either way.
 */
export function sameCode(bureau: BureauCode, ledger: BureauCode | null): boolean {
  if (ledger === null) return bureau === '*' || bureau === '#';
  return bureau === ledger || (ledger === 'B' && bureau === 'G');
}

export const sameStatus = (bureau: BureauStatus, ledger: BureauStatus): boolean =>
  bureau === ledger || (ledger === 'written_off' && bureau === 'bad_debt');
