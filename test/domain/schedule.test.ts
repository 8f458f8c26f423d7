import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfDayNumber } from '../../server/domain/time/calendar.ts';
import type { ScheduleTerms } from '../../server/domain/ledger/schedule.ts';
import { buildSchedule, scheduleProblem } from '../../server/domain/ledger/schedule.ts';

const BASE: ScheduleTerms = {
  principal_minor: 10_000,
  annual_rate_bps: 700,
  installments_count: 6,
  repayment_method: 'equal_installment',
  day_count: '30/360',
  rounding: 'half_up',
  disbursed_on: '2024-01-15',
  first_due_on: '2024-02-15',
};
const scheduleOf = (terms: Partial<ScheduleTerms>) => buildSchedule({ ...BASE, ...terms });
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const totalsOf = (rows: ReturnType<typeof buildSchedule>) =>
  rows.map((row) => row.principal_minor + row.interest_minor);
const interestOf = (rows: ReturnType<typeof buildSchedule>) =>
  rows.map((row) => row.interest_minor);
const principalOf = (rows: ReturnType<typeof buildSchedule>) =>
  rows.map((row) => row.principal_minor);

describe('published schedules', () => {
  it('100.00 at 7 % over 6, level', () => {
    const rows = scheduleOf({});
    expect(totalsOf(rows)).toEqual([1701, 1701, 1701, 1701, 1701, 1700]);
    expect(principalOf(rows)).toEqual([1643, 1652, 1662, 1672, 1681, 1690]);
    expect(interestOf(rows)).toEqual([58, 49, 39, 29, 20, 10]);
    expect(sum(interestOf(rows))).toBe(205);
  });

  it('5000.00 at 12 % over 18, level', () => {
    const rows = scheduleOf({
      principal_minor: 500_000,
      annual_rate_bps: 1200,
      installments_count: 18,
    });
    expect(totalsOf(rows)).toEqual([...Array.from({ length: 17 }, () => 30_491), 30_494]);
    expect(sum(interestOf(rows))).toBe(48_841);
  });

  it('5000.00 at 12 % over 18, equal principal', () => {
    const rows = scheduleOf({
      principal_minor: 500_000,
      annual_rate_bps: 1200,
      installments_count: 18,
      repayment_method: 'equal_principal',
    });
    expect(principalOf(rows)).toEqual([...Array.from({ length: 17 }, () => 27_778), 27_774]);
    expect(interestOf(rows)).toEqual([
      5000, 4722, 4444, 4167, 3889, 3611, 3333, 3056, 2778, 2500, 2222, 1944, 1667, 1389, 1111, 833,
      556, 278,
    ]);
    expect(sum(interestOf(rows))).toBe(47_500);
  });

  it('10000.00 at 10 % over 12, level, rounded half up and down', () => {
    const terms = { principal_minor: 1_000_000, annual_rate_bps: 1000, installments_count: 12 };
    const rows = scheduleOf(terms);
    expect(totalsOf(rows)).toEqual([...Array.from({ length: 11 }, () => 87_916), 87_913]);
    expect(sum(interestOf(rows))).toBe(54_989);
    expect(totalsOf(scheduleOf({ ...terms, rounding: 'down' }))[0]).toBe(87_915);
  });

  it('2500.00 at 8.24 % over 12, level', () => {
    const rows = scheduleOf({
      principal_minor: 250_000,
      annual_rate_bps: 824,
      installments_count: 12,
    });
    expect(totalsOf(rows)).toEqual([...Array.from({ length: 11 }, () => 21_775), 21_772]);
    expect(sum(interestOf(rows))).toBe(11_297);
  });

  const golden = new URL('../../../shared/golden/real_installments.csv', import.meta.url);
  it.skipIf(!existsSync(golden))('level installments a lender really charged, rounded up', () => {
    const lines = readFileSync(golden, 'utf8').trim().split('\n').slice(1);
    expect(lines.length).toBeGreaterThan(1000);
    const wrong = lines.filter((line) => {
      const [
        principal_minor = 0,
        annual_rate_bps = 0,
        installments_count = 0,
        installment_minor = 0,
      ] = line.split(',').map(Number);
      return (
        totalsOf(
          scheduleOf({ principal_minor, annual_rate_bps, installments_count, rounding: 'up' }),
        )[0] !== installment_minor
      );
    });
    expect(wrong).toEqual([]);
  });
});

