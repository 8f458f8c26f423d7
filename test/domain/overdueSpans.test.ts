import type { ReportingRights } from '../../server/domain/repair/reportingRights.ts';
import type {
  BureauFacts,
  BureauStatus,
  LedgerFacts,
} from '../../server/domain/repair/bureauRecord.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { badStanding, badTimes } from '../../server/domain/repair/badTime.ts';
import { compareBureau } from '../../server/domain/repair/bureauComparison.ts';
import { dateOfDayNumber, dayNumber } from '../../server/domain/time/calendar.ts';
import { ledger } from '../../server/domain/ledger/ledger.ts';
import { ALLOCATION_RULES } from '../../server/domain/policyDefaults.ts';

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
const heads = (bureau: Partial<BureauFacts>, own: Partial<LedgerFacts> = {}) =>
  compareBureau({ ...REPORT, ...bureau }, { ...FACTS, ...own }, NO_RIGHTS);

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

  it('agrees with the ledger of every day: it goes on while something is overdue', () => {
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
