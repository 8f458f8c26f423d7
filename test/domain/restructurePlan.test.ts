import { unpaidOf } from '../../server/domain/ledger/unpaid.ts';
import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMPONENTS } from '../../server/domain/ledger/allocation.ts';
import { addDays, addMonths } from '../../server/domain/time/calendar.ts';
import { ledger, payoffQuote } from '../../server/domain/ledger/ledger.ts';
import type {
  Ledger,
  LedgerInput,
  LedgerRestructure,
} from '../../server/domain/ledger/ledgerTypes.ts';
import {
  ledgerParts,
  restructurePlan,
  rowTotal,
  type RestructurePlan,
  type RestructureTerms,
} from '../../server/domain/restructure/restructurePlan.ts';
import { asRecordedByDay, history, inAnotherOrder, type History } from './storiesRandom.ts';
import { isFull } from '../helpers/extent.ts';

const RUNS = isFull() ? 2000 : 200;
const SEED = Number(process.env['SEED'] ?? randomInt(2 ** 31));
console.log(`restructure properties: ${RUNS} runs each, SEED=${SEED}`);
const sum = (amounts: readonly number[]): number =>
  amounts.reduce((total, amount) => total + amount, 0);

interface Case {
  input: History;
  terms: RestructureTerms;
  plan: RestructurePlan;
  event: LedgerRestructure;
  before: Ledger;
  known: History;
}

const treatment = fc.constantFrom('waive' as const, 'carry' as const, 'capitalise' as const);

/**
 * A restructure on a day of a random history, made from the events that `knows` says were known by
 * then.
 */
const restructured = (
  knows: (input: History, effective_on: string) => History,
): fc.Arbitrary<Case> =>
  fc
    .tuple(
      history,
      fc.record({
        after: fc.integer({ min: 1, max: 400 }),
        installments_count: fc.integer({ min: 1, max: 24 }),
        gap: fc.integer({ min: 1, max: 45 }),
        annual_rate_bps: fc.integer({ min: 0, max: 2400 }),
        penalty_rate_bps: fc.constantFrom(0, 1800),
        repayment_method: fc.constantFrom(
          'equal_installment' as const,
          'equal_principal' as const,
          'flat' as const,
          'interest_only' as const,
        ),
        grace_days: fc.constantFrom(0, 30),
        interest_treatment: treatment,
        penalty_treatment: treatment,
        cost_treatment: treatment,
        waive: fc.integer({ min: 0, max: 100 }),
      }),
    )
    .map(([input, { after, gap, waive, ...rest }]) => {
      const effective_on = addDays(input.schedule.disbursed_on, after);
      const known = knows(input, effective_on);
      const before = ledger({ ...known, as_of: effective_on, before_payments: true });
      const terms: RestructureTerms = {
        ...rest,
        effective_on,
        first_due_on: addDays(effective_on, gap),
        waived_principal_minor: Math.floor((before.principal_outstanding_minor * waive) / 300),
      };
      const made =
        before.written_off_on === null
          ? restructurePlan({
              terms,
              book: before,
              early: before.early ?? input.early,
              rounding: input.terms.rounding,
              today: effective_on,
            })
          : null;
      if (made?.ok !== true) return null;
      const { plan } = made;
      const principal_minor =
        terms.repayment_method === 'flat' ? plan.flat_base_minor : plan.new_principal_minor;
      const event: LedgerRestructure = {
        id: 1,
        effective_on,
        parts: ledgerParts(plan.parts),
        installments: plan.rows,
        penalty_rate_bps: terms.penalty_rate_bps,
        grace_days: terms.grace_days,
        early: {
          ...input.early,
          annual_rate_bps: terms.annual_rate_bps,
          repayment_method: terms.repayment_method,
          disbursed_on: effective_on,
          principal_minor,
        },
      };
      return { input, terms, plan, event, before, known };
    })
    .filter((one) => one !== null);

const allKnown = restructured((input, on) => ({
  ...input,
  payments: input.payments.filter((row) => row.paid_on < on),
  // A small balance is waived after the plan has begun, and would settle that.
  adjustments: input.adjustments.filter(
    (row) =>
      row.value_on <= on &&
      !['write_off', 'refund'].includes(row.kind) &&
      !(row.kind === 'small_balance' && row.value_on === on),
  ),
}));
/**
 * Half of the payments come to be known only later, and a quarter of those known are taken back.
 */
