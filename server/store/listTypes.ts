/**
 * A list as the stores understand it: conditions that all hold, a search text, an order, a part.
 */

export type Scalar = string | number | null;
export interface Condition {
  readonly field: string;
  readonly op: 'in' | 'gte' | 'lte';
  readonly values: readonly Scalar[];
}

/** A row's place in the order of a list: the value that it is ordered by, then its id. */
export type Key = readonly [value: Scalar, id: number];

/** A page that lies right after or before the row of a key. */
export interface Beside {
  readonly way: 'after' | 'before';
  readonly key: Key;
}

export interface ListRequest {
  readonly conditions: readonly Condition[];
  readonly q: string | undefined;
  readonly sort: {
    readonly field: string;
    readonly order: 'ASC' | 'DESC';
    /** Whether the column never is null: an index then serves both directions on both engines. */
    readonly full?: boolean;
    /** Whether the column holds numbers. */
    readonly numeric?: boolean;
  };
  /** Undefined for getMany: a list of ids and no range, all of it. */
  readonly range: { readonly first: number; readonly rows: number } | undefined;
  /** Where the page lies, if one beside it was read: however deep, it then costs as the first. */
  readonly beside?: Beside | undefined;
}
