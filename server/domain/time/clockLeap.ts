import { daysBetween } from './calendar.ts';

/** A weekend and a day: so long a server is switched off without anyone thinking of its clock. */
const MOST_DAYS = 3;

/**
 * Days from the last day a book was rolled to until what the clock says, where that is more than a
 * book follows by itself: a clock that leaps (a machine set wrong, a lost time server) would break
 * promises and lapse plans for good. Negative where the clock stands behind the book; undefined
 * where it may go on.
 */
export function clockLeap(last: string | null, today: string): number | undefined {
  if (last === null) return undefined;
  const days = daysBetween(last, today);
  return days < 0 || days > MOST_DAYS ? days : undefined;
}
