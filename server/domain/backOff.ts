/** When a door opens again after so many failures at it in a row. */

const MINUTE_MS = 60_000;
const LONGEST_MINUTES = 15;

/**
 * Instant until which a door is closed after its latest failure: none for the first `free` ones,
 * then one minute, doubled with each further failure, up to a quarter of an hour. Null: it is open.
 */
export function closedUntil(failures: number, free: number, failedAt: string): string | null {
  if (failures < free) return null;
  const minutes = Math.min(2 ** (failures - free), LONGEST_MINUTES);
  return new Date(Date.parse(failedAt) + minutes * MINUTE_MS).toISOString();
}

/** Whole minutes from an instant to a later one, begun ones counted; 0 where it is not later. */
export const minutesUntil = (until: string, now: string): number =>
  Math.max(0, Math.ceil((Date.parse(until) - Date.parse(now)) / MINUTE_MS));
