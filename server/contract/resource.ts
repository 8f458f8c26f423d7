import { z } from 'zod';
import type { Resource } from './access.ts';

/** `equals`: one value or a list. `range`: also `<field>_gte` and `<field>_lte`. */
type FilterKind = 'equals' | 'range';

/** Columns that are searched by their words, as people write them, and those also read aloud. */
export interface Folded {
  readonly columns: readonly string[];
  readonly read: readonly string[];
  /** Names and numbers, or long texts; their terms differ, see foundTriggers.ts. */
  readonly wording: 'word' | 'text';
}

/** The columns of a table whose words are folded for the search; they stay inside. */
export const searchStored = {
  search_text: z.string().nullable(),
  search_pinyin: z.string().nullable(),
};

/** A table of records, by the schema that its rows are read and written with. */
export interface StoredDefinition {
  readonly name: string;
  /**
   * The fields the API answers, and all it answers: what a record holds beside them never leaves.
   */
  readonly record: z.ZodObject;
  /** Fields of the record that are no columns: they are computed when it is shown. */
  readonly computed?: readonly string[];
  /**
   * Columns that stay inside, and columns that are stored otherwise than they are shown: JSON as
   * text, yes and no as 1 and 0.
   */
  readonly stored?: z.ZodObject;
  /** The columns whose words `q` finds however they are written; needs `searchStored`. */
  readonly folded?: Folded;
}

export interface ResourceDefinition extends StoredDefinition {
  readonly name: Resource;
  /** The fields POST takes; an unknown field is refused. */
  readonly create?: z.ZodObject;
  /** The fields PUT may change; each is optional, others are ignored. */
  readonly update?: z.ZodObject;
  readonly sortable: readonly string[];
  readonly filters: Readonly<Record<string, FilterKind>>;
  /**
   * Columns that `q` looks into: by part, or whole where part of a personal datum would leak it.
   */
  readonly searched: {
    readonly part: readonly string[];
    readonly whole?: readonly string[];
    /** Whether rows are found by the words of what they belong to, such as a borrower's name. */
    readonly owner?: boolean;
  };
  readonly defaultSort: readonly [field: string, order: 'ASC' | 'DESC'];
}

/** A resource as data; the router, the screens' types and the API description are made from it. */
export function defineResource<const D extends ResourceDefinition>(definition: D): D {
  return definition;
}

/** The columns every stored record has. */
export type Stamped = { readonly id: number; readonly version: number };

type Shape<D, K extends string> = D extends Record<K, z.ZodObject> ? z.output<D[K]> : unknown;
type Computed<D> = D extends { computed: readonly (infer N)[] } ? N : never;
type Flat<T> = { [K in keyof T]: T[K] };

/** A record as its table holds it, with columns stored otherwise or kept inside. */
export type StoredRow<D extends StoredDefinition> = Flat<
  Omit<z.output<D['record']>, Extract<Computed<D> | keyof Shape<D, 'stored'>, PropertyKey>> &
    Shape<D, 'stored'>
> &
  Stamped;

/** A record as the API answers it. */
export type ShownRow<D extends ResourceDefinition> = z.output<D['record']>;

/** The schema of a stored row. */
export function storedSchema({ record, computed = [], stored }: StoredDefinition): z.ZodObject {
  const columns = Object.entries(record.shape).filter(([name]) => !computed.includes(name));
  return z.strictObject({ ...Object.fromEntries(columns), ...stored?.shape });
}

/** Yes or no as both engines store it: 1 or 0. */
export const flag = z.union([z.literal(0), z.literal(1)]);

/** JSON kept in a column as text. */
export const jsonText = z.string();

/** The update schema of a set of fields: all optional, unknown ones dropped. */
export function changeable<S extends z.core.$ZodLooseShape>(shape: S) {
  return z.object(shape).partial();
}
