import { ALLOCATION_RULES } from '../../server/domain/policyDefaults.ts';
import {
  charge,
  misuse,
  ONE,
  pay,
  reversed,
  waive,
  type Standing,
  type Story,
} from './storiesShape.ts';

const PRINCIPAL_FIRST = ALLOCATION_RULES.principal_first_over_90.value;
const PAID: Standing = { principal: 1000_00, interest: 10_00 };
/** What is forgiven. Thirty days late: penalty 15.00, compound interest 0.15. */
export const WAIVERS: readonly Story[] = [
  {
    title: 'the penalty is waived',
    schedule: ONE,
    events: [waive('2026-02-09', 'penalty', 15_00)],
    as_of: '2026-02-09',
    rows: [{ waivedPenalty: 15_00, openCompound: 15 }],
    whole: { outstanding: 1010_00, overdue: 1010_00, dpd: 30 },
  },
  {
    title: 'a part of the penalty is waived',
    schedule: ONE,
    events: [waive('2026-02-09', 'penalty', 5_00)],
    as_of: '2026-02-09',
    rows: [{ waivedPenalty: 5_00, openPenalty: 10_00, openCompound: 15 }],
    whole: { outstanding: 1010_00, overdue: 1010_00, dpd: 30 },
  },
  {
    title: 'more penalty is waived than is open: only what is open goes',
    schedule: ONE,
    events: [waive('2026-02-09', 'penalty', 100_00)],
    as_of: '2026-02-09',
    rows: [{ waivedPenalty: 15_00, openCompound: 15 }],
    whole: { outstanding: 1010_00, overdue: 1010_00, dpd: 30 },
  },
  {
    // 40 days: 20.00 − 15.00; 0.20.
    title: 'and the penalty of later days is not',
    schedule: ONE,
    events: [waive('2026-02-09', 'penalty', 100_00)],
    as_of: '2026-02-19',
    rows: [{ waivedPenalty: 15_00, openPenalty: 5_00, openCompound: 20 }],
    whole: { outstanding: 1010_00, overdue: 1010_00, dpd: 40 },
  },
  {
    title: 'the compound interest is waived, and more than is open',
    schedule: ONE,
    events: [waive('2026-02-09', 'compound_interest', 1_00)],
    as_of: '2026-02-09',
    rows: [{ waivedCompound: 15, openPenalty: 15_00 }],
    whole: { outstanding: 1010_00, overdue: 1010_00, dpd: 30 },
  },
  {
    // From then on nothing of interest is unpaid: compound interest stands at 0.15.
    title: 'the interest is waived, and bears no more compound interest',
    schedule: ONE,
    events: [waive('2026-02-09', 'interest', 10_00)],
    as_of: '2026-02-19',
    rows: [{ waivedInterest: 10_00, openPenalty: 20_00, openCompound: 15 }],
    whole: { outstanding: 1000_00, overdue: 1000_00, dpd: 40 },
  },
  {
    title: 'interest that is not due yet is not waived',
    schedule: ONE,
    events: [waive('2026-01-05', 'interest', 10_00)],
    as_of: '2026-01-09',
    rows: [{}],
    whole: { outstanding: 1010_00 },
  },
  {
    // 10 − 4 = 6; one day on 6.00 is 0.3 fen.
    title: 'interest of which a part was paid: only the rest is waived',
    schedule: ONE,
    events: [pay('2026-01-10', 4_00), waive('2026-01-11', 'interest', 100_00)],
    as_of: '2026-01-11',
    rows: [{ interest: 4_00, waivedInterest: 6_00, openPenalty: 50 }],
    whole: { outstanding: 1000_00, overdue: 1000_00, dpd: 1 },
  },
  {
    title: 'a part of a cost is waived',
    events: [charge('2026-01-05', 50_00), waive('2026-01-06', 'cost', 30_00)],
    as_of: '2026-01-06',
    rows: [{}, {}, {}],
    whole: { outstanding: 3030_00, cost: 20_00 },
  },
  {
    title: 'more of a cost is waived than was charged',
    events: [charge('2026-01-05', 50_00), waive('2026-01-06', 'cost', 80_00)],
    as_of: '2026-01-06',
    rows: [{}, {}, {}],
    whole: { outstanding: 3030_00 },
  },
  {
    title: 'a waiver dated before the cost finds none',
    events: [charge('2026-01-06', 50_00), waive('2026-01-05', 'cost', 80_00)],
    as_of: '2026-01-06',
    rows: [{}, {}, {}],
    whole: { outstanding: 3030_00, cost: 50_00 },
  },
  {
    // 1010.15 = 0.15 + 10 + 1000.
    title: 'a waiver of the day of a payment comes before it, and the rest settles the loan',
    schedule: ONE,
    events: [pay('2026-02-09', 1010_15), waive('2026-02-09', 'penalty', 15_00)],
    as_of: '2026-02-09',
    rows: [{ ...PAID, compound: 15, waivedPenalty: 15_00 }],
    whole: { settled: true },
  },
  {
    // 9 Feb: 984.85 of principal. The day after on 15.15: 1500.7575 → 1501 − 1500 = 1 fen.
    title: 'a waiver a day after the penalty was paid finds one fen',
    schedule: ONE,
    events: [pay('2026-02-09', 1010_00), waive('2026-02-10', 'penalty', 15_00)],
    as_of: '2026-02-10',
    rows: [{ principal: 984_85, interest: 10_00, penalty: 15_00, compound: 15, waivedPenalty: 1 }],
    whole: { outstanding: 15_15, overdue: 15_15, dpd: 31 },
  },
  {
    // 45.00 of the first, 15.00 of the second.
    title: 'a waiver over three installments takes the oldest first',
    events: [waive('2026-04-10', 'penalty', 60_00)],
    as_of: '2026-04-10',
    rows: [
      { waivedPenalty: 45_00, openCompound: 45 },
      { waivedPenalty: 15_00, openPenalty: 14_50, openCompound: 30 },
      { openPenalty: 15_50, openCompound: 16 },
    ],
    whole: { outstanding: 3030_00, overdue: 3030_00, dpd: 90 },
  },
  {
    // Ten days only: 5.00 and 0.05, and 10.00; a payment of the due day would have left nothing.
    title: 'a payment backdated before a waiver leaves it nothing to forgive',
    schedule: ONE,
    events: [waive('2026-02-09', 'penalty', 15_00), pay('2026-01-10', 1010_00)],
    as_of: '2026-02-09',
    rows: [PAID],
    whole: { settled: true },
  },
  {
    // 92 days: 46.00 on principal until day 91: 45.50; on interest 46 fen.
    title:
      'what principal first left behind is waived, component by component, and the loan is settled',
    schedule: ONE,
    rules: PRINCIPAL_FIRST,
    events: [
      pay('2026-04-11', 1000_00),
      waive('2026-04-12', 'penalty', 45_50),
      waive('2026-04-12', 'interest', 10_00),
      waive('2026-04-12', 'compound_interest', 46),
    ],
    as_of: '2026-04-12',
    rows: [{ principal: 1000_00, waivedPenalty: 45_50, waivedInterest: 10_00, waivedCompound: 46 }],
    whole: { settled: true },
  },
  {
    title: 'a waiver taken back leaves the penalty as it was',
    schedule: ONE,
    events: [reversed(waive('2026-02-09', 'penalty', 15_00))],
    as_of: '2026-02-09',
    rows: [{ openPenalty: 15_00, openCompound: 15 }],
    whole: { outstanding: 1010_00, overdue: 1010_00, dpd: 30 },
  },
];

