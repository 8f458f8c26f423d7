import { addDays, daysBetween } from '../time/calendar.ts';

/** Days past due, tiers and classes: dates compared with an as-of date; the bands are data. */

/** Days past due from `from_days` to `to_days`, both included; `to_days` null: no upper end. */
export interface TierBand {
  id: string;
  from_days: number;
  to_days: number | null;
}

/** Best to worst. */
export const ASSET_CLASSES = [
  'normal',
  'special_mention',
  'substandard',
  'doubtful',
  'loss',
] as const;
export type AssetClass = (typeof ASSET_CLASSES)[number];

/** The class that holds from this many days past due until the next threshold. */
export interface ClassThreshold {
  asset_class: AssetClass;
  from_days: number;
}

/**
 * Why the bands do not put every day count into exactly one tier, as a message key; null when they
 * do. Their order does not matter.
 */
export function bandsProblem(bands: readonly TierBand[]): string | null {
  if (bands.length === 0) return 'bands_empty';
  if (new Set(bands.map((band) => band.id)).size !== bands.length) return 'bands_duplicate_id';
  const ordered = bands.toSorted((a, b) => a.from_days - b.from_days);
  if (ordered[0]?.from_days !== 0) return 'bands_start_at_zero';
  let expected: number | null = 0;
  for (const band of ordered) {
    const whole =
      Number.isInteger(band.from_days) && (band.to_days === null || Number.isInteger(band.to_days));
    if (!whole || (band.to_days !== null && band.to_days < band.from_days)) return 'bands_invalid';
    if (expected === null || band.from_days < expected) return 'bands_overlap';
    if (band.from_days > expected) return 'bands_gap';
    expected = band.to_days === null ? null : band.to_days + 1;
  }
  return expected === null ? null : 'bands_last_open';
}

/** On the due day 0, the next day 1; 0 when nothing is unpaid. */
export function daysPastDue(oldest_unpaid_due_on: string | null, as_of: string): number {
  if (oldest_unpaid_due_on === null || oldest_unpaid_due_on >= as_of) return 0;
  return daysBetween(oldest_unpaid_due_on, as_of);
}

/**
 * The id of the band the days fall in. Throws RangeError when the bands leave a gap there:
 * `bandsProblem` guards what is stored.
 */
export function tierOf(days: number, bands: readonly TierBand[]): string {
  const band = bands.find(
    (one) => days >= one.from_days && (one.to_days === null || days <= one.to_days),
  );
  if (band === undefined) throw new RangeError(`no tier for ${days} days past due`);
  return band.id;
}

/**
 * The oldest unpaid due dates, both ends included and null for none, whose days past due lie in the
 * band as of the date. A band from 0 has no upper end: whatever falls due on or after the date is 0
 * days past due.
 */
export function dueDateRange(
  from_days: number,
  to_days: number | null,
  as_of: string,
): { from: string | null; to: string | null } {
  return {
    from: to_days === null ? null : addDays(as_of, -to_days),
    to: from_days <= 0 ? null : addDays(as_of, -from_days),
  };
}

/** The class of the highest threshold reached; `normal` below the lowest. */
export function assetClassOf(days: number, thresholds: readonly ClassThreshold[]): AssetClass {
  let reached: ClassThreshold | undefined;
  for (const threshold of thresholds) {
    if (
      days >= threshold.from_days &&
      (reached === undefined || threshold.from_days > reached.from_days)
    )
      reached = threshold;
  }
  return reached?.asset_class ?? 'normal';
}
