import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../server/domain/time/calendar.ts';
import { warnDay } from '../../server/domain/warnings/day.ts';
import type { LoanHistory, Standing } from '../../server/domain/warnings/history.ts';
import { DUE, loanWith, paidAfter, personWith, POLICY } from '../helpers/warningHistory.ts';

/** Warnings over whole histories of payments. */

const histories = fc
  .array(fc.option(fc.integer({ min: 0, max: 40 }), { nil: null, freq: 5 }), {
    minLength: 3,
    maxLength: 8,
  })
  .map((days) => loanWith({ instalments: paidAfter(...days, null) }))
  .chain((loan) =>
    fc
      .array(
        fc.record({
          after: fc.integer({ min: 0, max: 200 }),
          amount: fc.integer({ min: 1, max: 1500 }),
        }),
        { maxLength: 8 },
      )
      .map((payments) => ({
        ...loan,
        payments: payments
          .toSorted((a, b) => a.after - b.after)
          .map(({ after, amount }, at) => ({
            id: at + 1,
            paid_on: addDays(DUE, after),
            amount_minor: amount * 100,
            returned_on: null,
          })),
      })),
  );

describe('over any history, day by day', () => {
  const spanOf = (from: string, count: number) =>
    Array.from({ length: count }, (_, at) => ({ on: addDays(from, at), policy: POLICY }));

  /** Plays days one by one, closing what is open by hand on days that say so. */
  function play(loan: LoanHistory, count: number, closesOn: (at: number) => boolean) {
    const person = personWith([loan]);
    let standing: Standing[] = [];
    for (const [at, { on }] of spanOf(DUE, count).entries()) {
      const { raised, ended } = warnDay(person, POLICY, standing, on);
      const over = new Set(ended.map(({ warning }) => warning.id));
      standing = standing.map((one) =>
        over.has(one.id) || closesOn(at) ? { ...one, is_open: false } : one,
      );
      for (const one of raised)
        standing.push({ ...one, id: standing.length + 1, loan_id: 1, is_open: true });
      const open = standing.filter(({ is_open }) => is_open).map(({ rule }) => rule);
      expect(new Set(open).size).toBe(open.length);
      expect(warnDay(person, POLICY, standing, on).raised).toEqual([]);
    }
    return standing;
  }

  it('a cause raises once, a rule has one open, and a day twice raises nothing', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 2, max: 9 }), (loan, every) => {
        const all = play(loan, 220, (at) => at % every === 0);
        const causes = all.map(({ rule, cause }) => `${rule} ${cause}`);
        expect(new Set(causes).size).toBe(causes.length);
      }),
      { numRuns: 25 },
    );
  });

  it('who pays each installment by its day and whole is never warned of', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 0 }), { maxLength: 8 }), (days) => {
        const instalments = paidAfter(...days, null);
        const payments = instalments.flatMap(({ settled_on, amount_minor, sequence }) =>
          settled_on === null
            ? []
            : [{ id: sequence, paid_on: settled_on, amount_minor, returned_on: null }],
        );
        const person = personWith([loanWith({ instalments, payments })]);
        for (const { on } of spanOf('2025-12-20', 30 * days.length))
          expect(warnDay(person, POLICY, [], on).raised).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
