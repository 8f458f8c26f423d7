import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { addDays } from '../../server/domain/time/calendar.ts';
import { ledger, payoffQuote } from '../../server/domain/ledger/ledger.ts';
import type { Ledger } from '../../server/domain/ledger/ledgerTypes.ts';
import { history, type History } from './storiesRandom.ts';

const RUNS = inject('full') ? 2000 : 200;
const SEED = Number(process.env['SEED'] ?? randomInt(2 ** 31));
console.log(`ledger properties: ${RUNS} runs each, SEED=${SEED}`);
const holds = <T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => void): void => {
  fc.assert(fc.property(arbitrary, check), { numRuns: RUNS, seed: SEED });
};
const sum = (amounts: readonly number[]): number =>
  amounts.reduce((total, amount) => total + amount, 0);
const owed = (book: Ledger): number =>
  book.outstanding_minor + book.penalty_minor + book.cost_minor;

describe('the payoff of any loan on any day after any history', () => {
  const quietDay = (input: History): boolean =>
    input.payments.every((row) => row.paid_on !== input.as_of);
  const asked = fc.tuple(history, fc.constantFrom('0-before-all', 'p-25', 'z-after-all'));
  const paying = (input: History, client_reference: string, amount_minor: number): Ledger =>
    ledger({
      ...input,
      payments: [
        ...input.payments,
        { id: 77, client_reference, paid_on: input.as_of, amount_minor, early_interest: 'dropped' },
      ],
    });

  it('paid on that day settles the loan to the fen, without credit, by any reference', () => {
    holds(asked, ([input, reference]) => {
      const { amount_minor } = payoffQuote(input);
      if (amount_minor === 0) expect(ledger(input).settled).toBe(true);
      else
        expect(paying(input, reference, amount_minor)).toMatchObject({
          settled: true,
          outstanding_minor: 0,
          principal_outstanding_minor: 0,
          penalty_minor: 0,
          cost_minor: 0,
          unallocated_minor: 0,
          oldest_unpaid_due_on: null,
        });
    });
  });

  it('less a fen settles nothing, and a fen more on a loan that saves interest is credit', () => {
    holds(asked, ([input, reference]) => {
      const { amount_minor, dropped_interest_minor, parts } = payoffQuote(input);
      if (amount_minor > 1) expect(paying(input, reference, amount_minor - 1).settled).toBe(false);
      // A payment made earlier that day may have paid the fee already.
      const feeIsKnown = input.early.fee_bps === 0 || quietDay(input);
      if (feeIsKnown && dropped_interest_minor - parts.fee > 1) {
        const { settled, unallocated_minor, refunded_minor } = paying(
          input,
          reference,
          amount_minor + 1,
        );
        // A refund of that day may hand it back.
        expect([
          settled,
          unallocated_minor + refunded_minor - ledger(input).refunded_minor,
        ]).toEqual([true, 1]);
      }
    });
  });

  it('is never more than is owed with all interest to come, and the sum of its parts', () => {
    holds(history, (input) => {
      const { amount_minor, parts, dropped_interest_minor } = payoffQuote(input);
      const book = ledger(input);
      expect(amount_minor).toBeLessThanOrEqual(owed(book));
      expect(Math.min(dropped_interest_minor, ...Object.values(parts))).toBeGreaterThanOrEqual(0);
      const { credit, ...due } = parts;
      expect(amount_minor).toBe(Math.max(0, sum(Object.values(due)) - credit));
      // A payment made earlier that day may have gone to interest that the rest of the payoff would
      // have saved.
      if (quietDay(input))
        expect(amount_minor).toBeGreaterThanOrEqual(
          book.principal_outstanding_minor + book.penalty_minor + book.cost_minor,
        );
    });
  });

  it('of a loan without a fee never falls from one day to the next while nothing happens', () => {
    holds(history, (input) => {
      const quiet = {
        ...input,
        early: { ...input.early, fee_bps: 0 },
        payments: input.payments.filter((row) => row.paid_on < input.as_of),
        adjustments: input.adjustments.filter((row) => row.value_on < input.as_of),
      };
      expect(
        payoffQuote({ ...quiet, as_of: addDays(input.as_of, 1) }).amount_minor,
      ).toBeGreaterThanOrEqual(payoffQuote(quiet).amount_minor);
    });
  });
});
