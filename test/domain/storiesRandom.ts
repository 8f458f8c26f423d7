import fc from 'fast-check';
import type { Component } from '../../server/domain/ledger/allocation.ts';
import { addDays, addMonths } from '../../server/domain/time/calendar.ts';
import type { EarlyFee } from '../../server/domain/ledger/earlyFee.ts';
import type {
  EarlyPayoffTerms,
  LedgerAdjustment,
  LedgerInput,
  LedgerPayment,
} from '../../server/domain/ledger/ledgerTypes.ts';
import { ALLOCATION_RULES } from '../../server/domain/policyDefaults.ts';
import { buildSchedule, type ScheduleTerms } from '../../server/domain/ledger/schedule.ts';

/**
 * Any loan with any history of payments and prepayments, charges, waivers, refunds, a write-off,
 * misuse, an acceleration, a small balance and a judgment.
 */

export type Named<T> = T & { client_reference: string };
export type History = Omit<LedgerInput, 'payments' | 'adjustments'> & {
  early: EarlyPayoffTerms;
  payments: Named<LedgerPayment>[];
  adjustments: Named<LedgerAdjustment>[];
  schedule: ScheduleTerms;
};

const rules = {
  ...ALLOCATION_RULES.principal_first_over_90.value,
  court: ALLOCATION_RULES.principal_first_over_90.value.written_off,
};
const RULES = [
  ALLOCATION_RULES.by_law.value,
  ALLOCATION_RULES.principal_first_over_90.value,
  rules,
];

const MOST_INSTALLMENTS = 12;

export const anyTerms: fc.Arbitrary<ScheduleTerms> = fc
  .record({
    principal_minor: fc.oneof(
      fc.integer({ min: 1, max: 5_000_000 }),
      fc.constantFrom(MOST_INSTALLMENTS, MOST_INSTALLMENTS + 1, 100_000, 1_200_000),
    ),
    annual_rate_bps: fc.oneof(fc.integer({ min: 0, max: 3600 }), fc.constantFrom(0, 1200, 2400)),
    installments_count: fc.integer({ min: 1, max: MOST_INSTALLMENTS }),
    repayment_method: fc.constantFrom(
      'equal_installment',
      'equal_principal',
      'interest_only',
      'flat',
      'bullet',
    ),
    day_count: fc.constantFrom('30/360', 'actual/365', 'actual/360'),
    rounding: fc.constantFrom('half_up', 'half_even', 'down', 'up'),
    disbursed_on: fc.constantFrom('2024-01-31', '2025-01-10', '2025-11-30', '2027-12-31'),
    first_due_on: fc.integer({ min: 1, max: 70 }),
  })
  .map(({ first_due_on, ...given }) => ({
    ...given,
    installments_count: given.repayment_method === 'bullet' ? 1 : given.installments_count,
    // Most first periods are a month; the others are short or long.
    first_due_on:
      first_due_on < 35
        ? addMonths(given.disbursed_on, 1)
        : addDays(given.disbursed_on, first_due_on - 34),
  }));

const day = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 420 }) },
  { weight: 2, arbitrary: fc.constantFrom(0, 29, 30, 31, 59, 60, 90, 91) },
);
/** Of the amount lent, in per mille; and some amounts to the fen. */
const size = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.integer({ min: 1, max: 1300 }).map((permille) => ({ permille, fen: 0 })),
  },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 300 }).map((fen) => ({ permille: 0, fen })) },
);
const amountOf = (
  { permille, fen }: { permille: number; fen: number },
  principal: number,
): number => Math.max(1, Math.floor((principal * permille) / 1000) + fen);

const anyAdjustment = fc.record({
  kind: fc.constantFrom(
    'charge',
    'charge',
    'waiver',
    'waiver',
    'waiver',
    'refund',
    'write_off',
    'misuse',
    'acceleration',
    'repayment_day',
    'repayment_day',
    'small_balance',
  ),
  day,
  size,
  component: fc.constantFrom<Component>('cost', 'penalty', 'compound_interest', 'interest'),
  rate_bps: fc.constantFrom(500, 2400, 3600, 7300),
});

const anyFee = fc.constantFrom<EarlyFee>(
  { fee_bps: 0 },
  { fee_bps: 50 },
  { fee_bps: 1000 },
  { basis: 'principal_share', steps: [{ until_month: 2, fee_bps: 300 }] },
  {
    basis: 'interest_months',
    steps: [
      { until_month: 1, months: 3 },
      { until_month: null, months: 1 },
    ],
  },
);

