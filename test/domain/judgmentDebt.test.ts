import { describe, expect, it } from 'vitest';
import { chineseWorkdays } from '../../server/book/workdays.ts';
import { performedBy, type Decision } from '../../server/domain/legal/decisions.ts';
import { judgmentDebt, type Stay } from '../../server/domain/legal/judgmentDebt.ts';

const JUDGED: Decision = {
  kind: 'judgment',
  served_on: '2026-03-03',
  took_effect_on: '2026-03-19',
};

describe('the last day to perform a decision', () => {
  it.each<[string, Partial<Decision>, string | null]>([
    ['as it names it', { performance_ends_on: '2026-04-15' }, '2026-04-15'],
    ['ten days after it took effect', { performance_days: 10 }, '2026-03-29'],
    ['the day it took effect, where it names none', {}, '2026-03-19'],
    [
      'ten days after the appeal term ended unused',
      { took_effect_on: null, performance_days: 10 },
      '2026-03-29',
    ],
    [
      'none while it is appealed',
      { took_effect_on: null, appealed_on: '2026-03-10', performance_days: 10 },
      null,
    ],
  ])('is %s', (_name, changes, on) => {
    expect(performedBy({ ...JUDGED, ...changes }, chineseWorkdays)).toBe(on);
  });
});

describe('doubled interest (Fa Shi [2014] No. 8) on 10,000.00 asked on 2026-06-27', () => {
  it.each<[string, ends_on: string, Stay[], days: number, minor: number]>([
    ['from the day of effect (art. 2)', '2026-03-19', [], 100, 17_500],
    ['from the end of ten days after it (art. 2)', '2026-03-29', [], 90, 15_750],
    [
      'without ten days of a stay (art. 3)',
      '2026-03-29',
      [{ from_on: '2026-04-10', until_on: '2026-04-19' }],
      80,
      14_000,
    ],
    [
      'without a stay that began before',
      '2026-03-29',
      [{ from_on: '2026-03-01', until_on: '2026-04-07' }],
      80,
      14_000,
    ],
    [
      'counting days of two stays once',
      '2026-03-29',
      [
        { from_on: '2026-04-15', until_on: '2026-04-19' },
        { from_on: '2026-04-10', until_on: '2026-04-16' },
      ],
      80,
      14_000,
    ],
    [
      'not while a stay lasts',
      '2026-03-29',
      [{ from_on: '2026-06-17', until_on: null }],
      80,
      14_000,
    ],
  ])('runs %s', (_name, ends_on, stays, days, minor) => {
    expect(
      judgmentDebt({
        ends_on,
        on: '2026-06-27',
        awarded_minor: 1_000_000,
        balances: [{ on: ends_on, principal_minor: 1_200_000 }],
        stays,
        rounding: 'half_up',
      }),
    ).toEqual({ principal_minor: 1_000_000, days, doubled_interest_minor: minor });
  });

  it('takes a stay off each part where a payment lowered what is owed', () => {
    expect(
      judgmentDebt({
        ends_on: '2026-03-29',
        on: '2026-06-27',
        awarded_minor: null,
        balances: [
          { on: '2026-03-29', principal_minor: 1_000_000 },
          { on: '2026-04-28', principal_minor: 500_000 },
        ],
        stays: [{ from_on: '2026-04-23', until_on: '2026-05-02' }],
        rounding: 'half_up',
      }),
      // 25 days on 10,000.00 and 55 on 5,000.00.
    ).toMatchObject({ days: 80, doubled_interest_minor: 4375 + 4813 });
  });
});
