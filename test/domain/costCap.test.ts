import { describe, expect, it } from 'vitest';
import { capFinding } from '../../server/domain/ledger/costCap.ts';
import type { LedgerEntry } from '../../server/domain/ledger/ledgerTypes.ts';

type Input = Parameters<typeof capFinding>[0];

const entry = (
  component: LedgerEntry['component'],
  amount_minor: number,
  value_on: string,
  rest: Partial<LedgerEntry> = {},
): LedgerEntry => ({
  payment_id: 1,
  adjustment_id: null,
  restructure_id: null,
  installment_id: component === 'cost' ? null : 1,
  component,
  effect: 'paid',
  amount_minor,
  value_on,
  ...rest,
});

/**
 * 10000.00 lent on 1 January, due on the 31st with the interest given; 24 % a year allow 197.26 for
 * the 30 days.
 */
const lent = (interest_minor: number, changes: Partial<Input> = {}): Input => ({
  principal_minor: 10000_00,
  disbursed_on: '2026-01-01',
  day_count: 'actual/365',
  installments: [
    {
      id: 1,
      sequence: 1,
      due_on: '2026-01-31',
      principal_minor: 10000_00,
      interest_minor,
      waived_interest_minor: 0,
      moved_interest_minor: 0,
    },
  ],
  entries: [],
  open_minor: 0,
  capOn: () => ({ annual_bps: 2400 }),
  capDates: [],
  rounding: 'half_up',
  as_of: '2026-01-31',
  ...changes,
});

