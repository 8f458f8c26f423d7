/** How many times the least the most is: `1.08`; null where there is no least. */
export const spreadSaid = (bps: number | null): string | null =>
  bps === null ? null : (bps / 10_000).toFixed(2);
