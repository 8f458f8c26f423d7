import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rounding } from '../../server/domain/ledger/money.ts';
import { divideRounded, multiplyDivide } from '../../server/domain/ledger/money.ts';

const ROUNDINGS: readonly Rounding[] = ['half_up', 'half_even', 'down', 'up'];

describe('a rounded division', () => {
  it.each<[bigint, bigint, number, number, number, number]>([
    // half_up, half_even, down, up
    [5n, 2n, 3, 2, 2, 3],
    [7n, 2n, 4, 4, 3, 4],
    [9n, 4n, 2, 2, 2, 3],
    [11n, 4n, 3, 3, 2, 3],
    [8n, 4n, 2, 2, 2, 2],
    [0n, 4n, 0, 0, 0, 0],
    [-5n, 2n, -3, -2, -2, -3],
    [5n, -2n, -3, -2, -2, -3],
    [-1n, 4n, 0, 0, 0, -1],
  ])('%s / %s', (n, d, ...expected) => {
    expect(ROUNDINGS.map((rounding) => divideRounded(n, d, rounding))).toEqual(expected);
  });

  it('refuses what a number cannot hold', () => {
    expect(divideRounded(2n ** 53n - 1n, 1n, 'down')).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => divideRounded(2n ** 53n, 1n, 'down')).toThrow(RangeError);
    expect(() => divideRounded(1n, 0n, 'down')).toThrow(RangeError);
  });

  it('gives the same with numbers as with big integers', () => {
    const value = fc.oneof(fc.integer({ min: 0, max: 10_000 }), fc.maxSafeNat());
    fc.assert(
      fc.property(
        value,
        fc.integer({ min: 0, max: 200_000 }),
        fc.integer({ min: 1, max: 3_650_000 }),
        fc.constantFrom(...ROUNDINGS),
        (amount, factor, denominator, rounding) => {
          const exact = (BigInt(amount) * BigInt(factor)) / BigInt(denominator);
          fc.pre(exact < 2n ** 53n - 2n);
          expect(multiplyDivide(amount, factor, denominator, rounding)).toBe(
            divideRounded(BigInt(amount) * BigInt(factor), BigInt(denominator), rounding),
          );
        },
      ),
    );
  });
});
