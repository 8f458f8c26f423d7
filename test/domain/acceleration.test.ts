import { describe, expect, it } from 'vitest';
import { daysPastDue } from '../../server/domain/ledger/delinquency.ts';
import { ledger, payoffQuote } from '../../server/domain/ledger/ledger.ts';
import type { LedgerAdjustment, LedgerInput } from '../../server/domain/ledger/ledgerTypes.ts';
import { ALLOCATION_RULES } from '../../server/domain/policyDefaults.ts';
import { buildSchedule, type ScheduleTerms } from '../../server/domain/ledger/schedule.ts';

/** 3000.00 at 12 % in equal principal: 1000.00 a month and 30.00, 20.00, 10.00. */
const LENT: ScheduleTerms = {
  principal_minor: 3000_00,
  annual_rate_bps: 1200,
  installments_count: 3,
  repayment_method: 'equal_principal',
  day_count: '30/360',
  rounding: 'half_up',
  disbursed_on: '2026-01-10',
  first_due_on: '2026-02-10',
};
const paid = (paid_on: string, amount_minor: number, id = 1) => ({
  id,
  paid_on,
  amount_minor,
});
const declared = (value_on: string): LedgerAdjustment => ({
  id: 1,
  kind: 'acceleration',
  value_on,
  component: null,
  amount_minor: 2000_00,
  rate_bps: null,
});
const loan = (rest: Partial<LedgerInput>) => ({
  terms: {
    rounding: LENT.rounding,
    penalty_rate_bps: 1800,
    grace_days: 0,
    penalty_day_base: 360 as const,
  },
  early: { ...LENT, lent_on: LENT.disbursed_on, fee: { fee_bps: 0 } },
  installments: buildSchedule(LENT).map((row) => ({ id: row.sequence, ...row })),
  payments: [paid('2026-02-10', 1030_00)],
  adjustments: [declared('2026-02-25')],
  rulesOn: () => ALLOCATION_RULES.by_law.value,
  as_of: '2026-02-25',
  ...rest,
});

describe('a loan that is declared due', () => {
  it('owes all principal on that day, with the interest of the days up to it', () => {
    // 2000.00 for fifteen days: 10.00.
    const book = ledger(loan({}));
    expect(book).toMatchObject({
      outstanding_minor: 2010_00,
      principal_outstanding_minor: 2000_00,
      oldest_unpaid_due_on: '2026-02-25',
      overdue_minor: 0,
    });
    expect(payoffQuote(loan({})).amount_minor).toBe(2010_00);
  });

  it('bears penalty from the next day on all of it, and is past due', () => {
    // Ten days at 18 %: 10.00 on 2000.00 and 0.05 on 10.00.
    const book = ledger(loan({ as_of: '2026-03-07' }));
    expect(book).toMatchObject({ overdue_minor: 2010_00, penalty_minor: 10_05 });
    expect(daysPastDue(book.oldest_unpaid_due_on, '2026-03-07')).toBe(10);
    expect(payoffQuote(loan({ as_of: '2026-03-07' })).amount_minor).toBe(2020_05);
  });

  it('is paid by what comes on its day, without penalty', () => {
    const payments = [paid('2026-02-10', 1030_00), paid('2026-02-25', 2010_00, 2)];
    expect(ledger(loan({ payments, as_of: '2026-03-07' }))).toMatchObject({
      settled: true,
      unallocated_minor: 0,
    });
  });

  it('gives back interest that was paid ahead and is not earned', () => {
    // 20.00 of interest came on the 12th; 10.00 are earned, 10.00 pay principal.
    const payments = [paid('2026-02-10', 1030_00), paid('2026-02-12', 20_00, 2)];
    expect(ledger(loan({ payments }))).toMatchObject({
      principal_outstanding_minor: 1990_00,
      outstanding_minor: 1990_00,
    });
  });

  it('keeps what was overdue before as old as it was', () => {
    const book = ledger(loan({ payments: [], as_of: '2026-02-25' }));
    expect(book).toMatchObject({
      oldest_unpaid_due_on: '2026-02-10',
      overdue_minor: 1030_00,
      outstanding_minor: 3040_00,
    });
  });

  it('on or after the last due day changes nothing', () => {
    const changed = ledger(loan({ adjustments: [declared('2026-04-10')], as_of: '2026-04-20' }));
    expect(changed).toEqual(ledger(loan({ adjustments: [], as_of: '2026-04-20' })));
  });
});
