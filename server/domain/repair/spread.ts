/**
 * The median of some numbers of days (for an even count the mean of the middle two), and their 95th
 * percentile by nearest rank; null where there are none.
 */
export function spread(days: readonly number[]): {
  median_days: number | null;
  p95_days: number | null;
} {
  const sorted = days.toSorted((a, b) => a - b);
  const [low, high] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.ceil((sorted.length - 1) / 2)],
  ];
  const median_days = low === undefined || high === undefined ? null : (low + high) / 2;
  return { median_days, p95_days: sorted[Math.ceil(sorted.length * 0.95) - 1] ?? null };
}
