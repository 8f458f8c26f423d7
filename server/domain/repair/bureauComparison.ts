import type { BadTime } from './badTime.ts';
import { addDays, addMonths } from '../time/calendar.ts';
import { oneOffHiddenBy, recordTerm } from './repairClock.ts';

/**
 * Months of the repayment record as the second-generation credit report prints them: N normal, 1 to
 * 7 the periods overdue (7: over 180 days), B bad debt, C settled, G ended otherwise, D repaid by a
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
/** What a report shows; null: not read from it. */
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
 * The loan at the end of a month by its ledger. `code` null: the register has nothing to show for
 * it.
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

/** What forbids showing a bad month, however true it is. */
export interface ReportingRights {
  /**
   * Of the loan, or of all the borrower's; `until_on` where it ended early is that day. One granted
   * later does not reach back to months that had ended by then: they were reported as they were
   * (Regulation art. 16).
   */
  pauses: readonly { from_on: string; until_on: string; granted_on: string }[];
  /**
   * Of a request about a notice: when the person was told, and when the record was sent (by the day
   * of the report, where that is not known); null: nobody asks.
   */
  notice: { told_on: string | null; reported_on: string | null } | null;
}

export type CompareNote = 'paused' | 'not_told' | 'past_retention' | 'one_off';
export interface ComparedLine {
  field:
    | 'opened_on'
    | 'principal_minor'
    | 'balance_minor'
    | 'overdue_minor'
    | 'status'
    | 'closed_on'
    | 'month'
    | 'month_overdue_minor';
  month: string | null;
  bureau: string | number | null;
  ledger: string | number | null;
  differs: boolean;
  worse: boolean;
  note: CompareNote | null;
}

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
 * The code of a month from how the loan stood at its end; null before it was lent and after the
 * month it was settled in.
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
const STATUS_RANK: Readonly<Record<BureauStatus, number>> = {
  normal: 0,
  settled: 0,
  overdue: 1,
  transferred: 2,
  bad_debt: 3,
  written_off: 3,
};
const rankOf = (code: BureauCode | null): number => (code === null ? 0 : (CODE_RANK[code] ?? 0));
const isBad = (code: BureauCode): boolean => rankOf(code) > 1;

/**
 * Written off reads as bad debt or as ended otherwise; a month for which there is nothing to show
 * may be left blank either way.
 */
function sameCode(bureau: BureauCode, ledger: BureauCode | null): boolean {
  if (ledger === null) return bureau === '*' || bureau === '#';
  return bureau === ledger || (ledger === 'B' && bureau === 'G');
}
const sameStatus = (bureau: BureauStatus, ledger: BureauStatus): boolean =>
  bureau === ledger || (ledger === 'written_off' && bureau === 'bad_debt');

/** Why a bad month should not be shown on the day of the report; the strongest reason first. */
function noteOf(
  month: string,
  { bad_times }: LedgerFacts,
  { pauses, notice }: ReportingRights,
  read_on: string,
): CompareNote | null {
  const [first, end] = [`${month}-01`, monthEnd(month)];
  // The bad behaviour a month tells of is the time that touches it; where the ledger knows of none,
  // there is no term to count.
  const time = bad_times.findLast(
    (one) => one.from_on <= end && (one.ended_on === null || one.ended_on >= first),
  );
  const term = time === undefined ? null : recordTerm(time.ended_on);
  if (term !== null && term.delete_from <= read_on) return 'past_retention';
  const hidden =
    time === undefined
      ? null
      : oneOffHiddenBy({
          overdue_minor: time.peak_minor,
          arisen_on: time.from_on,
          repaid_on: time.ended_on,
        });
  if (hidden !== null && hidden <= read_on) return 'one_off';
  if (pauses.some((one) => one.from_on <= end && one.until_on >= end && one.granted_on <= end))
    return 'paused';
  return notice !== null &&
    (notice.told_on === null || notice.told_on >= (notice.reported_on ?? read_on))
    ? 'not_told'
    : null;
}

/**
 * Why nothing bad should be shown of the loan as a whole: all of the time going on lies in months
 * that are not; a month of it that stays leaves the loan overdue.
 */
function noteOfLoan(
  ledger: LedgerFacts,
  rights: ReportingRights,
  read_on: string,
): CompareNote | null {
  const going_on = ledger.bad_times.find(({ ended_on }) => ended_on === null);
  let note: CompareNote | null = null;
  for (
    let month = going_on?.from_on.slice(0, 7);
    month !== undefined && month <= read_on.slice(0, 7);
    month = addMonths(`${month}-01`, 1).slice(0, 7)
  ) {
    note = noteOf(month, ledger, rights, read_on);
    if (note === null) return null;
  }
  return note;
}

const plain = { month: null, note: null } as const;
type Field = ComparedLine['field'];

