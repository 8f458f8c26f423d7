type Image = Readonly<Record<string, unknown>> | null;

export interface Change {
  field: string;
  before: unknown;
  after: unknown;
}

/** Bookkeeping that changes with every write and says nothing. */
const ALWAYS_CHANGES = new Set(['version', 'updated_at']);

/**
 * Compares two images of a record: the fields that differ, in their order, and how many do not.
 * `unseen`: masked fields that changed though both masks read the same.
 */
export function differenceOf(
  before: Image,
  after: Image,
  unseen: readonly string[] = [],
): { changed: Change[]; unchanged: number } {
  const fields = [...new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})])].filter(
    (field) => !ALWAYS_CHANGES.has(field),
  );
  const both = fields.map((field) => ({
    field,
    before: before?.[field] ?? null,
    after: after?.[field] ?? null,
  }));
  const changed = both.filter(
    (change) =>
      unseen.includes(change.field) ||
      JSON.stringify(change.before) !== JSON.stringify(change.after),
  );
  return { changed, unchanged: before && after ? both.length - changed.length : 0 };
}
