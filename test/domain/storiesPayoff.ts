import type { EarlyPayoffTerms } from '../../server/domain/ledger/ledgerTypes.ts';
import {
  charge,
  pay,
  payAsScheduled,
  reversed,
  type Standing,
  type Story,
} from './storiesShape.ts';

/**
 * 3000.00 at 12 % from 10 January in equal principal: 1000.00 a month and 30.00, 20.00, 10.00. In
 * all 3060.00.
 */
const EARLY: EarlyPayoffTerms = {
  annual_rate_bps: 1200,
  day_count: '30/360',
  repayment_method: 'equal_principal',
  principal_minor: 3000_00,
  disbursed_on: '2026-01-10',
  lent_on: '2026-01-10',
  fee: { fee_bps: 0 },
};
const EQUAL = {
  early: EARLY,
  schedule: [
    ['2026-02-10', 1000_00, 30_00],
    ['2026-03-10', 1000_00, 20_00],
    ['2026-04-10', 1000_00, 10_00],
  ],
} as const;
const withFee = (fee_bps: number) => ({ ...EQUAL, early: { ...EARLY, fee: { fee_bps } } });
const FIRST: Standing = { principal: 1000_00, interest: 30_00 };
/** An installment paid with this much of its interest; the rest was not earned. */
const early = (interest: number, unearned: number): Standing => ({
  principal: 1000_00,
  interest,
  waivedInterest: unearned,
});

