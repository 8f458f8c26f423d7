import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ledger, payoffQuote } from '../../server/domain/ledger/ledger.ts';
import type { LedgerAdjustment, LedgerPayment } from '../../server/domain/ledger/ledgerTypes.ts';
import { buildSchedule } from '../../server/domain/ledger/schedule.ts';
import { ALLOCATION_RULES } from '../../server/domain/policyDefaults.ts';
import { addDays } from '../../server/domain/time/calendar.ts';
import { isFull } from '../helpers/extent.ts';

/**
 * A period in which something changes: what its parts come to, against fractions of whole numbers
 * that are counted here day by day.
 */
const RUNS = isFull() ? 2000 : 150;
const SEED = Number(process.env['SEED'] ?? randomInt(2 ** 31));
console.log(`split periods: ${RUNS} runs each, SEED=${SEED}`);
const holds = <T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => void): void => {
  fc.assert(fc.property(arbitrary, check), { numRuns: RUNS, seed: SEED });
};

const DAYS = 200;
const START = '2026-01-01';
const on = (day: number) => addDays(START, day);
/** Fen × days × basis points of a year of so many days, as fen: halves go up. */
const halfUp = (weight: bigint, base: number): number => {
  const under = BigInt(10_000 * base);
  return Number((2n * weight + under) / (2n * under));
};
const weightOf = (amount: number, days: number, bps: number): bigint =>
  BigInt(amount) * BigInt(days) * BigInt(bps);

const lent = fc.record({
  principal_minor: fc.integer({ min: 100, max: 10_000_000 }),
  annual_rate_bps: fc.integer({ min: 1, max: 3600 }),
  base: fc.constantFrom(360 as const, 365 as const),
});
type Lent = { principal_minor: number; annual_rate_bps: number; base: 360 | 365 };

/** A loan of one period of 200 days, with what happens in it. */
function loan(
  { principal_minor, annual_rate_bps, base }: Lent,
  events: { payments?: LedgerPayment[]; adjustments?: LedgerAdjustment[] },
  as_of: string,
) {
  const terms = {
    principal_minor,
    annual_rate_bps,
    installments_count: 1,
    repayment_method: 'bullet',
    day_count: base === 360 ? 'actual/360' : 'actual/365',
    rounding: 'half_up',
    disbursed_on: START,
    first_due_on: on(DAYS),
  } as const;
  return {
    terms: {
      rounding: terms.rounding,
      penalty_rate_bps: 0,
      grace_days: 0,
      penalty_day_base: base,
    },
    early: { ...terms, lent_on: START, fee: { fee_bps: 0 } },
    installments: buildSchedule(terms).map((row) => ({ id: row.sequence, ...row })),
    payments: [],
    rulesOn: () => ALLOCATION_RULES.by_law.value,
    as_of,
    ...events,
  };
}
const decided = (row: Partial<LedgerAdjustment> & Pick<LedgerAdjustment, 'id' | 'kind'>) => ({
  value_on: START,
  component: null,
  amount_minor: 0,
  rate_bps: null,
  ...row,
});
const days = (count: number) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: DAYS - 2 }), { minLength: count, maxLength: count })
    .map((found) => found.toSorted((a, b) => a - b));

