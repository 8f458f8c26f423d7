import { addDays, addMonths, daysBetween } from '../time/calendar.ts';
import { tierOf, type TierBand } from '../ledger/delinquency.ts';
import type { PolicyDefault } from '../policyDefaults.ts';
import type { VisitKind } from './words.ts';

/** Who is visited how often, by what is outstanding and how long it is overdue. */

export interface VisitBand {
  readonly name: string;
  readonly kind: VisitKind;
  /** Overdue tiers of the loan that is longest overdue. */
  readonly tiers: readonly string[];
  /** What is outstanding of all loans: from the first, below the second. */
  readonly from_minor: number;
  readonly to_minor: number | null;
  readonly every_months: number;
  /** Of a period so many of ten thousand are visited. */
  readonly sample_bps: number;
}

export interface VisitPlan {
  readonly bands: readonly VisitBand[];
  /** Days from the one on which a visit is due to the last on which it is in time. */
  readonly within_days: number;
  /** Days late after which supervisors see it. */
  readonly escalate_days: number;
  /** Whether a collector may note where the visit was. */
  readonly place: boolean;
}

/** What the plan knows of a person. */
export interface Visited {
  /** The smallest id of their rows. */
  readonly person: number;
  readonly outstanding_minor: number;
  readonly days_past_due: number;
  /** The day on which the first running loan was paid out. */
  readonly lent_on: string;
  /** The day on which the last visit ended, of whatever kind; null: never visited. */
  readonly visited_on: string | null;
}

/** Why a visit is due. */
export interface VisitReason {
  readonly band: string;
  readonly kind: VisitKind;
  readonly tier: string;
  readonly outstanding_minor: number;
  readonly every_months: number;
  readonly sample_bps: number;
  /** The day the months are counted from. */
  readonly since_on: string;
  readonly visited: boolean;
}

/** A number from 0 to `below` that is always the same for these two, and even over many. */
export function lot(person: number, period: number, below: number): number {
  let mixed = Math.imul(person, 0x9e3779b1) ^ Math.imul(period + 1, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return ((mixed ^ (mixed >>> 16)) >>> 0) % below;
}

/** How many whole periods of so many months lie between two days. */
function periodsBetween(from: string, on: string, months: number): number {
  let periods = Math.max(0, Math.floor(daysBetween(from, on) / (months * 31)));
  while (addMonths(from, (periods + 1) * months) <= on) periods += 1;
  return periods;
}

/** Days of a month that every month has: who was never visited waits for theirs. */
const SPREAD_DAYS = 28;

export const bandOf = (
  { outstanding_minor }: Pick<Visited, 'outstanding_minor'>,
  tier: string,
  bands: readonly VisitBand[],
): VisitBand | undefined =>
  bands.find(
    (band) =>
      band.tiers.includes(tier) &&
      band.from_minor <= outstanding_minor &&
      (band.to_minor === null || outstanding_minor < band.to_minor),
  );

/**
 * Why a person is to be visited on a day; null where they are not. The months are counted from the
 * last visit, else from the day money was lent. Who was never visited is visited from a day of the
 * month that is theirs, so that a new plan does not ask for everybody at once.
 */
export function visitDue(
  visited: Visited,
  plan: VisitPlan,
  tiers: readonly TierBand[],
  on: string,
): VisitReason | null {
  const tier = tierOf(visited.days_past_due, tiers);
  const band = bandOf(visited, tier, plan.bands);
  if (band === undefined) return null;
  const since_on = visited.visited_on ?? visited.lent_on;
  const period = periodsBetween(since_on, on, band.every_months);
  if (period === 0) return null;
  const { person } = visited;
  if (lot(person, period, 10_000) >= band.sample_bps) return null;
  const isSpread = visited.visited_on === null;
  if (isSpread && Number(on.slice(8)) <= lot(person, 0, SPREAD_DAYS)) return null;
  return {
    band: band.name,
    kind: band.kind,
    tier,
    outstanding_minor: visited.outstanding_minor,
    every_months: band.every_months,
    sample_bps: band.sample_bps,
    since_on,
    visited: visited.visited_on !== null,
  };
}

/** The last day on which a visit that is due on a day is in time. */
export const visitBy = (on: string, { within_days }: VisitPlan): string => addDays(on, within_days);

/** What is wrong with bands: one that nobody can be of, as another before it takes them all. */
export function bandsTaken(bands: readonly VisitBand[]): boolean {
  return bands.some((band, at) =>
    bands
      .slice(0, at)
      .some(
        (before) =>
          band.tiers.every((tier) => before.tiers.includes(tier)) &&
          before.from_minor <= band.from_minor &&
          (before.to_minor === null ||
            (band.to_minor !== null && band.to_minor <= before.to_minor)),
      ),
  );
}

const ON_TIME = ['M0'];
const LATE = ['M2', 'M3', 'M4', 'M5', 'M6', 'M7'];

/**
 * Large loans are all seen each quarter, of small ones some each month; who is overdue for more
 * than a month is called on. The law asks for a plan by person and amount and names no figure.
 */
export const VISIT_PLAN: PolicyDefault<VisitPlan> = {
  value: {
    bands: [
      {
        name: '大额回访',
        kind: 'follow_up',
        tiers: ON_TIME,
        from_minor: 30_000_000,
        to_minor: null,
        every_months: 3,
        sample_bps: 10_000,
      },
      {
        name: '小额抽访',
        kind: 'follow_up',
        tiers: ON_TIME,
        from_minor: 100_000,
        to_minor: 30_000_000,
        every_months: 1,
        sample_bps: 200,
      },
      {
        name: '逾期上门',
        kind: 'door',
        tiers: LATE,
        from_minor: 5_000_000,
        to_minor: null,
        every_months: 1,
        sample_bps: 10_000,
      },
      {
        name: '小额逾期抽访',
        kind: 'door',
        tiers: LATE,
        from_minor: 100_000,
        to_minor: 5_000_000,
        every_months: 3,
        sample_bps: 1000,
      },
    ],
    within_days: 15,
    escalate_days: 3,
    place: false,
  },
  source:
    'Measures for Personal Loans (2024): way, content and frequency of checks by kind, person ' +
    'and amount; the figures by practice of lenders',
  confidence: 'C',
};
