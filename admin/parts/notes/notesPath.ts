import { addDays } from '../../../server/domain/time/calendar.ts';

/**
 * The address of a list of just these rows, with its filters open so that they can be seen and
 * taken off.
 */
export function listPath(resource: string, filter: object): string {
  const shown = Object.fromEntries(Object.keys(filter).map((name) => [name, true]));
  const asked = encodeURIComponent(JSON.stringify(filter));
  const displayed = encodeURIComponent(JSON.stringify(shown));
  return `/${resource}?filter=${asked}&displayedFilters=${displayed}&page=1`;
}

export const notesPath = (filter: object): string => listPath('collection_notes', filter);

/** The first moment of a Beijing day, which is what the server counts by. */
export const beijingStart = (on: string): string => `${addDays(on, -1)}T16:00:00.000Z`;
export const beijingEnd = (on: string): string => `${on}T15:59:59.999Z`;
