import { addDays } from '../server/domain/time/calendar.ts';
import { nationalIdCheckDigit } from '../server/domain/identity.ts';
import { firmName, personName, schoolName, shopName } from './names.ts';
import type { Random } from './random.ts';
import { REGIONS } from './regions.ts';
import type { Region } from './regions.ts';
import type { DemoBorrower, EmploymentStatus } from './rows.ts';

const EMPLOYMENT: readonly (readonly [EmploymentStatus, number])[] = [
  ['Permanent', 52],
  ['Self-Employed', 20],
  ['Contract', 14],
  ['Student', 4],
  ['Unemployed', 6],
  ['Retired', 4],
];
/** Youngest and oldest in years, lowest and highest monthly income in yuan. */
const PROFILES: Record<EmploymentStatus, { ages: [number, number]; income: [number, number] }> = {
  Permanent: { ages: [22, 58], income: [4500, 22_000] },
  'Self-Employed': { ages: [24, 60], income: [4000, 30_000] },
  Contract: { ages: [20, 55], income: [3500, 12_000] },
  Student: { ages: [19, 25], income: [0, 2500] },
  Unemployed: { ages: [21, 58], income: [0, 2000] },
  Retired: { ages: [56, 70], income: [2200, 7000] },
};
const PREFIXES = [
  '133',
  '135',
  '136',
  '137',
  '138',
  '139',
  '150',
  '151',
  '152',
  '155',
  '157',
  '158',
  '159',
  '166',
  '176',
  '177',
  '180',
  '182',
  '185',
  '186',
  '187',
  '188',
  '189',
  '199',
];

/** A mobile number of nobody in particular. */
export const phoneNumber = (random: Random): string =>
  random.pick(PREFIXES) + digits(random.int(0, 99_999_999), 8);

const digits = (value: number, width: number): string => String(value).padStart(width, '0');

function nationalId(
  random: Random,
  region: Region,
  businessDate: string,
  ages: [number, number],
  male: boolean,
): string {
  const born = addDays(businessDate, -random.int(ages[0] * 366, ages[1] * 365)).replaceAll('-', '');
  // The order number of a man is odd, of a woman even.
  const order = random.int(1, 499) * 2 - (male ? 1 : 0);
  const first17 = region.code + born + digits(order, 3);
  return first17 + nationalIdCheckDigit(first17);
}

function addressIn(random: Random, region: Region): string {
  const street = `${random.pick(region.streets)}${random.int(1, 899)}号`;
  const house = `${region.province}${region.city}${region.district}${street}`;
  if (!random.chance(0.8)) return house;
  const building = `${random.int(1, 28)}幢${random.int(1, 4)}单元`;
  return `${house}${building}${random.int(1, 26)}${digits(random.int(1, 4), 2)}室`;
}

function employerOf(random: Random, status: EmploymentStatus, city: string): string | null {
  if (status === 'Permanent' || status === 'Contract') return firmName(random, city);
  return status === 'Student' ? schoolName(random, city) : null;
}

function borrower(random: Random, businessDate: string, number: number): DemoBorrower {
  const region = random.pick(REGIONS);
  const male = random.chance(0.58);
  const status = random.weighted(EMPLOYMENT);
  const { ages, income } = PROFILES[status];
  const city = region.city.replace('市', '');
  const others = random.weighted([
    [0, 40],
    [1, 28],
    [2, 17],
    [3, 9],
    [5, 4],
    [8, 2],
  ] as const);
  // The square leans towards the low end, as incomes do.
  const monthly = income[0] + Math.floor((income[1] - income[0]) * random.next() ** 2);
  return {
    external_id: `BR-${digits(number, 6)}`,
    full_name: personName(random, male),
    national_id: nationalId(random, region, businessDate, ages, male),
    phone: phoneNumber(random),
    address: random.chance(0.95) ? addressIn(random, region) : null,
    region_code: region.code,
    employment_status: status,
    employer_name: employerOf(random, status, city),
    monthly_income_minor: random.chance(0.93) ? Math.round(monthly / 50) * 5000 : null,
    other_lenders_count: random.chance(0.85) ? others : null,
    other_debt_minor: random.chance(0.85) ? others * random.int(8, 420) * 10_000 : null,
    company_name: status === 'Self-Employed' ? shopName(random, city) : null,
    identity_status: random.weighted([
      ['verified', 82],
      ['documents_checked', 12],
      ['unverified', 5],
      ['mismatch', 1],
    ] as const),
  };
}

/** Borrowers, each with a different national id and phone number. */
export function makeBorrowers(random: Random, businessDate: string, count: number): DemoBorrower[] {
  const taken = new Set<string>();
  const borrowers: DemoBorrower[] = [];
  while (borrowers.length < count) {
    const next = borrower(random, businessDate, borrowers.length + 1);
    if (taken.has(next.national_id) || taken.has(next.phone)) continue;
    taken.add(next.national_id).add(next.phone);
    borrowers.push(next);
  }
  return borrowers;
}
