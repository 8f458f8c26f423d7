import type { Policy } from '../../server/contract/resources/policies.ts';
import { startOf } from '../../admin/policies/ruleForm.ts';
import { describe, expect, it } from 'vitest';
import { POLICY_VALUES } from '../../server/contract/resources/policies.ts';
import { ALLOCATION_RULES } from '../../server/domain/policyDefaults.ts';
import { feeStepOn, type EarlyFee } from '../../server/domain/ledger/earlyFee.ts';
import { ledger, payoffQuote } from '../../server/domain/ledger/ledger.ts';
import { buildSchedule, type ScheduleTerms } from '../../server/domain/ledger/schedule.ts';

/** 3 % in the first year, 1 % in the second, then none. */
const STEPS: EarlyFee = {
  basis: 'principal_share',
  steps: [
    { until_month: 12, fee_bps: 300 },
    { until_month: 24, fee_bps: 100 },
  ],
};
const MONTHS: EarlyFee = {
  basis: 'interest_months',
  steps: [
    { until_month: 6, months: 3 },
    { until_month: null, months: 1 },
  ],
};

/** 36000.00 at 12 % over three years in equal principal: 1000.00 a month. */
const LENT: ScheduleTerms = {
  principal_minor: 36_000_00,
  annual_rate_bps: 1200,
  installments_count: 36,
  repayment_method: 'equal_principal',
  day_count: '30/360',
  rounding: 'half_up',
  disbursed_on: '2026-01-31',
  first_due_on: '2026-02-28',
};

function asked(fee: EarlyFee, as_of: string) {
  const installments = buildSchedule(LENT).map((row) => ({ id: row.sequence, ...row }));
  return {
    terms: {
      rounding: LENT.rounding,
      penalty_rate_bps: 0,
      grace_days: 0,
      penalty_day_base: 360,
    } as const,
    early: { ...LENT, lent_on: LENT.disbursed_on, fee },
    installments,
    payments: installments
      .filter((row) => row.due_on <= as_of)
      .map((row) => ({
        id: row.id,
        paid_on: row.due_on,
        amount_minor: row.principal_minor + row.interest_minor,
      })),
    rulesOn: () => ALLOCATION_RULES.by_law.value,
    as_of,
  };
}

describe('the fee of an early payoff', () => {
  // What is not due yet on the day: 36 - n installments of 1000.00.
  it.each<[string, EarlyFee, string, number]>([
    ['a share at any age', { fee_bps: 100 }, '2026-02-28', 350_00],
    ['3 % on the last day of the first year', STEPS, '2027-01-31', 720_00],
    ['1 % on the day after', STEPS, '2027-02-01', 240_00],
    ['1 % on the last day of the second year, clamped', STEPS, '2028-01-31', 120_00],
    ['none after it', STEPS, '2028-02-01', 0],
    ['three months of interest at 1 % each', MONTHS, '2026-02-28', 1050_00],
    ['on the last day of six months', MONTHS, '2026-07-31', 900_00],
    ['one month from then on', MONTHS, '2026-08-01', 300_00],
    [
      'a step of nothing',
      { ...STEPS, steps: [{ until_month: null, fee_bps: 0 }] },
      '2026-02-28',
      0,
    ],
  ])('is %s', (_title, fee, on, expected) => {
    expect(payoffQuote(asked(fee, on)).parts.fee).toBe(expected);
  });

  it('is never more than the interest saved; a quote says what it is counted by', () => {
    // The last row: 1000.00 of principal, 10.00 of interest, all of it saved.
    const quote = payoffQuote(asked({ fee_bps: 1000 }, '2028-12-28'));
    expect(quote.parts.fee).toBe(10_00);
    expect(quote.fee_rule).toEqual({
      fee_bps: 1000,
      interest_months: null,
      until_on: null,
      principal_minor: 1000_00,
    });
    expect(payoffQuote(asked(STEPS, '2028-02-01')).fee_rule).toBeNull();
  });

  it('comes out of a prepayment: 1030.00 at 3 %, 1020.00 at two months of 1 %', () => {
    const after = (fee: EarlyFee, amount_minor: number) => {
      const input = asked(fee, '2026-02-28');
      const [first] = input.payments;
      const payments = [
        {
          ...first!,
          amount_minor: first!.amount_minor + amount_minor,
          prepayment: 'lower' as const,
        },
      ];
      return ledger({ ...input, payments }).recasts[0];
    };
    expect(after(STEPS, 1030_00)).toMatchObject({ fee_minor: 30_00, principal_minor: 1000_00 });
    expect(
      after({ basis: 'interest_months', steps: [{ until_month: null, months: 2 }] }, 1020_00),
    ).toMatchObject({ fee_minor: 20_00, principal_minor: 1000_00 });
  });

  it('goes by the day of lending, also where a prepayment has made a new plan', () => {
    const input = asked(STEPS, '2027-02-01');
    const payments = input.payments.map((row, at) =>
      at === 11
        ? { ...row, amount_minor: row.amount_minor + 1030_00, prepayment: 'shorten' as const }
        : row,
    );
    expect(payoffQuote({ ...input, payments }).fee_rule).toMatchObject({
      fee_bps: 100,
      until_on: '2028-01-31',
    });
  });
});

describe('the steps of a fee', () => {
  it('end on the day that corresponds to that of lending, or on the last of its month', () => {
    const until = (month: number) =>
      feeStepOn(
        { ...STEPS, steps: [{ until_month: month, fee_bps: 1 }] },
        '2026-08-31',
        '2026-09-01',
      ).until_on;
    expect([until(1), until(6), until(12)]).toEqual(['2026-09-30', '2027-02-28', '2027-08-31']);
  });

  it.each<[string, unknown, boolean]>([
    ['one share', { fee_bps: 100 }, true],
    ['rising months', STEPS, true],
    ['a last one that is open', MONTHS, true],
    ['months that fall', { ...STEPS, steps: [...STEPS.steps].reverse() }, false],
    ['two that are open', { ...MONTHS, steps: [MONTHS.steps[1], MONTHS.steps[1]] }, false],
    ['none', { ...STEPS, steps: [] }, false],
    ['figures of the other basis', { basis: 'interest_months', steps: STEPS.steps }, false],
    ['13 months of interest', { ...MONTHS, steps: [{ until_month: null, months: 13 }] }, false],
    ['11 %', { ...STEPS, steps: [{ until_month: null, fee_bps: 1100 }] }, false],
  ])('%s: taken or refused', (_title, value, isTaken) => {
    expect(POLICY_VALUES.early_payoff.safeParse(value).success).toBe(isTaken);
  });
});

describe('the form of a fee', () => {
  it('starts an old share as one step that is open', () => {
    const rule = {
      id: 1,
      kind: 'early_payoff',
      product: null,
      status: 'approved',
      effective_on: '2026-01-01',
      value: { fee_bps: 100 },
    } as Policy;
    expect(startOf([rule], 'early_payoff', null, '2026-03-05')).toEqual({
      basis: 'principal_share',
      steps: [{ until_month: null, fee_bps: 100, months: null }],
    });
  });
});
