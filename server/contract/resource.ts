import { z } from 'zod';
import type { Resource } from './access.ts';

/** `equals`: one value or a list. `range`: also `<field>_gte` and `<field>_lte`. */
type FilterKind = 'equals' | 'range';

export interface ResourceDefinition {
  readonly name: Resource;
  /** What the API answers. */
  readonly record: z.ZodObject;
  /** What POST takes; an unknown field is refused. */
  readonly create?: z.ZodObject;
  /** What PUT may change; every field optional, others are ignored. */
  readonly update?: z.ZodObject;
  readonly sortable: readonly string[];
  readonly filters: Readonly<Record<string, FilterKind>>;
  /**
   * Columns that `q` looks into: by part, or whole where part of a personal datum would leak it.
   */
  readonly searched: { readonly part: readonly string[]; readonly whole?: readonly string[] };
  readonly defaultSort: readonly [field: string, order: 'ASC' | 'DESC'];
}

/** A resource as data; the router, the screens' types and the API description are made from it. */
export function defineResource<const D extends ResourceDefinition>(definition: D): D {
  return definition;
}

/** The update schema of a set of fields: all optional, unknown ones dropped. */
export function changeable<S extends z.core.$ZodLooseShape>(shape: S) {
  return z.object(shape).partial();
}
