import { addDays, daysBetween } from '../time/calendar.ts';

/** Spans in which nothing is reported to the credit register. */

/**
 * Calendar days that at least one of the spans covers, both ends included. A span that ended before
 * it began covers none.
 */
export function daysCovered(spans: readonly { from_on: string; until_on: string }[]): number {
  let [days, covered_to] = [0, ''];
  for (const { from_on, until_on } of spans.toSorted((a, b) => (a.from_on < b.from_on ? -1 : 1))) {
    const from = from_on > covered_to ? from_on : addDays(covered_to, 1);
    if (until_on < from) continue;
    days += daysBetween(from, until_on) + 1;
    covered_to = until_on;
  }
  return days;
}

export interface PauseStanding {
  from_on: string;
  until_on: string;
  ended_on: string | null;
  state: 'running' | 'over' | 'ended' | 'cancelled';
}

/**
 * How a reporting pause stands on a day: to come or running, past its last day, ended before it, or
 * called off before it began.
 */
export function pauseState(
  { from_on, until_on, ended_on }: Omit<PauseStanding, 'state'>,
  on: string,
): PauseStanding['state'] {
  if (ended_on !== null) return ended_on < from_on ? 'cancelled' : 'ended';
  return until_on < on ? 'over' : 'running';
}
