const MOST_ORDERS = 24;

/** Every order of the items; of more than 24 orders 24 spread over all. */
export function orders<T>(items: readonly T[]): T[][] {
  const all = (rest: readonly T[]): T[][] =>
    rest.length === 0
      ? [[]]
      : rest.flatMap((item, at) => all(rest.toSpliced(at, 1)).map((others) => [item, ...others]));
  const every = all(items);
  const step = Math.max(1, Math.floor(every.length / MOST_ORDERS));
  return every.filter((_, at) => at % step === 0).slice(0, MOST_ORDERS);
}
