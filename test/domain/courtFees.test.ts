import { describe, expect, it } from 'vitest';
import { chineseWorkdays } from '../../server/book/workdays.ts';
import { courtFees, feeDueBy } from '../../server/domain/legal/courtFees.ts';
import { deadlinesOf } from '../../server/domain/legal/deadlines.ts';

describe('what a court charges (Measures on the Payment of Litigation Costs)', () => {
  // Yuan: claim, acceptance, simple, payment order, preservation, enforcement.
  it.each([
    [0, 0, 0, 0, 0, 0],
    [1_000, 50, 25, 16.67, 30, 50],
    [8_000, 50, 25, 16.67, 100, 50],
    [10_000, 50, 25, 16.67, 120, 50],
    [30_000, 550, 275, 183.33, 320, 350],
    [100_000, 2_300, 1_150, 766.67, 1_020, 1_400],
    [150_000, 3_300, 1_650, 1_100, 1_270, 2_150],
    [600_000, 9_800, 4_900, 3_266.67, 3_520, 8_400],
    [2_000_000, 22_800, 11_400, 7_600, 5_000, 22_400],
    [30_000_000, 191_800, 95_900, 63_933.33, 5_000, 97_400],
  ])('for a claim of %d: %d, %d, %d, %d, %d', (claim, ...fees) => {
    expect(Object.values(courtFees(claim * 100))).toEqual(fees.map((fee) => Math.round(fee * 100)));
  });

  it('is paid within 7 days of the notice, rolled over holidays, until it is paid', () => {
    expect(feeDueBy('2026-03-02', chineseWorkdays)).toMatchObject({ on: '2026-03-09' });
    expect(feeDueBy('2026-04-28', chineseWorkdays)).toMatchObject({ on: '2026-05-06' });
    const due = (paid_on: string | null) =>
      deadlinesOf(
        { stage: 'filed', fee: { notice_on: '2026-03-02', paid_on } },
        '2026-03-05',
        chineseWorkdays,
      ).map(({ kind, on, article, days_left }) => [kind, on, article, days_left]);
    expect(due(null)).toEqual([['court_fee', '2026-03-09', '22', 4]]);
    expect(due('2026-03-04')).toEqual([]);
  });
});
