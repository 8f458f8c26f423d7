import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../server/domain/time/calendar.ts';
import type { LedgerInput, LedgerPayment } from '../../server/domain/ledger/ledgerTypes.ts';
import { ledger } from '../../server/domain/ledger/ledger.ts';
import { ALLOCATION_RULES } from '../../server/domain/policyDefaults.ts';
import { buildSchedule } from '../../server/domain/ledger/schedule.ts';

const payment = (id: number, paid_on: string, amount_minor: number): LedgerPayment => ({
  id,
  paid_on,
  amount_minor,
});
const loanOf = (input: Partial<LedgerInput>): LedgerInput => ({
  terms: { rounding: 'half_up', penalty_rate_bps: 1800, grace_days: 0, penalty_day_base: 360 },
  installments: [
    {
      id: 11,
      sequence: 1,
      due_on: '2026-01-10',
      principal_minor: 1_000_000,
      interest_minor: 20_000,
    },
  ],
  payments: [],
  rulesOn: () => ALLOCATION_RULES.by_law.value,
  as_of: '2026-02-09',
  ...input,
});
const two = (input: Partial<LedgerInput>): LedgerInput =>
  loanOf({
    installments: [
      { id: 11, sequence: 1, due_on: '2026-01-10', principal_minor: 50_000, interest_minor: 1000 },
      { id: 12, sequence: 2, due_on: '2026-02-10', principal_minor: 50_000, interest_minor: 500 },
    ],
    ...input,
  });

describe('a loan with nothing paid', () => {
  it('owes penalty on principal and compound interest on interest from the day after due', () => {
    const result = ledger(loanOf({}));
    expect(result).toMatchObject({
      outstanding_minor: 1_020_000,
      principal_outstanding_minor: 1_000_000,
      overdue_minor: 1_020_000,
      penalty_minor: 15_300,
      unallocated_minor: 0,
      oldest_unpaid_due_on: '2026-01-10',
      settled: false,
      entries: [],
      unallocated: [],
    });
    expect(result.installments[0]).toMatchObject({
      penalty_minor: 15_000,
      compound_interest_minor: 300,
    });
  });

  it('owes no penalty on the due day, during grace or at rate 0', () => {
    expect(ledger(loanOf({ as_of: '2026-01-10' }))).toMatchObject({
      penalty_minor: 0,
      overdue_minor: 0,
      outstanding_minor: 1_020_000,
    });
    const grace = {
      rounding: 'half_up',
      penalty_rate_bps: 1800,
      grace_days: 10,
      penalty_day_base: 360,
    } as const;
    expect(ledger(loanOf({ terms: grace, as_of: '2026-01-20' })).penalty_minor).toBe(0);
    expect(ledger(loanOf({ terms: grace, as_of: '2026-01-21' })).penalty_minor).toBe(510);
    expect(
      ledger(loanOf({ terms: { ...grace, penalty_rate_bps: 0 }, as_of: '2027-01-21' }))
        .penalty_minor,
    ).toBe(0);
  });

  it('has the day base of its terms', () => {
    const terms = {
      rounding: 'half_up',
      penalty_rate_bps: 1800,
      grace_days: 0,
      penalty_day_base: 365,
    } as const;
    expect(ledger(loanOf({ terms })).installments[0]?.penalty_minor).toBe(14_795);
  });
});

