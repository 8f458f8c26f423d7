import { describe, expect, it } from 'vitest';
import { ledger, payoffQuote } from '../../server/domain/ledger/ledger.ts';
import type { EarlyFee } from '../../server/domain/ledger/earlyFee.ts';
import type {
  EarlyPayoffTerms,
  LedgerAdjustment,
  LedgerInput,
  LedgerPayment,
} from '../../server/domain/ledger/ledgerTypes.ts';
import type { AllocationRules } from '../../server/domain/ledger/allocation.ts';
import { ALLOCATION_RULES } from '../../server/domain/policyDefaults.ts';
import { buildSchedule, type ScheduleTerms } from '../../server/domain/ledger/schedule.ts';

/**
 * 12000.00 at 12 %: 1 % a month, 18 % penalty. In equal principal 1000.00 a month and 120.00,
 * 110.00 … 10.00, in all 780.00.
 */
const LENT: ScheduleTerms = {
  principal_minor: 12000_00,
  annual_rate_bps: 1200,
  installments_count: 12,
  repayment_method: 'equal_principal',
  day_count: '30/360',
  rounding: 'half_up',
  disbursed_on: '2026-01-15',
  first_due_on: '2026-02-15',
};
type Asked = LedgerInput & { early: EarlyPayoffTerms };
const paid = (paid_on: string, amount_minor: number, id = 1): LedgerPayment => ({
  id,
  paid_on,
  amount_minor,
});
const decided = (
  kind: LedgerAdjustment['kind'],
  value_on: string,
  amount_minor: number,
  rest: Partial<LedgerAdjustment> = {},
): LedgerAdjustment => ({
  id: 9,
  kind,
  value_on,
  amount_minor,
  component: null,
  rate_bps: null,
  ...rest,
});

function loan(
  changes: Partial<ScheduleTerms>,
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
    payments: [],
    rulesOn: () => ALLOCATION_RULES.by_law.value,
    as_of: LENT.disbursed_on,
    ...input,
  };
}

const principalFirst = ['principal', 'cost', 'penalty', 'compound_interest', 'interest'] as const;
const PRINCIPAL_FIRST: AllocationRules = {
  current: principalFirst,
  overdue_to_90: principalFirst,
  overdue_over_90: principalFirst,
  written_off: principalFirst,
  court: principalFirst,
};

type Row = readonly [title: string, input: Asked, on: string, amount: number, dropped: number];
const ROWS: readonly Row[] = [
  ['on the day it was lent costs the principal', loan({}), '2026-01-15', 12000_00, 780_00],
  // 12000 × 12 % × 15 ÷ 360 = 60.00.
  ['after fifteen days costs fifteen days of interest', loan({}), '2026-01-30', 12060_00, 720_00],
  ['on the first due day costs the month that fell due', loan({}), '2026-02-15', 12120_00, 660_00],
  // 0.50 + 0.06 for a day late; 11000 × 12 % ÷ 360 = 3.67; 12120 + 3.67 + 0.56.
  [
    'the day after costs penalty, compound interest and a day of the second month',
    loan({}),
    '2026-02-16',
    12124_23,
    656_33,
  ],
  [
    'the day after, the first being paid, costs the day alone',
    loan({}, { payments: [paid('2026-02-15', 1120_00)] }),
    '2026-02-16',
    11003_67,
    656_33,
  ],
  [
    'the same, rounded down',
    loan({ rounding: 'down' }, { payments: [paid('2026-02-15', 1120_00)] }),
    '2026-02-16',
    11003_66,
    656_34,
  ],
  [
    'the same, rounded up',
    loan({ rounding: 'up' }, { payments: [paid('2026-02-15', 1120_00)] }),
    '2026-02-16',
    11003_67,
    656_33,
  ],
  // 15 Feb to 2 Mar are 17 days of a year of 360: 12000 × 12 % × 17 ÷ 360 = 68.00, whatever was
  // repaid.
  [
    'of a flat loan takes interest on what was lent',
    loan({ repayment_method: 'flat' }, { payments: [paid('2026-02-15', 1120_00)] }),
    '2026-03-02',
    11068_00,
    1320_00 - 68_00,
  ],
  [
    'of an interest-only loan takes interest on the whole principal',
    loan({ repayment_method: 'interest_only' }, { payments: [paid('2026-02-15', 120_00)] }),
    '2026-03-02',
    12068_00,
    1320_00 - 68_00,
  ],
  // 408.03 a month: 12.00 + 396.03, 8.04 + 399.99, 4.04 + 403.98. Ten days on 803.97: 2.68.
  [
    'of equal installments takes ten days on the balance',
    loan(
      { repayment_method: 'equal_installment', principal_minor: 1200_00, installments_count: 3 },
      { payments: [paid('2026-02-15', 408_03)] },
    ),
    '2026-02-25',
    806_65,
    9_40,
  ],
  // 181 days: 603.33; 90 days: 300.00.
  [
    'of a bullet on actual/360 takes the days gone by',
    loan({
      repayment_method: 'bullet',
      day_count: 'actual/360',
      principal_minor: 10000_00,
      installments_count: 1,
      first_due_on: '2026-07-15',
    }),
    '2026-04-15',
    10300_00,
    303_33,
  ],
  // 10000 × 12 % × 90 ÷ 365 = 295.89 of 595.07.
  [
    'of a bullet on actual/365 too',
    loan({
      repayment_method: 'bullet',
      day_count: 'actual/365',
      principal_minor: 10000_00,
      installments_count: 1,
      first_due_on: '2026-07-15',
    }),
    '2026-04-15',
    10295_89,
    299_18,
  ],
  // Half a year of 30-day months: 600.00; 15 Jan to 28 Feb are 43 days: 143.33.
  [
    'of a bullet on 30/360 counts months of thirty days',
    loan({
      repayment_method: 'bullet',
      principal_minor: 10000_00,
      installments_count: 1,
      first_due_on: '2026-07-15',
    }),
    '2026-02-28',
    10143_33,
    456_67,
  ],
  // The first period is two months, 240.00, in all 900.00: 40 days are 160.00.
  [
    'in a long first period takes the days gone by',
    loan({ first_due_on: '2026-03-15' }),
    '2026-02-25',
    12160_00,
    740_00,
  ],
  // Five days to the first due date: 20.00, in all 680.00; three of them 12.00.
  [
    'in a short first period too',
    loan({ first_due_on: '2026-01-20' }),
    '2026-01-18',
    12012_00,
    668_00,
  ],
  [
    'late in February counts the days of a thirty-day month',
    loan({ disbursed_on: '2026-01-31', first_due_on: '2026-02-28' }),
    '2026-02-27',
    12000_00 + 108_00,
    780_00 - 108_00,
  ],
  [
    'of a loan without interest is the principal',
    loan({ annual_rate_bps: 0 }),
    '2026-01-30',
    12000_00,
    0,
  ],
  // 1000.00 + 10.00 on the last due day, eleven paid: nothing is early any more.
  [
    'on the last due day drops nothing',
    loan(
      {},
      {
        payments: [paid('2026-02-15', 11000_00 + 770_00)].map((row) => ({
          ...row,
          early_interest: 'scheduled',
        })),
      },
    ),
    '2027-01-15',
    1010_00,
    0,
  ],
];

