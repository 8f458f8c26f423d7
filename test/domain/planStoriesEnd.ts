import {
  EQUAL,
  charge,
  declareDue,
  pay,
  restructure,
  waive,
  writeOff,
  type PlanStory,
} from './planStoriesShape.ts';

export const RESTRUCTURED: readonly PlanStory[] = [
  {
    title: 'penalty waived, interest carried: the new plan before its first day',
    why:
      '30.00 + 14.00 for 21 days = 44.00 carried; 19 days of penalty, 9.50 + 0.29, waived; ' +
      'a month of 3000.00: 30.00, of 1500.00: 15.00; payoff after 14 days: 3000.00 + 44.00 ' +
      '+ 14.00',
    lent: EQUAL,
    events: [
      restructure(
        '2026-03-01',
        {
          penalty: ['waived', 9_50],
          compound_interest: ['waived', 29],
          interest: ['carried', 44_00],
          principal: ['carried', 3000_00],
        },
        [
          ['2026-04-01', 1500_00, 30_00, { interest: 44_00 }],
          ['2026-05-01', 1500_00, 15_00],
        ],
      ),
    ],
    as_of: '2026-03-15',
    open: [
      ['2026-04-01', 1500_00, 74_00],
      ['2026-05-01', 1500_00, 15_00],
    ],
    whole: { outstanding: 3089_00 },
    went: {},
    waived: 9_79,
    payoff: 3058_00,
  },
  {
    title: 'its first day met',
    why: '1500.00 + 30.00 + 44.00 = 1574.00',
    lent: EQUAL,
    events: [
      restructure(
        '2026-03-01',
        {
          penalty: ['waived', 9_50],
          compound_interest: ['waived', 29],
          interest: ['carried', 44_00],
          principal: ['carried', 3000_00],
        },
        [
          ['2026-04-01', 1500_00, 30_00, { interest: 44_00 }],
          ['2026-05-01', 1500_00, 15_00],
        ],
      ),
      pay('2026-04-01', 1574_00),
    ],
    as_of: '2026-04-01',
    open: [['2026-05-01', 1500_00, 15_00]],
    whole: { outstanding: 1515_00 },
    went: { interest: 74_00, principal: 1500_00 },
    waived: 9_79,
    payoff: 1500_00,
  },
  {
    title: 'ten days late with it: compound interest on what was carried too',
    why:
      '1500.00 × 0.05 % × 10 = 7.50, 74.00 × … = 0.37; payoff: 3074.00 + 7.87 + ten days of' +
      ' 1500.00: 5.00',
    lent: EQUAL,
    events: [
      restructure(
        '2026-03-01',
        {
          penalty: ['waived', 9_50],
          compound_interest: ['waived', 29],
          interest: ['carried', 44_00],
          principal: ['carried', 3000_00],
        },
        [
          ['2026-04-01', 1500_00, 30_00, { interest: 44_00 }],
          ['2026-05-01', 1500_00, 15_00],
        ],
      ),
    ],
    as_of: '2026-04-11',
    open: [
      ['2026-04-01', 1500_00, 74_00, 7_50, 37],
      ['2026-05-01', 1500_00, 15_00],
    ],
    whole: { outstanding: 3089_00, overdue: 1574_00, dpd: 10 },
    went: {},
    waived: 9_79,
    payoff: 3086_87,
  },
  {
    title:
      'everything carried: penalty, compound interest and a court fee stand with the first row',
    why: '44.00 + 9.50 + 0.29 + 50.00 beside 3000.00 and its 14 days: 14.00',
    lent: EQUAL,
    events: [
      charge('2026-02-20', 50_00),
      restructure(
        '2026-03-01',
        {
          cost: ['carried', 50_00],
          penalty: ['carried', 9_50],
          compound_interest: ['carried', 29],
          interest: ['carried', 44_00],
          principal: ['carried', 3000_00],
        },
        [
          [
            '2026-04-01',
            3000_00,
            30_00,
            { interest: 44_00, penalty: 9_50, compound: 29, cost: 50_00 },
          ],
        ],
      ),
    ],
    as_of: '2026-03-15',
    open: [['2026-04-01', 3000_00, 74_00, 9_50, 29]],
    whole: { outstanding: 3074_00, cost: 50_00 },
    went: {},
    payoff: 3117_79,
  },
  {
    title: 'and paid by law: the court fee first',
    why: '50.00 + 9.50 + 0.29 + 44.00 = 103.79; a month of 3000.00 is left',
    lent: EQUAL,
    events: [
      charge('2026-02-20', 50_00),
      restructure(
        '2026-03-01',
        {
          cost: ['carried', 50_00],
          penalty: ['carried', 9_50],
          compound_interest: ['carried', 29],
          interest: ['carried', 44_00],
          principal: ['carried', 3000_00],
        },
        [
          [
            '2026-04-01',
            3000_00,
            30_00,
            { interest: 44_00, penalty: 9_50, compound: 29, cost: 50_00 },
          ],
        ],
      ),
      pay('2026-04-01', 103_79),
    ],
    as_of: '2026-04-01',
    open: [['2026-04-01', 3000_00, 30_00]],
    whole: { outstanding: 3030_00 },
    went: { cost: 50_00, penalty: 9_50, compound_interest: 29, interest: 44_00 },
    payoff: 3030_00,
  },
  {
    title: 'everything capitalised: interest, penalty and compound interest become principal',
    why:
      '3000.00 + 44.00 + 9.50 + 0.29 = 3053.79; halves of 1526.90 and 1526.89, 30.54 and ' +
      '15.27; 30 days: 22.90 and 46 fen',
    lent: EQUAL,
    events: [
      restructure(
        '2026-03-01',
        {
          penalty: ['capitalised', 9_50],
          compound_interest: ['capitalised', 29],
          interest: ['capitalised', 44_00],
          principal: ['carried', 3000_00],
        },
        [
          ['2026-04-01', 1526_90, 30_54],
          ['2026-05-01', 1526_89, 15_27],
        ],
      ),
    ],
    as_of: '2026-05-01',
    open: [
      ['2026-04-01', 1526_90, 30_54, 22_90, 46],
      ['2026-05-01', 1526_89, 15_27],
    ],
    whole: { outstanding: 3099_60, overdue: 1557_44, dpd: 30 },
    went: {},
    payoff: 3122_96,
  },
];