function amountLine(
  field: Field,
  bureau: number | null,
  ledger: number,
  month: string | null = null,
): ComparedLine[] {
  return bureau === null
    ? []
    : [
        {
          field,
          month,
          bureau,
          ledger,
          differs: bureau !== ledger,
          worse: bureau > ledger,
          note: null,
        },
      ];
}

/**
 * What must not be shown goes from the register; where it shows nothing bad, it stays as it is
 * whatever the ledger says.
 */
function withheld(
  line: ComparedLine,
  note: CompareNote | null,
  bad: { bureau: boolean; ledger: boolean },
): ComparedLine {
  return note === null || !(bad.bureau || bad.ledger)
    ? line
    : { ...line, note, differs: bad.bureau, worse: bad.bureau };
}

function headLines(
  bureau: BureauFacts,
  ledger: LedgerFacts,
  note: CompareNote | null,
): ComparedLine[] {
  const { opened_on, status, closed_on } = bureau;
  // A loan that is shown as running although it has ended lacks the day it ended as well.
  const closing =
    closed_on !== null || (ledger.closed_on !== null && status !== null && status !== 'settled');
  return [
    ...(opened_on === null
      ? []
      : [
          {
            ...plain,
            field: 'opened_on' as const,
            bureau: opened_on,
            ledger: ledger.opened_on,
            differs: opened_on !== ledger.opened_on,
            worse: false,
          },
        ]),
    ...amountLine('principal_minor', bureau.principal_minor, ledger.principal_minor),
    ...amountLine('balance_minor', bureau.balance_minor, ledger.balance_minor),
    ...amountLine('overdue_minor', bureau.overdue_minor, ledger.overdue_minor).map((line) =>
      withheld(line, note, { bureau: Number(line.bureau) > 0, ledger: ledger.overdue_minor > 0 }),
    ),
    ...(status === null
      ? []
      : [
          withheld(
            {
              ...plain,
              field: 'status' as const,
              bureau: status,
              ledger: ledger.status,
              differs: !sameStatus(status, ledger.status),
              worse: STATUS_RANK[status] > STATUS_RANK[ledger.status],
            },
            note,
            { bureau: STATUS_RANK[status] > 0, ledger: STATUS_RANK[ledger.status] > 0 },
          ),
        ]),
    // Shown as ended later than it was, the five years seem to begin later.
    ...(closing
      ? [
          {
            ...plain,
            field: 'closed_on' as const,
            bureau: closed_on,
            ledger: ledger.closed_on,
            differs: closed_on !== ledger.closed_on,
            worse:
              ledger.closed_on !== null && (closed_on === null || closed_on > ledger.closed_on),
          },
        ]
      : []),
  ];
}

/** A month's code and its amount: a month that is not to be shown takes its amount with it. */
function monthLines(
  { month, code, overdue_minor }: BureauMonth,
  own: LedgerMonth,
  note: CompareNote | null,
): ComparedLine[] {
  const same = sameCode(code, own.code);
  const bad = { bureau: isBad(code), ledger: own.code !== null && isBad(own.code) };
  const line: ComparedLine = {
    field: 'month',
    month,
    bureau: code,
    ledger: own.code,
    differs: !same,
    worse: !same && rankOf(code) > rankOf(own.code),
    note: null,
  };
  const [amount] = amountLine('month_overdue_minor', overdue_minor, own.overdue_minor, month);
  if (amount === undefined) return [withheld(line, note, bad)];
  if (own.code === null && !same)
    return [line, { ...amount, ledger: null, differs: true, worse: Number(amount.bureau) > 0 }];
  return [
    withheld(line, note, bad),
    withheld(amount, note, { bureau: bad.bureau || Number(amount.bureau) > 0, ledger: bad.ledger }),
  ];
}

/**
 * What the register says beside what the ledger says, line by line: the loan on the day of the
 * report, then its months, newest first. Only what was read from the report is compared.
 */
export function compareBureau(
  bureau: BureauFacts,
  ledger: LedgerFacts,
  rights: ReportingRights,
): ComparedLine[] {
  const known = new Map(ledger.months.map((one) => [one.month, one]));
  const months = bureau.months
    .toSorted((a, b) => (a.month < b.month ? 1 : -1))
    .flatMap((one) =>
      monthLines(
        one,
        known.get(one.month) ?? { month: one.month, code: null, overdue_minor: 0 },
        noteOf(one.month, ledger, rights, bureau.read_on),
      ),
    );
  return [...headLines(bureau, ledger, noteOfLoan(ledger, rights, bureau.read_on)), ...months];
}

export interface CorrectionLine {
  field: string;
  month: string | null;
  before: string | number | null;
  after: string | number | null;
}

/**
 * What the register has to change: as it stands there, and as the ledger has it. What must not be
 * shown has nothing after it.
 */
export const correctionsOf = (lines: readonly ComparedLine[]): CorrectionLine[] =>
  lines
    .filter(({ differs }) => differs)
    .map(({ field, month, bureau, ledger, note }) => ({
      field,
      month,
      before: bureau,
      after: note === null ? ledger : null,
    }));
