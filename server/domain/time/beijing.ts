/**
 * Days in Beijing, where the lender's business date turns: UTC+8 all year, without daylight saving
 * since September 1991.
 */
export const BEIJING_OFFSET = '+08:00';
const AHEAD_MS = 8 * 60 * 60 * 1000;

/** The calendar date in Beijing at an instant (ISO-8601). */
export const beijingDay = (at: string): string =>
  new Date(Date.parse(at) + AHEAD_MS).toISOString().slice(0, 10);

/** The instant at which a date begins in Beijing. */
export const beijingMidnight = (on: string): string =>
  new Date(Date.parse(`${on}T00:00:00.000Z`) - AHEAD_MS).toISOString();