describe('the cap on what a loan may cost', () => {
  it('allows the capped rate for each day on what is outstanding', () => {
    // 10000 × 24 % × 30 ÷ 365 = 197.2603.
    expect(capFinding(lent(100_00))).toEqual({
      charged_minor: 100_00,
      allowed_minor: 197_26,
      excess_minor: 0,
    });
  });

  it('compares rates by the loan’s own count of days: 24 % in a February is 24 %', () => {
    // 100000.00 × 24 % ÷ 12 = 2000.00 for the month, and as much allowed; of 365 days 1841.10.
    const february = (day_count: Input['day_count'], interest_minor: number) =>
      capFinding(
        lent(0, {
          principal_minor: 100_000_00,
          disbursed_on: '2026-02-15',
          day_count,
          as_of: '2026-03-15',
          installments: [
            {
              id: 1,
              sequence: 1,
              due_on: '2026-03-15',
              principal_minor: 0,
              interest_minor,
              waived_interest_minor: 0,
              moved_interest_minor: 0,
            },
          ],
        }),
      );
    const rows = [
      ['30/360', 2000_00],
      ['actual/360', 1866_67],
      ['actual/365', 1841_10],
    ] as const;
    for (const [day_count, interest] of rows) {
      expect(february(day_count, interest)).toEqual({
        charged_minor: interest,
        allowed_minor: interest,
        excess_minor: 0,
      });
      expect(february(day_count, interest + 1).excess_minor).toBe(1);
    }
  });

  it('is kept to the fen, and broken by one', () => {
    expect(capFinding(lent(197_26)).excess_minor).toBe(0);
    expect(capFinding(lent(197_27)).excess_minor).toBe(1);
  });

  it('finds what is above it, and nothing once that is waived', () => {
    expect(capFinding(lent(300_00)).excess_minor).toBe(102_74);
    const [row] = lent(300_00).installments;
    expect(
      capFinding(lent(300_00, { installments: [{ ...row!, waived_interest_minor: 102_74 }] })),
    ).toEqual({ charged_minor: 197_26, allowed_minor: 197_26, excess_minor: 0 });
  });

  it('does not count interest before it falls due', () => {
    // 29 days: 190.6849.
    expect(capFinding(lent(300_00, { as_of: '2026-01-30' }))).toEqual({
      charged_minor: 0,
      allowed_minor: 190_68,
      excess_minor: 0,
    });
  });

  it('counts interest that was paid ahead of time', () => {
    expect(
      capFinding(
        lent(300_00, { as_of: '2026-01-30', entries: [entry('interest', 50_00, '2026-01-10')] }),
      ).charged_minor,
    ).toBe(50_00);
  });

  it('counts interest once, whether it was paid or is open', () => {
    expect(
      capFinding(lent(300_00, { entries: [entry('interest', 120_00, '2026-01-31')] }))
        .charged_minor,
    ).toBe(300_00);
  });

  it('counts penalty, compound interest and costs, paid or open, not what was waived', () => {
    const entries = [
      entry('penalty', 10_00, '2026-02-10'),
      entry('compound_interest', 1_00, '2026-02-10'),
      entry('cost', 50_00, '2026-02-10'),
      entry('penalty', 7_00, '2026-02-11', {
        effect: 'waived',
        payment_id: null,
        adjustment_id: 1,
      }),
      entry('cost', 80_00, '2026-02-01', { effect: 'charged', payment_id: null, adjustment_id: 2 }),
      entry('cost', 30_00, '2026-02-11', { effect: 'waived', payment_id: null, adjustment_id: 3 }),
    ];
    // 100 + 10 + 1 + 50 + 25 open.
    expect(
      capFinding(lent(100_00, { entries, open_minor: 25_00, as_of: '2026-02-11' })).charged_minor,
    ).toBe(186_00);
  });

  it('allows less from the day on which principal was repaid', () => {
    // (10000 × 10 + 5000 × 20) × 24 % ÷ 365 = 131.5068.
    expect(
      capFinding(lent(100_00, { entries: [entry('principal', 5000_00, '2026-01-11')] }))
        .allowed_minor,
    ).toBe(131_51);
    expect(
      capFinding(lent(100_00, { entries: [entry('principal', 10000_00, '2026-01-01')] }))
        .allowed_minor,
    ).toBe(0);
  });

  it('takes two repayments of one day together', () => {
    const two = [
      entry('principal', 2000_00, '2026-01-11'),
      entry('principal', 3000_00, '2026-01-11', { payment_id: 2 }),
    ];
    expect(capFinding(lent(100_00, { entries: two })).allowed_minor).toBe(131_51);
  });

  it('changes with the cap from its day on, never before', () => {
    // 15 days at 36 % and 15 at 24 %: 10000 × (5.4 + 3.6) ÷ 365 = 246.5753.
    const capOn = (date: string) => ({ annual_bps: date < '2026-01-16' ? 3600 : 2400 });
    expect(
      capFinding(lent(100_00, { capOn, capDates: ['1970-01-01', '2026-01-16', '2027-01-01'] }))
        .allowed_minor,
    ).toBe(246_58);
    // 14 days at 36 %: 138.0822.
    expect(
      capFinding(
        lent(100_00, {
          capOn,
          capDates: ['1970-01-01', '2026-01-16', '2027-01-01'],
          as_of: '2026-01-15',
        }),
      ).allowed_minor,
    ).toBe(138_08);
  });

  it('is rounded as the loan is', () => {
    expect(capFinding(lent(0, { rounding: 'down' })).allowed_minor).toBe(197_26);
    expect(capFinding(lent(0, { rounding: 'up' })).allowed_minor).toBe(197_27);
  });

  it('allows nothing on the day the money is lent', () => {
    expect(capFinding(lent(100_00, { as_of: '2026-01-01' }))).toEqual({
      charged_minor: 0,
      allowed_minor: 0,
      excess_minor: 0,
    });
  });

  it('is exact for large loans over many years', () => {
    // 1,000,000,000.00 for 3650 days: ten years of 24 %.
    const large = lent(0, {
      principal_minor: 100_000_000_000,
      disbursed_on: '2016-01-01',
      as_of: '2025-12-29',
    });
    expect(capFinding(large).allowed_minor).toBe(240_000_000_000);
  });
});
