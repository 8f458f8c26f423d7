const BEIJING_MINUTES = 480;
const MINUTE = 60_000;

// That zone has had no daylight saving since 1991.

/** The Beijing day of an instant. */
export const dayOf = (at: string): string =>
  new Date(Date.parse(at) + BEIJING_MINUTES * MINUTE).toISOString().slice(0, 10);

/** The first moment of a Beijing day, as an instant. */
export const midnightOf = (on: string): string =>
  new Date(Date.parse(`${on}T00:00:00.000Z`) - BEIJING_MINUTES * MINUTE).toISOString();
