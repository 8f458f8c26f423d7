import { dayCounter, yearDays, type DayCount } from './dayCount.ts';
import type { LedgerEntry, LedgerInstallment } from './ledgerTypes.ts';
import { divideRounded, type Rounding } from './money.ts';

/**
 * The annual rate that interest, penalty and costs together may not exceed, on the principal
 * outstanding.
 */
export interface CostCap {
  annual_bps: number;
}

export interface CapFinding {
  /**
   * Interest fallen due, penalty, compound interest and costs, paid or open, less what was waived.
   */
  charged_minor: number;
  /** What the cap allows from the disbursement to the date. */
  allowed_minor: number;
  /** To be waived; 0 when the cap is kept. */
  excess_minor: number;
}

interface CapInput {
  principal_minor: number;
  disbursed_on: string;
  /** Of every schedule the loan has had. */
  installments: readonly (LedgerInstallment & {
    waived_interest_minor: number;
    moved_interest_minor: number;
  })[];
  entries: readonly LedgerEntry[];
  /** Penalty, compound interest and cost that are open on the date. */
  open_minor: number;
  day_count: DayCount;
  /** The cap of the agreement in force on a date: that of the day it was made. */
  capOn: (date: string) => CostCap;
  /** Dates on which another agreement came into force. */
  capDates: readonly string[];
  rounding: Rounding;
  as_of: string;
}

/**
 * What a loan has cost up to a date against the cap of the day its contract was made (4 × one-year
 * LPR for private lending: Supreme People's Court, Provisions on Private Lending, art. 25; 24 % for
 * licensed lenders). Rates are compared by the loan's own count of days: allowed is the sum over
 * its days of outstanding principal × cap ÷ days of its year.
 */
export function capFinding(input: CapInput): CapFinding {
  const { installments, entries, as_of } = input;
  const due = installments
    .filter((row) => row.due_on <= as_of)
    .reduce(
      (sum, row) => sum + row.interest_minor - row.waived_interest_minor - row.moved_interest_minor,
      0,
    );
  const early = entries.filter(
    (entry) =>
      entry.effect === 'paid' &&
      entry.component === 'interest' &&
      installments.some((row) => row.id === entry.installment_id && row.due_on > as_of),
  );
  const other = entries.filter(
    (entry) =>
      entry.effect === 'paid' && ['penalty', 'compound_interest', 'cost'].includes(entry.component),
  );
  // What was made principal has been charged: it is in no row's interest any more.
  const capitalised = entries.filter(
    (entry) => entry.effect === 'capitalised' && entry.component !== 'principal',
  );
  const charged_minor =
    due +
    [...early, ...other, ...capitalised].reduce((sum, entry) => sum + entry.amount_minor, 0) +
    input.open_minor;
  const allowed_minor = allowed(input);
  return { charged_minor, allowed_minor, excess_minor: Math.max(0, charged_minor - allowed_minor) };
}

function allowed({
  principal_minor,
  disbursed_on,
  installments,
  entries,
  day_count,
  capOn,
  capDates,
  rounding,
  as_of,
}: CapInput): number {
  const due_dates = [...installments.map((row) => row.due_on), ...capDates];
  const daysTo = dayCounter(disbursed_on, due_dates, day_count);
  const repaid = entries.filter(
    (entry) =>
      (entry.effect === 'paid' || entry.effect === 'waived') && entry.component === 'principal',
  );
  const dates = [
    ...new Set([disbursed_on, as_of, ...repaid.map((entry) => entry.value_on), ...capDates]),
  ]
    .filter((date) => date >= disbursed_on && date <= as_of)
    .sort();
  let minorDaysBps = 0n;
  for (const [at, from] of dates.entries()) {
    const to = dates[at + 1];
    if (to === undefined) break;
    const balance =
      principal_minor -
      repaid
        .filter((entry) => entry.value_on <= from)
        .reduce((sum, entry) => sum + entry.amount_minor, 0);
    minorDaysBps +=
      BigInt(Math.max(0, balance)) *
      BigInt(Math.max(0, daysTo(to) - daysTo(from))) *
      BigInt(capOn(from).annual_bps);
  }
  return divideRounded(minorDaysBps, BigInt(10_000 * yearDays(day_count)), rounding);
}