const halfKnown = restructured((input, on) => ({
  ...input,
  payments: input.payments.filter((row, at) => row.paid_on < on && at % 2 === 0),
  adjustments: input.adjustments.filter((row) => row.kind !== 'write_off'),
}));

const holds = <T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => void): void => {
  fc.assert(fc.property(arbitrary, check), { numRuns: RUNS, seed: SEED });
};
const owed = (book: Ledger): number =>
  book.outstanding_minor + book.penalty_minor + book.cost_minor;
const played = ({ input, event }: Case, changes: Partial<LedgerInput> = {}): Ledger =>
  ledger({ ...input, restructures: [event], ...changes });

describe('a restructure of any loan after any history', () => {
  it('treats all interest that a payoff of its day asks for, also after an earlier plan', () => {
    const days = fc.integer({ min: 0, max: 200 });
    holds(fc.tuple(halfKnown, days), ([{ input, event, terms }, after]) => {
      const on = addDays(event.effective_on, after);
      const moment = { ...input, restructures: [event], as_of: on, before_payments: true };
      const book = ledger(moment);
      const isAhead = book.installments.some(
        (row) => row.due_on > on && row.paid_interest_minor > 0,
      );
      const made = restructurePlan({
        terms: { ...terms, effective_on: on, first_due_on: addDays(on, 30) },
        book,
        early: book.early ?? input.early,
        rounding: input.terms.rounding,
        today: on,
      });
      if (!made.ok || isAhead) return;
      const treated = sum(COMPONENTS.map((name) => made.plan.parts[name].open_minor));
      expect(treated).toBe(payoffQuote(moment).remainder_minor);
    });
  });

  it('divides what is open into waived, carried and capitalised, and waives nothing twice', () => {
    holds(allKnown, ({ plan, terms, before }) => {
      for (const name of COMPONENTS) {
        const { open_minor, waived_minor, carried_minor, capitalised_minor } = plan.parts[name];
        expect(waived_minor + carried_minor + capitalised_minor).toBe(open_minor);
        expect(Math.min(waived_minor, carried_minor, capitalised_minor)).toBeGreaterThanOrEqual(0);
        if (name !== 'principal')
          expect(
            [waived_minor, carried_minor, capitalised_minor].filter((amount) => amount > 0).length,
          ).toBeLessThanOrEqual(1);
      }
      expect(plan.parts.principal.open_minor).toBe(before.principal_outstanding_minor);
      expect(plan.parts.cost.open_minor).toBe(before.cost_minor);
      expect(plan.parts.penalty.open_minor + plan.parts.compound_interest.open_minor).toBe(
        before.penalty_minor,
      );
      expect(
        plan.parts.interest.open_minor +
          plan.dropped_interest_minor +
          plan.parts.principal.open_minor,
      ).toBe(before.outstanding_minor);
      expect(sum(plan.rows.map((row) => row.principal_minor))).toBe(plan.new_principal_minor);
      expect(plan.rows).toHaveLength(terms.installments_count);
      for (const [name, part] of [
        ['carried_interest_minor', 'interest'],
        ['carried_penalty_minor', 'penalty'],
        ['carried_compound_minor', 'compound_interest'],
        ['carried_cost_minor', 'cost'],
      ] as const) {
        expect(sum(plan.rows.map((row) => row[name]))).toBe(plan.parts[part].carried_minor);
      }
    });
  });

  it('leaves owed exactly the plan, and nothing of the former schedule', () => {
    holds(allKnown, (one) => {
      const { known, plan, event, terms, before } = one;
      const book = ledger({ ...known, restructures: [event], as_of: terms.effective_on });
      const total = sum(plan.rows.map(rowTotal));
      expect(owed(book) + before.unallocated_minor - book.unallocated_minor).toBe(total);
      expect(
        book.replaced.every(
          (row) =>
            unpaidOf(row) === 0 &&
            row.penalty_minor + row.compound_interest_minor + row.cost_minor === 0,
        ),
      ).toBe(true);
      expect(book.installments.map((row) => row.due_on)).toEqual(
        plan.rows.map((row) => row.due_on),
      );
      expect(book.overdue_minor).toBe(0);
      const of = (effect: string) =>
        sum(
          book.entries
            .filter((row) => row.restructure_id === 1 && row.effect === effect)
            .map((row) => row.amount_minor),
        );
      const part = (name: 'waived_minor' | 'carried_minor' | 'capitalised_minor') =>
        sum(COMPONENTS.map((component) => plan.parts[component][name]));
      expect([of('waived'), of('carried'), of('capitalised'), of('dropped')]).toEqual([
        part('waived_minor'),
        part('carried_minor'),
        part('capitalised_minor'),
        plan.dropped_interest_minor,
      ]);
    });
  });

  it('is settled to the fen by paying each row on its day', () => {
    holds(allKnown, ({ known, plan, event, terms, before }) => {
      const last = plan.rows.at(-1)?.due_on ?? terms.first_due_on;
      const credit = before.unallocated_minor;
      // What was refunded too much stands beside the plan, and is paid back on its day.
      const beside = { due_on: event.effective_on, amount_minor: before.refund_owed_minor };
      const payments = [
        beside,
        ...plan.rows.map((row) => ({ due_on: row.due_on, amount_minor: rowTotal(row) })),
      ]
        .map(({ due_on, amount_minor }, at) => ({
          id: 5000 + at,
          paid_on: due_on,
          amount_minor,
          early_interest: 'scheduled' as const,
        }))
        .filter((row) => row.amount_minor > 0);
      const book = ledger({
        ...known,
        payments: [...known.payments, ...payments],
        restructures: [event],
        as_of: addMonths(last, 6),
      });
      expect([book.settled, book.unallocated_minor]).toEqual([true, credit]);
    });
  });

  it('keeps each fen, and nothing negative, when payments come to be known later', () => {
    holds(halfKnown, (one) => {
      const book = played(one);
      const came = one.input.payments.filter((row) => row.paid_on <= one.input.as_of);
      const booked = book.entries.filter(({ effect }) => ['paid', 'refunded'].includes(effect));
      expect(sum(booked.map((row) => row.amount_minor)) + book.unallocated_minor).toBe(
        sum(came.map((row) => row.amount_minor)),
      );
      for (const row of [...book.installments, ...book.replaced]) {
        expect(unpaidOf(row)).toBeGreaterThanOrEqual(0);
        expect(
          Math.min(
            row.paid_principal_minor,
            row.paid_interest_minor,
            row.waived_principal_minor,
            row.waived_interest_minor,
            row.moved_principal_minor,
            row.moved_interest_minor,
            row.penalty_minor,
            row.compound_interest_minor,
            row.cost_minor,
          ),
        ).toBeGreaterThanOrEqual(0);
      }
      const rows = [...book.installments, ...book.replaced];
      const by = (id: number, component: string, ...effects: string[]) =>
        sum(
          book.entries
            .filter(
              (row) =>
                row.installment_id === id &&
                row.component === component &&
                effects.includes(row.effect),
            )
            .map((row) => row.amount_minor),
        );
      for (const row of rows) {
        expect([
          by(row.id, 'principal', 'paid'),
          by(row.id, 'principal', 'waived', 'dropped'),
          by(row.id, 'principal', 'carried', 'capitalised'),
        ]).toEqual([
          row.paid_principal_minor,
          row.waived_principal_minor,
          row.moved_principal_minor,
        ]);
        expect([
          by(row.id, 'interest', 'paid'),
          by(row.id, 'interest', 'waived', 'dropped'),
          by(row.id, 'interest', 'carried', 'capitalised'),
        ]).toEqual([row.paid_interest_minor, row.waived_interest_minor, row.moved_interest_minor]);
      }
      expect(book.unallocated_minor === 0 || book.settled).toBe(true);
    });
  });

  it('does not depend on the order in which the other events were entered', () => {
    holds(
      halfKnown.chain((one) => fc.tuple(fc.constant(one), inAnotherOrder(one.input))),
      ([one, shuffled]) => {
        const other = asRecordedByDay(shuffled, one.input);
        const plain = (book: Ledger) => ({
          ...book,
          entries: book.entries.map(
            ({ payment_id: _payment, adjustment_id: _adjustment, ...row }) => row,
          ),
          unallocated: book.unallocated.map((row) => row.amount_minor),
          recasts: book.recasts.map((row) => row.installments),
        });
        expect(plain(ledger({ ...other, restructures: [one.event] }))).toEqual(plain(played(one)));
      },
    );
  });

  it('changes nothing before its day', () => {
    holds(allKnown, (one) => {
      const as_of = addDays(one.terms.effective_on, -1);
      expect(played(one, { as_of })).toEqual(ledger({ ...one.input, as_of }));
    });
  });
});
