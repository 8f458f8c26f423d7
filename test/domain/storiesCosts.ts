import { ALLOCATION_RULES } from '../../server/domain/policyDefaults.ts';
import { charge, ONE, pay, refund, reversed, type Standing, type Story } from './storiesShape.ts';

const PRINCIPAL_FIRST = ALLOCATION_RULES.principal_first_over_90.value;
const PAID: Standing = { principal: 1000_00, interest: 10_00 };
/** Costs charged to the loan, and credit that waits for one. */
export const COSTS: readonly Story[] = [
  {
    title: 'a cost charged before a payment is paid first',
    events: [charge('2026-01-05', 50_00), pay('2026-01-10', 1060_00)],
    as_of: '2026-01-10',
    rows: [PAID, {}, {}],
    whole: { outstanding: 2020_00 },
  },
  {
    title: 'a cost charged after the payment stays open',
    events: [pay('2026-01-10', 1010_00), charge('2026-01-20', 50_00)],
    as_of: '2026-01-31',
    rows: [PAID, {}, {}],
    whole: { outstanding: 2020_00, cost: 50_00 },
  },
  {
    // 1010 − 50 − 10 = 950.
    title: 'a cost of the day of the payment comes before it',
    events: [pay('2026-01-10', 1010_00), charge('2026-01-10', 50_00)],
    as_of: '2026-01-10',
    rows: [{ principal: 950_00, interest: 10_00 }, {}, {}],
    whole: { outstanding: 2070_00 },
  },
  {
    title: 'a cost backdated before a payment takes from it, and the loan is overdue',
    // 50.00 short for 5 days: 5000 × 5 × 0.0005 = 12.5 fen, half up.
    events: [pay('2026-01-10', 1010_00), charge('2026-01-02', 50_00)],
    as_of: '2026-01-15',
    rows: [{ principal: 950_00, interest: 10_00, openPenalty: 13 }, {}, {}],
    whole: { outstanding: 2070_00, overdue: 50_00, dpd: 5 },
  },
  {
    title: 'where principal goes first the cost comes second',
    // 1020 = 1000 + 20 of the cost.
    schedule: ONE,
    rules: PRINCIPAL_FIRST,
    events: [charge('2026-02-01', 50_00), pay('2026-04-11', 1020_00)],
    as_of: '2026-04-11',
    rows: [{ principal: 1000_00, openPenalty: 45_50, openCompound: 46 }],
    whole: { outstanding: 10_00, overdue: 10_00, dpd: 91, cost: 30_00 },
  },
  {
    title: 'a cost alone keeps the loan open and ages it, but bears no penalty',
    schedule: ONE,
    events: [pay('2026-01-10', 1010_00), charge('2026-01-20', 50_00)],
    as_of: '2026-04-30',
    rows: [PAID],
    whole: { cost: 50_00, dpd: 100 },
  },
  {
    title: 'two costs and money for one and a third',
    events: [charge('2026-01-05', 30_00), charge('2026-01-06', 20_00), pay('2026-01-08', 40_00)],
    as_of: '2026-01-08',
    rows: [{}, {}, {}],
    whole: { outstanding: 3030_00, cost: 10_00 },
  },
  {
    // 1100 − 1010 = 90; 90 − 50 = 40.
    title: 'credit left over pays a later cost on its day',
    schedule: ONE,
    events: [pay('2026-01-10', 1100_00), charge('2026-02-01', 50_00)],
    as_of: '2026-02-01',
    rows: [PAID],
    whole: { unallocated: 40_00, settled: true },
  },
  {
    title: 'the day before, the credit is whole',
    schedule: ONE,
    events: [pay('2026-01-10', 1100_00), charge('2026-02-01', 50_00)],
    as_of: '2026-01-31',
    rows: [PAID],
    whole: { unallocated: 90_00, settled: true },
  },
  {
    title: 'a cost larger than the credit keeps the loan open',
    schedule: ONE,
    events: [pay('2026-01-10', 1100_00), charge('2026-02-01', 120_00)],
    as_of: '2026-02-01',
    rows: [PAID],
    whole: { cost: 30_00 },
  },
  {
    title: 'a cost charged to a settled loan is due on its day, and ages',
    schedule: ONE,
    events: [pay('2026-01-10', 1010_00), charge('2026-02-01', 120_00)],
    as_of: '2026-03-03',
    rows: [PAID],
    whole: { cost: 120_00, dpd: 30 },
  },
  {
    title: 'of two such costs the one that is not paid counts',
    schedule: ONE,
    events: [
      pay('2026-01-10', 1010_00),
      charge('2026-02-01', 120_00),
      charge('2026-02-11', 30_00),
      pay('2026-02-20', 120_00),
    ],
    as_of: '2026-03-03',
    rows: [PAID],
    whole: { cost: 30_00, dpd: 20 },
  },
  {
    title: 'a refund of more than the credit of a settled loan is due on its day',
    schedule: ONE,
    events: [pay('2026-01-10', 1010_00), refund('2026-02-01', 90_00)],
    as_of: '2026-03-03',
    rows: [PAID],
    whole: { refunded: 90_00, refundOwed: 90_00, dpd: 30 },
  },
  {
    // 40 of the first, 10 of the second; 20 left.
    title: 'credit of two payments, the oldest first',
    schedule: ONE,
    events: [pay('2026-01-10', 1050_00), pay('2026-01-12', 30_00), charge('2026-02-01', 50_00)],
    as_of: '2026-02-01',
    rows: [PAID],
    whole: { unallocated: 20_00, settled: true },
  },
  {
    title: 'a reversed cost gives the money back to the credit',
    schedule: ONE,
    events: [pay('2026-01-10', 1100_00), reversed(charge('2026-02-01', 50_00))],
    as_of: '2026-02-01',
    rows: [PAID],
    whole: { unallocated: 90_00, settled: true },
  },
];
/** Credit handed back. */
export const REFUNDS: readonly Story[] = [
  {
    title: 'all credit is refunded',
    schedule: ONE,
    events: [pay('2026-01-10', 1100_00), refund('2026-01-20', 90_00)],
    as_of: '2026-01-20',
    rows: [PAID],
    whole: { refunded: 90_00, settled: true },
  },
  {
    title: 'a part is refunded',
    schedule: ONE,
    events: [pay('2026-01-10', 1100_00), refund('2026-01-20', 50_00)],
    as_of: '2026-01-20',
    rows: [PAID],
    whole: { refunded: 50_00, unallocated: 40_00, settled: true },
  },
  {
    title: 'what is refunded beyond the credit is owed',
    schedule: ONE,
    events: [pay('2026-01-10', 1100_00), refund('2026-01-20', 100_00)],
    as_of: '2026-01-20',
    rows: [PAID],
    whole: { refunded: 100_00, refundOwed: 10_00 },
  },
  {
    title: 'a refund of the day of the payment comes after it',
    schedule: ONE,
    events: [refund('2026-01-10', 90_00), pay('2026-01-10', 1100_00)],
    as_of: '2026-01-10',
    rows: [PAID],
    whole: { refunded: 90_00, settled: true },
  },
  {
    title: 'a refund dated before the money finds none: the money pays it back',
    schedule: ONE,
    events: [refund('2026-01-05', 90_00), pay('2026-01-10', 1100_00)],
    as_of: '2026-01-10',
    rows: [PAID],
    whole: { refunded: 90_00, settled: true },
  },
  {
    // 90 − 60 = 30 for a cost of 50.
    title: 'a cost after a refund finds the rest',
    schedule: ONE,
    events: [pay('2026-01-10', 1100_00), refund('2026-01-20', 60_00), charge('2026-02-01', 50_00)],
    as_of: '2026-02-01',
    rows: [PAID],
    whole: { refunded: 60_00, cost: 20_00 },
  },
  {
    // 90 − 50 = 40 of credit; 90 went out.
    title: 'a cost backdated before a refund leaves less credit: the rest of the refund is owed',
    schedule: ONE,
    events: [pay('2026-01-10', 1100_00), refund('2026-01-20', 90_00), charge('2026-01-15', 50_00)],
    as_of: '2026-01-20',
    rows: [PAID],
    whole: { refunded: 90_00, refundOwed: 50_00 },
  },
  {
    // 10 days on 1000.00 and 10.00.
    title: 'the payment behind a refund is reversed: what was refunded is owed',
    schedule: ONE,
    events: [reversed(pay('2026-01-10', 1100_00)), refund('2026-01-20', 90_00)],
    as_of: '2026-01-20',
    rows: [{ openPenalty: 5_00, openCompound: 5 }],
    whole: { outstanding: 1010_00, overdue: 1010_00, dpd: 10, refunded: 90_00, refundOwed: 90_00 },
  },
  {
    // 7000.00 − 6369.11 = 630.89 of credit, refunded; the payment bounced.
    title: '7000.00 bounce after 630.89 of them were refunded, and come again: nothing is left',
    schedule: [['2026-01-10', 6300_00, 69_11]],
    terms: { penalty_rate_bps: 0 },
    events: [
      reversed(pay('2026-01-10', 7000_00)),
      refund('2026-01-12', 630_89),
      pay('2026-01-20', 7000_00),
    ],
    as_of: '2026-01-20',
    rows: [{ principal: 6300_00, interest: 69_11 }],
    whole: { refunded: 630_89, settled: true },
  },
  {
    // 1010.00 are due, 50.00 of cost, 90.00 of the refund; 60.00 pay ahead: 10.00 and 50.00.
    title: 'money pays what is due and the costs, then the refund, then what falls due later',
    schedule: [ONE[0] as (typeof ONE)[number], ['2026-02-10', 1000_00, 10_00]],
    events: [refund('2026-01-05', 90_00), charge('2026-01-06', 50_00), pay('2026-01-10', 1210_00)],
    as_of: '2026-01-10',
    rows: [PAID, { principal: 50_00, interest: 10_00 }],
    whole: { outstanding: 950_00, refunded: 90_00 },
  },
];
