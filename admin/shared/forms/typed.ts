type Values = Readonly<Record<string, unknown>>;

/** An empty field is the same whether it never was touched or was emptied again. */
const plain = (value: unknown): string => JSON.stringify(value === '' ? null : (value ?? null));

/** Whether two values of a field are the same to a reader. */
export const isSame = (one: unknown, other: unknown): boolean => plain(one) === plain(other);

/** The fields whose value differs from where the form began. */
export function typedIn(values: Values, began: Values): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => !isSame(value, began[name])),
  );
}

/** Bookkeeping that changes with every write and is typed by nobody. */
const BESIDE = new Set(['version', 'updated_at']);

/**
 * The fields of a form in which a record differs from the one the form began with, and whether
 * something was typed into them meanwhile.
 */
export function conflictsOf(
  began: Values,
  now: Values,
  typed: Values,
  shown: ReadonlySet<string>,
): { field: string; theirs: unknown; mine: boolean }[] {
  return [...shown]
    .filter((field) => !BESIDE.has(field) && !isSame(now[field], began[field]))
    .filter((field) => !(field in typed && isSame(typed[field], now[field])))
    .map((field) => ({ field, theirs: now[field] ?? null, mine: field in typed }));
}