describe('a period in which something changes', () => {
  it('bears the contract’s interest, and of misused money the rest of each rate, each once', () => {
    const findings = fc.array(
      fc.record({
        day: fc.integer({ min: 0, max: DAYS - 2 }),
        share: fc.integer({ min: 1, max: 300 }),
        rate_bps: fc.integer({ min: 1, max: 6000 }),
      }),
      { minLength: 1, maxLength: 3 },
    );
    holds(fc.tuple(lent, findings, fc.integer({ min: 1, max: DAYS - 1 })), ([of, found, at]) => {
      const misuse = found
        .toSorted((a, b) => a.day - b.day)
        .map(({ share, ...one }) => ({
          ...one,
          amount: Math.max(1, Math.floor((of.principal_minor * share) / 1000)),
        }));
      const input = loan(
        of,
        {
          adjustments: misuse.map(({ day, rate_bps, amount }, id) =>
            decided({ id, kind: 'misuse', value_on: on(day), rate_bps, amount_minor: amount }),
          ),
        },
        on(at),
      );
      let weight = 0n;
      for (let day = 0; day < at; day += 1) {
        const known = misuse.filter((one) => one.day <= day);
        const amount = known.reduce((sum, one) => sum + one.amount, 0);
        const rate = Math.max(0, ...known.map(({ rate_bps }) => rate_bps));
        weight += weightOf(amount, 1, Math.max(0, rate - of.annual_rate_bps));
      }
      const { parts } = payoffQuote(input);
      const interest = weightOf(of.principal_minor, at, of.annual_rate_bps);
      expect(parts).toMatchObject({
        principal: of.principal_minor,
        interest: halfUp(interest, of.base),
        penalty: halfUp(weight, of.base),
      });
      // The two together are off what is exact by less than a fen.
      const off = parts.interest + parts.penalty - halfUp(interest + weight, of.base);
      expect(Math.abs(off)).toBeLessThanOrEqual(1);
    });
  });

  it('is paid by prepayments to the day, each stretch rounded once, no fen between them', () => {
    holds(
      fc.tuple(lent, days(3), fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 400 })),
      ([of, [first = 1, second = 2, third = 3], one, two]) => {
        const [a, b] = [one, two].map((permille) =>
          Math.max(1, Math.floor((of.principal_minor * permille) / 1000)),
        ) as [number, number];
        const earned = (amount: number, count: number) =>
          halfUp(weightOf(amount, count, of.annual_rate_bps), of.base);
        const stretches = [
          earned(of.principal_minor, first),
          earned(of.principal_minor - a, second - first),
          earned(of.principal_minor - a - b, third - second),
        ] as const;
        const payments: LedgerPayment[] = [
          { id: 1, paid_on: on(first), amount_minor: stretches[0] + a, prepayment: 'lower' },
          { id: 2, paid_on: on(second), amount_minor: stretches[1] + b, prepayment: 'lower' },
        ];
        const { amount_minor, parts } = payoffQuote(loan(of, { payments }, on(third)));
        expect(parts).toMatchObject({
          principal: of.principal_minor - a - b,
          interest: stretches[2],
        });
        const book = ledger(
          loan(
            of,
            { payments: [...payments, { id: 3, paid_on: on(third), amount_minor }] },
            on(DAYS),
          ),
        );
        expect(book).toMatchObject({ settled: true, unallocated_minor: 0 });
        const went = book.entries
          .filter(({ component, effect }) => component === 'interest' && effect === 'paid')
          .reduce((sum, entry) => sum + entry.amount_minor, 0);
        expect(went).toBe(stretches.reduce((sum, fen) => sum + fen, 0));
      },
    );
  });

  it('bears the same in all when its due date moves: the parts are the whole, rounded once', () => {
    holds(
      fc.tuple(lent, fc.integer({ min: 1, max: DAYS - 1 }), fc.integer({ min: 1, max: 60 })),
      ([of, day, more]) => {
        const moved = decided({
          id: 1,
          kind: 'repayment_day',
          value_on: on(day),
          dates: [on(DAYS + more)],
        });
        const whole = halfUp(
          weightOf(of.principal_minor, DAYS + more, of.annual_rate_bps),
          of.base,
        );
        for (const as_of of [on(day), on(DAYS + more)])
          expect(ledger(loan(of, { adjustments: [moved] }, as_of)).outstanding_minor).toBe(
            of.principal_minor + whole,
          );
      },
    );
  });

  it('is paid off for what its days have earned and not a fen more', () => {
    holds(fc.tuple(lent, fc.integer({ min: 0, max: DAYS - 1 })), ([of, at]) => {
      const { parts, dropped_interest_minor } = payoffQuote(loan(of, {}, on(at)));
      const earned = halfUp(weightOf(of.principal_minor, at, of.annual_rate_bps), of.base);
      const whole = halfUp(weightOf(of.principal_minor, DAYS, of.annual_rate_bps), of.base);
      expect([parts.interest, dropped_interest_minor]).toEqual([earned, whole - earned]);
    });
  });
});