describe('a payment', () => {
  it('by law takes penalty, compound interest, interest, then principal', () => {
    const result = ledger(loanOf({ payments: [payment(1, '2026-02-09', 100_000)] }));
    expect(
      result.entries.map(({ payment_id, installment_id, component, amount_minor }) => ({
        payment_id,
        installment_id,
        component,
        amount_minor,
      })),
    ).toEqual([
      { payment_id: 1, installment_id: 11, component: 'penalty', amount_minor: 15_000 },
      { payment_id: 1, installment_id: 11, component: 'compound_interest', amount_minor: 300 },
      { payment_id: 1, installment_id: 11, component: 'interest', amount_minor: 20_000 },
      { payment_id: 1, installment_id: 11, component: 'principal', amount_minor: 64_700 },
    ]);
    expect(result).toMatchObject({ outstanding_minor: 935_300, penalty_minor: 0 });
  });

  it('stops the penalty on what it paid', () => {
    const payments = [payment(1, '2026-02-09', 535_300)];
    // 15000 + 300 + 20000 paid first: 500000 of principal are left for 30 days.
    const result = ledger(loanOf({ payments, as_of: '2026-03-11' }));
    expect(result.installments[0]).toMatchObject({
      paid_principal_minor: 500_000,
      penalty_minor: 7500,
      compound_interest_minor: 0,
      paid_penalty_minor: 15_000,
    });
  });

  it('over 90 days takes principal first by the other rules; penalty keeps the loan open', () => {
    const rules = ALLOCATION_RULES.principal_first_over_90.value;
    const early = ledger(
      loanOf({
        rulesOn: () => rules,
        payments: [payment(1, '2026-04-10', 1_020_000)],
        as_of: '2026-04-10',
      }),
    );
    expect(early.entries[0]?.component).toBe('penalty');
    const late = ledger(
      loanOf({
        rulesOn: () => rules,
        payments: [payment(1, '2026-04-11', 1_020_000)],
        as_of: '2026-12-31',
      }),
    );
    expect(late.entries.map((row) => row.component)).toEqual(['principal', 'interest']);
    expect(late).toMatchObject({
      outstanding_minor: 0,
      overdue_minor: 0,
      penalty_minor: 46_410,
      settled: false,
      oldest_unpaid_due_on: null,
    });
  });

  it('goes to the oldest installment first, then to those ahead, and the rest is credit', () => {
    const result = ledger(
      two({
        payments: [payment(1, '2026-01-05', 60_000), payment(2, '2026-01-06', 50_000)],
        as_of: '2026-01-06',
      }),
    );
    expect(
      result.entries.map((row) => [
        row.payment_id,
        row.installment_id,
        row.component,
        row.amount_minor,
      ]),
    ).toEqual([
      [1, 11, 'interest', 1000],
      [1, 11, 'principal', 50_000],
      [1, 12, 'interest', 500],
      [1, 12, 'principal', 8500],
      [2, 12, 'principal', 41_500],
    ]);
    expect(result).toMatchObject({
      settled: true,
      unallocated_minor: 8500,
      unallocated: [{ payment_id: 2, amount_minor: 8500 }],
      oldest_unpaid_due_on: null,
    });
  });

  it('on the due day keeps the loan current, and the next installment is the oldest unpaid', () => {
    const result = ledger(
      two({ payments: [payment(1, '2026-01-10', 51_000)], as_of: '2026-01-31' }),
    );
    expect(result).toMatchObject({
      overdue_minor: 0,
      penalty_minor: 0,
      oldest_unpaid_due_on: '2026-02-10',
      outstanding_minor: 50_500,
    });
  });

  it('entered late with an early value date re-ages the loan', () => {
    const late = ledger(two({ payments: [payment(1, '2026-02-05', 51_000)], as_of: '2026-02-09' }));
    expect(late.oldest_unpaid_due_on).toBe('2026-01-10');
    const backdated = ledger(
      two({
        payments: [payment(1, '2026-02-05', 51_000), payment(2, '2026-01-09', 51_000)],
        as_of: '2026-02-09',
      }),
    );
    expect(backdated).toMatchObject({
      oldest_unpaid_due_on: null,
      penalty_minor: 0,
      settled: true,
      unallocated_minor: 500,
    });
  });
});

