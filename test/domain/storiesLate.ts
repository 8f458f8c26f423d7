import { ALLOCATION_RULES } from '../../server/domain/policyDefaults.ts';
import { ONE, pay, reversed, TERMS, writeOff, type Story } from './storiesShape.ts';

const PRINCIPAL_FIRST = ALLOCATION_RULES.principal_first_over_90.value;
/** Money that comes late. */
export const PAID_LATE: readonly Story[] = [
  {
    title: 'one day late, with the penalty of the day',
    events: [pay('2026-01-11', 1010_51)],
    as_of: '2026-01-11',
    rows: [{ principal: 1000_00, interest: 10_00, penalty: 50, compound: 1 }, {}, {}],
    whole: { outstanding: 2020_00 },
  },
  {
    title: 'thirty days late, with the penalty',
    events: [pay('2026-02-09', 1025_15)],
    as_of: '2026-02-09',
    rows: [{ principal: 1000_00, interest: 10_00, penalty: 15_00, compound: 15 }, {}, {}],
    whole: { outstanding: 2020_00 },
  },
  {
    // 15.00 + 0.15 + 10 + 984.85: 15.15 of principal stay.
    title: 'thirty days late, without the penalty: principal stays open',
    events: [pay('2026-02-09', 1010_00)],
    as_of: '2026-02-09',
    rows: [{ principal: 984_85, interest: 10_00, penalty: 15_00, compound: 15 }, {}, {}],
    whole: { outstanding: 2035_15, overdue: 15_15, dpd: 30 },
  },
  {
    // (100000·30 + 1515·30)·0.0005 = 1522.7 → 1523 − 1500 paid. The second: 29 days, 14.50 and 14.5
    // fen; the third: 1 day.
    title: 'and goes on bearing penalty on what stayed',
    events: [pay('2026-02-09', 1010_00)],
    as_of: '2026-03-11',
    rows: [
      { principal: 984_85, interest: 10_00, penalty: 15_00, compound: 15, openPenalty: 23 },
      { openPenalty: 14_50, openCompound: 15 },
      { openPenalty: 50, openCompound: 1 },
    ],
    whole: { outstanding: 2035_15, overdue: 2035_15, dpd: 60 },
  },
  {
    // 45 + 0.45 + 1010 = 1055.45; 29.50 + 0.30 + 1010 = 1039.80; of 934.75: 15.50 + 0.16 + 10 +
    // 909.09; 90.91 left.
    title: 'ninety days late, by law: each installment with its penalty, the oldest first',
    events: [pay('2026-04-10', 3030_00)],
    as_of: '2026-04-10',
    rows: [
      { principal: 1000_00, interest: 10_00, penalty: 45_00, compound: 45 },
      { principal: 1000_00, interest: 10_00, penalty: 29_50, compound: 30 },
      { principal: 909_09, interest: 10_00, penalty: 15_50, compound: 16 },
    ],
    whole: { outstanding: 90_91, overdue: 90_91, dpd: 31 },
  },
  {
    // 1055.96 + 1040.30; of 903.74: 16.00 + 0.16 + 10 + 877.58; 122.42 left.
    title: 'ninety-one days late, by law',
    events: [pay('2026-04-11', 3000_00)],
    as_of: '2026-04-11',
    rows: [
      { principal: 1000_00, interest: 10_00, penalty: 45_50, compound: 46 },
      { principal: 1000_00, interest: 10_00, penalty: 30_00, compound: 30 },
      { principal: 877_58, interest: 10_00, penalty: 16_00, compound: 16 },
    ],
    whole: { outstanding: 122_42, overdue: 122_42, dpd: 32 },
  },
  {
    // The third gets 903.74 of principal alone.
    title:
      'ninety-one days late where principal goes first: inside each installment, the oldest ' +
      'still first',
    rules: PRINCIPAL_FIRST,
    events: [pay('2026-04-11', 3000_00)],
    as_of: '2026-04-11',
    rows: [
      { principal: 1000_00, interest: 10_00, penalty: 45_50, compound: 46 },
      { principal: 1000_00, interest: 10_00, penalty: 30_00, compound: 30 },
      { principal: 903_74, openPenalty: 16_00, openCompound: 16 },
    ],
    whole: { outstanding: 106_26, overdue: 106_26, dpd: 32 },
  },
  {
    // 100 = 45 + 0.45 + 10 + 44.55.
    title: 'ninety days are not over ninety: the law’s order still holds',
    rules: PRINCIPAL_FIRST,
    events: [pay('2026-04-10', 100_00)],
    as_of: '2026-04-10',
    rows: [
      { principal: 44_55, interest: 10_00, penalty: 45_00, compound: 45 },
      { openPenalty: 29_50, openCompound: 30 },
      { openPenalty: 15_50, openCompound: 16 },
    ],
    whole: { outstanding: 2975_45, overdue: 2975_45, dpd: 90 },
  },
  {
    title: 'ninety-one are: all of it to principal',
    rules: PRINCIPAL_FIRST,
    events: [pay('2026-04-11', 100_00)],
    as_of: '2026-04-11',
    rows: [
      { principal: 100_00, openPenalty: 45_50, openCompound: 46 },
      { openPenalty: 30_00, openCompound: 30 },
      { openPenalty: 16_00, openCompound: 16 },
    ],
    whole: { outstanding: 2930_00, overdue: 2930_00, dpd: 91 },
  },
  {
    title: 'principal first leaves the penalty: the loan ages no more and is not settled',
    schedule: ONE,
    rules: PRINCIPAL_FIRST,
    events: [pay('2026-04-11', 1010_00)],
    as_of: '2026-12-31',
    rows: [{ principal: 1000_00, interest: 10_00, openPenalty: 45_50, openCompound: 46 }],
    whole: {},
  },
  {
    title: 'which a later payment settles',
    schedule: ONE,
    rules: PRINCIPAL_FIRST,
    events: [pay('2026-04-11', 1010_00), pay('2026-05-01', 45_96)],
    as_of: '2026-05-01',
    rows: [{ principal: 1000_00, interest: 10_00, penalty: 45_50, compound: 46 }],
    whole: { settled: true },
  },
  {
    // 500 left × 0.05 % × 30.
    title: 'half paid in time: penalty on the other half',
    schedule: ONE,
    events: [pay('2026-01-10', 510_00)],
    as_of: '2026-02-09',
    rows: [{ principal: 500_00, interest: 10_00, openPenalty: 7_50 }],
    whole: { outstanding: 500_00, overdue: 500_00, dpd: 30 },
  },
  {
    // Of the interest 6.00 stay: 6 × 0.05 % × 30 = 0.09.
    title: 'part of the interest paid in time: compound interest on the rest',
    schedule: ONE,
    events: [pay('2026-01-10', 4_00)],
    as_of: '2026-02-09',
    rows: [{ interest: 4_00, openPenalty: 15_00, openCompound: 9 }],
    whole: { outstanding: 1006_00, overdue: 1006_00, dpd: 30 },
  },
  {
    // 510 on the 13th, in grace: 500 left; penalty from the 16th: 25 days × 0.25.
    title: 'half paid during grace',
    schedule: ONE,
    terms: { grace_days: 5 },
    events: [pay('2026-01-13', 510_00)],
    as_of: '2026-02-09',
    rows: [{ principal: 500_00, interest: 10_00, openPenalty: 6_25 }],
    whole: { outstanding: 500_00, overdue: 500_00, dpd: 30 },
  },
  {
    // 40 days: 20.00 − 10.00; 0.20.
    title: 'part of the penalty paid: it grows on the principal, not on itself',
    schedule: ONE,
    events: [pay('2026-02-09', 10_00)],
    as_of: '2026-02-19',
    rows: [{ penalty: 10_00, openPenalty: 10_00, openCompound: 20 }],
    whole: { outstanding: 1010_00, overdue: 1010_00, dpd: 40 },
  },
  {
    // 3 days: 1.50 − 0.03, and 1.5 fen; not 1 fen on each of three days.
    title: 'small payments on three days add no fen by rounding',
    schedule: ONE,
    events: [pay('2026-01-11', 1), pay('2026-01-12', 1), pay('2026-01-13', 1)],
    as_of: '2026-01-13',
    rows: [{ penalty: 3, openPenalty: 1_47, openCompound: 2 }],
    whole: { outstanding: 1010_00, overdue: 1010_00, dpd: 3 },
  },
  {
    // 15.00 + 10.15 = 25.15: penalty 15.00, compound 0.15, interest 10.
    title: 'two payments of one late day',
    schedule: ONE,
    events: [pay('2026-02-09', 15_00), pay('2026-02-09', 10_15)],
    as_of: '2026-02-09',
    rows: [{ interest: 10_00, penalty: 15_00, compound: 15 }],
    whole: { outstanding: 1000_00, overdue: 1000_00, dpd: 30 },
  },
  {
    title: 'money of the due day turns up: what was paid late is all credit',
    schedule: ONE,
    events: [pay('2026-02-09', 1025_15), pay('2026-01-10', 1010_00)],
    as_of: '2026-02-09',
    rows: [{ principal: 1000_00, interest: 10_00 }],
    whole: { unallocated: 1025_15, settled: true },
  },
  {
    // 20 Jan: 5.00 + 0.05 + 10 + 489.95, 510.05 left. 9 Feb: (100000·10 + 51005·20)·0.0005 =
    // 1010.05, so 5.10 more; 494.90; 15.15 left.
    title: 'a payment backdated before another shrinks the penalty of the later one',
    schedule: ONE,
    events: [pay('2026-02-09', 500_00), pay('2026-01-20', 505_00)],
    as_of: '2026-02-09',
    rows: [{ principal: 984_85, interest: 10_00, penalty: 10_10, compound: 5 }],
    whole: { outstanding: 15_15, overdue: 15_15, dpd: 30 },
  },
  {
    // February’s installment paid on 1 March: one day.
    title: 'month ends: the end of February paid on 1 March is a day late',
    schedule: [
      ['2026-01-31', 1000_00, 10_00],
      ['2026-02-28', 1000_00, 10_00],
    ],
    events: [pay('2026-01-31', 1010_00), pay('2026-03-01', 1010_51)],
    as_of: '2026-03-01',
    rows: [
      { principal: 1000_00, interest: 10_00 },
      { principal: 1000_00, interest: 10_00, penalty: 50, compound: 1 },
    ],
    whole: { settled: true },
  },
];
const COURT_FIRST = { ...ALLOCATION_RULES.by_law.value, court: PRINCIPAL_FIRST.overdue_over_90 };
/** A judgment or a write-off decides the order, not the days. */
export const DECIDED: readonly Story[] = [
  {
    title: 'from the judgment on the court’s order holds',
    schedule: ONE,
    rules: COURT_FIRST,
    court_from: '2026-02-01',
    events: [pay('2026-02-09', 500_00)],
    as_of: '2026-02-09',
    rows: [{ principal: 500_00, openPenalty: 15_00, openCompound: 15 }],
    whole: { outstanding: 510_00, overdue: 510_00, dpd: 30 },
  },
  {
    title: 'on the day of the judgment too',
    schedule: ONE,
    rules: COURT_FIRST,
    court_from: '2026-02-09',
    events: [pay('2026-02-09', 500_00)],
    as_of: '2026-02-09',
    rows: [{ principal: 500_00, openPenalty: 15_00, openCompound: 15 }],
    whole: { outstanding: 510_00, overdue: 510_00, dpd: 30 },
  },
  {
    // 15.00 + 0.15 + 10 + 474.85.
    title: 'not the day before',
    schedule: ONE,
    rules: COURT_FIRST,
    court_from: '2026-02-10',
    events: [pay('2026-02-09', 500_00)],
    as_of: '2026-02-09',
    rows: [{ principal: 474_85, interest: 10_00, penalty: 15_00, compound: 15 }],
    whole: { outstanding: 525_15, overdue: 525_15, dpd: 30 },
  },
  {
    // 45.50 + 0.46 + 10 + 444.04.
    title: 'a court’s order by law goes before principal first over ninety days',
    schedule: ONE,
    rules: PRINCIPAL_FIRST,
    court_from: '2026-03-01',
    events: [pay('2026-04-11', 500_00)],
    as_of: '2026-04-11',
    rows: [{ principal: 444_04, interest: 10_00, penalty: 45_50, compound: 46 }],
    whole: { outstanding: 555_96, overdue: 555_96, dpd: 91 },
  },
  {
    title: 'a recovery after the write-off follows the rule of the written off',
    schedule: ONE,
    rules: PRINCIPAL_FIRST,
    events: [writeOff('2026-02-01', 1021_11), pay('2026-02-09', 500_00)],
    as_of: '2026-02-09',
    rows: [{ principal: 500_00, openPenalty: 15_00, openCompound: 15 }],
    whole: { outstanding: 510_00, overdue: 510_00, dpd: 30, writtenOff: '2026-02-01' },
  },
  {
    title: 'a payment of the day of the write-off comes after it',
    schedule: ONE,
    rules: PRINCIPAL_FIRST,
    events: [pay('2026-02-09', 500_00), writeOff('2026-02-09', 1025_15)],
    as_of: '2026-02-09',
    rows: [{ principal: 500_00, openPenalty: 15_00, openCompound: 15 }],
    whole: { outstanding: 510_00, overdue: 510_00, dpd: 30, writtenOff: '2026-02-09' },
  },
  {
    title: 'one of the day before comes before it',
    schedule: ONE,
    rules: PRINCIPAL_FIRST,
    events: [pay('2026-02-09', 500_00), writeOff('2026-02-10', 525_41)],
    as_of: '2026-02-09',
    rows: [{ principal: 474_85, interest: 10_00, penalty: 15_00, compound: 15 }],
    whole: { outstanding: 525_15, overdue: 525_15, dpd: 30 },
  },
  {
    title: 'a written-off loan that is recovered in full is settled',
    schedule: ONE,
    events: [writeOff('2026-02-01', 1021_11), pay('2026-02-09', 1025_15)],
    as_of: '2026-02-09',
    rows: [{ principal: 1000_00, interest: 10_00, penalty: 15_00, compound: 15 }],
    whole: { settled: true, writtenOff: '2026-02-01' },
  },
  {
    title: 'a judgment goes before a write-off',
    schedule: ONE,
    rules: PRINCIPAL_FIRST,
    court_from: '2026-02-05',
    events: [writeOff('2026-02-01', 1021_11), pay('2026-02-09', 500_00)],
    as_of: '2026-02-09',
    rows: [{ principal: 474_85, interest: 10_00, penalty: 15_00, compound: 15 }],
    whole: { outstanding: 525_15, overdue: 525_15, dpd: 30, writtenOff: '2026-02-01' },
  },
  {
    title: 'a write-off taken back leaves no trace',
    schedule: ONE,
    rules: PRINCIPAL_FIRST,
    terms: TERMS,
    events: [reversed(writeOff('2026-02-01', 1021_11)), pay('2026-02-09', 500_00)],
    as_of: '2026-02-09',
    rows: [{ principal: 474_85, interest: 10_00, penalty: 15_00, compound: 15 }],
    whole: { outstanding: 525_15, overdue: 525_15, dpd: 30 },
  },
];
