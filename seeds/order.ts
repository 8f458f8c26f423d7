/** Compares items by a text of theirs, for `sort`. */
export const ascending =
  <T>(textOf: (item: T) => string) =>
  (a: T, b: T): number =>
    Number(textOf(a) > textOf(b)) - Number(textOf(a) < textOf(b));
