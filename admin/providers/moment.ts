/**
 * A look back: the books by value date up to `as_of`, and only what was on record by `known_at`,
 * where that is given.
 */
export interface Moment {
  as_of: string;
  /** An instant in UTC; null: as known today. */
  known_at: string | null;
}

/** `?as_of=…&known_at=…` for the server, '' for today. */
export function queryOf(moment: Moment | null): string {
  if (moment === null) return '';
  const query = new URLSearchParams({ as_of: moment.as_of });
  if (moment.known_at !== null) query.set('known_at', moment.known_at);
  return `?${query.toString()}`;
}