const given = fc.record({
  schedule: anyTerms,
  payments: fc.array(
    fc.record({
      day,
      size,
      scheduled: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
      prepayment: fc.constantFrom(null, null, null, null, 'shorten', 'lower'),
    }),
    { maxLength: 8 },
  ),
  adjustments: fc.array(anyAdjustment, { maxLength: 5 }),
  penalty_rate_bps: fc.constantFrom(0, 1800, 1800, 5400),
  grace_days: fc.constantFrom(0, 0, 3, 30),
  grace_charged_back: fc.boolean(),
  penalty_day_base: fc.constantFrom(360, 365),
  fee: anyFee,
  rules: fc.constantFrom(...RULES),
  court: fc.option(day, { freq: 3 }),
  as_of: day,
});

export const history: fc.Arbitrary<History> = given.map(({ schedule, ...rest }) => {
  const { principal_minor, disbursed_on, rounding } = schedule;
  const on = (days: number) => addDays(disbursed_on, days);
  return {
    schedule,
    terms: {
      rounding,
      penalty_rate_bps: rest.penalty_rate_bps,
      grace_days: rest.grace_days,
      grace_charged_back: rest.grace_charged_back,
      penalty_day_base: rest.penalty_day_base,
    },
    early: {
      annual_rate_bps: schedule.annual_rate_bps,
      day_count: schedule.day_count,
      repayment_method: schedule.repayment_method,
      principal_minor,
      disbursed_on,
      lent_on: disbursed_on,
      fee: rest.fee,
    },
    installments: buildSchedule(schedule).map((row) => ({ id: 1000 + row.sequence, ...row })),
    payments: rest.payments.map(
      (one, at): Named<LedgerPayment> => ({
        id: at + 1,
        client_reference: `p-${at + 1}`,
        paid_on: on(one.day),
        amount_minor: amountOf(one.size, principal_minor),
        early_interest: one.scheduled ? 'scheduled' : 'dropped',
        prepayment: one.prepayment,
        plan_ids: Array.from({ length: 100 }, (_, row) => 2000 + at * 100 + row),
      }),
    ),
    adjustments: rest.adjustments.map(
      (one, at): Named<LedgerAdjustment> => ({
        id: at + 1,
        client_reference: `a-${at + 1}`,
        kind: one.kind,
        value_on: on(one.day),
        component: one.kind === 'waiver' ? one.component : null,
        amount_minor:
          one.kind === 'misuse' && one.size.fen > 0
            ? 0
            : amountOf(one.size, Math.ceil(principal_minor / (one.kind === 'misuse' ? 1 : 10))),
        rate_bps: one.kind === 'misuse' ? one.rate_bps : null,
        plan_ids:
          one.kind === 'acceleration'
            ? [5000 + at]
            : Array.from({ length: 100 }, (_, row) => 6000 + at * 100 + row),
        dates:
          one.kind === 'repayment_day' ? [addDays(on(one.day), 1 + (one.size.permille % 45))] : [],
      }),
    ),
    court_from: rest.court === null ? null : on(rest.court),
    rulesOn: () => rest.rules,
    as_of: on(rest.as_of),
  };
});

/**
 * The history with its events entered in another order: their ids change, their references do not.
 */
export const inAnotherOrder = (input: History): fc.Arbitrary<History> =>
  fc
    .tuple(
      fc.shuffledSubarray([...input.payments], { minLength: input.payments.length }),
      fc.shuffledSubarray(input.adjustments, { minLength: input.adjustments.length }),
    )
    .map(([payments, adjustments]) => ({
      ...input,
      payments: payments.map((row, at) => ({ ...row, id: at + 1 })),
      adjustments: adjustments.map((row, at) => ({ ...row, id: at + 1 })),
    }));

/** Ids that follow the order of entry, but within a day that of another history. */
export function asRecordedByDay(shuffled: History, as: History): History {
  const dayOf = (row: { paid_on: string } | { value_on: string }) =>
    'paid_on' in row ? row.paid_on : row.value_on;
  const numbered = <T extends Named<{ id: number } & Parameters<typeof dayOf>[0]>>(
    rows: readonly T[],
    first: readonly T[],
  ): T[] =>
    rows.map((row) => {
      const day = (list: readonly T[]) => list.filter((one) => dayOf(one) === dayOf(row));
      const at = day(first).findIndex((one) => one.client_reference === row.client_reference);
      const id = day(rows)
        .map((one) => one.id)
        .sort((a, b) => a - b)[at];
      return { ...row, id: id ?? row.id };
    });
  return {
    ...shuffled,
    payments: numbered(shuffled.payments, as.payments),
    adjustments: numbered(shuffled.adjustments, as.adjustments),
  };
}

/** The history with none of its payments a prepayment or one that follows the schedule. */
export const withoutPrepayments = (input: History): History => ({
  ...input,
  payments: input.payments.map((row) => ({ ...row, prepayment: null, early_interest: 'dropped' })),
});
