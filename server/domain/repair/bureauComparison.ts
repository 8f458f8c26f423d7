import {
  isBad,
  rankOf,
  sameCode,
  sameStatus,
  STATUS_RANK,
  type BureauFacts,
  type BureauMonth,
  type LedgerFacts,
  type LedgerMonth,
} from './bureauRecord.ts';
import { noteOf, noteOfLoan, type CompareNote, type ReportingRights } from './reportingRights.ts';

/** What the credit register says of a loan beside what its ledger says, and what has to change. */

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

type AmountField = 'principal_minor' | 'balance_minor' | 'overdue_minor' | 'month_overdue_minor';
type AmountLine = ComparedLine & { bureau: number; ledger: number };

/** The line of an amount, or none where it was not read from the report. */
function amountLine(
  field: AmountField,
  bureau: number | null,
  ledger: number,
  month: string | null = null,
): AmountLine[] {
  if (bureau === null) return [];
  const differs = bureau !== ledger;
  return [{ field, month, bureau, ledger, differs, worse: bureau > ledger, note: null }];
}

/**
 * Makes a line say that nothing bad should be shown. Where the register shows nothing bad, it stays
 * as it is whatever the ledger says.
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

function openingLine({ opened_on }: BureauFacts, ledger: LedgerFacts): ComparedLine[] {
  if (opened_on === null) return [];
  const differs = opened_on !== ledger.opened_on;
  return [
    {
      field: 'opened_on',
      month: null,
      bureau: opened_on,
      ledger: ledger.opened_on,
      differs,
      worse: false,
      note: null,
    },
  ];
}

function statusLine(
  { status }: BureauFacts,
  ledger: LedgerFacts,
  note: CompareNote | null,
): ComparedLine[] {
  if (status === null) return [];
  const [shown, owed] = [STATUS_RANK[status], STATUS_RANK[ledger.status]];
  const line: ComparedLine = {
    field: 'status',
    month: null,
    bureau: status,
    ledger: ledger.status,
    differs: !sameStatus(status, ledger.status),
    worse: shown > owed,
    note: null,
  };
  return [withheld(line, note, { bureau: shown > 0, ledger: owed > 0 })];
}

/** A loan that is shown as running although it has ended lacks the day it ended as well. */
function closingLine({ status, closed_on }: BureauFacts, ledger: LedgerFacts): ComparedLine[] {
  const shown_as_running = status !== null && status !== 'settled';
  if (closed_on === null && (ledger.closed_on === null || !shown_as_running)) return [];
  return [
    {
      field: 'closed_on',
      month: null,
      bureau: closed_on,
      ledger: ledger.closed_on,
      differs: closed_on !== ledger.closed_on,
      // Shown as ended later than it was, the five years seem to begin later.
      worse: ledger.closed_on !== null && (closed_on === null || closed_on > ledger.closed_on),
      note: null,
    },
  ];
}

/** The loan as a whole, on the day of the report. */
function loanLines(
  bureau: BureauFacts,
  ledger: LedgerFacts,
  note: CompareNote | null,
): ComparedLine[] {
  return [
    ...openingLine(bureau, ledger),
    ...amountLine('principal_minor', bureau.principal_minor, ledger.principal_minor),
    ...amountLine('balance_minor', bureau.balance_minor, ledger.balance_minor),
    ...amountLine('overdue_minor', bureau.overdue_minor, ledger.overdue_minor).map((line) =>
      withheld(line, note, { bureau: line.bureau > 0, ledger: line.ledger > 0 }),
    ),
    ...statusLine(bureau, ledger, note),
    ...closingLine(bureau, ledger),
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
    return [line, { ...amount, ledger: null, differs: true, worse: amount.bureau > 0 }];
  return [
    withheld(line, note, bad),
    withheld(amount, note, { bureau: bad.bureau || amount.bureau > 0, ledger: bad.ledger }),
  ];
}

/**
 * Compares the register with the ledger line by line: the loan on the day of the report, then its
 * months, newest first. Only what was read from the report is compared.
 */
export function compareBureau(
  bureau: BureauFacts,
  ledger: LedgerFacts,
  rights: ReportingRights,
): ComparedLine[] {
  const known = new Map(ledger.months.map((month) => [month.month, month]));
  const months = bureau.months
    .toSorted((a, b) => (a.month < b.month ? 1 : -1))
    .flatMap((shown) =>
      monthLines(
        shown,
        known.get(shown.month) ?? { month: shown.month, code: null, overdue_minor: 0 },
        noteOf(shown.month, ledger, rights, bureau.read_on),
      ),
    );
  return [...loanLines(bureau, ledger, noteOfLoan(ledger, rights, bureau.read_on)), ...months];
}

export interface CorrectionLine {
  field: string;
  month: string | null;
  before: string | number | null;
  after: string | number | null;
}

/**
 * The lines the register has to change, as it has them and as the ledger does; `after` is null for
 * what must not be shown.
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
