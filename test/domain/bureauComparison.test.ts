import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { badStanding, badTimes } from '../../server/domain/repair/badTime.ts';
import { compareBureau, correctionsOf } from '../../server/domain/repair/bureauComparison.ts';
import {
  monthCode,
  monthEnd,
  type BureauCode,
  type BureauFacts,
  type BureauMonth,
  type BureauStatus,
  type LedgerFacts,
  type MonthStanding,
} from '../../server/domain/repair/bureauRecord.ts';
import type { ReportingRights } from '../../server/domain/repair/reportingRights.ts';
import { dateOfDayNumber, dayNumber } from '../../server/domain/time/calendar.ts';
import { ledger } from '../../server/domain/ledger/ledger.ts';
import { ALLOCATION_RULES } from '../../server/domain/policyDefaults.ts';

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
const NO_RIGHTS: ReportingRights = { pauses: [], notice: null };
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

describe('what should not be shown, however true', () => {
  const noted = (
    code: BureauCode,
    time: { from_on: string; ended_on: string | null; peak_minor?: number },
    rights: Partial<ReportingRights> = {},
    name = '2020-06',
    read_on = '2026-03-05',
  ) =>
    compareBureau(
      { ...REPORT, read_on, months: [month(name, code)] },
      {
        ...FACTS,
        months: [{ month: name, code, overdue_minor: 1 }],
        bad_times: [{ peak_minor: 2_000_000, ...time }],
      },
      { ...NO_RIGHTS, ...rights },
    )[0]?.note;

  it.each<[string, ended_on: string | null, read_on: string, string | null]>([
    ['five years and a day after its end (art. 16)', '2020-07-10', '2025-07-11', 'past_retention'],
    ['on the last day of the five years', '2020-07-10', '2025-07-10', null],
    ['ended on 29 February', '2020-02-29', '2025-03-01', 'past_retention'],
    ['while it goes on there is no term', null, '2026-03-05', null],
  ])('%s', (_name, ended_on, read_on, note) => {
    expect(
      noted(
        '1',
        { from_on: '2020-01-01', ended_on },
        {},
        ended_on?.slice(0, 7) ?? '2020-06',
        read_on,
      ),
    ).toBe(note);
  });

  it.each<
    [
      string,
      peak_minor: number,
      from_on: string,
      ended_on: string | null,
      read_on: string,
      string | null,
    ]
  >([
    [
      '10,000.00 repaid by November 2025',
      1_000_000,
      '2024-06-01',
      '2025-11-30',
      '2026-01-01',
      'one_off',
    ],
    ['the day before it is hidden', 1_000_000, '2024-06-01', '2025-11-30', '2025-12-31', null],
    ['a fen more', 1_000_001, '2024-06-01', '2025-11-30', '2026-03-05', null],
    [
      'repaid in March 2026, hidden by the end of April',
      500_000,
      '2025-12-31',
      '2026-03-31',
      '2026-04-29',
      null,
    ],
    [
      'repaid in March 2026, a day later',
      500_000,
      '2025-12-31',
      '2026-03-31',
      '2026-04-30',
      'one_off',
    ],
    ['arisen in 2026', 500_000, '2026-01-01', '2026-01-10', '2026-04-30', null],
    ['not repaid', 500_000, '2025-01-01', null, '2026-04-30', null],
  ])('the one-off policy of 2025: %s', (_name, peak_minor, from_on, ended_on, read_on, note) => {
    expect(noted('1', { from_on, ended_on, peak_minor }, {}, from_on.slice(0, 7), read_on)).toBe(
      note,
    );
  });

  it.each<[string, from_on: string, until_on: string, string | null, granted_on?: string]>([
    ['the month ends within the pause', '2025-06-10', '2025-07-10', 'paused'],
    ['granted on the last day of the month', '2025-06-10', '2025-07-10', 'paused', '2025-06-30'],
    ['granted after the month had ended', '2025-06-10', '2025-07-10', null, '2025-07-01'],
    ['the pause ends on the last day of the month', '2025-05-01', '2025-06-30', 'paused'],
    ['the pause ended a day before the month did', '2025-05-01', '2025-06-29', null],
    ['the pause began after it', '2025-07-01', '2025-09-30', null],
  ])('a reporting pause: %s', (_name, from_on, until_on, note, granted_on = from_on) => {
    expect(
      noted(
        '2',
        { from_on: '2025-05-01', ended_on: null },
        { pauses: [{ from_on, until_on, granted_on }] },
        '2025-06',
      ),
    ).toBe(note);
  });

  it.each<[string, ReportingRights['notice'], string | null]>([
    ['nobody asks', null, null],
    ['the person was not told (art. 15)', { told_on: null, reported_on: '2025-08-01' }, 'not_told'],
    ['told the day it was sent', { told_on: '2025-08-01', reported_on: '2025-08-01' }, 'not_told'],
    ['told the day before', { told_on: '2025-07-31', reported_on: '2025-08-01' }, null],
    ['told after the report was read', { told_on: '2026-03-05', reported_on: null }, 'not_told'],
  ])('a notice: %s', (_name, notice, note) => {
    expect(noted('1', { from_on: '2025-05-01', ended_on: null }, { notice }, '2025-06')).toBe(note);
  });

  it('is said of bad months only, is worse than nothing, and leaves nothing after the correction', () => {
    const rights: ReportingRights = {
      pauses: [{ from_on: '2025-01-01', until_on: '2025-12-31', granted_on: '2025-01-01' }],
      notice: null,
    };
    const lines = compareBureau(
      { ...REPORT, months: [month('2025-06', '1'), month('2025-05', 'N')] },
      {
        ...FACTS,
        months: [
          { month: '2025-06', code: '1', overdue_minor: 1 },
          { month: '2025-05', code: 'N', overdue_minor: 0 },
        ],
      },
      rights,
    );
    expect(
      lines.map(({ month: name, differs, worse, note }) => [name, differs, worse, note]),
    ).toEqual([
      ['2025-06', true, true, 'paused'],
      ['2025-05', false, false, null],
    ]);
    expect(correctionsOf(lines)).toEqual([
      { field: 'month', month: '2025-06', before: '1', after: null },
    ]);
  });

  const PAUSED: ReportingRights = {
    pauses: [{ from_on: '2025-06-01', until_on: '2026-12-31', granted_on: '2025-06-01' }],
    notice: null,
  };
  const corrected = (bureau: Partial<BureauFacts>, own: Partial<LedgerFacts>, rights = PAUSED) =>
    correctionsOf(compareBureau({ ...REPORT, ...bureau }, { ...FACTS, ...own }, rights)).map(
      ({ field, month: name, before, after }) => [field, name, before, after],
    );
  const own = (name: string, code: BureauCode | null, overdue_minor: number) => ({
    month: name,
    code,
    overdue_minor,
  });

  it.each<
    [
      string,
      BureauMonth,
      ReturnType<typeof own>,
      [string, string | number, string | number | null][],
    ]
  >([
    [
      'takes its amount with it',
      month('2025-06', '1', 12_345),
      own('2025-06', '1', 505_983),
      [
        ['month', '1', null],
        ['month_overdue_minor', 12_345, null],
      ],
    ],
    [
      'takes an amount that is right with it',
      month('2025-06', '1', 505_983),
      own('2025-06', '1', 505_983),
      [
        ['month', '1', null],
        ['month_overdue_minor', 505_983, null],
      ],
    ],
    [
      'takes an amount of nothing with it',
      month('2025-06', '2', 0),
      own('2025-06', '1', 505_983),
      [
        ['month', '2', null],
        ['month_overdue_minor', 0, null],
      ],
    ],
    [
      'is left as it is where the register shows nothing bad',
      month('2025-06', 'N', 0),
      own('2025-06', '2', 505_983),
      [],
    ],
    [
      'loses an amount that stands at nothing bad',
      month('2025-06', 'N', 12_345),
      own('2025-06', '2', 505_983),
      [['month_overdue_minor', 12_345, null]],
    ],
    [
      'and before the pause is corrected as ever',
      month('2025-05', '1', 12_345),
      own('2025-05', '2', 505_983),
      [
        ['month', '1', '2'],
        ['month_overdue_minor', 12_345, 505_983],
      ],
    ],
    [
      'and nothing in the ledger takes its amount along',
      month('2025-06', '1', 12_345),
      own('2025-06', null, 0),
      [
        ['month', '1', null],
        ['month_overdue_minor', 12_345, null],
      ],
    ],
    [
      'and blank in both loses only its amount',
      month('2025-06', '*', 12_345),
      own('2025-06', null, 0),
      [['month_overdue_minor', 12_345, null]],
    ],
  ])('a month that is not to be shown %s', (_name, bureau, ledgers, lines) => {
    expect(
      corrected(
        { months: [bureau] },
        {
          months: [ledgers],
          bad_times: [{ from_on: '2025-05-10', ended_on: null, peak_minor: 505_983 }],
        },
      ),
    ).toEqual(lines.map(([field, before, after]) => [field, bureau.month, before, after]));
  });

  it.each<[string, from_on: string, Partial<BureauFacts>, unknown[][]]>([
    [
      'arisen in the pause, shown',
      '2025-06-11',
      { status: 'overdue', overdue_minor: 505_983 },
      [
        ['overdue_minor', null, 505_983, null],
        ['status', null, 'overdue', null],
      ],
    ],
    ['arisen in the pause, not shown', '2025-06-11', { status: 'normal', overdue_minor: 0 }, []],
    [
      'going on since before it: reported by then, it stays',
      '2025-05-11',
      { status: 'overdue', overdue_minor: 12_345 },
      [['overdue_minor', null, 12_345, 505_983]],
    ],
  ])('what is overdue, %s, agrees with its months', (_name, from_on, bureau, lines) => {
    expect(
      corrected(bureau, {
        status: 'overdue',
        overdue_minor: 505_983,
        bad_times: [{ from_on, ended_on: null, peak_minor: 505_983 }],
      }),
    ).toEqual(lines);
  });

  it('no line of a correction contradicts another: what stays of a month has a code and an amount that go together', () => {
    const code = fc.constantFrom<BureauCode>('N', '1', '2', '7', 'B', 'C', '*', '#');
    fc.assert(
      fc.property(
        code,
        fc.integer({ min: 0, max: 3 }),
        fc.option(code),
        fc.integer({ min: 0, max: 3 }),
        fc.boolean(),
        (shown, amount, ledgers, owed, paused) => {
          const overdue_minor = ledgers !== null && /[1-7B]/.test(ledgers) ? owed + 1 : 0;
          const lines = compareBureau(
            { ...REPORT, months: [month('2025-06', shown, amount)] },
            {
              ...FACTS,
              months: [own('2025-06', ledgers, overdue_minor)],
              bad_times: [{ from_on: '2025-06-02', ended_on: null, peak_minor: 5 }],
            },
            paused ? PAUSED : NO_RIGHTS,
          );
          const after = Object.fromEntries(lines.map(({ field, bureau }) => [field, bureau]));
          for (const one of correctionsOf(lines)) after[one.field] = one.after;
          const bad = /[1-7B]/.test(String(after['month'] ?? ''));
          expect(bad && paused).toBe(false);
          expect(after['month'] === null && after['month_overdue_minor'] !== null).toBe(false);
          expect(Number(after['month_overdue_minor'] ?? 0) > 0).toBe(bad);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('when a loan was overdue', () => {
  const installments = ['2025-01-10', '2025-02-10', '2025-03-10', '2025-04-10'].map(
    (due_on, at) => ({
      id: at + 1,
      sequence: at + 1,
      due_on,
      principal_minor: 100_000,
      interest_minor: 1000,
    }),
  );
  type Paid = readonly (readonly [paid_on: string, amount_minor: number])[];
  const ledgerOn = (payments: Paid, as_of: string) =>
    ledger({
      terms: { rounding: 'half_up', penalty_rate_bps: 0, grace_days: 0, penalty_day_base: 360 },
      installments,
      rulesOn: () => ALLOCATION_RULES.by_law.value,
      as_of,
      payments: payments.map(([paid_on, amount_minor], at) => ({
        id: at + 1,
        client_reference: String(at),
        paid_on,
        amount_minor,
        early_interest: 'scheduled' as const,
      })),
    });
  const book = (payments: Paid, as_of: string) => badTimes(ledgerOn(payments, as_of), as_of);

  it.each<
    [
      string,
      readonly (readonly [string, number])[],
      as_of: string,
      { from_on: string; ended_on: string | null; peak_minor: number }[],
    ]
  >([
    ['paid on the due day: never', [['2025-01-10', 101_000]], '2025-02-10', []],
    ['nothing is overdue on the due day itself', [], '2025-01-10', []],
    [
      'overdue from the next day',
      [],
      '2025-01-11',
      [{ from_on: '2025-01-11', ended_on: null, peak_minor: 101_000 }],
    ],
    [
      'paid a day late',
      [['2025-01-11', 101_000]],
      '2025-01-31',
      [{ from_on: '2025-01-11', ended_on: '2025-01-11', peak_minor: 101_000 }],
    ],
    [
      'half in time, half late',
      [
        ['2025-01-05', 51_000],
        ['2025-01-20', 50_000],
      ],
      '2025-01-31',
      [{ from_on: '2025-01-11', ended_on: '2025-01-20', peak_minor: 50_000 }],
    ],
    [
      'one time over two installments',
      [
        ['2025-02-15', 101_000],
        ['2025-02-20', 101_000],
      ],
      '2025-03-10',
      [{ from_on: '2025-01-11', ended_on: '2025-02-20', peak_minor: 202_000 }],
    ],
    [
      'two times',
      [
        ['2025-01-15', 101_000],
        ['2025-02-13', 101_000],
      ],
      '2025-03-10',
      [
        { from_on: '2025-01-11', ended_on: '2025-01-15', peak_minor: 101_000 },
        { from_on: '2025-02-11', ended_on: '2025-02-13', peak_minor: 101_000 },
      ],
    ],
    [
      'the last goes on',
      [['2025-01-15', 101_000]],
      '2025-03-11',
      [
        { from_on: '2025-01-11', ended_on: '2025-01-15', peak_minor: 101_000 },
        { from_on: '2025-02-11', ended_on: null, peak_minor: 202_000 },
      ],
    ],
    ['paid ahead of time', [['2025-01-02', 404_000]], '2025-12-31', []],
  ])('%s', (_name, payments, as_of, times) => {
    expect(book(payments, as_of)).toEqual(times);
  });

  it('goes on, or ended on a day, or never was', () => {
    expect(badStanding([])).toEqual({ bad_since_on: null, bad_ended_on: null });
    expect(badStanding(book([['2025-01-15', 101_000]], '2025-03-11'))).toEqual({
      bad_since_on: '2025-02-11',
      bad_ended_on: null,
    });
    expect(badStanding(book([['2025-01-15', 101_000]], '2025-02-10'))).toEqual({
      bad_since_on: null,
      bad_ended_on: '2025-01-15',
    });
  });

  it('agrees with the ledger of every day: a time goes on exactly while something is overdue', () => {
    const day = fc
      .integer({ min: dayNumber('2025-01-01'), max: dayNumber('2025-06-30') })
      .map(dateOfDayNumber);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(day, fc.integer({ min: 1, max: 150_000 })), { maxLength: 8 }),
        day,
        (payments, as_of) => {
          const { overdue_minor } = ledgerOn(payments, as_of);
          const times = book(payments, as_of);
          const open = times.filter(({ ended_on }) => ended_on === null);
          expect(open.length).toBe(overdue_minor > 0 ? 1 : 0);
          expect((open[0]?.peak_minor ?? 0) >= overdue_minor).toBe(true);
          expect(
            times.every(
              ({ from_on, ended_on }) =>
                from_on <= as_of &&
                (ended_on === null || (ended_on >= from_on && ended_on <= as_of)),
            ),
          ).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('statuses of the register are all ranked', () => {
    for (const status of [
      'normal',
      'overdue',
      'settled',
      'bad_debt',
      'written_off',
      'transferred',
    ] satisfies BureauStatus[])
      expect(heads({ status }, { status })[0]).toMatchObject({ differs: false, worse: false });
  });
});
