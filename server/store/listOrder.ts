import type { Knex } from 'knex';
import type { Beside, Key, ListRequest, Scalar } from './listTypes.ts';
import type { TableSpec } from './tableStore.ts';

/**
 * The order of a list: by what is asked for, then by the unique id; rows without a value stand last
 * both ways. A page beside one that was read is found by the key of the row at its edge, however
 * deep it lies.
 */
export interface ListOrder {
  /** Null: by the id alone. */
  readonly by: {
    readonly sql: string;
    readonly bindings: readonly Scalar[];
    readonly down: boolean;
    readonly full: boolean;
    readonly numeric: boolean;
    /** What goes on ordering those of one value, before the id. */
    readonly among: string | null;
  } | null;
  readonly id: string;
  readonly down: boolean;
}

export function orderOf(
  { table, computed = {} }: TableSpec,
  { sort }: Pick<ListRequest, 'sort'>,
): ListOrder {
  const order = computed[sort.field]?.order;
  const down = sort.order === 'DESC';
  if (sort.field === 'id') return { by: null, id: `${table}.id`, down };
  const { full = false, numeric = false } = order ?? sort;
  return {
    by: {
      sql: order?.sql ?? `${table}.${sort.field}`,
      bindings: order?.bindings ?? [],
      down: order?.reversed ? !down : down,
      full,
      numeric,
      among: order?.among ?? null,
    },
    id: order?.id ?? `${table}.id`,
    down,
  };
}

const way = (down: boolean): 'desc' | 'asc' => (down ? 'desc' : 'asc');
const bound = ({ bindings }: { bindings: readonly Scalar[] }): string[] =>
  [...bindings] as string[];

/** What an order goes by before the id, as SQL that says where nulls stand: the engines differ. */
export const termOf = ({ by }: ListOrder): string | null =>
  by === null
    ? null
    : `${by.sql} ${way(by.down)}${by.full ? '' : ' nulls last'}` +
      (by.among === null ? '' : `, ${by.among}`);

export function ordered(query: Knex.QueryBuilder, order: ListOrder): Knex.QueryBuilder {
  const term = termOf(order);
  if (term !== null && order.by !== null) query.orderByRaw(term, bound(order.by));
  return query.orderBy(order.id, way(order.down));
}

/** Under which name a row carries the value it is ordered by. */
const VALUE = 'list_key';

/** Has rows carry what their keys are made of. */
export const withKey = (query: Knex.QueryBuilder, { by, id }: ListOrder): Knex.QueryBuilder =>
  query.select(
    query.client.raw(`${by?.sql ?? id} as ${VALUE}`, by === null ? [] : bound(by)) as Knex.Raw,
  );

type Keyed = { id: number; [VALUE]: Scalar };

/** Rows without what their keys were made of, and the keys of the first and the last. */
export function keysOf<R>(rows: readonly R[]): { rows: R[]; keys?: { first: Key; last: Key } } {
  const keyed = rows as readonly (R & Keyed)[];
  const [first, last] = [keyed[0], keyed.at(-1)];
  const bare = keyed.map(({ [VALUE]: _value, ...row }) => row as unknown as R);
  return first === undefined || last === undefined
    ? { rows: bare }
    : { rows: bare, keys: { first: [first[VALUE], first.id], last: [last[VALUE], last.id] } };
}

/** Whether a key can be one of this order: one of another kind is none of a row. */
function isKeyOf({ by }: ListOrder, [value]: Key): boolean {
  if (by === null) return true;
  if (value === null) return !by.full;
  return by.numeric ? Number.isSafeInteger(value) : typeof value === 'string';
}

type Part = (query: Knex.QueryBuilder) => void;

/**
 * The rows beside a key in parts, each of which an index leads: those of the same value, those of
 * values beyond it, those without a value.
 */
function partsOf({ by, id, down }: ListOrder, { way: side, key: [value, last] }: Beside): Part[] {
  const back = side === 'before';
  const idDown = down !== back;
  const beyondId: Part = (query) => {
    query.where(id, idDown ? '<' : '>', last).orderBy(id, way(idDown));
  };
  if (by === null) return [beyondId];
  const valueDown = by.down !== back;
  const compare =
    (sign: string): Part =>
    (query) => {
      const kind = by.numeric ? 'bigint' : 'text';
      query.whereRaw(`${by.sql} ${sign} cast(? as ${kind})`, [...bound(by), value as string]);
    };
  const valued: Part = (query) => {
    query.orderByRaw(`${by.sql} ${way(valueDown)}`, bound(by)).orderBy(id, way(idDown));
  };
  const without: Part = (query) => {
    query.whereRaw(`${by.sql} is null`, bound(by));
  };
  const all =
    (...some: Part[]): Part =>
    (query) => {
      for (const part of some) part(query);
    };
  const isThere: Part = (query) => {
    query.whereRaw(`${by.sql} is not null`, bound(by));
  };
  const byId: Part = (query) => {
    query.orderBy(id, way(idDown));
  };
  if (value === null) return [all(without, beyondId), ...(back ? [all(isThere, valued)] : [])];
  return [
    all(compare('='), beyondId),
    all(compare(valueDown ? '<' : '>'), valued),
    ...(back || by.full ? [] : [all(without, byId)]),
  ];
}

/**
 * The page after or before a key, in the order of the list. Null where the key is none of this
 * order, or too few rows are left on that side to be a page: then it is found by counting.
 */
export async function rowsBeside<R>(
  filtered: Knex.QueryBuilder,
  order: ListOrder,
  beside: Beside,
  most: number,
): Promise<R[] | null> {
  if (!isKeyOf(order, beside.key)) return null;
  const rows: R[] = [];
  for (const part of partsOf(order, beside)) {
    if (rows.length === most) break;
    const query = filtered.clone();
    part(query);
    const found = (await query.limit(most - rows.length)) as R[];
    for (const row of found) rows.push(row);
  }
  if (beside.way === 'after') return rows.length === 0 ? null : rows;
  return rows.length < most ? null : rows.reverse();
}
