import { describe, expect, it } from 'vitest';
import { ledger, payoffQuote } from '../../server/domain/ledger/ledger.ts';
import type { LedgerAdjustment } from '../../server/domain/ledger/ledgerTypes.ts';
import { buildSchedule, type ScheduleTerms } from '../../server/domain/ledger/schedule.ts';
import { ALLOCATION_RULES } from '../../server/domain/policyDefaults.ts';

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
const changed = (...dates: string[]): LedgerAdjustment => ({
  id: 1,
  kind: 'repayment_day',
  value_on: '2026-02-20',
  component: null,
  amount_minor: 2000_00,
  rate_bps: null,
  dates,
});

/** The loan on a day, changed on 20 February, with the first installment paid, or so much. */
function loan(
  dates: readonly string[],
  { as_of = '2026-02-20', terms: changes = {} as Partial<ScheduleTerms>, paid = 0 } = {},
) {
  const terms = { ...LENT, ...changes };
  const [first, ...rest] = buildSchedule(terms).map((row) => ({ id: row.sequence, ...row }));
  return {
    terms: {
      rounding: terms.rounding,
      penalty_rate_bps: 1800,
      grace_days: 0,
      penalty_day_base: 360,
    } as const,
    early: { ...terms, lent_on: terms.disbursed_on, fee: { fee_bps: 0 } },
    installments: [first!, ...rest],
    payments: [
      {
        id: 1,
        paid_on: '2026-02-10',
        amount_minor: paid || first!.principal_minor + first!.interest_minor,
      },
    ],
    adjustments: dates.length === 0 ? [] : [changed(...dates)],
    rulesOn: () => ALLOCATION_RULES.by_law.value,
    as_of,
  };
}
type Row = readonly [due_on: string, principal_minor: number, interest_minor: number];
const rowsOf = (input: ReturnType<typeof loan>): Row[] =>
  ledger(input).installments.map((row) => [row.due_on, row.principal_minor, row.interest_minor]);

describe('another repayment day', () => {
  it.each<[string, Partial<ScheduleTerms>, readonly string[], readonly Row[]]>([
    // 2000.00 bear 20.00 for 30 days: 30.00 for the 45 of the odd period.
    [
      'later',
      {},
      ['2026-03-25', '2026-04-25'],
      [
        ['2026-03-25', 1000_00, 30_00],
        ['2026-04-25', 1000_00, 10_00],
      ],
    ],
    // 14.00 for 21 days.
    [
      'earlier',
      {},
      ['2026-03-01', '2026-04-01'],
      [
        ['2026-03-01', 1000_00, 14_00],
        ['2026-04-01', 1000_00, 10_00],
      ],
    ],
    // 999.97 and 1009.96 of principal stay: 2009.93 for 45 days, then a month of the rest.
    [
      'of level installments',
      { repayment_method: 'equal_installment' },
      ['2026-03-25', '2026-04-25'],
      [
        ['2026-03-25', 999_97, 30_15],
        ['2026-04-25', 1009_96, 10_10],
      ],
    ],
    [
      'of flat interest, which goes on on what was lent',
      { repayment_method: 'flat' },
      ['2026-03-25', '2026-04-25'],
      [
        ['2026-03-25', 1000_00, 45_00],
        ['2026-04-25', 1000_00, 30_00],
      ],
    ],
    // 43 days of 365, ten of them earned before.
    [
      'by the days of the calendar',
      { day_count: 'actual/365' },
      ['2026-03-25', '2026-04-25'],
      [
        ['2026-03-25', 1000_00, 28_27],
        ['2026-04-25', 1000_00, 10_19],
      ],
    ],
    [
      'of which more rows are left than days were given: on by the month',
      {},
      ['2026-03-25'],
      [
        ['2026-03-25', 1000_00, 30_00],
        ['2026-04-25', 1000_00, 10_00],
      ],
    ],
  ])('%s', (_title, terms, dates, expected) => {
    expect(rowsOf(loan(dates, { terms }))).toEqual(expected);
  });

  it('leaves what was paid ahead, and counts from its due date', () => {
    // 1030.00 and 1020.00; what is left bears 15.00 for 45 days from 10 March.
    const input = loan(['2026-04-25'], { paid: 2050_00 });
    expect(rowsOf(input)).toEqual([['2026-04-25', 1000_00, 15_00]]);
    expect(ledger(input)).toMatchObject({ unallocated_minor: 0, outstanding_minor: 1015_00 });
  });

  it('is late from the new due date on', () => {
    const dates = ['2026-03-25', '2026-04-25'];
    expect(ledger(loan(dates, { as_of: '2026-03-25' }))).toMatchObject({
      overdue_minor: 0,
      penalty_minor: 0,
      oldest_unpaid_due_on: '2026-03-25',
    });
    expect(ledger(loan(dates, { as_of: '2026-03-26' }))).toMatchObject({
      overdue_minor: 1030_00,
      penalty_minor: 50 + 2,
    });
  });

  it('keeps what the days have earned where the loan is paid off', () => {
    // 2000.00 for a month from 10 February.
    const quote = payoffQuote(loan(['2026-03-25'], { as_of: '2026-03-10' }));
    expect(quote).toMatchObject({ amount_minor: 2020_00, dropped_interest_minor: 20_00 });
  });

  it('does nothing where its first day has gone by, or the loan has no rows to come', () => {
    const plain = rowsOf(loan([]));
    expect(rowsOf(loan(['2026-02-20']))).toEqual(plain);
    const settled = loan(['2026-03-25'], { paid: 3030_00 });
    expect(ledger(settled)).toMatchObject({ settled: true, recasts: [] });
  });

  it('is no reason for a prepayment to keep the amount of the odd row, but the usual one', () => {
    // 12000.00 at 12 % over a year are 1066.19 a month; the row of 25 March bears 45 days.
    const input = loan(['2026-03-25'], {
      as_of: '2026-03-01',
      terms: {
        principal_minor: 12_000_00,
        repayment_method: 'equal_installment',
        installments_count: 12,
      },
    });
    const ahead = {
      id: 2,
      paid_on: '2026-03-01',
      amount_minor: 3000_00,
      prepayment: 'shorten' as const,
    };
    const book = ledger({ ...input, payments: [...input.payments, ahead] });
    const totals = (book.recasts.at(-1)?.installments ?? []).map(
      (row) => row.principal_minor + row.interest_minor - (row.carried_interest_minor ?? 0),
    );
    expect(new Set(totals.slice(0, -1))).toEqual(new Set([1066_19]));
    expect(totals.at(-1)).toBeLessThanOrEqual(1066_19);
  });
});
