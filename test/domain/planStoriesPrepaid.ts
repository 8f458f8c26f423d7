import {
  ACTUAL,
  EQUAL,
  FLAT,
  INTEREST_ONLY,
  LEVEL,
  YEAR,
  pay,
  prepay,
  takenBack,
  type PlanStory,
} from './planStoriesShape.ts';

export const PREPAID: readonly PlanStory[] = [
  {
    title: 'on a due day, shorter: the same share, an earlier end',
    why:
      '1000.00 + 120.00 are due, 5000.00 of 11000.00 come off: 6000.00 in six shares, 60.00' +
      ' + 50.00 + … + 10.00 of interest',
    lent: YEAR,
    events: [prepay('2026-02-15', 6120_00, 'shorten')],
    as_of: '2026-02-15',
    open: [
      ['2026-03-15', 1000_00, 60_00],
      ['2026-04-15', 1000_00, 50_00],
    ],
    more: [4, 4000_00, 100_00],
    whole: { outstanding: 6210_00 },
    went: { interest: 120_00, principal: 6000_00 },
    payoff: 6000_00,
  },
  {
    title: 'on a due day, lower: the same end, smaller shares',
    why:
      '6000.00 ÷ 11 = 545.4545: ten of 545.45 and 545.50; 6000.00 bear 60.00, 5454.55 bear ' +
      '54.55',
    lent: YEAR,
    events: [prepay('2026-02-15', 6120_00, 'lower')],
    as_of: '2026-02-15',
    open: [
      ['2026-03-15', 545_45, 60_00],
      ['2026-04-15', 545_45, 54_55],
    ],
    more: [9, 4909_10, 245_46],
    whole: { outstanding: 6360_01 },
    went: { interest: 120_00, principal: 6000_00 },
    payoff: 6000_00,
  },
  {
    title: 'ten days into a month: interest to the day comes first',
    why:
      '11000.00 × 12 % × 10 ÷ 360 = 36.67, so 3000.00 come off; 8000.00 for the other 20 ' +
      'days: 53.33',
    lent: YEAR,
    events: [pay('2026-02-15', 1120_00), prepay('2026-02-25', 3036_67, 'shorten')],
    as_of: '2026-02-25',
    open: [
      ['2026-03-15', 1000_00, 53_33],
      ['2026-04-15', 1000_00, 70_00],
    ],
    more: [6, 6000_00, 210_00],
    whole: { outstanding: 8333_33 },
    went: { interest: 156_67, principal: 4000_00 },
    payoff: 8000_00,
  },
  {
    title: 'of a loan that is late: penalty, what is due, interest to the day, then principal',
    why:
      '20 days of 30/360 and of the calendar: 10.00 on 1000.00, 1.20 on 120.00; 1120.00 ' +
      'due; 22 days of 11000.00: 80.67; 5000.00 − 1211.87 = 3788.13 off 11000.00',
    lent: YEAR,
    events: [prepay('2026-03-07', 5000_00, 'lower')],
    as_of: '2026-03-07',
    open: [
      ['2026-03-15', 655_62, 19_23],
      ['2026-04-15', 655_62, 65_56],
    ],
    more: [9, 5900_63, 295_04],
    whole: { outstanding: 7591_70 },
    went: { penalty: 10_00, compound_interest: 1_20, interest: 200_67, principal: 4788_13 },
    payoff: 7211_87,
  },
  {
    title: 'with a fee of one percent, out of what it brings',
    why: '6170.00 − 1120.00 = 5050.00 = 5000.00 + 1 % of it; paid off today: 6000.00 + 60.00',
    lent: YEAR,
    fee: { fee_bps: 100 },
    events: [prepay('2026-02-15', 6170_00, 'shorten')],
    as_of: '2026-02-15',
    open: [
      ['2026-03-15', 1000_00, 60_00],
      ['2026-04-15', 1000_00, 50_00],
    ],
    more: [4, 4000_00, 100_00],
    whole: { outstanding: 6210_00 },
    went: { cost: 50_00, interest: 120_00, principal: 6000_00 },
    payoff: 6060_00,
  },
  {
    title: 'with a fee that is no more than the interest to come',
    why:
      '5 ÷ 105 of 1030.00 would be 49.05, to come are 20.00 + 10.00: 30.00, and 1000.00 ' +
      'come off',
    lent: EQUAL,
    fee: { fee_bps: 500 },
    events: [prepay('2026-02-10', 2060_00, 'lower')],
    as_of: '2026-02-10',
    open: [
      ['2026-03-10', 500_00, 10_00],
      ['2026-04-10', 500_00, 5_00],
    ],
    whole: { outstanding: 1015_00 },
    went: { cost: 30_00, interest: 30_00, principal: 2000_00 },
    payoff: 1015_00,
  },
  {
    title: 'twice: shorter, then lower',
    why: '1000.00 + 60.00 are due, 2000.00 of 5000.00 come off: 3000.00 ÷ 5 = 600.00',
    lent: YEAR,
    events: [prepay('2026-02-15', 6120_00, 'shorten'), prepay('2026-03-15', 3060_00, 'lower')],
    as_of: '2026-03-15',
    open: [
      ['2026-04-15', 600_00, 30_00],
      ['2026-05-15', 600_00, 24_00],
    ],
    more: [3, 1800_00, 36_00],
    whole: { outstanding: 3090_00 },
    went: { interest: 180_00, principal: 9000_00 },
    payoff: 3000_00,
  },
  {
    title: 'and then late with the new plan',
    why:
      'ten days: 1000.00 × 0.05 % × 10 = 5.00, 60.00 × … = 0.30; payoff: 6000.00 + 60.00 + ' +
      '5.30 + ten days of 5000.00: 16.67',
    lent: YEAR,
    events: [prepay('2026-02-15', 6120_00, 'shorten')],
    as_of: '2026-03-25',
    open: [
      ['2026-03-15', 1000_00, 60_00, 5_00, 30],
      ['2026-04-15', 1000_00, 50_00],
    ],
    more: [4, 4000_00, 100_00],
    whole: { outstanding: 6210_00, overdue: 1060_00, dpd: 10 },
    went: { interest: 120_00, principal: 6000_00 },
    payoff: 6081_97,
  },
  {
    title: 'and paid off half a month later',
    why: '28 − 15 = 13 days of 6000.00 by 30/360: 26.00',
    lent: YEAR,
    events: [prepay('2026-02-15', 6120_00, 'shorten'), pay('2026-02-28', 6026_00)],
    as_of: '2026-02-28',
    open: [],
    whole: { settled: true },
    went: { interest: 146_00, principal: 12_000_00 },
    payoff: 0,
  },
  {
    title: 'taken back: the contract is in force, and is late',
    why:
      '110.00 × 0.05 % × 10 = 0.55; payoff: 11000.00 + 110.00 + 5.55 + ten days of ' +
      '10000.00: 33.33',
    lent: YEAR,
    events: [pay('2026-02-15', 1120_00), takenBack(prepay('2026-02-16', 5000_00, 'shorten'))],
    as_of: '2026-03-25',
    open: [
      ['2026-03-15', 1000_00, 110_00, 5_00, 55],
      ['2026-04-15', 1000_00, 100_00],
    ],
    more: [9, 9000_00, 450_00],
    whole: { outstanding: 11_660_00, overdue: 1110_00, dpd: 10 },
    went: { interest: 120_00, principal: 1000_00 },
    payoff: 11_148_88,
  },
  {
    title: 'made anew when money of an earlier day comes to be known',
    why: '7120.00 − 1120.00 = 6000.00 off 11000.00: 5000.00 are left, in five shares',
    lent: YEAR,
    events: [pay('2026-02-10', 1000_00), prepay('2026-02-15', 6120_00, 'shorten')],
    as_of: '2026-02-15',
    open: [
      ['2026-03-15', 1000_00, 50_00],
      ['2026-04-15', 1000_00, 40_00],
    ],
    more: [3, 3000_00, 60_00],
    whole: { outstanding: 5150_00 },
    went: { interest: 120_00, principal: 7000_00 },
    payoff: 5000_00,
  },
  {
    title: 'of level installments, shorter',
    why:
      '11053.81 after the first; 7066.19 − 1066.19 = 6000.00 off: 5053.81; 50.54 of ' +
      'interest, 1066.19 − 50.54 = 1015.65; the fifth repays 929.85',
    lent: LEVEL,
    events: [prepay('2026-02-15', 7066_19, 'shorten')],
    as_of: '2026-02-15',
    open: [
      ['2026-03-15', 1015_65, 50_54],
      ['2026-04-15', 1025_81, 40_38],
    ],
    more: [3, 3012_35, 59_18],
    whole: { outstanding: 5203_91 },
    went: { interest: 120_00, principal: 6946_19 },
    payoff: 5053_81,
  },
  {
    title: 'of level installments, lower',
    why:
      '5053.81 over 11 months at 1 %: 487.46; 487.46 − 50.54 = 436.92; payoff a month ' +
      'later: 5053.81 + 50.54',
    lent: LEVEL,
    events: [prepay('2026-02-15', 7066_19, 'lower')],
    as_of: '2026-03-15',
    open: [
      ['2026-03-15', 436_92, 50_54],
      ['2026-04-15', 441_29, 46_17],
    ],
    more: [9, 4175_60, 211_57],
    whole: { outstanding: 5362_09 },
    went: { interest: 120_00, principal: 6946_19 },
    payoff: 5104_35,
  },
  {
    title: 'of half an interest-only loan',
    why:
      '60.00 are due, 3000.00 are left and bear 30.00 a month; ten days late: 30.00 × 0.05 ' +
      '% × 10 = 0.15; payoff: 3000.00 + 30.00 + 0.15 + 10.00',
    lent: INTEREST_ONLY,
    events: [prepay('2026-02-10', 3060_00, 'lower')],
    as_of: '2026-03-20',
    open: [
      ['2026-03-10', 0, 30_00, 0, 15],
      ['2026-04-10', 0, 30_00],
      ['2026-05-10', 3000_00, 30_00],
    ],
    whole: { outstanding: 3090_00, overdue: 30_00, dpd: 10 },
    went: { interest: 60_00, principal: 3000_00 },
    payoff: 3040_15,
  },
  {
    title: 'of a flat loan, shorter: interest goes on on what is left of the amount lent',
    why:
      '412.00 are due, 200.00 come off: 1000.00 of 1200.00 bear 10.00 a month; 600.00 = ' +
      '400.00 + 200.00',
    lent: FLAT,
    events: [prepay('2026-02-10', 612_00, 'shorten')],
    as_of: '2026-02-10',
    open: [
      ['2026-03-10', 400_00, 10_00],
      ['2026-04-10', 200_00, 10_00],
    ],
    whole: { outstanding: 620_00 },
    went: { interest: 12_00, principal: 600_00 },
    payoff: 600_00,
  },
  {
    title: 'of a flat loan, lower',
    why: '600.00 ÷ 2 = 300.00, and 10.00 a month',
    lent: FLAT,
    events: [prepay('2026-02-10', 612_00, 'lower')],
    as_of: '2026-02-10',
    open: [
      ['2026-03-10', 300_00, 10_00],
      ['2026-04-10', 300_00, 10_00],
    ],
    whole: { outstanding: 620_00 },
    went: { interest: 12_00, principal: 600_00 },
    payoff: 600_00,
  },
  {
    title: 'by the days of the calendar',
    why:
      '15 days at 1.00, so 1000.00 come off; 2650.00 × 10 % × 16 ÷ 365 = 11.62; 1325.00 × …' +
      ' × 28 = 10.16',
    lent: ACTUAL,
    events: [prepay('2026-01-25', 1015_00, 'lower')],
    as_of: '2026-02-10',
    open: [
      ['2026-02-10', 1325_00, 11_62],
      ['2026-03-10', 1325_00, 10_16],
    ],
    whole: { outstanding: 2671_78 },
    went: { interest: 15_00, principal: 1000_00 },
    payoff: 2661_62,
  },
  {
    title: 'that brings no more than what is due is a payment',
    why:
      '1000.00 − 120.00 = 880.00 of principal; 120.00 × 0.05 % × 5 = 0.30; payoff: 11120.00' +
      ' + 0.30 + five days of 11000.00: 18.33',
    lent: YEAR,
    events: [prepay('2026-02-15', 1000_00, 'shorten')],
    as_of: '2026-02-20',
    open: [
      ['2026-02-15', 120_00, 0, 30],
      ['2026-03-15', 1000_00, 110_00],
    ],
    more: [10, 10_000_00, 550_00],
    whole: { outstanding: 11_780_00, overdue: 120_00, dpd: 5 },
    went: { interest: 120_00, principal: 880_00 },
    payoff: 11_138_63,
  },
  {
    title: 'after an installment was paid ahead: its interest goes back into principal',
    why:
      '2050.00 paid 1030.00 and 1020.00; of 20.00 ten days have earned 6.67; 500.00 + 13.33' +
      ' off 1000.00: 486.67; 20 days: 3.24',
    lent: EQUAL,
    events: [pay('2026-02-10', 2050_00), prepay('2026-02-20', 500_00, 'lower')],
    as_of: '2026-02-20',
    open: [
      ['2026-03-10', 243_34, 3_24],
      ['2026-04-10', 243_33, 2_43],
    ],
    whole: { outstanding: 492_34 },
    went: { interest: 36_67, principal: 2513_33 },
    payoff: 486_67,
  },
];
