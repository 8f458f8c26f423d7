import type { Rounding } from './money.ts';
import { divideRounded, multiplyDivide } from './money.ts';

/**
 * Penalty on overdue principal and compound interest on overdue interest: annual rate × amount ×
 * days ÷ base. What accrues is kept in minor-days (minor units × days), an exact integer, and
 * rounded once on the running total, so that neither the number of payments nor the dates asked
 * about add fen.
 */

const BPS = 10_000;

/**
 * Days that bear penalty between two day numbers: from the day after due, less the grace days.
 */
export function penaltyDays(
  from_day: number,
  to_day: number,
  due_day: number,
  grace_days: number,
): number {
  return Math.max(0, to_day - Math.max(from_day, due_day + grace_days));
}

/** Days of grace between two day numbers. */
export const graceDays = (
  from_day: number,
  to_day: number,
  due_day: number,
  grace_days: number,
): number => Math.max(0, Math.min(to_day, due_day + grace_days) - Math.max(from_day, due_day));

/**
 * `total` plus amount × days. Throws RangeError beyond 2^53, which a billion yuan does not reach in
 * 200 years.
 */
export function addMinorDays(total: number, amount_minor: number, days: number): number {
  const sum = total + amount_minor * days;
  if (!Number.isSafeInteger(sum)) throw new RangeError('accrual beyond 2^53');
  return sum;
}

/**
 * Minor-days at an annual rate as money. 10000.00 for 30 days at 18 %: 150.00 on base 360, 147.95
 * on 365.
 */
export function penaltyOf(
  minor_days: number,
  rate_bps: number,
  day_base: 360 | 365,
  rounding: Rounding,
): number {
  return minor_days === 0 || rate_bps === 0
    ? 0
    : multiplyDivide(minor_days, rate_bps, BPS * day_base, rounding);
}

/**
 * The same with a part at heavier rates: `raised` is the sum of minor-days × basis points, each at
 * the rate of its time. Rounded once.
 */
export function penaltyWithRaised(
  minor_days: number,
  rate_bps: number,
  raised: bigint,
  day_base: 360 | 365,
  rounding: Rounding,
): number {
  if (raised === 0n) return penaltyOf(minor_days, rate_bps, day_base, rounding);
  return divideRounded(
    BigInt(minor_days) * BigInt(rate_bps) + raised,
    BigInt(BPS * day_base),
    rounding,
  );
}

/** The annual overdue rate: contract rate × multiplier, half up. 12 % × 1.5 = 18 %. */
export function overdueRateBps(annual_rate_bps: number, multiplier_bps: number): number {
  return multiplyDivide(annual_rate_bps, multiplier_bps, BPS, 'half_up');
}

/**
 * Doubled interest on a judgment debt paid late: 0.0175 % a day (Supreme People's Court
 * interpretation, Fa Shi [2014] No. 8, art. 1).
 */
export function judgmentInterest(
  principal_minor: number,
  days: number,
  rounding: Rounding,
): number {
  return multiplyDivide(principal_minor, 175 * days, 1_000_000, rounding);
}
