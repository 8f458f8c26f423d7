/**
 * Days in Beijing, where the lender's business date turns: UTC+8 all year, without daylight saving
 * since September 1991.
 */
export const BEIJING_OFFSET = '+08:00';
const AHEAD_MS = 8 * 60 * 60 * 1000;

/** The calendar date in Beijing at an instant (ISO-8601). */
export const beijingDay = (at: string): string =>
  new Date(Date.parse(at) + AHEAD_MS).toISOString().slice(0, 10);

/** An instant (ISO-8601) by Beijing's clocks, with their offset: `2026-03-05T08:10:00+08:00`. */
export const beijingTime = (at: string): string =>
  `${new Date(Date.parse(at) + AHEAD_MS).toISOString().slice(0, 19)}${BEIJING_OFFSET}`;

/** The instant at which a date begins in Beijing. */
export const beijingMidnight = (on: string): string =>
  new Date(Date.parse(`${on}T00:00:00.000Z`) - AHEAD_MS).toISOString();
