import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../server/domain/time/calendar.ts';
import { ledger, payoffQuote } from '../../server/domain/ledger/ledger.ts';
import type { Ledger } from '../../server/domain/ledger/ledgerTypes.ts';
import { history as anyHistory, type History } from './storiesRandom.ts';
import { isFull } from '../helpers/extent.ts';

const RUNS = isFull() ? 2000 : 200;
const SEED = Number(process.env['SEED'] ?? randomInt(2 ** 31));
console.log(`ledger properties: ${RUNS} runs each, SEED=${SEED}`);
/** What is waived of a small balance is what payments of its day leave: it is not asked beside. */
const history = anyHistory.map(
  (input): History => ({
    ...input,
    adjustments: input.adjustments.filter(
      (row) => row.kind !== 'small_balance' || row.value_on < input.as_of,
    ),
  }),
);
const holds = <T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => void): void => {
  fc.assert(fc.property(arbitrary, check), { numRuns: RUNS, seed: SEED });
};
const sum = (amounts: readonly number[]): number =>
  amounts.reduce((total, amount) => total + amount, 0);
const owed = (book: Ledger): number =>
  book.outstanding_minor + book.penalty_minor + book.cost_minor + book.refund_owed_minor;

describe('the payoff of any loan on any day after any history', () => {
  const paying = (input: History, amount_minor: number): Ledger =>
    ledger({
      ...input,
      payments: [
        ...input.payments,
        { id: 77, client_reference: 'p-77', paid_on: input.as_of, amount_minor },
      ],
    });
  /** What nothing took, or went back; a refund beyond the credit was lent, not given back. */
  const creditOf = (book: Ledger): number =>
    book.unallocated_minor + book.refunded_minor - book.refund_owed_minor;

  it('paid on that day settles the loan to the fen, without credit', () => {
    holds(history, (input) => {
      const { amount_minor } = payoffQuote(input);
      if (amount_minor > 0)
        expect(paying(input, amount_minor)).toMatchObject({
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

  it('less a fen settles nothing, and a fen more is credit', () => {
    holds(history, (input) => {
      const { amount_minor } = payoffQuote(input);
      if (amount_minor > 1) expect(paying(input, amount_minor - 1).settled).toBe(false);
      const after = paying(input, amount_minor + 1);
      expect(after.settled).toBe(true);
      // Interest paid ahead may cover what is left and more: the next payment gives it back.
      const isCovered = amount_minor === 0 && !ledger(input).settled;
      const before = amount_minor === 0 ? creditOf(ledger(input)) : ledger(input).refunded_minor;
      if (isCovered) expect(creditOf(after) - before).toBeGreaterThanOrEqual(1);
      else expect(creditOf(after) - before).toBe(1);
    });
  });

  it('falls by each fen that is paid, whatever was paid before: none decides over interest', () => {
    const paid = fc.tuple(history, fc.integer({ min: 1, max: 1200 }));
    holds(paid, ([input, permille]) => {
      const quiet = {
        ...input,
        early: { ...input.early, fee: { fee_bps: 0 } },
        adjustments: input.adjustments.filter(({ kind }) => kind !== 'refund'),
        payments: input.payments
          .filter((row) => row.paid_on < input.as_of)
          .map((row) => ({ ...row, early_interest: 'dropped' as const })),
      };
      const amount = Math.floor((input.schedule.principal_minor * permille) / 1000) + 1;
      const after = (amount_minor: number): number => {
        const next = {
          ...quiet,
          payments: [
            ...quiet.payments,
            { id: 77, client_reference: 'p-77', paid_on: input.as_of, amount_minor },
          ],
        };
        return payoffQuote(next).amount_minor - ledger(next).unallocated_minor;
      };
      const credit = ledger(quiet).unallocated_minor;
      expect(after(amount)).toBe(payoffQuote(quiet).amount_minor - credit - amount);
      expect(after(amount + 1)).toBe(after(amount) - 1);
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
      // Interest paid ahead and not earned pays for it.
      const ahead = sum(
        book.installments
          .filter((row) => row.due_on > input.as_of)
          .map((row) => row.paid_interest_minor),
      );
      expect(amount_minor + ahead).toBeGreaterThanOrEqual(
        book.principal_outstanding_minor + book.penalty_minor + book.cost_minor,
      );
    });
  });

  it('of a loan without a fee never falls from one day to the next while nothing happens', () => {
    holds(history, (input) => {
      const quiet = {
        ...input,
        early: { ...input.early, fee: { fee_bps: 0 } },
        payments: input.payments.filter((row) => row.paid_on < input.as_of),
        adjustments: input.adjustments.filter((row) => row.value_on < input.as_of),
      };
      expect(
        payoffQuote({ ...quiet, as_of: addDays(input.as_of, 1) }).amount_minor,
      ).toBeGreaterThanOrEqual(payoffQuote(quiet).amount_minor);
    });
  });

  it('takes no more interest in all than the days up to it earned by the contract', () => {
    holds(history, (given) => {
      fc.pre(given.early.day_count !== '30/360');
      const input = {
        ...given,
        adjustments: given.adjustments.filter(({ kind }) => kind !== 'repayment_day'),
        payments: given.payments.map((row) => ({ ...row, early_interest: 'dropped' as const })),
      };
      const { installments, early, as_of } = input;
      const book = paying(input, payoffQuote(input).amount_minor);
      const taken = sum(
        book.entries
          .filter(({ component, effect }) => component === 'interest' && effect === 'paid')
          .map(({ amount_minor }) => amount_minor),
      );
      const due = installments.filter(({ due_on }) => due_on <= as_of);
      const next = installments.slice(due.length);
      const bearing =
        early.repayment_method === 'flat'
          ? early.principal_minor
          : sum(next.map(({ principal_minor }) => principal_minor));
      const from = due.at(-1)?.due_on ?? early.disbursed_on;
      const base = early.day_count === 'actual/365' ? 365 : 360;
      const running =
        next.length === 0
          ? 0
          : (bearing * early.annual_rate_bps * Math.max(0, daysBetween(from, as_of))) /
            (10_000 * base);
      // Each stretch between prepayments is rounded once.
      const rounding = input.payments.length + 1;
      expect(taken).toBeLessThanOrEqual(
        sum(due.map(({ interest_minor }) => interest_minor)) + Math.ceil(running) + rounding,
      );
    });
  });
});
