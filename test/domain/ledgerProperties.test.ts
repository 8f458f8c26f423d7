import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../server/domain/time/calendar.ts';
import { ledger } from '../../server/domain/ledger/ledger.ts';
import type { Ledger, LedgerPayment } from '../../server/domain/ledger/ledgerTypes.ts';
import { ledgerOf, type Account } from '../../server/book/accounts.ts';
import { PolicyBook } from '../../server/book/policies.ts';
import { positionOf } from '../../server/book/positions.ts';
import { history, type History } from './storiesRandom.ts';
import { isFull } from '../helpers/extent.ts';

const RUNS = isFull() ? 2000 : 200;
const SEED = Number(process.env['SEED'] ?? randomInt(2 ** 31));
console.log(`ledger properties: ${RUNS} runs each, SEED=${SEED}`);
const holds = <T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => void): void => {
  fc.assert(fc.property(arbitrary, check), { numRuns: RUNS, seed: SEED });
};
const sum = (amounts: readonly number[]): number =>
  amounts.reduce((total, amount) => total + amount, 0);
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}
const fen = (row: { amount_minor: number }): number => row.amount_minor;
const owed = (book: Ledger): number =>
  book.outstanding_minor + book.penalty_minor + book.cost_minor + book.refund_owed_minor;

