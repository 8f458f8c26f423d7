import type { ReportingRights } from '../../server/domain/repair/reportingRights.ts';
import {
  monthCode,
  monthEnd,
  type BureauCode,
  type BureauFacts,
  type BureauMonth,
  type LedgerFacts,
  type MonthStanding,
} from '../../server/domain/repair/bureauRecord.ts';
import { describe, expect, it } from 'vitest';
import { compareBureau, correctionsOf } from '../../server/domain/repair/bureauComparison.ts';

describe('the code of a month', () => {
  const loan: MonthStanding = {
    days_past_due: 0,
    opened_on: '2025-01-15',
    first_due_on: '2025-02-15',
    settled_on: null,
    written_off_on: null,
  };
  it.each<[days: number, BureauCode]>([
    [0, 'N'],
    [1, '1'],
    [30, '1'],
    [31, '2'],
    [60, '2'],
    [61, '3'],
    [90, '3'],
    [91, '4'],
    [120, '4'],
    [121, '5'],
    [150, '5'],
    [151, '6'],
    [180, '6'],
    [181, '7'],
    [1000, '7'],
  ])('%i days past due at its end: %s', (days_past_due, code) => {
    expect(monthCode('2025-06', { ...loan, days_past_due })).toBe(code);
  });

  it.each<[string, month: string, Partial<MonthStanding>, BureauCode | null]>([
    ['before it was lent', '2024-12', {}, null],
    ['the month it was lent, nothing due yet', '2025-01', {}, '*'],
    ['the month of the first due date', '2025-02', {}, 'N'],
    ['first due on the last day of the month', '2025-02', { first_due_on: '2025-02-28' }, 'N'],
    ['first due the day after', '2025-02', { first_due_on: '2025-03-01' }, '*'],
    ['the month it was settled in', '2025-06', { settled_on: '2025-06-30' }, 'C'],
    ['the month before', '2025-05', { settled_on: '2025-06-01', days_past_due: 20 }, '1'],
    ['after it was settled', '2025-07', { settled_on: '2025-06-30' }, null],
    ['written off', '2025-06', { written_off_on: '2025-06-30', days_past_due: 400 }, 'B'],
    [
      'before it was written off',
      '2025-05',
      { written_off_on: '2025-06-30', days_past_due: 400 },
      '7',
    ],
    [
      'settled after it was written off',
      '2025-08',
      { written_off_on: '2025-06-30', settled_on: '2025-08-02' },
      'C',
    ],
  ])('%s', (_name, month, changes, code) => {
    expect(monthCode(month, { ...loan, ...changes })).toBe(code);
  });

  it('ends on its last day', () => {
    expect(['2024-02', '2025-02', '2025-04', '2025-12'].map(monthEnd)).toEqual([
      '2024-02-29',
      '2025-02-28',
      '2025-04-30',
      '2025-12-31',
    ]);
  });
});

const FACTS: LedgerFacts = {
  opened_on: '2019-01-15',
  principal_minor: 1_200_000,
  balance_minor: 600_000,
  overdue_minor: 0,
  status: 'normal',
  closed_on: null,
  months: [],
  bad_times: [],
};
const REPORT: BureauFacts = {
  read_on: '2026-03-05',
  opened_on: null,
  principal_minor: null,
  balance_minor: null,
  overdue_minor: null,
  status: null,
  closed_on: null,
  months: [],
};
const NO_RIGHTS: ReportingRights = { pauses: [] };
const month = (
  name: string,
  code: BureauCode,
  overdue_minor: number | null = null,
): BureauMonth => ({ month: name, code, overdue_minor });
const heads = (bureau: Partial<BureauFacts>, own: Partial<LedgerFacts> = {}) =>
  compareBureau({ ...REPORT, ...bureau }, { ...FACTS, ...own }, NO_RIGHTS);

