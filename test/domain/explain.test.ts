import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainLedger } from '../../server/domain/ledger/explain.ts';
import { ledger, payoffQuote } from '../../server/domain/ledger/ledger.ts';
import { isFull } from '../helpers/extent.ts';
import { recounted } from '../helpers/recount.ts';
import { history } from './storiesRandom.ts';

const RUNS = isFull() ? 2000 : 200;
const SEED = Number(process.env['SEED'] ?? randomInt(2 ** 31));
console.log(`explanations: ${RUNS} runs, SEED=${SEED}`);

describe('the explanation of a figure', () => {
  it('holds all that is needed to work it out again, after any history', () => {
    fc.assert(
      fc.property(history, (input) => {
        const [book, made] = [ledger(input), explainLedger(input)];
        const again = (figure: string, parts: readonly object[]) =>
          recounted({ figure, on: input.as_of, value: null, parts: [...parts] as never });
        expect({
          overdue: again('overdue', made.overdue),
          outstanding: again('outstanding', made.outstanding),
          principal: again('principal', made.principal),
          penalty: again('penalty', made.penalty),
          cost: again('cost', made.cost),
          refund: made.refund_owed_minor,
        }).toEqual({
          overdue: book.overdue_minor,
          outstanding: book.outstanding_minor,
          principal: book.principal_outstanding_minor,
          penalty: book.penalty_minor,
          cost: book.cost_minor,
          refund: book.refund_owed_minor,
        });
        const owed =
          book.outstanding_minor + book.penalty_minor + book.cost_minor + book.refund_owed_minor;
        const off = { kind: 'entry', value_minor: owed - made.credit_minor };
        expect(again('payoff', [off, ...made.payoff])).toBe(payoffQuote(input).amount_minor);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });
});
