import { pay, payAsScheduled, reversed, type Standing, type Story } from './storiesShape.ts';

const PAID: Standing = { principal: 1000_00, interest: 10_00 };

/** Money that comes in time or ahead of it: no penalty arises. */
export const ON_TIME: readonly Story[] = [
  {
    title: 'the first installment is paid to the fen on its due day',
    events: [pay('2026-01-10', 1010_00)],
    as_of: '2026-01-31',
    rows: [PAID, {}, {}],
    whole: { outstanding: 2020_00 },
  },
  {
    // 500 − 10 interest = 490; 3030 − 500 = 2530. On the due day nothing is overdue.
    title: 'half of it is paid on the due day: interest first',
    events: [pay('2026-01-10', 500_00)],
    as_of: '2026-01-10',
    rows: [{ principal: 490_00, interest: 10_00 }, {}, {}],
    whole: { outstanding: 2530_00 },
  },
  {
    title: 'less than the interest is paid',
    events: [pay('2026-01-10', 4_00)],
    as_of: '2026-01-10',
    rows: [{ interest: 4_00 }, {}, {}],
    whole: { outstanding: 3026_00 },
  },
  {
    title: 'one fen is paid',
    events: [pay('2026-01-01', 1)],
    as_of: '2026-01-01',
    rows: [{ interest: 1 }, {}, {}],
    whole: { outstanding: 3029_99 },
  },
  {
    title: 'every installment is paid on its day',
    events: [pay('2026-01-10', 1010_00), pay('2026-02-10', 1010_00), pay('2026-03-10', 1010_00)],
    as_of: '2026-03-10',
    rows: [PAID, PAID, PAID],
    whole: { settled: true },
  },
  {
    // 1500 − 1010 = 490 for the second: 10 interest, 480 principal.
    title: 'too much for the first runs into the second',
    events: [pay('2026-01-10', 1500_00)],
    as_of: '2026-01-10',
    rows: [PAID, { principal: 480_00, interest: 10_00 }, {}],
    whole: { outstanding: 1530_00 },
  },
  {
    title: 'two installments are paid at once, ahead of time',
    events: [pay('2026-01-05', 2020_00)],
    as_of: '2026-02-10',
    rows: [PAID, PAID, {}],
    whole: { outstanding: 1010_00 },
  },
  {
    title: 'everything is paid at once and 70.00 too much',
    events: [pay('2026-01-05', 3100_00)],
    as_of: '2026-03-31',
    rows: [PAID, PAID, PAID],
    whole: { unallocated: 70_00, settled: true },
  },
  {
    // 1 fen × 1 day × 0.05 % is nothing yet.
    title: 'the last payment is one fen short',
    events: [pay('2026-01-10', 1010_00), pay('2026-02-10', 1010_00), pay('2026-03-10', 1009_99)],
    as_of: '2026-03-11',
    rows: [PAID, PAID, { principal: 999_99, interest: 10_00 }],
    whole: { outstanding: 1, overdue: 1, dpd: 1 },
  },
  {
    title: 'a payment of tomorrow is not seen today',
    events: [pay('2026-01-10', 1010_00)],
    as_of: '2026-01-09',
    rows: [{}, {}, {}],
    whole: { outstanding: 3030_00 },
  },
  {
    title: 'two payments of one day pay one installment together',
    events: [pay('2026-01-10', 600_00), pay('2026-01-10', 410_00)],
    as_of: '2026-01-10',
    rows: [PAID, {}, {}],
    whole: { outstanding: 2020_00 },
  },
  {
    // 3000 + 100 − 3030 = 70.
    title: 'two payments of one day are too much together',
    events: [pay('2026-01-10', 3000_00), pay('2026-01-10', 100_00)],
    as_of: '2026-01-10',
    rows: [PAID, PAID, PAID],
    whole: { unallocated: 70_00, settled: true },
  },
  {
    title: 'a loan without interest',
    schedule: [
      ['2026-01-10', 500_00, 0],
      ['2026-02-10', 500_00, 0],
    ],
    events: [pay('2026-01-08', 750_00)],
    as_of: '2026-02-10',
    rows: [{ principal: 500_00 }, { principal: 250_00 }],
    whole: { outstanding: 250_00 },
  },
  {
    // 10 + 10 + 5.
    title: 'interest only: money ahead of time goes to the next interest',
    schedule: [
      ['2026-01-10', 0, 10_00],
      ['2026-02-10', 0, 10_00],
      ['2026-03-10', 1000_00, 10_00],
    ],
    events: [pay('2026-01-10', 25_00)],
    as_of: '2026-01-10',
    rows: [{ interest: 10_00 }, { interest: 10_00 }, { interest: 5_00 }],
    whole: { outstanding: 1005_00 },
  },
  {
    // 31 Jan, 28 Feb, 31 Mar: each on its day.
    title: 'month ends: due days clamped to the end of February and back',
    schedule: [
      ['2026-01-31', 1000_00, 10_00],
      ['2026-02-28', 1000_00, 10_00],
      ['2026-03-31', 1000_00, 10_00],
    ],
    events: [pay('2026-01-31', 1010_00), pay('2026-02-28', 1010_00), pay('2026-03-31', 1010_00)],
    as_of: '2026-04-30',
    rows: [PAID, PAID, PAID],
    whole: { settled: true },
  },
  {
    title: 'a payment backdated between two others heals the gap',
    events: [pay('2026-01-10', 1010_00), pay('2026-03-10', 1010_00), pay('2026-02-10', 1010_00)],
    as_of: '2026-03-10',
    rows: [PAID, PAID, PAID],
    whole: { settled: true },
  },
  {
    // On 10 Mar the second is 28 days late: 14.00 + 0.14, then 10 and 985.86 of 1010; 14.14 stay
    // open.
    title:
      'the middle payment is reversed: the last one pays the second installment and its penalty',
    events: [
      pay('2026-01-10', 1010_00),
      reversed(pay('2026-02-10', 1010_00)),
      pay('2026-03-10', 1010_00),
    ],
    as_of: '2026-03-10',
    rows: [PAID, { principal: 985_86, interest: 10_00, penalty: 14_00, compound: 14 }, {}],
    whole: { outstanding: 1024_14, overdue: 14_14, dpd: 28 },
  },
  {
    // 10 Feb, 31 days late: 15.50 + 0.16 + 10 + 984.34, 15.66 left. 10 Mar: (100000·31 +
    // 1566·28)·0.0005 = 1571.9, so 0.22 more; 15.66; then the second, 28 days late: 14.00 + 0.14 +
    // 10 + 969.98 = 994.12; 30.02 left.
    title: 'the first payment is reversed: both later ones move up and pay penalty',
    events: [
      reversed(pay('2026-01-10', 1010_00)),
      pay('2026-02-10', 1010_00),
      pay('2026-03-10', 1010_00),
    ],
    as_of: '2026-03-10',
    rows: [
      { principal: 1000_00, interest: 10_00, penalty: 15_72, compound: 16 },
      { principal: 969_98, interest: 10_00, penalty: 14_00, compound: 14 },
      {},
    ],
    whole: { outstanding: 1040_02, overdue: 30_02, dpd: 28 },
  },
  {
    title: 'the last payment is reversed',
    events: [
      pay('2026-01-10', 1010_00),
      pay('2026-02-10', 1010_00),
      reversed(pay('2026-03-10', 1010_00)),
    ],
    as_of: '2026-03-10',
    rows: [PAID, PAID, {}],
    whole: { outstanding: 1010_00 },
  },
  {
    title: 'a payment is reversed and entered again',
    events: [reversed(pay('2026-01-10', 1010_00)), pay('2026-01-10', 1010_00)],
    as_of: '2026-01-31',
    rows: [PAID, {}, {}],
    whole: { outstanding: 2020_00 },
  },
  {
    title: 'the only payment is reversed: the loan is as it was on its first day',
    events: [reversed(pay('2026-01-05', 3030_00))],
    as_of: '2026-01-10',
    rows: [{}, {}, {}],
    whole: { outstanding: 3030_00 },
  },
  {
    title: 'a book that says itself what was paid for keeps all interest',
    events: [payAsScheduled('2026-01-05', 1010_00)],
    as_of: '2026-01-05',
    rows: [PAID, {}, {}],
    whole: { outstanding: 2020_00 },
  },
];
