import { describe, expect, it } from 'vitest';
import { ledger, payoffQuote } from '../../server/domain/ledger/ledger.ts';
import type { EarlyFee } from '../../server/domain/ledger/earlyFee.ts';
import type {
  EarlyPayoffTerms,
  LedgerInput,
  LedgerPayment,
} from '../../server/domain/ledger/ledgerTypes.ts';
import type { Prepayment } from '../../server/domain/ledger/prepaymentWays.ts';
import { ALLOCATION_RULES } from '../../server/domain/policyDefaults.ts';
import { buildSchedule, type ScheduleTerms } from '../../server/domain/ledger/schedule.ts';

/** 120000.00 at 12 % over a year, 1 % a month. */
const LENT: ScheduleTerms = {
  principal_minor: 120_000_00,
  annual_rate_bps: 1200,
  installments_count: 12,
  repayment_method: 'equal_principal',
  day_count: '30/360',
  rounding: 'half_up',
  disbursed_on: '2026-01-15',
  first_due_on: '2026-02-15',
};
type Asked = LedgerInput & { early: EarlyPayoffTerms };
const paid = (
  paid_on: string,
  amount_minor: number,
  prepayment: Prepayment | null = null,
  id = 1,
): LedgerPayment => ({ id, paid_on, amount_minor, prepayment });

function loan(
  changes: Partial<ScheduleTerms>,
  payments: readonly LedgerPayment[],
  as_of: string,
  rest: Partial<LedgerInput> & { fee?: EarlyFee } = {},
): Asked {
  const terms = { ...LENT, ...changes };
  const { fee = { fee_bps: 0 }, ...input } = rest;
  return {
    terms: {
      rounding: terms.rounding,
      penalty_rate_bps: 1800,
      grace_days: 0,
      penalty_day_base: 360,
    },
    early: { ...terms, lent_on: terms.disbursed_on, fee },
    installments: buildSchedule(terms).map((row) => ({ id: row.sequence, ...row })),
    payments,
    rulesOn: () => ALLOCATION_RULES.by_law.value,
    as_of,
    ...input,
  };
}
const planOf = (input: LedgerInput) =>
  (ledger(input).recasts.at(-1)?.installments ?? []).map((row) => [
    row.due_on,
    row.principal_minor,
    row.interest_minor,
  ]);
const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
const interestOf = (input: LedgerInput) =>
  sum((ledger(input).recasts.at(-1)?.installments ?? []).map((row) => row.interest_minor));
const totals = (input: LedgerInput) =>
  (ledger(input).recasts.at(-1)?.installments ?? []).map(
    (row) => row.principal_minor + row.interest_minor,
  );

