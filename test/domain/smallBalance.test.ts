import { describe, expect, it } from 'vitest';
import { ledger, payoffQuote } from '../../server/domain/ledger/ledger.ts';
import type { LedgerAdjustment, LedgerPayment } from '../../server/domain/ledger/ledgerTypes.ts';
import { ALLOCATION_RULES } from '../../server/domain/policyDefaults.ts';

/** 1200.00 in two installments of 600.00 and 12.00, then 6.00 of interest, at 12 %. */
const input = {
  terms: { rounding: 'half_up', penalty_rate_bps: 1800, grace_days: 0, penalty_day_base: 360 },
  early: {
    annual_rate_bps: 1200,
    day_count: '30/360',
    repayment_method: 'equal_principal',
    principal_minor: 1200_00,
    disbursed_on: '2026-01-15',
    lent_on: '2026-01-15',
    fee: { fee_bps: 100 },
  },
  installments: [
    { id: 1, sequence: 1, due_on: '2026-02-15', principal_minor: 600_00, interest_minor: 12_00 },
    { id: 2, sequence: 2, due_on: '2026-03-15', principal_minor: 600_00, interest_minor: 6_00 },
  ],
  rulesOn: () => ALLOCATION_RULES.by_law.value,
} as const;
const paid = (paid_on: string, amount_minor: number, id = 1): LedgerPayment => ({
  id,
  paid_on,
  amount_minor,
});
const waived = (value_on: string, amount_minor: number): LedgerAdjustment => ({
  id: 9,
  kind: 'small_balance',
  value_on,
  amount_minor,
  component: null,
  rate_bps: null,
});

describe('the waiver of a small balance', () => {
  it.each([
    // All but 0.80 of 1218.00 on the last day.
    ['on the last due day', [paid('2026-02-15', 612_00), paid('2026-03-15', 605_20, 2)], 80, 80],
    // Late by 20 days: 0.80 × 18 % × 20 / 360 = 0.01.
    ['with the penalty of 20 days', [paid('2026-03-15', 1217_20)], 81 + 8_58, 0],
  ] as const)('%s closes the loan', (_name, payments, amount, principal) => {
    const as_of = principal > 0 ? '2026-03-15' : '2026-04-04';
    const before = { ...input, payments, as_of };
    const left = payoffQuote(before).amount_minor;
    if (principal > 0) expect(left).toBe(amount);
    const book = ledger({ ...before, adjustments: [waived(as_of, left)] });
    expect(book).toMatchObject({ settled: true, outstanding_minor: 0, penalty_minor: 0 });
    const taken = book.entries.filter((row) => row.adjustment_id === 9);
    expect(taken.reduce((sum, row) => sum + row.amount_minor, 0)).toBe(left);
    if (principal > 0)
      expect(taken).toMatchObject([
        { component: 'principal', effect: 'waived', amount_minor: principal },
      ]);
  });

  it('drops interest to come and takes no fee', () => {
    // On 15 February 1212.00 settle it; 1211.20 are there, which cover 6.00 not earned as well.
    const before = { ...input, payments: [paid('2026-02-15', 1211_20)], as_of: '2026-02-15' };
    const { amount_minor, remainder_minor } = payoffQuote(before);
    expect([amount_minor, remainder_minor]).toEqual([680, 80]);
    const book = ledger({ ...before, adjustments: [waived('2026-02-15', 80)] });
    expect(book).toMatchObject({ settled: true, cost_minor: 0, unallocated_minor: 0 });
  });

  it('takes no more than was decided where a payment before it is taken back', () => {
    const book = ledger({
      ...input,
      payments: [paid('2026-02-15', 612_00)],
      adjustments: [waived('2026-03-15', 80)],
      as_of: '2026-03-15',
    });
    // Interest first, 0.80 of it; principal and the rest stay owed.
    expect(book).toMatchObject({ settled: false, outstanding_minor: 606_00 - 80 });
  });
});
