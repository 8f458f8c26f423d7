/**
 * Money is an integer of minor units. A division of it is exact until the one step that rounds, and
 * names its rounding.
 */

/**
 * `half_up`: a tie away from zero; `half_even`: a tie to the even neighbour; `down`: towards zero;
 * `up`: away from zero.
 */
export const ROUNDINGS = ['half_up', 'half_even', 'down', 'up'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

function roundsAway(
  twiceRest: bigint,
  denominator: bigint,
  quotientIsOdd: boolean,
  rounding: Rounding,
): boolean {
  switch (rounding) {
    case 'down':
      return false;
    case 'up':
      return twiceRest > 0n;
    case 'half_up':
      return twiceRest >= denominator;
    case 'half_even':
      return twiceRest > denominator || (twiceRest === denominator && quotientIsOdd);
  }
}

/**
 * numerator ÷ denominator to an integer. Throws RangeError for a zero denominator or a result a
 * number cannot hold exactly.
 */
export function divideRounded(numerator: bigint, denominator: bigint, rounding: Rounding): number {
  if (denominator === 0n) throw new RangeError('division by zero');
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const quotient = n / d;
  const away = roundsAway((n % d) * 2n, d, quotient % 2n === 1n, rounding);
  const size = Number(away ? quotient + 1n : quotient);
  if (!Number.isSafeInteger(size)) throw new RangeError('amount beyond 2^53');
  return negative && size !== 0 ? -size : size;
}

/** Largest numerator for which twice the rest still fits a number. */
const SMALL = Number.MAX_SAFE_INTEGER / 2;

/**
 * value × factor ÷ denominator, rounded; all three non-negative integers, the denominator positive.
 * The same result as `divideRounded`, without BigInt while the product is small: integer remainder
 * and the division of a multiple are exact below 2^53.
 */
export function multiplyDivide(
  value: number,
  factor: number,
  denominator: number,
  rounding: Rounding,
): number {
  const product = value * factor;
  if (product > SMALL)
    return divideRounded(BigInt(value) * BigInt(factor), BigInt(denominator), rounding);
  const rest = product % denominator;
  const quotient = (product - rest) / denominator;
  if (rest === 0 || rounding === 'down') return quotient;
  if (rounding === 'up') return quotient + 1;
  const twice = rest * 2;
  const away =
    twice > denominator ||
    (twice === denominator && (rounding === 'half_up' || quotient % 2 === 1));
  return away ? quotient + 1 : quotient;
}
