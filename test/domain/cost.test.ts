import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allInCost, irr } from '../../server/domain/ledger/cost.ts';
import { buildSchedule } from '../../server/domain/ledger/schedule.ts';

const FLAT = {
  principal_minor: 1_200_000,
  annual_rate_bps: 900,
  installments_count: 12,
  repayment_method: 'flat',
  day_count: '30/360',
  rounding: 'half_up',
  disbursed_on: '2024-01-15',
  first_due_on: '2024-02-15',
} as const;

describe('internal rate of return', () => {
  it('gives the published value', () => {
    expect(irr([-100, 39, 59, 55, 20])).toBeCloseTo(0.28095, 5);
  });

  it('is zero when as much comes back, negative when less does', () => {
    expect(irr([-100, 50, 50])).toBe(0);
    expect(irr([-100, 110])).toBeCloseTo(0.1, 12);
    expect(irr([-100, 90])).toBeCloseTo(-0.1, 12);
  });

  it('does not exist without both signs', () => {
    expect(irr([100, 50])).toBeNull();
    expect(irr([])).toBeNull();
    expect(irr([-100])).toBeNull();
  });

  it('finds the rate that made a level schedule', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 60 }), (bps, n) => {
        const r = bps / 120_000;
        const level = (100 * r * (1 + r) ** n) / ((1 + r) ** n - 1);
        expect(irr([-100, ...Array.from({ length: n }, () => level)])).toBeCloseTo(r, 7);
      }),
    );
  });
});

describe('all-in cost', () => {
  it('flat 0.75 % a month for 12 months is 16.22 % nominal, 17.48 % effective', () => {
    expect(allInCost(FLAT, buildSchedule(FLAT))).toEqual({
      nominal_apr_bps: 1622,
      effective_apr_bps: 1748,
    });
  });

  it('the start at a month end is a whole month as well', () => {
    const terms = { ...FLAT, disbursed_on: '2024-01-31', first_due_on: '2024-02-29' };
    expect(allInCost(terms, buildSchedule(terms)).nominal_apr_bps).toBe(1622);
  });

  it('a first due date two months on counts as two', () => {
    const bullet = { principal_minor: 100_000, disbursed_on: '2024-01-15' };
    const rows = [{ due_on: '2024-03-15', principal_minor: 100_000, interest_minor: 2010 }];
    expect(allInCost(bullet, rows)).toEqual({ nominal_apr_bps: 1200, effective_apr_bps: 1268 });
  });

  it('days count where the first due date is no whole month away', () => {
    const rows = [{ due_on: '2023-01-15', principal_minor: 100_000, interest_minor: 1000 }];
    const monthly = 1.01 ** (365 / 12 / 14) - 1;
    expect(allInCost({ principal_minor: 100_000, disbursed_on: '2023-01-01' }, rows)).toEqual({
      nominal_apr_bps: Math.round(120_000 * monthly),
      effective_apr_bps: Math.round(((1 + monthly) ** 12 - 1) * 10_000),
    });
  });

  it('is zero without interest and unknown without installments', () => {
    const free = { ...FLAT, annual_rate_bps: 0 };
    expect(allInCost(free, buildSchedule(free))).toEqual({
      nominal_apr_bps: 0,
      effective_apr_bps: 0,
    });
    expect(allInCost(FLAT, [])).toEqual({ nominal_apr_bps: null, effective_apr_bps: null });
  });
});
