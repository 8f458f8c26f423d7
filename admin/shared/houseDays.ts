import { BEIJING, clockAt, instantAt } from '../../server/domain/time/timeZone.ts';

/** Days of instants on the clock of the house, for filters that know only days. */

/** An instant → its calendar day; '' for what is no instant. */
export const dayOf = (iso: string): string =>
  Number.isNaN(Date.parse(iso)) ? '' : clockAt(iso, BEIJING).on;

/** The first or last moment of a calendar day, in UTC; undefined for what is no day. */
export function instantAtEdge(day: string, edge: 'start' | 'end'): string | undefined {
  if (Number.isNaN(Date.parse(day))) return undefined;
  if (edge === 'start') return instantAt(day, '00:00', BEIJING);
  return instantAt(day, '23:59', BEIJING).replace('00.000Z', '59.999Z');
}