/**
 * The funds were misused: a heavier rate from a date on. At 36 % 1000.00 bear 1.00 a day and 10.00
 * bear a fen.
 */
/** 100000.00 at 12 % on actual/360 from 1 January to the end of the year: 364 days, 12133.33. */
const BULLET = {
  schedule: [['2026-12-31', 100_000_00, 12_133_33]],
  early: {
    annual_rate_bps: 1200,
    day_count: 'actual/360',
    repayment_method: 'bullet',
    principal_minor: 100_000_00,
    disbursed_on: '2026-01-01',
    lent_on: '2026-01-01',
    fee: { fee_bps: 0 },
  },
} as const;

export const MISUSE: readonly Story[] = [
  {
    // 159 days at 12 % 5300.00; 100 days at 12 % more 3333.33: 59 days at 12 % and 100 at 24 %.
    title: 'all of it misused from 1 March: the heavier rate runs although nothing is due',
    ...BULLET,
    events: [misuse('2026-03-01', 2400, 100_000_00)],
    as_of: '2026-06-09',
    quote: ['2026-06-09', 108_633_33],
    rows: [{ openPenalty: 3333_33 }],
    whole: { outstanding: 112_133_33 },
  },
  {
    // 40000.00 × 12 % × 100 ÷ 360.
    title: 'a part of it misused: the heavier rate runs on that part',
    ...BULLET,
    events: [misuse('2026-03-01', 2400, 40_000_00)],
    as_of: '2026-06-09',
    quote: ['2026-06-09', 106_633_33],
    rows: [{ openPenalty: 1333_33 }],
    whole: { outstanding: 112_133_33 },
  },
  {
    // 305 days at 12 % more: 10166.67; then 10 days at 24 %: 666.67, in all 10833.33, and compound
    // interest at 18 % on 12133.33: 60.67.
    title: 'misused and overdue: the whole of the heavier rate from the due day on',
    ...BULLET,
    events: [misuse('2026-03-01', 2400, 100_000_00)],
    as_of: '2027-01-10',
    rows: [{ openPenalty: 10_833_33, openCompound: 60_67 }],
    whole: { outstanding: 112_133_33, overdue: 112_133_33, dpd: 10 },
  },
  {
    // Before: 24 % on 500.00 for ten days 3.33; 18 % on the other 500.00 2.50.
    title: 'half of what is overdue was misused: each half at its rate',
    schedule: ONE,
    events: [misuse('2026-01-10', 2400, 500_00)],
    as_of: '2026-01-20',
    rows: [{ openPenalty: 5_83, openCompound: 5 }],
    whole: { outstanding: 1010_00, overdue: 1010_00, dpd: 10 },
  },
  {
    // 10 days 5.00, 20 days 20.00; 5 + 20 fen.
    title: 'a heavier rate from the tenth day on: the days before stay at the old one',
    schedule: ONE,
    events: [misuse('2026-01-20', 3600)],
    as_of: '2026-02-09',
    rows: [{ openPenalty: 25_00, openCompound: 25 }],
    whole: { outstanding: 1010_00, overdue: 1010_00, dpd: 30 },
  },
  {
    title: 'a lighter rate changes nothing: the heavier of the two',
    schedule: ONE,
    events: [misuse('2026-01-20', 900)],
    as_of: '2026-02-09',
    rows: [{ openPenalty: 15_00, openCompound: 15 }],
    whole: { outstanding: 1010_00, overdue: 1010_00, dpd: 30 },
  },
  {
    title: 'the same rate changes nothing: never both',
    schedule: ONE,
    events: [misuse('2026-01-20', 1800)],
    as_of: '2026-02-09',
    rows: [{ openPenalty: 15_00, openCompound: 15 }],
    whole: { outstanding: 1010_00, overdue: 1010_00, dpd: 30 },
  },
  {
    title: 'found before the due day: all days at the heavier rate',
    schedule: ONE,
    events: [misuse('2025-12-20', 3600)],
    as_of: '2026-02-09',
    rows: [{ openPenalty: 30_00, openCompound: 30 }],
    whole: { outstanding: 1010_00, overdue: 1010_00, dpd: 30 },
  },
  {
    // 18 % 10 days 5.00, 24 % 10 days 6.6667, 36 % 10 days 10.00: 21.6667; 5 + 6.667 + 10 fen.
    title: 'raised twice: each day at the rate of its time',
    schedule: ONE,
    events: [misuse('2026-01-20', 2400), misuse('2026-01-30', 3600)],
    as_of: '2026-02-09',
    rows: [{ openPenalty: 21_67, openCompound: 22 }],
    whole: { outstanding: 1010_00, overdue: 1010_00, dpd: 30 },
  },
  {
    title: 'raised, then found at a lighter rate: the heavier stays',
    schedule: ONE,
    events: [misuse('2026-01-20', 3600), misuse('2026-01-30', 2400)],
    as_of: '2026-02-09',
    rows: [{ openPenalty: 25_00, openCompound: 25 }],
    whole: { outstanding: 1010_00, overdue: 1010_00, dpd: 30 },
  },
  {
    // 20 days × 0.50.
    title: 'a loan without penalty bears one from the misuse on',
    schedule: ONE,
    terms: { penalty_rate_bps: 0 },
    events: [misuse('2026-01-20', 1800)],
    as_of: '2026-02-09',
    rows: [{ openPenalty: 10_00, openCompound: 10 }],
    whole: { outstanding: 1010_00, overdue: 1010_00, dpd: 30 },
  },
  {
    title: 'a finding taken back leaves the contract’s rate',
    schedule: ONE,
    events: [reversed(misuse('2026-01-20', 3600))],
    as_of: '2026-02-09',
    rows: [{ openPenalty: 15_00, openCompound: 15 }],
    whole: { outstanding: 1010_00, overdue: 1010_00, dpd: 30 },
  },
  {
    // 20 Jan: 5.00 + 0.05 + 10. Then 20 days × 1.00.
    title: 'a payment of the day of the finding pays the old days at the old rate',
    schedule: ONE,
    events: [pay('2026-01-20', 15_05), misuse('2026-01-20', 3600)],
    as_of: '2026-02-09',
    rows: [{ interest: 10_00, penalty: 5_00, compound: 5, openPenalty: 20_00 }],
    whole: { outstanding: 1000_00, overdue: 1000_00, dpd: 30 },
  },
  {
    // 16 to 20 January: 5 days × 1.00.
    title: 'grace holds at the heavier rate too',
    schedule: ONE,
    terms: { grace_days: 5 },
    events: [misuse('2026-01-12', 3600)],
    as_of: '2026-01-20',
    rows: [{ openPenalty: 5_00, openCompound: 5 }],
    whole: { outstanding: 1010_00, overdue: 1010_00, dpd: 10 },
  },
];
