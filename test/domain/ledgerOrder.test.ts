import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ledger } from '../../server/domain/ledger/ledger.ts';
import type { Ledger } from '../../server/domain/ledger/ledgerTypes.ts';
import {
  asRecordedByDay,
  history,
  inAnotherOrder,
  withoutPrepayments,
  type History,
} from './storiesRandom.ts';
import { isFull } from '../helpers/extent.ts';

const RUNS = isFull() ? 2000 : 200;
const SEED = Number(process.env['SEED'] ?? randomInt(2 ** 31));
console.log(`order of the ledger: ${RUNS} runs each, SEED=${SEED}`);
const holds = <T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => void): void => {
  fc.assert(fc.property(arbitrary, check), { numRuns: RUNS, seed: SEED });
};
const isCost = (row: { component: string }): boolean => row.component === 'cost';
/** The ledger with references in place of the ids. */
function byReference(input: History): unknown {
  const book = ledger(input);
  const payment = (id: number | null) =>
    input.payments.find((row) => row.id === id)?.client_reference ?? null;
  const adjustment = (id: number | null) =>
    input.adjustments.find((row) => row.id === id)?.client_reference ?? null;
  return {
    ...book,
    entries: book.entries.map((entry) => ({
      ...entry,
      payment_id: payment(entry.payment_id),
      adjustment_id: adjustment(entry.adjustment_id),
    })),
    unallocated: book.unallocated.map((row) => ({ ...row, payment_id: payment(row.payment_id) })),
    recasts: book.recasts.map((row) => ({
      ...row,
      payment_id: payment(row.payment_id),
      adjustment_id: adjustment(row.adjustment_id),
    })),
  };
}

describe('the order of the events of any loan', () => {
  it('does not depend on the order in which the events of different days were entered', () => {
    holds(
      history.chain((input) => fc.tuple(fc.constant(input), inAnotherOrder(input))),
      ([input, shuffled]) => {
        const other = asRecordedByDay(shuffled, input);
        expect(byReference(other)).toEqual(byReference(input));
        expect(
          ledger({
            ...input,
            payments: input.payments.toReversed(),
            adjustments: input.adjustments.toReversed(),
            installments: input.installments.toReversed(),
          }),
        ).toEqual(ledger(input));
      },
    );
  });

  it('owes the same in whatever order the events of a day were entered', () => {
    holds(
      history
        // A prepayment makes its plan of what is due when it comes, a lender's own book says what
        // was paid for, of two accelerations of a day one declares all due, and of two changes of
        // the repayment day the later one stands.
        .map(withoutPrepayments)
        .map((input) => ({
          ...input,
          adjustments: input.adjustments.filter(
            ({ kind }) => kind !== 'acceleration' && kind !== 'repayment_day',
          ),
        }))
        .chain((input) => fc.tuple(fc.constant(input), inAnotherOrder(input))),
      ([input, other]) => {
        const { entries: _entries, unallocated: _left, ...book } = ledger(input);
        expect(ledger(other)).toMatchObject(book);
      },
    );
  });

  it('leaves where the money of earlier payments went when another one of their day comes', () => {
    holds(
      fc.tuple(history.map(withoutPrepayments), fc.integer({ min: 1, max: 2_000_000 })),
      ([input, amount_minor]) => {
        const next = { id: 77, paid_on: input.as_of, amount_minor };
        const after = ledger({ ...input, payments: [...input.payments, next] });
        // A payoff gives interest paid ahead back, also that of its own day.
        const gaveBack = after.entries.some((row) => row.amount_minor < 0);
        fc.pre(!gaveBack && !input.adjustments.some(({ kind }) => kind === 'refund'));
        const ofPayments = (book: Ledger) =>
          book.entries.filter((row) => ![null, 77].includes(row.payment_id) && !isCost(row));
        expect(ofPayments(after)).toEqual(ofPayments(ledger(input)));
      },
    );
  });
});
