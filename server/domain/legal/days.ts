/** The later of two calendar dates. */
export const later = (a: string, b: string): string => (a > b ? a : b);

/** Sorts by calendar date, earliest first. */
export const byDay = (a: { readonly on: string }, b: { readonly on: string }): number =>
  Number(a.on > b.on) - Number(a.on < b.on);
