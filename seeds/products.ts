import { defaultPenaltyRateBps } from '../server/domain/policyDefaults.ts';
import type { Random } from './random.ts';
import type { DemoBorrower, DemoLoan, EmploymentStatus, Product } from './rows.ts';

/** Which product a borrower takes, and its money terms but for the dates. */

export type Offer = Pick<
  DemoLoan,
  | 'product'
  | 'principal_minor'
  | 'annual_rate_bps'
  | 'penalty_rate_bps'
  | 'repayment_method'
  | 'day_count'
  | 'rounding'
  | 'installments_count'
  | 'grace_days'
>;

const TAKEN_BY: Record<EmploymentStatus, readonly (readonly [Product, number])[]> = {
  Permanent: [
    ['consumer_loan', 34],
    ['cash_loan', 24],
    ['card', 22],
    ['phone_installment', 12],
    ['phone_loan', 8],
  ],
  'Self-Employed': [
    ['consumer_loan', 36],
    ['cash_loan', 34],
    ['card', 16],
    ['phone_installment', 6],
    ['phone_loan', 8],
  ],
  Contract: [
    ['cash_loan', 34],
    ['phone_installment', 24],
    ['phone_loan', 20],
    ['card', 14],
    ['consumer_loan', 8],
  ],
  Student: [
    ['phone_installment', 62],
    ['phone_loan', 38],
  ],
  Unemployed: [
    ['phone_loan', 48],
    ['cash_loan', 32],
    ['phone_installment', 20],
  ],
  Retired: [
    ['cash_loan', 46],
    ['card', 34],
    ['phone_installment', 20],
  ],
};

const YUAN = 100;
type Terms = Omit<Offer, 'product' | 'penalty_rate_bps'>;

const OFFERS: Record<Product, (random: Random) => Terms> = {
  phone_loan: (random) => ({
    principal_minor: random.int(5, 50) * 100 * YUAN,
    annual_rate_bps: random.pick([1800, 2100, 2400]),
    repayment_method: 'bullet',
    day_count: random.pick(['actual/365', 'actual/365', 'actual/360']),
    rounding: 'half_up',
    installments_count: 1,
    grace_days: random.pick([0, 0, 3]),
  }),
  phone_installment: (random) => ({
    principal_minor:
      random.pick([1999, 2499, 2999, 3699, 3999, 4599, 5299, 5999, 6999, 7999, 8999]) * YUAN,
    annual_rate_bps: random.pick([0, 600, 720, 780, 900]),
    repayment_method: random.weighted([
      ['flat', 70],
      ['equal_installment', 30],
    ] as const),
    day_count: '30/360',
    rounding: 'half_up',
    installments_count: random.pick([6, 12, 12, 18, 24]),
    grace_days: 3,
  }),
  cash_loan: (random) => ({
    principal_minor: random.int(3, 50) * 1000 * YUAN,
    annual_rate_bps: random.pick([1200, 1440, 1560, 1800, 2160, 2388]),
    repayment_method: random.weighted([
      ['equal_installment', 72],
      ['equal_principal', 10],
      ['interest_only', 18],
    ] as const),
    day_count: random.weighted([
      ['30/360', 80],
      ['actual/360', 20],
    ] as const),
    rounding: random.weighted([
      ['half_up', 80],
      ['half_even', 20],
    ] as const),
    installments_count: random.pick([3, 6, 6, 9, 12, 12]),
    grace_days: random.pick([0, 0, 0, 3]),
  }),
  consumer_loan: (random) => ({
    principal_minor: random.int(20, 200) * 1000 * YUAN,
    annual_rate_bps: random.pick([435, 600, 720, 824, 960, 1080, 1250, 1500]),
    repayment_method: random.weighted([
      ['equal_installment', 60],
      ['equal_principal', 26],
      ['interest_only', 14],
    ] as const),
    day_count: random.weighted([
      ['30/360', 70],
      ['actual/365', 15],
      ['actual/360', 15],
    ] as const),
    rounding: random.weighted([
      ['half_up', 85],
      ['half_even', 15],
    ] as const),
    installments_count: random.pick([12, 12, 24, 24, 36]),
    grace_days: random.pick([0, 0, 5]),
  }),
  card: (random) => ({
    principal_minor: random.int(10, 480) * 100 * YUAN + random.int(0, 9999),
    annual_rate_bps: random.pick([1314, 1460, 1642, 1825]),
    repayment_method: random.weighted([
      ['equal_principal', 50],
      ['equal_installment', 40],
      ['flat', 10],
    ] as const),
    day_count: random.weighted([
      ['actual/365', 60],
      ['30/360', 40],
    ] as const),
    rounding: random.weighted([
      ['half_up', 70],
      ['down', 20],
      ['up', 10],
    ] as const),
    installments_count: random.pick([3, 6, 6, 12, 12, 24]),
    grace_days: 3,
  }),
};

export function offerTo(random: Random, borrower: DemoBorrower): Offer {
  const product = random.weighted(TAKEN_BY[borrower.employment_status]);
  const terms = OFFERS[product](random);
  // A few loans charge no penalty: it is a term of the contract like the others.
  const penalty_rate_bps = random.chance(0.06) ? 0 : defaultPenaltyRateBps(terms.annual_rate_bps);
  return { product, ...terms, penalty_rate_bps };
}
