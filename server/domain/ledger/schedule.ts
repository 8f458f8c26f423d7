import { dueDates } from '../time/calendar.ts';
import { countedDays, yearDays, type DayCount } from './dayCount.ts';
import type { Rounding } from './money.ts';
import { divideRounded, multiplyDivide } from './money.ts';

/**
 * Repayment schedules in exact rational arithmetic: a rate is an integer of basis points, so every
 * formula is a fraction of integers.
 */

export const REPAYMENT_METHODS = [
  'equal_installment',
  'equal_principal',
  'interest_only',
  'flat',
  'bullet',
] as const;
export type RepaymentMethod = (typeof REPAYMENT_METHODS)[number];

export interface ScheduleTerms {
  principal_minor: number;
  annual_rate_bps: number;
  installments_count: number;
  repayment_method: RepaymentMethod;
  day_count: DayCount;
  rounding: Rounding;
  disbursed_on: string;
  first_due_on: string;
  /**
   * What `flat` charges on, where that is not the principal: a plan for a part of a flat loan goes
   * on charging on what was lent.
   */
  flat_base_minor?: number;
}

export interface ScheduledInstallment {
  /** From 1. */
  sequence: number;
  due_on: string;
  principal_minor: number;
  interest_minor: number;
}

const BPS = 10_000;
/** A monthly rate is bps ÷ this. */
const MONTHLY = 12 * BPS;

/**
 * What keeps the terms from making a schedule, as a field and a message key; null when nothing
 * does.
 */
export function scheduleProblem(
  terms: ScheduleTerms,
): { field: 'installments_count' | 'first_due_on'; key: string } | null {
  if (terms.repayment_method === 'bullet' && terms.installments_count !== 1) {
    return { field: 'installments_count', key: 'bullet_one_installment' };
  }
  if (terms.first_due_on <= terms.disbursed_on)
    return { field: 'first_due_on', key: 'first_due_after_disbursement' };
  return null;
}

/**
 * Interest of a period by the loan's own count of days: a whole month is a month, an odd first
 * period has its days.
 */
function periodInterest(amount: number, terms: DatedTerms, from: string, to: string): number {
  const { annual_rate_bps, day_count, rounding } = terms;
  const days = countedDays(from, to, day_count);
  return multiplyDivide(amount, annual_rate_bps * days, BPS * yearDays(day_count), rounding);
}

type CountedTerms = DatedTerms & Pick<ScheduleTerms, 'installments_count'>;

/** E = P·r·(1+r)^n ÷ ((1+r)^n − 1) with r = bps ÷ 120000, as one fraction. */
function levelInstallment(terms: CountedTerms): number {
  const unit = BigInt(MONTHLY);
  const rate = BigInt(terms.annual_rate_bps);
  const periods = BigInt(terms.installments_count);
  const grown = (unit + rate) ** periods;
  return divideRounded(
    BigInt(terms.principal_minor) * rate * grown,
    unit * (grown - unit ** periods),
    terms.rounding,
  );
}

/**
 * The principal of one period before it is held to the balance. Rounding can make it negative
 * (interest above E) or too large.
 */
function principalRule(terms: CountedTerms): (interest: number) => number {
  const share = multiplyDivide(terms.principal_minor, 1, terms.installments_count, terms.rounding);
  switch (terms.repayment_method) {
    case 'equal_installment': {
      if (terms.annual_rate_bps === 0) return () => share;
      const level = levelInstallment(terms);
      return (interest) => level - interest;
    }
    case 'equal_principal':
    case 'flat':
      return () => share;
    case 'interest_only':
    case 'bullet':
      return () => 0;
  }
}

/** flat and interest_only charge on what was lent; the others, null, on what is left. */
function chargedBase({
  repayment_method,
  principal_minor,
  flat_base_minor,
}: DatedTerms): number | null {
  if (repayment_method === 'flat') return flat_base_minor ?? principal_minor;
  return repayment_method === 'interest_only' ? principal_minor : null;
}

/**
 * The installments of the terms, which `scheduleProblem` must have passed. Principal sums to the
 * amount lent: the last installment takes the rest. A bullet has one installment, on
 * `first_due_on`. Throws RangeError for an amount beyond 2^53.
 */
export const buildSchedule = (terms: ScheduleTerms): ScheduledInstallment[] =>
  scheduleOn(terms, dueDates(terms.first_due_on, terms.installments_count));

/** The terms of a schedule that falls due on given days. */
export type DatedTerms = Omit<ScheduleTerms, 'first_due_on' | 'installments_count'>;

/** The installments of the terms on given days. */
export function scheduleOn(terms: DatedTerms, dates: readonly string[]): ScheduledInstallment[] {
  const counted = { ...terms, installments_count: dates.length };
  const principalOf = principalRule(counted);
  const base = chargedBase(terms);
  let balance = terms.principal_minor;
  let from = terms.disbursed_on;
  return dates.map((due_on, k) => {
    const interest_minor = periodInterest(base ?? balance, terms, from, due_on);
    const last = k === dates.length - 1;
    const principal = last ? balance : Math.max(0, Math.min(balance, principalOf(interest_minor)));
    balance -= principal;
    from = due_on;
    return { sequence: k + 1, due_on, principal_minor: principal, interest_minor };
  });
}

/**
 * The installments that repay given shares on given days, with the interest of the days. Of a first
 * period that began before the terms do, what it had earned by then is not charged again.
 */
export function keptOn(
  terms: DatedTerms,
  shares: readonly Pick<ScheduledInstallment, 'due_on' | 'principal_minor'>[],
  began_on: string,
): ScheduledInstallment[] {
  const base = chargedBase(terms);
  let balance = terms.principal_minor;
  let from = began_on;
  return shares.map(({ due_on, principal_minor }, k) => {
    const whole = periodInterest(base ?? balance, terms, from, due_on);
    const before =
      k === 0 ? periodInterest(base ?? balance, terms, began_on, terms.disbursed_on) : 0;
    const interest_minor = Math.max(0, whole - before);
    balance -= principal_minor;
    from = due_on;
    return { sequence: k + 1, due_on, principal_minor, interest_minor };
  });
}

/** What a schedule that ends earlier keeps: the amount of an installment, and its principal. */
export interface KeptShare {
  readonly installment_minor: number;
  readonly principal_minor: number;
}

/**
 * The installments of the terms on the first of the days that repay them at the pace of before: the
 * same installment where that was level, else the same principal.
 */
export function shortenedOn(
  terms: DatedTerms,
  dates: readonly string[],
  kept: KeptShare,
): ScheduledInstallment[] {
  const base = chargedBase(terms);
  const rows: ScheduledInstallment[] = [];
  let balance = terms.principal_minor;
  let from = terms.disbursed_on;
  for (const [k, due_on] of dates.entries()) {
    if (balance === 0) break;
    const interest_minor = periodInterest(base ?? balance, terms, from, due_on);
    const share =
      terms.repayment_method === 'equal_installment'
        ? kept.installment_minor - interest_minor
        : kept.principal_minor;
    const isLast = k === dates.length - 1;
    const principal_minor = isLast ? balance : Math.max(0, Math.min(balance, share));
    balance -= principal_minor;
    from = due_on;
    rows.push({ sequence: k + 1, due_on, principal_minor, interest_minor });
  }
  return rows;
}

/** Methods whose installments repay a share each, so that a plan can end earlier. */
export const canShorten = (method: RepaymentMethod): boolean =>
  method !== 'interest_only' && method !== 'bullet';
