const NONE: readonly number[] = [];

/**
 * Finds rows by keys of theirs without looking at all of them; those of several keys each once, in
 * the order in which the rows stand.
 */
export function rowsBy<K, R>(
  rows: readonly R[],
  keysOf: (row: R) => readonly K[],
): (keys: readonly K[]) => R[] {
  const places = new Map<K, number[]>();
  for (const [place, row] of rows.entries())
    for (const key of keysOf(row)) {
      const known = places.get(key);
      if (known === undefined) places.set(key, [place]);
      else if (known.at(-1) !== place) known.push(place);
    }
  return (keys) => {
    let found = NONE;
    let several = false;
    for (const key of keys) {
      const more = places.get(key);
      if (more === undefined) continue;
      several = found.length > 0;
      found = several ? [...found, ...more] : more;
    }
    const inOrder = several ? [...new Set(found)].sort((a, b) => a - b) : found;
    return inOrder.map((place) => rows[place] as R);
  };
}
