import { addDays } from '../../../server/domain/calendar.ts';
import type { Period } from './usePeriod.ts';

/** The notes of a period count by the Beijing days of their contacts. */
const instants = ({ from, to }: Period) => ({ contacted_at_gte: `${addDays(from, -1)}T16:00:00.000Z`, contacted_at_lte: `${to}T15:59:59.999Z` });

const address = (resource: string, filter: object) => {
  const shown = Object.fromEntries(Object.keys(filter).map((name) => [name, true]));
  return `/${resource}?filter=${encodeURIComponent(JSON.stringify(filter))}&displayedFilters=${encodeURIComponent(JSON.stringify(shown))}&page=1`;
};

/** Where the notes of a period are listed. */
export const notesOf = (period: Period, filter: object = {}): string => address('collection_notes', { ...filter, ...instants(period) });

export const complaintsOf = ({ from, to }: Period): string => address('complaints', { received_on_gte: from, received_on_lte: to });