const book = fc
  .record({
    principal_minor: fc.integer({ min: 1, max: 5_000_000 }),
    annual_rate_bps: fc.integer({ min: 0, max: 3600 }),
    installments_count: fc.integer({ min: 1, max: 12 }),
    rounding: fc.constantFrom('half_up', 'half_even', 'down', 'up'),
    penalty_rate_bps: fc.constantFrom(0, 1800, 5400),
    grace_days: fc.constantFrom(0, 3, 30),
    penalty_day_base: fc.constantFrom(360, 365),
    rules: fc.constantFrom(
      ALLOCATION_RULES.by_law.value,
      ALLOCATION_RULES.principal_first_over_90.value,
    ),
    payments: fc.array(
      fc.record({
        day: fc.integer({ min: 0, max: 700 }),
        amount_minor: fc.integer({ min: 1, max: 2_000_000 }),
      }),
      { maxLength: 12 },
    ),
    days: fc.integer({ min: 0, max: 800 }),
  })
  .map((given): LedgerInput => {
    const { rounding, penalty_rate_bps, grace_days, penalty_day_base, rules } = given;
    const start = '2024-01-31';
    const schedule = buildSchedule({
      ...given,
      repayment_method: 'equal_installment',
      day_count: '30/360',
      disbursed_on: start,
      first_due_on: '2024-02-29',
    });
    return {
      terms: { rounding, penalty_rate_bps, grace_days, penalty_day_base },
      installments: schedule.map((row) => ({ id: 100 + row.sequence, ...row })),
      payments: given.payments.map(({ day, amount_minor }, k) =>
        payment(k + 1, addDays(start, day), amount_minor),
      ),
      rulesOn: () => rules,
      as_of: addDays(start, given.days),
    };
  });

describe('every ledger', () => {
  it('allocates each fen of each payment exactly once', () => {
    fc.assert(
      fc.property(book, (input) => {
        const result = ledger(input);
        for (const row of input.payments) {
          const taken = result.entries
            .filter((one) => one.payment_id === row.id)
            .reduce((total, one) => total + one.amount_minor, 0);
          const left =
            result.unallocated.find((one) => one.payment_id === row.id)?.amount_minor ?? 0;
          expect(taken + left).toBe(row.paid_on <= input.as_of ? row.amount_minor : 0);
        }
      }),
    );
  });

  it('has nothing negative and adds up', () => {
    fc.assert(
      fc.property(book, (input) => {
        const result = ledger(input);
        const by = (component: string, id: number) =>
          result.entries
            .filter((row) => row.component === component && row.installment_id === id)
            .reduce((total, row) => total + row.amount_minor, 0);
        let outstanding = 0;
        for (const row of result.installments) {
          expect(
            Math.min(...Object.values(row).filter((value) => typeof value === 'number')),
          ).toBeGreaterThanOrEqual(0);
          expect(row.paid_principal_minor).toBeLessThanOrEqual(row.principal_minor);
          expect(row.paid_interest_minor).toBeLessThanOrEqual(row.interest_minor);
          expect(by('principal', row.id)).toBe(row.paid_principal_minor);
          expect(by('interest', row.id)).toBe(row.paid_interest_minor);
          expect(by('penalty', row.id)).toBe(row.paid_penalty_minor);
          expect(by('compound_interest', row.id)).toBe(row.paid_compound_interest_minor);
          outstanding +=
            row.principal_minor +
            row.interest_minor -
            row.paid_principal_minor -
            row.paid_interest_minor;
        }
        expect(result.outstanding_minor).toBe(outstanding);
        expect(result.overdue_minor).toBeLessThanOrEqual(outstanding);
        expect(result.settled).toBe(outstanding === 0 && result.penalty_minor === 0);
        expect(result.unallocated_minor === 0 || result.settled).toBe(true);
      }),
    );
  });

  it('is the same in whatever order the payments were entered', () => {
    fc.assert(
      fc.property(
        book.chain((input) =>
          fc.tuple(
            fc.constant(input),
            fc.shuffledSubarray([...input.payments], { minLength: input.payments.length }),
          ),
        ),
        ([input, payments]) => {
          expect(ledger({ ...input, payments })).toEqual(ledger(input));
          expect(ledger({ ...input, installments: input.installments.toReversed() })).toEqual(
            ledger(input),
          );
        },
      ),
    );
  });

  it('as of a date ignores later payments', () => {
    fc.assert(
      fc.property(book, (input) => {
        expect(
          ledger({
            ...input,
            payments: input.payments.filter((row) => row.paid_on <= input.as_of),
          }),
        ).toEqual(ledger(input));
      }),
    );
  });

  it('gives the same penalty whether or not it was asked for on the way', () => {
    fc.assert(
      fc.property(book, (input) => {
        // A payment that finds nothing to take is a pure question.
        const later = { ...input, as_of: addDays(input.as_of, 60), payments: [] };
        const asked = { ...later, payments: [{ ...payment(1, input.as_of, 0) }] };
        expect(ledger(asked).installments).toEqual(ledger(later).installments);
      }),
    );
  });
});