describe('the other methods', () => {
  it('interest only pays the principal with the last', () => {
    const rows = scheduleOf({
      repayment_method: 'interest_only',
      principal_minor: 1_000_000,
      annual_rate_bps: 1200,
      installments_count: 3,
    });
    expect(principalOf(rows)).toEqual([0, 0, 1_000_000]);
    expect(interestOf(rows)).toEqual([10_000, 10_000, 10_000]);
  });

  it('flat charges on what was lent in every period', () => {
    const rows = scheduleOf({
      repayment_method: 'flat',
      principal_minor: 1_000_000,
      annual_rate_bps: 900,
      installments_count: 3,
    });
    expect(principalOf(rows)).toEqual([333_333, 333_333, 333_334]);
    expect(interestOf(rows)).toEqual([7500, 7500, 7500]);
  });

  it('a bullet counts its days', () => {
    const bullet = {
      repayment_method: 'bullet',
      principal_minor: 1_000_000,
      annual_rate_bps: 3650,
      installments_count: 1,
      disbursed_on: '2024-01-31',
      first_due_on: '2024-03-01',
    } as const;
    expect(scheduleOf({ ...bullet, day_count: 'actual/365' })).toEqual([
      { sequence: 1, due_on: '2024-03-01', principal_minor: 1_000_000, interest_minor: 30_000 },
    ]);
    expect(interestOf(scheduleOf({ ...bullet, day_count: 'actual/360' }))).toEqual([30_417]);
    expect(interestOf(scheduleOf({ ...bullet, day_count: '30/360' }))).toEqual([31_431]);
  });

  it('actual days count from the disbursement and then from due date to due date', () => {
    const rows = scheduleOf({
      repayment_method: 'interest_only',
      day_count: 'actual/365',
      principal_minor: 3_650_000,
      annual_rate_bps: 1000,
      installments_count: 3,
      disbursed_on: '2024-01-10',
      first_due_on: '2024-01-31',
    });
    expect(rows.map((row) => row.due_on)).toEqual(['2024-01-31', '2024-02-29', '2024-03-31']);
    expect(interestOf(rows)).toEqual([21_000, 29_000, 31_000]);
  });

  it('without interest a level loan is divided evenly', () => {
    const rows = scheduleOf({ annual_rate_bps: 0, principal_minor: 10_000, installments_count: 3 });
    expect(principalOf(rows)).toEqual([3333, 3333, 3334]);
    expect(sum(interestOf(rows))).toBe(0);
  });

  it.each([
    ['2026-01-10', '2026-01-15', 166_67, 'five days'],
    ['2026-01-10', '2026-03-15', 2166_67, 'sixty-five days'],
    ['2026-03-16', '2026-07-15', 3966_67, 'a hundred and nineteen days'],
    ['2026-01-10', '2026-02-10', 1000_00, 'a month'],
    ['2026-01-10', '2026-04-10', 3000_00, 'three months'],
    ['2026-01-31', '2026-02-28', 1000_00, 'a month that ends in February'],
    ['2026-02-28', '2026-03-31', 1000_00, 'a month from the end of February'],
    ['2026-01-10', '2026-02-09', 966_67, 'a day short of a month'],
    ['2026-01-10', '2026-02-11', 1033_33, 'a day more than a month'],
  ])(
    'lent %s, first due %s: %d fen of interest on 100000.00 at 12 a year, %s',
    (lent, due, interest) => {
      for (const repayment_method of ['interest_only', 'equal_principal', 'flat'] as const) {
        const rows = scheduleOf({
          repayment_method,
          principal_minor: 100_000_00,
          annual_rate_bps: 1200,
          installments_count: 4,
          disbursed_on: lent,
          first_due_on: due,
        });
        expect(rows[0]?.interest_minor).toBe(interest);
        if (repayment_method === 'interest_only')
          expect(interestOf(rows.slice(1))).toEqual([1000_00, 1000_00, 1000_00]);
      }
    },
  );

  it('an odd first period moves no level installment but the last', () => {
    const level = {
      principal_minor: 100_000_00,
      annual_rate_bps: 1200,
      installments_count: 12,
      disbursed_on: '2026-01-10',
    };
    // 8884.88 a month: 166.67 of interest leave 8718.21 of principal.
    const rows = scheduleOf({ ...level, first_due_on: '2026-01-15' });
    expect(rows[0]).toMatchObject({ interest_minor: 166_67, principal_minor: 8718_21 });
    expect(new Set(totalsOf(rows).slice(0, -1))).toEqual(new Set([8884_88]));
  });

  it('fewer fen than installments never go below zero', () => {
    expect(
      principalOf(
        scheduleOf({
          repayment_method: 'flat',
          principal_minor: 2,
          installments_count: 5,
          rounding: 'up',
        }),
      ),
    ).toEqual([1, 1, 0, 0, 0]);
  });
});

