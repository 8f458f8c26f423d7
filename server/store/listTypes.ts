/**
 * A list as the stores understand it: conditions that all hold, a search text, an order, a part.
 */

export type Scalar = string | number | null;
export interface Condition {
  readonly field: string;
  readonly op: 'in' | 'gte' | 'lte';
  readonly values: readonly Scalar[];
}

export interface ListRequest {
  readonly conditions: readonly Condition[];
  readonly q: string | undefined;
  readonly sort: { readonly field: string; readonly order: 'ASC' | 'DESC' };
  /** Undefined for getMany: a list of ids and no range, all of it. */
  readonly range: { readonly first: number; readonly rows: number } | undefined;
}
