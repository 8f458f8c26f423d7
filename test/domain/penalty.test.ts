import { describe, expect, it } from 'vitest';
import {
  judgmentInterest,
  overdueRateBps,
  penaltyDays,
  penaltyOf,
} from '../../server/domain/ledger/penalty.ts';
import { defaultPenaltyRateBps } from '../../server/domain/policyDefaults.ts';

describe('penalty', () => {
  it('10000.00 overdue 30 days at 12 % + 50 % is 150.00 on /360 and 147.95 on /365', () => {
    expect(overdueRateBps(1200, 15_000)).toBe(1800);
    expect(penaltyOf(1_000_000 * 30, 1800, 360, 'half_up')).toBe(15_000);
    expect(penaltyOf(1_000_000 * 30, 1800, 365, 'half_up')).toBe(14_795);
  });

  it('by default is one and a half times the contract rate, half up', () => {
    expect(defaultPenaltyRateBps(1200)).toBe(1800);
    expect(defaultPenaltyRateBps(1825)).toBe(2738);
    expect(defaultPenaltyRateBps(0)).toBe(0);
  });

  it('counts from the day after due, without the grace days', () => {
    expect(penaltyDays(100, 130, 100, 0)).toBe(30);
    expect(penaltyDays(100, 130, 100, 5)).toBe(25);
    expect(penaltyDays(110, 130, 100, 5)).toBe(20);
    expect(penaltyDays(100, 103, 100, 5)).toBe(0);
  });

  it('doubles on a judgment debt: 10000.00 for 100 days is 175.00', () => {
    expect(judgmentInterest(1_000_000, 100, 'half_up')).toBe(17_500);
  });
});
