import { addMonths, daysBetween } from '../time/calendar.ts';
import { dayCounter, yearDays, type DayCount } from './dayCount.ts';

/**
 * The annualised all-in cost of a loan: the internal rate of return of its cash flows. A rate, not
 * money, hence floating point.
 */

const DAYS_PER_MONTH = 365 / 12;
/**
 * Rates tried from zero outwards to find a change of sign. Their far ends are beyond anything a
 * loan can cost.
 */
const GRID = [0, 0.0001, 0.001, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 100, 1e4, 1e6, 1e9];
const LOSSES = [
  0, -0.0001, -0.001, -0.01, -0.03, -0.1, -0.3, -0.6, -0.9, -0.99, -0.9999, -0.999999,
];

/**
 * Bisection to the last bit a rate can use: slower than Newton's method, and it cannot run away.
 */
function bisect(value: (rate: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  const sign = Math.sign(value(a));
  for (let step = 0; step < 200 && b !== a; step += 1) {
    const middle = (a + b) / 2;
    if (middle === a || middle === b) break;
    const at = Math.sign(value(middle));
    if (at === 0) return middle;
    if (at === sign) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}

function rootAlong(value: (rate: number) => number, grid: readonly number[]): number | null {
  let previous = 0;
  let sign = Math.sign(value(0));
  for (const rate of grid.slice(1)) {
    const at = Math.sign(value(rate));
    if (at === 0) return rate;
    if (at !== sign && Number.isFinite(at)) return bisect(value, previous, rate);
    previous = rate;
    sign = at;
  }
  return null;
}

function rootNearZero(value: (rate: number) => number): number | null {
  if (value(0) === 0) return 0;
  const gain = rootAlong(value, GRID);
  return gain ?? rootAlong(value, LOSSES);
}

const hasBothSigns = (flows: readonly number[]): boolean =>
  flows.some((flow) => flow > 0) && flows.some((flow) => flow < 0);

/**
 * The rate per period at which the flows, one period apart, are worth nothing; null when there is
 * none. irr([−100, 39, 59, 55, 20]) ≈ 0.28095.
 */
export function irr(flows: readonly number[]): number | null {
  if (!hasBothSigns(flows)) return null;
  // Horner's scheme from the last flow.
  return rootNearZero((rate) => flows.reduceRight((worth, flow) => worth / (1 + rate) + flow, 0));
}

/**
 * The nominal annual rate of the flows by the loan's own count of days, in basis points: what a cap
 * is compared with. A loan at 24 % in whole or odd periods of any count is a loan at 24 %.
 */
export function comparedRateBps(
  loan: { principal_minor: number; disbursed_on: string; day_count: DayCount },
  installments: readonly { due_on: string; principal_minor: number; interest_minor: number }[],
): number | null {
  const { principal_minor, disbursed_on, day_count } = loan;
  const dates = installments.map((row) => row.due_on);
  const daysTo = dayCounter(disbursed_on, dates, day_count);
  const monthDays = yearDays(day_count) / 12;
  const flows = installments.map((row) => ({
    amount: row.principal_minor + row.interest_minor,
    months: daysTo(row.due_on) / monthDays,
  }));
  if (principal_minor <= 0 || !flows.some((flow) => flow.amount > 0)) return null;
  // Within a period interest is simple, as the schedule counts it.
  const monthly = rootNearZero((rate) => {
    let [balance, at] = [principal_minor, 0];
    for (const { amount, months } of flows) {
      balance = balance * (1 + rate * (months - at)) - amount;
      at = months;
    }
    return -balance;
  });
  return monthly === null ? null : toBps(12 * monthly);
}

export interface AllInCost {
  nominal_apr_bps: number | null;
  effective_apr_bps: number | null;
}

/**
 * Months from disbursement to the first due date: a whole number when it falls on the same day of a
 * later month, else days ÷ (365/12).
 */
function monthsUntil(disbursed_on: string, due_on: string): number {
  const days = daysBetween(disbursed_on, due_on);
  const guess = Math.round(days / DAYS_PER_MONTH);
  if (guess >= 1 && addMonths(disbursed_on, guess) === due_on) return guess;
  return days / DAYS_PER_MONTH;
}

const toBps = (rate: number): number | null => {
  const bps = Math.round(rate * 10_000);
  return Number.isSafeInteger(bps) ? bps : null;
};

/**
 * Nominal (12·i) and effective ((1+i)^12 − 1) annual rate in whole basis points, i being the
 * monthly internal rate of return. Due dates a month apart are a month apart whatever their days;
 * an installment off that rhythm counts by days. Null when no rate fits.
 */
export function allInCost(
  loan: { principal_minor: number; disbursed_on: string },
  installments: readonly { due_on: string; principal_minor: number; interest_minor: number }[],
): AllInCost {
  const none = { nominal_apr_bps: null, effective_apr_bps: null };
  const first = installments[0];
  if (first === undefined || loan.principal_minor <= 0) return none;
  const start = monthsUntil(loan.disbursed_on, first.due_on);
  const flows = installments.map((row, k) => ({
    amount: row.principal_minor + row.interest_minor,
    months:
      addMonths(first.due_on, k) === row.due_on
        ? start + k
        : daysBetween(loan.disbursed_on, row.due_on) / DAYS_PER_MONTH,
  }));
  if (!flows.some((flow) => flow.amount > 0) || flows.some((flow) => flow.months < 0)) return none;
  const monthly = rootNearZero((rate) => {
    const worth = flows.reduce((sum, flow) => sum + flow.amount * (1 + rate) ** -flow.months, 0);
    return worth - loan.principal_minor;
  });
  if (monthly === null) return none;
  return {
    nominal_apr_bps: toBps(12 * monthly),
    effective_apr_bps: toBps((1 + monthly) ** 12 - 1),
  };
}