describe('the loan in the register and in the ledger', () => {
  it.each<[string, Partial<BureauFacts>, Partial<LedgerFacts>, differs: boolean, worse: boolean]>([
    ['opened on another day', { opened_on: '2019-01-16' }, {}, true, false],
    ['opened on the day', { opened_on: '2019-01-15' }, {}, false, false],
    ['a larger principal', { principal_minor: 1_200_001 }, {}, true, true],
    ['a smaller balance', { balance_minor: 599_999 }, {}, true, false],
    ['something overdue that is not', { overdue_minor: 1 }, {}, true, true],
    ['overdue though it is not', { status: 'overdue' }, {}, true, true],
    ['normal though it is overdue', { status: 'normal' }, { status: 'overdue' }, true, false],
    [
      'bad debt for what was written off',
      { status: 'bad_debt' },
      { status: 'written_off' },
      false,
      false,
    ],
    ['bad debt for what is overdue', { status: 'bad_debt' }, { status: 'overdue' }, true, true],
    [
      'closed later than it was',
      { closed_on: '2025-07-01' },
      { closed_on: '2025-06-01', status: 'settled' },
      true,
      true,
    ],
    [
      'closed earlier',
      { closed_on: '2025-05-01' },
      { closed_on: '2025-06-01', status: 'settled' },
      true,
      false,
    ],
  ])('%s', (_name, bureau, own, differs, worse) => {
    expect(heads(bureau, own)).toEqual([
      expect.objectContaining({ differs, worse, month: null, note: null }),
    ]);
  });

  it('only what was read is compared', () => {
    expect(heads({})).toEqual([]);
  });

  it('a loan shown as running after its end lacks the day it ended too', () => {
    const lines = heads({ status: 'overdue' }, { status: 'settled', closed_on: '2025-06-01' });
    expect(
      lines.map(({ field, bureau, ledger: own, worse }) => [field, bureau, own, worse]),
    ).toEqual([
      ['status', 'overdue', 'settled', true],
      ['closed_on', null, '2025-06-01', true],
    ]);
    expect(correctionsOf(lines)).toEqual([
      { field: 'status', month: null, before: 'overdue', after: 'settled' },
      { field: 'closed_on', month: null, before: null, after: '2025-06-01' },
    ]);
  });
});

describe('the months', () => {
  const compare = (bureau: BureauCode, own: BureauCode | null) =>
    compareBureau(
      { ...REPORT, months: [month('2025-06', bureau)] },
      { ...FACTS, months: [{ month: '2025-06', code: own, overdue_minor: 0 }] },
      NO_RIGHTS,
    )[0];
  it.each<[BureauCode, BureauCode | null, differs: boolean, worse: boolean]>([
    ['N', 'N', false, false],
    ['1', 'N', true, true],
    ['N', '1', true, false],
    ['3', '2', true, true],
    ['2', '3', true, false],
    ['7', '7', false, false],
    ['B', '7', true, true],
    ['G', 'B', false, false],
    ['B', 'B', false, false],
    ['7', 'B', true, false],
    ['#', 'N', true, false],
    ['*', 'N', true, false],
    ['M', 'N', true, true],
    ['M', '1', true, false],
    ['D', 'N', true, true],
    ['Z', 'C', true, true],
    ['N', 'C', true, false],
    ['1', 'C', true, true],
    ['C', 'C', false, false],
    ['*', null, false, false],
    ['#', null, false, false],
    ['1', null, true, true],
    ['N', null, true, false],
  ])('the register %s, the ledger %s', (bureau, own, differs, worse) => {
    expect(compare(bureau, own)).toEqual({
      field: 'month',
      month: '2025-06',
      bureau,
      ledger: own,
      differs,
      worse,
      note: null,
    });
  });

  it('newest first, each with its amount where one was read', () => {
    const lines = compareBureau(
      {
        ...REPORT,
        months: [
          month('2025-05', '1', 50_000),
          month('2025-06', '1', 100_000),
          month('2025-07', 'N', 0),
        ],
      },
      {
        ...FACTS,
        months: [
          { month: '2025-05', code: '1', overdue_minor: 50_000 },
          { month: '2025-06', code: '1', overdue_minor: 90_000 },
          { month: '2025-07', code: 'N', overdue_minor: 0 },
        ],
      },
      NO_RIGHTS,
    );
    expect(
      lines.map(({ field, month: name, bureau, ledger: own, differs, worse }) => [
        field,
        name,
        bureau,
        own,
        differs,
        worse,
      ]),
    ).toEqual([
      ['month', '2025-07', 'N', 'N', false, false],
      ['month_overdue_minor', '2025-07', 0, 0, false, false],
      ['month', '2025-06', '1', '1', false, false],
      ['month_overdue_minor', '2025-06', 100_000, 90_000, true, true],
      ['month', '2025-05', '1', '1', false, false],
      ['month_overdue_minor', '2025-05', 50_000, 50_000, false, false],
    ]);
    expect(correctionsOf(lines)).toEqual([
      { field: 'month_overdue_minor', month: '2025-06', before: 100_000, after: 90_000 },
    ]);
  });
});