/** Interest runs to the day of the payoff; what was not earned is dropped. */
export const PAYOFFS: readonly Story[] = [
  {
    // The first falls due today: 30.00 are earned, 20.00 and 10.00 are not.
    title: 'on a due day',
    ...EQUAL,
    events: [pay('2026-02-10', 3030_00)],
    as_of: '2026-02-10',
    quote: ['2026-02-10', 3030_00],
    rows: [FIRST, early(0, 20_00), early(0, 10_00)],
    whole: { settled: true },
  },
  {
    // 2000 × 12 % ÷ 360 = 0.6667.
    title: 'one day after a due day: one day of interest',
    ...EQUAL,
    events: [pay('2026-02-10', 1030_00), pay('2026-02-11', 2000_67)],
    as_of: '2026-02-11',
    quote: ['2026-02-11', 2000_67],
    rows: [FIRST, early(67, 19_33), early(0, 10_00)],
    whole: { settled: true },
  },
  {
    title: 'the same day, rounded down',
    ...EQUAL,
    terms: { rounding: 'down' },
    events: [pay('2026-02-10', 1030_00), pay('2026-02-11', 2000_66)],
    as_of: '2026-02-11',
    quote: ['2026-02-11', 2000_66],
    rows: [FIRST, early(66, 19_34), early(0, 10_00)],
    whole: { settled: true },
  },
  {
    title: 'on the day it was lent: no interest at all',
    ...EQUAL,
    events: [pay('2026-01-10', 3000_00)],
    as_of: '2026-01-10',
    quote: ['2026-01-10', 3000_00],
    rows: [early(0, 30_00), early(0, 20_00), early(0, 10_00)],
    whole: { settled: true },
  },
  {
    // 15 days: 3000 × 12 % × 15 ÷ 360 = 15.00.
    title: 'in the middle of the first month',
    ...EQUAL,
    events: [pay('2026-01-25', 3015_00)],
    as_of: '2026-01-25',
    quote: ['2026-01-25', 3015_00],
    rows: [early(15_00, 15_00), early(0, 20_00), early(0, 10_00)],
    whole: { settled: true },
  },
  {
    // 1030 + 1020 + 10 + 954.99; 45.01 of principal stay.
    title: 'one fen less than the payoff pays ahead of time, with the interest',
    ...EQUAL,
    events: [pay('2026-01-25', 3014_99)],
    as_of: '2026-01-25',
    quote: ['2026-01-25', 3015_00],
    rows: [FIRST, early(20_00, 0), { principal: 954_99, interest: 10_00 }],
    whole: { outstanding: 45_01 },
  },
  {
    title: 'one fen more is credit',
    ...EQUAL,
    events: [pay('2026-01-25', 3015_01)],
    as_of: '2026-01-25',
    quote: ['2026-01-25', 3015_00],
    rows: [early(15_00, 15_00), early(0, 20_00), early(0, 10_00)],
    whole: { unallocated: 1, settled: true },
  },
  {
    // 3059.99 − 3015.00.
    title: 'one fen less than everything scheduled is a payoff with credit',
    ...EQUAL,
    events: [pay('2026-01-25', 3059_99)],
    as_of: '2026-01-25',
    quote: ['2026-01-25', 3015_00],
    rows: [early(15_00, 15_00), early(0, 20_00), early(0, 10_00)],
    whole: { unallocated: 44_99, settled: true },
  },
  {
    // 45.00 more than the payoff.
    title: 'everything scheduled takes no interest that is not earned: the rest is credit',
    ...EQUAL,
    events: [pay('2026-01-25', 3060_00)],
    as_of: '2026-01-25',
    quote: ['2026-01-25', 3015_00],
    rows: [early(15_00, 15_00), early(0, 20_00), early(0, 10_00)],
    whole: { unallocated: 45_00, settled: true },
  },
  {
    // What the first took as interest to come, 15 + 20 + 10, goes back and pays the 45.01 of
    // principal but for a fen.
    title: 'a fen short, and the fen later that day: as if both had come together',
    ...EQUAL,
    events: [pay('2026-01-25', 3014_99), pay('2026-01-25', 1)],
    as_of: '2026-01-25',
    quote: ['2026-01-25', 3015_00],
    rows: [early(15_00, 15_00), early(0, 20_00), early(0, 10_00)],
    whole: { settled: true },
  },
  {
    // On 10 February 30.00 are earned; 3014.99 came: 15.01 are left to pay.
    title: 'a fen short, and the rest on the due day: the interest of the days between',
    ...EQUAL,
    events: [pay('2026-01-25', 3014_99), pay('2026-02-10', 15_01)],
    as_of: '2026-02-10',
    quote: ['2026-02-10', 15_01],
    rows: [FIRST, early(0, 20_00), early(0, 10_00)],
    whole: { settled: true },
  },
  {
    // 10 days late: 5.00, and 30.00 × 0.05 % × 10 = 0.15. Second month: 2000 × 12 % × 10 ÷ 360 =
    // 6.67. 5.15 + 1030 + 2006.67.
    title: 'with penalty open',
    ...EQUAL,
    events: [pay('2026-02-20', 3041_82)],
    as_of: '2026-02-20',
    quote: ['2026-02-20', 3041_82],
    rows: [{ ...FIRST, penalty: 5_00, compound: 15 }, early(6_67, 13_33), early(0, 10_00)],
    whole: { settled: true },
  },
  {
    title: 'with a cost open',
    ...EQUAL,
    events: [charge('2026-02-01', 50_00), pay('2026-02-10', 3080_00)],
    as_of: '2026-02-10',
    quote: ['2026-02-10', 3080_00],
    rows: [FIRST, early(0, 20_00), early(0, 10_00)],
    whole: { settled: true },
  },
  {
    // 1 % of the 2000.00 that are not due: 20.00 on 3030.00.
    title: 'with a fee on what is paid before it is due',
    ...withFee(100),
    events: [pay('2026-02-10', 3050_00)],
    as_of: '2026-02-10',
    quote: ['2026-02-10', 3050_00],
    rows: [FIRST, early(0, 20_00), early(0, 10_00)],
    whole: { settled: true },
  },
  {
    // 3049.99 = 1030 + 1020 + 10 + 989.99.
    title: 'a fen less than payoff and fee does not settle, and no fee is charged',
    ...withFee(100),
    events: [pay('2026-02-10', 3049_99)],
    as_of: '2026-02-10',
    quote: ['2026-02-10', 3050_00],
    rows: [FIRST, early(20_00, 0), { principal: 989_99, interest: 10_00 }],
    whole: { outstanding: 10_01 },
  },
  {
    // 2 % of 2000.00 is 40.00, the interest saved 30.00: the fee is 30.00.
    title: 'a fee above the interest saved never costs more than the schedule',
    ...withFee(200),
    events: [pay('2026-02-10', 3060_00)],
    as_of: '2026-02-10',
    quote: ['2026-02-10', 3060_00],
    rows: [FIRST, early(0, 20_00), early(0, 10_00)],
    whole: { settled: true },
  },
  {
    // 1030 + 1020 + 10 + 970.
    title: 'a book that says itself what was paid for drops nothing',
    ...EQUAL,
    events: [payAsScheduled('2026-02-10', 3030_00)],
    as_of: '2026-02-10',
    quote: ['2026-02-10', 3030_00],
    rows: [FIRST, early(20_00, 0), { principal: 970_00, interest: 10_00 }],
    whole: { outstanding: 30_00 },
  },
  {
    title: 'without the terms of an early payoff nothing is dropped',
    schedule: EQUAL.schedule,
    events: [pay('2026-02-10', 3030_00)],
    as_of: '2026-02-10',
    rows: [FIRST, early(20_00, 0), { principal: 970_00, interest: 10_00 }],
    whole: { outstanding: 30_00 },
  },
  {
    // 1200 at 1 % a month on what was lent; 15 days of the second month: 6.00.
    title: 'flat: interest runs on what was lent',
    schedule: [
      ['2026-02-10', 400_00, 12_00],
      ['2026-03-10', 400_00, 12_00],
      ['2026-04-10', 400_00, 12_00],
    ],
    early: { ...EARLY, repayment_method: 'flat', principal_minor: 1200_00 },
    events: [pay('2026-02-10', 412_00), pay('2026-02-25', 806_00)],
    as_of: '2026-02-25',
    quote: ['2026-02-25', 806_00],
    rows: [
      { principal: 400_00, interest: 12_00 },
      { principal: 400_00, interest: 6_00, waivedInterest: 6_00 },
      { principal: 400_00, waivedInterest: 12_00 },
    ],
    whole: { settled: true },
  },
  {
    // 1000 × 12 % × 10 ÷ 360 = 3.33.
    title: 'interest only: ten days of the second month',
    schedule: [
      ['2026-02-10', 0, 10_00],
      ['2026-03-10', 0, 10_00],
      ['2026-04-10', 1000_00, 10_00],
    ],
    early: { ...EARLY, repayment_method: 'interest_only', principal_minor: 1000_00 },
    events: [pay('2026-02-10', 10_00), pay('2026-02-20', 1003_33)],
    as_of: '2026-02-20',
    quote: ['2026-02-20', 1003_33],
    rows: [{ interest: 10_00 }, { interest: 3_33, waivedInterest: 6_67 }, early(0, 10_00)],
    whole: { settled: true },
  },
  {
    // 10000 × 10 % × 100 ÷ 365 = 273.97; the whole of 364 days is 997.26.
    title: 'bullet on actual/365 after a hundred days',
    schedule: [['2026-12-31', 10000_00, 997_26]],
    early: {
      ...EARLY,
      repayment_method: 'bullet',
      day_count: 'actual/365',
      annual_rate_bps: 1000,
      principal_minor: 10000_00,
      disbursed_on: '2026-01-01',
    },
    events: [pay('2026-04-11', 10273_97)],
    as_of: '2026-04-11',
    quote: ['2026-04-11', 10273_97],
    rows: [{ principal: 10000_00, interest: 273_97, waivedInterest: 723_29 }],
    whole: { settled: true },
  },
  {
    // 31, 28, 31 days: 31.00 18.67 10.33. 19 days on 2000: 12.67.
    title: 'actual/360',
    schedule: [
      ['2026-02-10', 1000_00, 31_00],
      ['2026-03-10', 1000_00, 18_67],
      ['2026-04-10', 1000_00, 10_33],
    ],
    early: { ...EARLY, day_count: 'actual/360' },
    events: [pay('2026-02-10', 1031_00), pay('2026-03-01', 2012_67)],
    as_of: '2026-03-01',
    quote: ['2026-03-01', 2012_67],
    rows: [{ principal: 1000_00, interest: 31_00 }, early(12_67, 6_00), early(0, 10_33)],
    whole: { settled: true },
  },
  {
    // 36.5 % a year is 1.00 a day: 29 days in February, 60 in all.
    title: 'actual/365 over the leap day',
    schedule: [['2024-04-01', 1000_00, 60_00]],
    early: {
      ...EARLY,
      repayment_method: 'bullet',
      day_count: 'actual/365',
      annual_rate_bps: 3650,
      principal_minor: 1000_00,
      disbursed_on: '2024-02-01',
    },
    events: [pay('2024-03-01', 1029_00)],
    as_of: '2024-03-01',
    quote: ['2024-03-01', 1029_00],
    rows: [{ principal: 1000_00, interest: 29_00, waivedInterest: 31_00 }],
    whole: { settled: true },
  },
  {
    // 15 days of the second month: 10.00, of which 5.00 are paid.
    title: 'part of the month’s interest was paid before',
    ...EQUAL,
    events: [pay('2026-02-10', 1030_00), pay('2026-02-15', 5_00), pay('2026-02-25', 2005_00)],
    as_of: '2026-02-25',
    quote: ['2026-02-25', 2005_00],
    rows: [FIRST, early(10_00, 10_00), early(0, 10_00)],
    whole: { settled: true },
  },
  {
    // 2 days: 1.33 earned, 20.00 paid ahead: 18.67 of them pay principal.
    title: 'more of the month’s interest was paid before than is earned: it goes back',
    ...EQUAL,
    events: [pay('2026-02-10', 1030_00), pay('2026-02-11', 20_00), pay('2026-02-12', 1981_33)],
    as_of: '2026-02-12',
    quote: ['2026-02-12', 1981_33],
    rows: [FIRST, early(1_33, 18_67), early(0, 10_00)],
    whole: { settled: true },
  },
  {
    // 10 days late on 1000.00 and 30.00.
    title: 'a payoff is reversed: all interest is back, and penalty runs',
    ...EQUAL,
    events: [reversed(pay('2026-02-10', 3030_00))],
    as_of: '2026-02-20',
    quote: ['2026-02-20', 3041_82],
    rows: [{ openPenalty: 5_00, openCompound: 15 }, {}, {}],
    whole: { outstanding: 3060_00, overdue: 1030_00, dpd: 10 },
  },
  {
    // 5.00 came before: 3025.00 settle, and 3030.00 were paid.
    title: 'a payment backdated before a payoff is left over as credit',
    ...EQUAL,
    events: [pay('2026-02-10', 3030_00), pay('2026-01-20', 5_00)],
    as_of: '2026-02-10',
    quote: ['2026-02-10', 3025_00],
    rows: [FIRST, early(0, 20_00), early(0, 10_00)],
    whole: { unallocated: 5_00, settled: true },
  },
  {
    // 2000 + 1030 are the payoff of the day, whichever is entered or numbered first.
    title: 'two payments of one day make the payoff together',
    ...EQUAL,
    events: [pay('2026-02-10', 2000_00), pay('2026-02-10', 1030_00)],
    as_of: '2026-02-10',
    quote: ['2026-02-10', 3030_00],
    rows: [FIRST, early(0, 20_00), early(0, 10_00)],
    whole: { settled: true },
  },
  {
    title: 'two payments of one day, a fen more than the payoff together',
    ...EQUAL,
    events: [pay('2026-02-10', 1030_00), pay('2026-02-10', 2000_01)],
    as_of: '2026-02-10',
    quote: ['2026-02-10', 3030_00],
    rows: [FIRST, early(0, 20_00), early(0, 10_00)],
    whole: { unallocated: 1, settled: true },
  },
  {
    // 3030 left no credit for the cost.
    title: 'a cost after a payoff opens the loan again, without the interest',
    ...EQUAL,
    events: [pay('2026-02-10', 3030_00), charge('2026-03-01', 50_00)],
    as_of: '2026-03-01',
    quote: ['2026-02-10', 3030_00],
    rows: [FIRST, early(0, 20_00), early(0, 10_00)],
    whole: { cost: 50_00 },
  },
];
