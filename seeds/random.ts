/**
 * A small seeded generator (mulberry32): the same seed gives the same book on every machine. Not
 * for secrets.
 */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number between the two, both included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** One of the values, as often as its weight says. */
  weighted<T>(items: readonly (readonly [value: T, weight: number])[]): T;
  shuffled<T>(items: readonly T[]): T[];
  /**
   * `count` different whole numbers between the two, ascending; fewer when there are not so many.
   */
  distinct(count: number, min: number, max: number): number[];
  /** A version 4 UUID. */
  uuid(): string;
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  const pick = <T>(items: readonly T[]): T => {
    const item = items[int(0, items.length - 1)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  };
  const weighted = <T>(items: readonly (readonly [T, number])[]): T => {
    let at = next() * items.reduce((sum, [, weight]) => sum + weight, 0);
    const hit = items.find(([, weight]) => (at -= weight) < 0) ?? items.at(-1);
    if (hit === undefined) throw new RangeError('nothing to pick from');
    return hit[0];
  };
  const shuffled = <T>(items: readonly T[]): T[] =>
    items
      .map((item) => ({ item, key: next() }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item);
  const distinct = (count: number, min: number, max: number): number[] => {
    const wanted = Math.max(0, Math.min(count, max - min + 1));
    const chosen = new Set<number>();
    while (chosen.size < wanted) chosen.add(int(min, max));
    return [...chosen].sort((a, b) => a - b);
  };
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => int(0, 15).toString(16)).join('');
  const uuid = (): string =>
    `${hex(8)}-${hex(4)}-4${hex(3)}-${int(8, 11).toString(16)}${hex(3)}-${hex(12)}`;
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick,
    weighted,
    shuffled,
    distinct,
    uuid,
  };
}