describe('a partial prepayment', () => {
  it.each(['shorten', 'lower'] as const)('of 60000.00 saves what it should: %s', (way) => {
    // 11200.00 are due, 50000.00 stay; a month later they have cost 500.00.
    const first = paid('2026-02-15', 71_200_00, way);
    expect(ledger(loan({}, [first], '2026-02-15'))).toMatchObject({
      principal_outstanding_minor: 50_000_00,
      unallocated_minor: 0,
      overdue_minor: 0,
    });
    expect(payoffQuote(loan({}, [first], '2026-03-15')).amount_minor).toBe(50_500_00);
  });

  it('of equal principal ends earlier with the same share, or has lower shares', () => {
    const shorter = loan({}, [paid('2026-02-15', 71_200_00, 'shorten')], '2026-02-15');
    expect(planOf(shorter)).toEqual([
      ['2026-03-15', 10_000_00, 500_00],
      ['2026-04-15', 10_000_00, 400_00],
      ['2026-05-15', 10_000_00, 300_00],
      ['2026-06-15', 10_000_00, 200_00],
      ['2026-07-15', 10_000_00, 100_00],
    ]);
    const lower = loan({}, [paid('2026-02-15', 71_200_00, 'lower')], '2026-02-15');
    // 50000.00 ÷ 11 = 4545.45.
    expect(planOf(lower)).toHaveLength(11);
    expect(planOf(lower).at(0)).toEqual(['2026-03-15', 4545_45, 500_00]);
    expect(planOf(lower).at(-1)?.[0]).toBe('2027-01-15');
  });

  it('of level installments keeps the installment, or the end', () => {
    // 10661.85 a month; 110538.15 are left after the first, 50538.15 after 60000.00.
    const level = { repayment_method: 'equal_installment' } as const;
    const way = (prepayment: Prepayment) =>
      loan(level, [paid('2026-02-15', 70_661_85, prepayment)], '2026-02-15');
    expect(ledger(way('shorten')).principal_outstanding_minor).toBe(50_538_15);
    expect(totals(way('shorten'))).toEqual([10_661_85, 10_661_85, 10_661_85, 10_661_85, 9391_81]);
    expect(interestOf(way('shorten'))).toBe(1501_06);
    expect(totals(way('lower'))).toEqual([...Array.from({ length: 10 }, () => 4874_61), 4874_62]);
    expect(interestOf(way('lower'))).toBe(3082_57);
  });

  it('in the middle of a month pays interest to the day, and the odd days after it', () => {
    // Ten days on 110000.00: 366.67; twenty on the 50000.00 that stay: 333.33.
    const input = loan(
      {},
      [paid('2026-02-15', 11_200_00), paid('2026-02-25', 60_366_67, 'shorten', 2)],
      '2026-02-25',
    );
    const book = ledger(input);
    expect(book.principal_outstanding_minor).toBe(50_000_00);
    expect(planOf(input)[0]).toEqual(['2026-03-15', 10_000_00, 333_33]);
    expect(payoffQuote({ ...input, as_of: '2026-03-15' }).amount_minor).toBe(50_333_33);
  });

  it('pays what is overdue first, with its penalty', () => {
    // Ten days late: 50.00 on 10000.00, 6.00 on 1200.00; ten days on 110000.00: 366.67.
    const input = loan({}, [paid('2026-02-25', 71_622_67, 'lower')], '2026-02-25');
    expect(ledger(input)).toMatchObject({
      principal_outstanding_minor: 50_000_00,
      penalty_minor: 0,
      overdue_minor: 0,
    });
  });

  it('with nothing beyond what is due is a payment like any other', () => {
    for (const amount of [5000_00, 11_200_00]) {
      const [asked, plain] = (['shorten', null] as const).map((way) =>
        ledger(loan({}, [paid('2026-02-15', amount, way)], '2026-02-15')),
      );
      expect(asked).toEqual(plain);
      expect(asked?.recasts).toEqual([]);
    }
  });

  it('of all principal settles the loan, and the rest is credit', () => {
    expect(ledger(loan({}, [paid('2026-02-15', 121_200_07, 'lower')], '2026-02-15'))).toMatchObject(
      { settled: true, unallocated_minor: 7, recasts: [] },
    );
  });

  it('of an interest-only or a bullet loan lowers the interest to come', () => {
    const only = { repayment_method: 'interest_only', installments_count: 3 } as const;
    // 1200.00 are due; half the principal is paid.
    const input = loan(only, [paid('2026-02-15', 61_200_00, 'lower')], '2026-02-15');
    expect(planOf(input)).toEqual([
      ['2026-03-15', 0, 600_00],
      ['2026-04-15', 60_000_00, 600_00],
    ]);
    const bullet = { repayment_method: 'bullet', installments_count: 1 } as const;
    // A month to the day: 1200.00; eleven months on 60000.00.
    const whole = loan(
      { ...bullet, first_due_on: '2027-01-15' },
      [paid('2026-02-15', 61_200_00, 'lower')],
      '2026-02-15',
    );
    expect(planOf(whole)).toEqual([['2027-01-15', 60_000_00, 6600_00]]);
  });

  it('of a flat loan lowers what it charges on by what was repaid', () => {
    const flat = {
      repayment_method: 'flat',
      principal_minor: 1200_00,
      installments_count: 3,
    } as const;
    // 400.00 and 12.00 are due; 400.00 more leave 400.00, charged on 800.00.
    const way = (prepayment: Prepayment) =>
      loan(flat, [paid('2026-02-15', 812_00, prepayment)], '2026-02-15');
    expect(planOf(way('shorten'))).toEqual([['2026-03-15', 400_00, 8_00]]);
    expect(planOf(way('lower'))).toEqual([
      ['2026-03-15', 200_00, 8_00],
      ['2026-04-15', 200_00, 8_00],
    ]);
  });

  it('pays the fee of a policy out of what it brings', () => {
    // 60600.00 at 1 %: 600.00 of fee, 60000.00 of principal.
    const input = loan({}, [paid('2026-02-15', 71_800_00, 'lower')], '2026-02-15', {
      fee: { fee_bps: 100 },
    });
    const book = ledger(input);
    expect(book.recasts).toMatchObject([{ fee_minor: 600_00, principal_minor: 60_000_00 }]);
    expect(book).toMatchObject({ cost_minor: 0, principal_outstanding_minor: 50_000_00 });
  });

  it('takes what was paid ahead off the principal, but for the interest earned', () => {
    // The second installment was paid on its way, 11100.00; on its day 1100.00 are earned.
    const payments = [paid('2026-02-15', 22_300_00), paid('2026-03-15', 50_000_00, 'lower', 2)];
    expect(ledger(loan({}, payments, '2026-03-15')).principal_outstanding_minor).toBe(50_000_00);
  });

  it('twice makes the second plan from the first', () => {
    const payments = [
      paid('2026-02-15', 71_200_00, 'shorten'),
      paid('2026-03-15', 30_500_00, 'shorten', 2),
    ];
    expect(planOf(loan({}, payments, '2026-03-15'))).toEqual([
      ['2026-04-15', 10_000_00, 200_00],
      ['2026-05-15', 10_000_00, 100_00],
    ]);
  });

  it('is worked out anew when money of an earlier day comes to be known', () => {
    const known = [paid('2026-02-15', 71_200_00, 'shorten')];
    const late = paid('2026-02-10', 10_000_00, null, 2);
    expect(planOf(loan({}, [...known, late], '2026-02-15'))).toHaveLength(4);
    expect(planOf(loan({}, [late, ...known], '2026-02-15'))).toEqual(
      planOf(loan({}, [...known, late], '2026-02-15')),
    );
  });

  it('counts days of the calendar where the loan does', () => {
    // 31 days on 120000.00 of 365: 1223.01. 28 days on 50000.00: 460.27.
    const input = loan(
      { day_count: 'actual/365' },
      [paid('2026-02-15', 71_223_01, 'shorten')],
      '2026-02-15',
    );
    expect(planOf(input)[0]).toEqual(['2026-03-15', 10_000_00, 460_27]);
  });

  it('shortens the last two to the installment that was agreed, after any odd period', () => {
    // 1200.00 in three of 408.03: 396.03 + 12.00, 399.99 + 8.04, 403.98 + 4.04.
    const level = {
      repayment_method: 'equal_installment',
      principal_minor: 1200_00,
      installments_count: 3,
    } as const;
    const first = paid('2026-02-15', 408_03);
    // 200.00 off 803.97: 603.97 bear 6.04; 408.03 − 6.04 = 401.99, and 201.98 bear 2.02.
    const plain = loan(level, [paid('2026-02-15', 608_03, 'shorten')], '2026-02-15');
    expect(planOf(plain)).toEqual([
      ['2026-03-15', 401_99, 6_04],
      ['2026-04-15', 201_98, 2_02],
    ]);
    // From the 15th to the 25th: 40 days of 803.97 are 10.72, so the next row has 410.71.
    const moved = {
      id: 1,
      kind: 'repayment_day',
      value_on: '2026-02-15',
      component: null,
      amount_minor: 803_97,
      rate_bps: null,
      dates: ['2026-03-25'],
    } as const;
    const odd = (...payments: LedgerPayment[]) =>
      loan(level, [first, ...payments], '2026-02-25', { adjustments: [moved] });
    expect(planOf(odd())).toEqual([
      ['2026-03-25', 399_99, 10_72],
      ['2026-04-25', 403_98, 4_04],
    ]);
    // Ten days: 2.68. 200.00 off, a month of 603.97 is 6.04: 408.03 again, not 410.71.
    expect(planOf(odd(paid('2026-02-25', 202_68, 'shorten', 2)))).toEqual([
      ['2026-03-25', 401_99, 6_04],
      ['2026-04-25', 201_98, 2_02],
    ]);
    // 400.00 off: 403.97 bear 4.04, and one installment is left.
    expect(planOf(odd(paid('2026-02-25', 402_68, 'shorten', 2)))).toEqual([
      ['2026-03-25', 403_97, 4_04],
    ]);
    // Lower takes the new installment from then on: 603.97 over two at 1 % is 306.52.
    expect(totals(odd(paid('2026-02-25', 202_68, 'lower', 2)))).toEqual([306_52, 306_52]);
  });
});