describe('terms that make no schedule', () => {
  it('a bullet of several installments', () => {
    expect(scheduleProblem({ ...BASE, repayment_method: 'bullet' })).toEqual({
      field: 'installments_count',
      key: 'bullet_one_installment',
    });
  });

  it('a first due date not after the disbursement', () => {
    expect(scheduleProblem({ ...BASE, first_due_on: BASE.disbursed_on })).toEqual({
      field: 'first_due_on',
      key: 'first_due_after_disbursement',
    });
  });

  it('all others pass', () => {
    expect(scheduleProblem(BASE)).toBeNull();
    expect(
      scheduleProblem({ ...BASE, repayment_method: 'bullet', installments_count: 1 }),
    ).toBeNull();
  });
});

describe('every schedule', () => {
  const terms = fc
    .record({
      principal_minor: fc.oneof(
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 1, max: 100_000_000_000 }),
      ),
      annual_rate_bps: fc.oneof(
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 0, max: 100_000 }),
      ),
      installments_count: fc.oneof(
        fc.integer({ min: 1, max: 36 }),
        fc.integer({ min: 1, max: 360 }),
      ),
      repayment_method: fc.constantFrom(
        'equal_installment',
        'equal_principal',
        'interest_only',
        'flat',
        'bullet',
      ),
      day_count: fc.constantFrom('30/360', 'actual/365', 'actual/360'),
      rounding: fc.constantFrom('half_up', 'half_even', 'down', 'up'),
      disbursed: fc.integer({ min: 0, max: 40_000 }),
      gap: fc.integer({ min: 1, max: 60 }),
    })
    .map(
      ({ disbursed, gap, ...rest }): ScheduleTerms => ({
        ...rest,
        installments_count: rest.repayment_method === 'bullet' ? 1 : rest.installments_count,
        disbursed_on: dateOfDayNumber(disbursed),
        first_due_on: dateOfDayNumber(disbursed + gap),
      }),
    );

  it('sums to the amount lent, has nothing negative and moves forward', () => {
    fc.assert(
      fc.property(terms, (given) => {
        const rows = buildSchedule(given);
        expect(rows.length).toBe(given.installments_count);
        expect(sum(principalOf(rows))).toBe(given.principal_minor);
        rows.forEach((row, k) => {
          expect(row.sequence).toBe(k + 1);
          expect(row.principal_minor).toBeGreaterThanOrEqual(0);
          expect(row.interest_minor).toBeGreaterThanOrEqual(0);
          expect(row.due_on > (rows[k - 1]?.due_on ?? given.disbursed_on)).toBe(true);
        });
      }),
    );
  });
});