describe('the ledger of any loan after any history', () => {
  it('keeps each fen that came in or went out: paid, left over, refunded, or owed of it', () => {
    holds(history, (input) => {
      const book = ledger(input);
      const came = input.payments.filter((row) => row.paid_on <= input.as_of);
      const went = input.adjustments.filter(
        (row) => row.kind === 'refund' && row.value_on <= input.as_of,
      );
      const booked = (...effects: string[]) =>
        sum(book.entries.filter(({ effect }) => effects.includes(effect)).map(fen));
      const ofRefunds = book.entries.filter(({ component }) => component === 'refund');
      const owed = (effect: string) =>
        sum(ofRefunds.filter((row) => row.effect === effect).map(fen));
      expect(book.refunded_minor).toBe(sum(went.map(fen)));
      expect(book.refund_owed_minor).toBe(owed('charged') - owed('paid'));
      expect(booked('refunded') + owed('charged')).toBe(book.refunded_minor);
      expect(booked('paid', 'refunded') + book.unallocated_minor).toBe(sum(came.map(fen)));
      // What the bank holds of the borrower's money is what pays the loan, less what it is owed.
      expect(sum(came.map(fen)) - sum(went.map(fen))).toBe(
        booked('paid') - owed('paid') + book.unallocated_minor - book.refund_owed_minor,
      );
      for (const { id, amount_minor } of came) {
        const given = sum(
          book.entries
            .filter((row) => row.payment_id === id && ['paid', 'refunded'].includes(row.effect))
            .map(fen),
        );
        const left = book.unallocated.find((row) => row.payment_id === id)?.amount_minor ?? 0;
        expect(given + left).toBe(amount_minor);
      }
    });
  });

  it('has its entries add up to what each installment shows, and to the cost', () => {
    holds(history, (input) => {
      const book = ledger(input);
      const by = (installment: number | null, component: string, ...effects: string[]) =>
        sum(
          book.entries
            .filter(
              (row) =>
                row.installment_id === installment &&
                row.component === component &&
                effects.includes(row.effect),
            )
            .map((row) => row.amount_minor),
        );
      for (const row of book.installments) {
        expect([
          by(row.id, 'principal', 'paid'),
          by(row.id, 'interest', 'paid'),
          by(row.id, 'interest', 'waived', 'dropped'),
        ]).toEqual([row.paid_principal_minor, row.paid_interest_minor, row.waived_interest_minor]);
        expect([by(row.id, 'penalty', 'paid'), by(row.id, 'penalty', 'waived')]).toEqual([
          row.paid_penalty_minor,
          row.waived_penalty_minor,
        ]);
        expect([
          by(row.id, 'compound_interest', 'paid'),
          by(row.id, 'compound_interest', 'waived'),
        ]).toEqual([row.paid_compound_interest_minor, row.waived_compound_interest_minor]);
      }
      expect(by(null, 'cost', 'charged') - by(null, 'cost', 'paid', 'waived')).toBe(
        book.cost_minor,
      );
      const unpaid = book.installments.map(
        (row) =>
          row.principal_minor -
          row.paid_principal_minor -
          row.waived_principal_minor +
          row.interest_minor -
          row.paid_interest_minor -
          row.waived_interest_minor,
      );
      expect(sum(unpaid)).toBe(book.outstanding_minor);
      expect(
        sum(unpaid.filter((_, at) => (book.installments[at]?.due_on ?? '') < input.as_of)),
      ).toBe(book.overdue_minor);
      expect(
        sum(book.installments.map((row) => row.penalty_minor + row.compound_interest_minor)),
      ).toBe(book.penalty_minor);
      expect(book.settled).toBe(owed(book) === 0);
      // Money never lies idle while something is owed.
      expect(book.unallocated_minor === 0 || book.settled).toBe(true);
    });
  });

  it('has nothing negative anywhere, and no entry of nothing', () => {
    holds(history, (input) => {
      const book = ledger(input);
      expect(Math.min(...numbersIn({ ...book, entries: [] }))).toBeGreaterThanOrEqual(0);
      // Only interest that was paid ahead goes back.
      expect(
        book.entries.every(
          ({ amount_minor, component, effect }) =>
            amount_minor > 0 || (amount_minor < 0 && component === 'interest' && effect === 'paid'),
        ),
      ).toBe(true);
      for (const row of book.installments) {
        expect(row.paid_principal_minor).toBeLessThanOrEqual(row.principal_minor);
        expect(row.paid_interest_minor + row.waived_interest_minor).toBeLessThanOrEqual(
          row.interest_minor,
        );
      }
    });
  });

  it('as of a past date is not changed by anything valued later', () => {
    holds(history, (input) => {
      const until = {
        ...input,
        payments: input.payments.filter((row) => row.paid_on <= input.as_of),
        adjustments: input.adjustments.filter((row) => row.value_on <= input.as_of),
      };
      expect(ledger(until)).toEqual(ledger(input));
      const beforeJudgment =
        input.court_from !== null &&
        input.court_from !== undefined &&
        input.court_from > input.as_of
          ? { ...input, court_from: null }
          : input;
      expect(ledger(beforeJudgment)).toEqual(ledger(input));
    });
  });

  it('is the same whether or not it was asked for on each day on the way', () => {
    // A payment of nothing is a question: it brings the accrual up to its day.
    holds(history, (input) => {
      const days = Array.from({ length: 425 }, (_, at) =>
        addDays(input.schedule.disbursed_on, at),
      ).filter((date) => date <= input.as_of);
      const questions = days.map(
        (paid_on, at): LedgerPayment => ({
          id: 9000 + at,
          paid_on,
          amount_minor: 0,
          early_interest: 'scheduled',
        }),
      );
      const [asked, once] = [
        ledger({ ...input, payments: [...input.payments, ...questions] }),
        ledger(input),
      ];
      expect(asked).toEqual(once);
    });
  });

  it('lets penalty only grow while nothing happens', () => {
    holds(fc.tuple(history, fc.integer({ min: 1, max: 400 })), ([input, days]) => {
      const events = {
        payments: input.payments.filter((row) => row.paid_on <= input.as_of),
        adjustments: input.adjustments.filter((row) => row.value_on <= input.as_of),
      };
      const [now, later] = [
        ledger({ ...input, ...events }),
        ledger({ ...input, ...events, as_of: addDays(input.as_of, days) }),
      ];
      expect(later.penalty_minor).toBeGreaterThanOrEqual(now.penalty_minor);
      expect([later.outstanding_minor, later.cost_minor, later.unallocated_minor]).toEqual([
        now.outstanding_minor,
        now.cost_minor,
        now.unallocated_minor,
      ]);
    });
  });
});