describe('a payoff', () => {
  it.each(ROWS)('%s', (_title, input, on, amount_minor, dropped_interest_minor) => {
    const asked = { ...input, as_of: on };
    expect(payoffQuote(asked)).toMatchObject({ on, amount_minor, dropped_interest_minor });
    expect(
      ledger({ ...asked, payments: [...input.payments, paid(on, amount_minor, 2)] }),
    ).toMatchObject({
      settled: true,
      unallocated_minor: 0,
      outstanding_minor: 0,
      penalty_minor: 0,
      cost_minor: 0,
    });
    expect(
      ledger({ ...asked, payments: [...input.payments, paid(on, amount_minor - 1, 2)] }).settled,
    ).toBe(false);
  });

  it('names its parts', () => {
    expect(
      payoffQuote({
        ...loan(
          {},
          { adjustments: [decided('charge', '2026-02-01', 50_00)], fee: { fee_bps: 100 } },
        ),
        as_of: '2026-02-16',
      }).parts,
    ).toEqual({
      cost: 50_00,
      penalty: 50,
      compound_interest: 6,
      interest: 123_67,
      principal: 12000_00,
      fee: 110_00,
      refund: 0,
      credit: 0,
    });
  });

  it('takes a fee on principal not yet due, and never where everything scheduled is less', () => {
    // 11000.00 are not due on 15 February: 1 % is 110.00 on 12120.00; 10 % would be 1100.00, the
    // interest saved is 660.00.
    expect(
      payoffQuote({ ...loan({}, { fee: { fee_bps: 100 } }), as_of: '2026-02-15' }),
    ).toMatchObject({
      amount_minor: 12230_00,
      dropped_interest_minor: 660_00,
    });
    const dear = payoffQuote({ ...loan({}, { fee: { fee_bps: 1000 } }), as_of: '2026-02-15' });
    expect(dear).toMatchObject({
      amount_minor: 12780_00,
      dropped_interest_minor: 660_00,
      parts: { fee: 660_00, interest: 120_00 },
    });
  });

  it('of a settled loan is nothing, and its credit is shown', () => {
    // Five days: 20.00.
    const settled = loan({}, { payments: [paid('2026-01-20', 13000_00)], as_of: '2026-03-01' });
    expect(payoffQuote(settled)).toMatchObject({
      amount_minor: 0,
      dropped_interest_minor: 0,
      parts: { principal: 0, interest: 0, credit: 980_00 },
    });
  });

  it('counts what came in that day already, whichever of the two was recorded first', () => {
    const morning = loan({}, { payments: [paid('2026-01-30', 500_00, 5)], as_of: '2026-01-30' });
    // 12060.00 in all; 500.00 are there.
    expect(payoffQuote(morning)).toMatchObject({
      amount_minor: 11560_00,
      dropped_interest_minor: 720_00,
    });
    for (const id of [1, 7])
      expect(
        ledger({ ...morning, payments: [...morning.payments, paid('2026-01-30', 11560_00, id)] }),
      ).toMatchObject({ settled: true, unallocated_minor: 0 });
    expect(payoffQuote({ ...morning, payments: [paid('2026-01-30', 12060_00)] })).toMatchObject({
      amount_minor: 0,
      dropped_interest_minor: 0,
    });
  });

  it('on the next day counts what was paid ahead of time as interest towards the payoff', () => {
    // 120.00 of interest and 380.00 of principal; 60.00 are earned, the rest goes back.
    expect(
      payoffQuote(loan({}, { payments: [paid('2026-01-29', 500_00)], as_of: '2026-01-30' })),
    ).toMatchObject({ amount_minor: 11560_00, dropped_interest_minor: 720_00 });
  });

  it('never lets a fen decide over interest: 120000.00 in equal principal, on a due day', () => {
    const large = loan({ principal_minor: 120_000_00 }, { as_of: '2026-02-15' });
    // 120000.00 and a month at 1 %.
    expect(payoffQuote(large).amount_minor).toBe(121_200_00);
    for (const amount of [121_200_00, 121_200_01, 127_799_99, 127_800_00, 127_800_01]) {
      const book = ledger({ ...large, payments: [paid('2026-02-15', amount)] });
      expect(book).toMatchObject({ settled: true, unallocated_minor: amount - 121_200_00 });
      expect(book.installments.map((row) => row.paid_interest_minor)).toEqual([
        1200_00,
        ...Array.from({ length: 11 }, () => 0),
      ]);
    }
    const short = { ...large, payments: [paid('2026-02-15', 121_199_99)] };
    expect(ledger(short).settled).toBe(false);
    expect(payoffQuote(short).amount_minor).toBe(1);
  });

  it('is nothing when all principal is repaid ahead: what interest is left is not earned', () => {
    // Principal first. Three months of 120.00 are earned by 15 April; nothing runs any more.
    const bullet = {
      repayment_method: 'bullet',
      installments_count: 1,
      first_due_on: '2027-01-15',
    } as const;
    const input = loan(bullet, { rulesOn: () => PRINCIPAL_FIRST });
    const repaid = { ...input, payments: [paid('2026-04-15', 12000_00)] };
    for (const as_of of ['2026-04-15', '2026-07-01', '2027-01-15']) {
      expect(ledger({ ...repaid, as_of })).toMatchObject({
        outstanding_minor: 360_00,
        principal_outstanding_minor: 0,
      });
      expect(payoffQuote({ ...repaid, as_of }).amount_minor).toBe(360_00);
    }
    const sameDay = { ...input, payments: [paid('2026-01-15', 12000_00)] };
    expect(ledger(sameDay)).toMatchObject({ settled: true, outstanding_minor: 0 });
    expect(payoffQuote(sameDay).amount_minor).toBe(0);
  });

  it('is had where interest that was paid ahead is refunded: what is left of it is credit', () => {
    // All 12780.00 of the book's own schedule came on 15 February: 660.00 of it are not earned.
    const ahead = [{ ...paid('2026-02-15', 12780_00), early_interest: 'scheduled' as const }];
    const refunded = loan(
      {},
      { payments: ahead, adjustments: [decided('refund', '2026-02-15', 600_00)] },
    );
    expect(ledger({ ...refunded, as_of: '2026-02-15' })).toMatchObject({
      settled: true,
      unallocated_minor: 60_00,
      refunded_minor: 600_00,
      refund_owed_minor: 0,
    });
    const beyond = loan(
      {},
      { payments: ahead, adjustments: [decided('refund', '2026-02-15', 700_00)] },
    );
    expect(ledger({ ...beyond, as_of: '2026-02-15' })).toMatchObject({
      settled: false,
      refund_owed_minor: 700_00,
    });
    expect(payoffQuote({ ...beyond, as_of: '2026-02-15' }).amount_minor).toBe(40_00);
  });

  it('sees the waivers and costs of its day, not those of the next', () => {
    const late = { adjustments: [decided('waiver', '2026-02-25', 5_00, { component: 'penalty' })] };
    // Ten days late: 5.00 and 0.60; ten days on 11000: 36.67.
    expect(payoffQuote(loan({}, { as_of: '2026-02-25' })).amount_minor).toBe(
      12120_00 + 36_67 + 5_60,
    );
    expect(payoffQuote(loan({}, { ...late, as_of: '2026-02-25' })).amount_minor).toBe(
      12120_00 + 36_67 + 60,
    );
    expect(payoffQuote(loan({}, { ...late, as_of: '2026-02-24' })).amount_minor).toBe(
      12120_00 + 33_00 + 4_50 + 54,
    );
  });
});