export const RECOVERED: readonly PlanStory[] = [
  {
    title: 'written off, part recovered a year on',
    why:
      '365 days: 182.50 and 5.48; 1000.00 − 187.98 − 30.00 = 782.02; 337 days: 168.50 and ' +
      '3.37; 306: 153.00 and 1.53',
    lent: EQUAL,
    events: [writeOff('2026-08-10', 3000_00), pay('2027-02-10', 1000_00)],
    as_of: '2027-02-10',
    open: [
      ['2026-02-10', 217_98, 0],
      ['2026-03-10', 1000_00, 20_00, 168_50, 3_37],
      ['2026-04-10', 1000_00, 10_00, 153_00, 1_53],
    ],
    whole: { outstanding: 2247_98, overdue: 2247_98, dpd: 365, writtenOff: '2026-08-10' },
    went: { penalty: 182_50, compound_interest: 5_48, interest: 30_00, principal: 782_02 },
    payoff: 2574_38,
  },
  {
    title: 'written off and recovered, principal first',
    why: '1000.00 of principal; 182.50 and 5.48 stay',
    lent: EQUAL,
    principal_first: true,
    events: [writeOff('2026-08-10', 3000_00), pay('2027-02-10', 1000_00)],
    as_of: '2027-02-10',
    open: [
      ['2026-02-10', 0, 30_00, 182_50, 5_48],
      ['2026-03-10', 1000_00, 20_00, 168_50, 3_37],
      ['2026-04-10', 1000_00, 10_00, 153_00, 1_53],
    ],
    whole: { outstanding: 2060_00, overdue: 2060_00, dpd: 365, writtenOff: '2026-08-10' },
    went: { principal: 1000_00 },
    payoff: 2574_38,
  },
  {
    title: 'a court fee and a preservation fee before everything',
    why:
      '100.00 − 80.00 − 15.00 − 0.45 = 4.55 of interest; two days of 1020.00: 1.00 and 2 ' + 'fen',
    lent: EQUAL,
    events: [charge('2026-03-01', 50_00), charge('2026-03-05', 30_00), pay('2026-03-12', 100_00)],
    as_of: '2026-03-12',
    open: [
      ['2026-02-10', 1000_00, 25_45],
      ['2026-03-10', 1000_00, 20_00, 1_00, 2],
      ['2026-04-10', 1000_00, 10_00],
    ],
    whole: { outstanding: 3055_45, overdue: 2045_45, dpd: 30 },
    went: { cost: 80_00, penalty: 15_00, compound_interest: 45, interest: 4_55 },
    payoff: 3047_14,
  },
  {
    title: 'a court fee the court gives back is waived',
    why:
      '50.00 − 25.00; ten days of 1020.00: 5.00 and 10 fen; payoff: 2020.00 + 5.10 + 25.00 ' +
      '+ 3.33',
    lent: EQUAL,
    events: [
      pay('2026-02-10', 1030_00),
      charge('2026-03-01', 50_00),
      waive('2026-03-20', 'cost', 25_00),
    ],
    as_of: '2026-03-20',
    open: [
      ['2026-03-10', 1000_00, 20_00, 5_00, 10],
      ['2026-04-10', 1000_00, 10_00],
    ],
    whole: { outstanding: 2030_00, overdue: 1020_00, dpd: 10, cost: 25_00 },
    went: { interest: 30_00, principal: 1000_00 },
    waived: 25_00,
    payoff: 2053_43,
  },
  {
    title: 'declared due, judged, written off, and paid: costs before penalty',
    why: '200 days: 200.00 and 1.00; 300.00 − 50.00 − 201.00 − 10.00 = 39.00',
    lent: EQUAL,
    principal_first: true,
    court_from: '2026-05-01',
    events: [
      pay('2026-02-10', 1030_00),
      declareDue('2026-02-25'),
      charge('2026-04-01', 50_00),
      writeOff('2026-09-01', 2000_00),
      pay('2026-09-13', 300_00),
    ],
    as_of: '2026-09-13',
    open: [['2026-02-25', 1961_00, 0]],
    whole: { outstanding: 1961_00, overdue: 1961_00, dpd: 200, writtenOff: '2026-09-01' },
    went: {
      cost: 50_00,
      penalty: 200_00,
      compound_interest: 1_00,
      interest: 40_00,
      principal: 1039_00,
    },
    payoff: 1961_00,
  },
  {
    title: 'written off, then settled whole with its penalty',
    why: '190, 162 and 131 days: 95.00, 81.00, 65.50; 2.85, 1.62 and 65.5 fen',
    lent: EQUAL,
    events: [writeOff('2026-08-10', 3000_00)],
    as_of: '2026-08-19',
    open: [
      ['2026-02-10', 1000_00, 30_00, 95_00, 2_85],
      ['2026-03-10', 1000_00, 20_00, 81_00, 1_62],
      ['2026-04-10', 1000_00, 10_00, 65_50, 66],
    ],
    whole: { outstanding: 3060_00, overdue: 3060_00, dpd: 190, writtenOff: '2026-08-10' },
    went: {},
    payoff: 3306_63,
  },
];