const POSTED_AT = '2026-01-01T00:00:00.000Z';
const REVERSED_AT = '2026-02-01T00:00:00.000Z';
/** The history as rows of the database; `taken` says which events were reversed. */
function accountOf(input: History, taken: (reference: string) => boolean): Account {
  const { schedule, terms } = input;
  const mark = (reference: string) =>
    taken(reference)
      ? { status: 'reversed' as const, reversed_at: REVERSED_AT }
      : { status: 'posted' as const, reversed_at: null };
  return {
    loan: {
      ...schedule,
      id: 1,
      version: 1,
      loan_no: 'DH-1',
      borrower_id: 1,
      product: 'consumer_loan',
      penalty_rate_bps: terms.penalty_rate_bps,
      grace_days: terms.grace_days,
      assigned_to: null,
      status: 'active',
      schedule_version: 1,
      paid_count: 0,
      scheduled_count: 0,
      last_due_on: schedule.first_due_on,
      outstanding_minor: 0,
      principal_outstanding_minor: 0,
      refund_owed_minor: 0,
      unallocated_minor: 0,
      cost_minor: 0,
      oldest_unpaid_due_on: null,
      last_paid_on: null,
      written_off_on: null,
      class_floor: null,
      class_floor_until: null,
      search_text: null,
      search_pinyin: null,
      created_at: POSTED_AT,
      updated_at: POSTED_AT,
    },
    installments: input.installments.map((row) => ({
      ...row,
      loan_id: 1,
      schedule_version: 1,
      paid_principal_minor: 0,
      paid_interest_minor: 0,
      waived_principal_minor: 0,
      waived_interest_minor: 0,
      moved_principal_minor: 0,
      moved_interest_minor: 0,
      in_force: 1 as const,
    })),
    versions: [
      {
        loan_id: 1,
        schedule_version: 1,
        effective_on: schedule.disbursed_on,
        created_at: POSTED_AT,
        replaced_terms: null,
        restructure_id: null,
        payment_id: null,
        adjustment_id: null,
      },
    ],
    payments: input.payments.map((row) => ({
      ...row,
      ...mark(row.client_reference),
      loan_id: 1,
      unallocated_minor: 0,
      channel: 'cash',
      created_at: POSTED_AT,
    })),
    adjustments: input.adjustments.map((row) => ({
      ...row,
      ...mark(row.client_reference),
      loan_id: 1,
      due_dates: row.dates && row.dates.length > 0 ? row.dates.join(' ') : null,
      posted_at: POSTED_AT,
    })),
    restructures: [],
    judged_on: input.court_from ?? null,
  };
}
function policiesOf(input: History): PolicyBook {
  const row = { product: null, effective_on: '1970-01-01' };
  return new PolicyBook([
    { ...row, kind: 'allocation', value: JSON.stringify(input.rulesOn('')) },
    {
      ...row,
      kind: 'penalty_day_base',
      value: JSON.stringify({ base: input.terms.penalty_day_base }),
    },
    {
      ...row,
      kind: 'grace',
      value: JSON.stringify({ charged_back: input.terms.grace_charged_back }),
    },
    {
      ...row,
      kind: 'tolerance',
      value: JSON.stringify({ amount_minor: 0, share_bps: 0 }),
    },
    { ...row, kind: 'early_payoff', value: JSON.stringify(input.early.fee) },
  ]);
}

/** Without the ids of plans that are not stored. */
const withoutPlanIds = (input: History): History => ({
  ...input,
  payments: input.payments.map(({ plan_ids: _ids, ...row }) => row),
  adjustments: input.adjustments.map(({ plan_ids: _ids, ...row }) => row),
});

describe('an event that is entered and reversed', () => {
  it('leaves every position as if it had never been, whatever else happened', () => {
    holds(
      history
        .map(withoutPlanIds)
        .chain((input) =>
          fc.tuple(
            fc.constant(input),
            fc.subarray(
              [...input.payments, ...input.adjustments].map((row) => row.client_reference),
            ),
          ),
        ),
      ([input, taken]) => {
        const policies = policiesOf(input);
        const isTaken = (reference: string) => taken.includes(reference);
        const reversed = accountOf(input, isTaken);
        const kept = {
          payments: input.payments.filter((row) => !isTaken(row.client_reference)),
          adjustments: input.adjustments.filter((row) => !isTaken(row.client_reference)),
        };
        const never = accountOf({ ...input, ...kept }, () => false);
        expect(positionOf(reversed, policies)).toEqual(positionOf(never, policies));
        expect(ledgerOf(reversed, policies, { as_of: input.as_of })).toEqual(
          ledger({ ...input, ...kept }),
        );
        // Before the reversal was known it counted.
        expect(
          ledgerOf(reversed, policies, {
            as_of: input.as_of,
            known_at: '2026-01-31T23:59:59.999Z',
          }),
        ).toEqual(ledger(input));
        expect(ledgerOf(reversed, policies, { as_of: input.as_of, known_at: REVERSED_AT })).toEqual(
          ledger({ ...input, ...kept }),
        );
      },
    );
  });
});
