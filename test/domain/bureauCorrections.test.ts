import type { ReportingRights } from '../../server/domain/repair/reportingRights.ts';
import type {
  BureauCode,
  BureauFacts,
  BureauMonth,
  LedgerFacts,
} from '../../server/domain/repair/bureauRecord.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareBureau, correctionsOf } from '../../server/domain/repair/bureauComparison.ts';

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

  it('is said of bad months only, is worse than nothing, and gone after the correction', () => {
    const rights: ReportingRights = {
      pauses: [{ from_on: '2025-01-01', until_on: '2025-12-31', granted_on: '2025-01-01' }],
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

  it("no line of a correction contradicts another: a month's code and amount agree", () => {
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
