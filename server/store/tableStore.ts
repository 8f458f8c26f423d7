import type { Knex } from 'knex';
import { z } from 'zod';
import type { Columns } from '../../db/bulk.ts';
import { isOneOf } from '../../db/dialect.ts';
import { MAX_COUNTED } from '../contract/limits.ts';
import {
  flag,
  storedSchema,
  type Stamped,
  type StoredDefinition,
  type StoredRow,
} from '../contract/resource.ts';
import { MOST_LED, mostFound, withBestFirst } from './bestFirst.ts';
import { keysOf, ordered, orderOf, rowsBeside, withKey } from './listOrder.ts';
import type { Condition, Key, ListRequest, Scalar } from './listTypes.ts';
import { orderHint } from './orderIndex.ts';
import { keptTotal, type KeptTotal } from './totals.ts';
import { idsFound, placesOf, whereAsked, type Place, type Searched } from './search.ts';
import { withSearchColumns } from './searchText.ts';

/**
 * SQL for plain resources: one table, its own columns, and where a field is computed, the
 * expression that stands for it.
 */

/** A row whose resource is not known, such as on a list that serves every resource. */
export type Row = Record<string, unknown> & Stamped;

/** A field that is no column: how it filters and sorts. */
export interface Computed {
  readonly where?: (query: Knex.QueryBuilder, condition: Condition) => void;
  /** Raw SQL to sort by, and whether ascending values mean descending SQL. */
  readonly order?: {
    readonly sql: string;
    readonly bindings?: readonly Scalar[];
    readonly reversed?: boolean;
    /** Whether it never is null, and whether it is a number. */
    readonly full?: boolean;
    readonly numeric?: boolean;
    /** SQL without bindings that orders those of one value; of lists that are never long. */
    readonly among?: string;
    /** Where it stands in a table joined by id: the id there, by which its index goes on. */
    readonly id?: string;
  };
}

export interface TableSpec extends Searched {
  readonly computed?: Readonly<Record<string, Computed>>;
  /**
   * What the best match of a search goes by beside the row's own words: those of the row it belongs
   * to; and the order of those that match alike.
   */
  readonly best?: {
    readonly owner?: { readonly here: string; readonly of: Searched };
    readonly among?: ListRequest['sort'];
  };
  /** Further places `q` looks into. */
  readonly places?: (q: string) => readonly Place[];
  /**
   * Sums over a whole list that is filtered, as SQL, each by the name it is answered under. Of an
   * unfiltered list none is made: it would cost more as the book grows.
   */
  readonly sums?: Readonly<Record<string, string>>;
  /** Where the total of the whole list is kept. */
  readonly kept?: KeptTotal;
  /** Rows are counted so far, where each one counted costs more than elsewhere. */
  readonly most?: number;
  /** Always applied, such as "the schedule in force". */
  readonly scope?: (query: Knex.QueryBuilder, request: ListRequest) => void;
}

export interface Page<R> {
  readonly rows: R[];
  readonly total: number;
  /** Whether there are more rows than were counted. */
  readonly capped: boolean;
  readonly first: number;
  /** The keys of the first and the last row. */
  readonly keys?: { readonly first: Key; readonly last: Key };
  /** Sums over all rows of the list; only where its spec names some and all were counted. */
  readonly sums?: Readonly<Record<string, number>>;
}

/** From this row on a page is found by ids alone first: an index skips rows, a table reads them. */
const DEEP = 1000;
/** How far the rows of a filtered search are counted that finds more than are ever counted. */
export const MOST_ASKED = 1_000;

export async function listRows<R = Row>(
  db: Knex,
  plain: TableSpec,
  asked: ListRequest,
): Promise<Page<R>> {
  const { range } = asked;
  if (range === undefined) {
    const rows = await inChunks<R>(db, plain, asked);
    return { rows, total: rows.length, capped: false, first: 0 };
  }
  const search = await searchOf(db, plain, asked.q, mostFound(plain, asked));
  const { spec, request } = withBestFirst(plain, asked, isFew(search));
  const measure = await measured(db, spec, request, search);
  const filtered = filteredQuery(db, spec, request, search);
  const isLong = measure.capped || measure.total > MOST_LED;
  if (isLong) await leadByOrder(db, filtered, spec, request);
  const { rows, keys } = keysOf<R>(await pageOf<R>(db, filtered, spec, request, range, isLong));
  const seen = range.first + rows.length + (rows.length === range.rows ? 1 : 0);
  const total = measure.capped ? Math.max(measure.total, seen) : measure.total;
  return { ...measure, rows, total, first: range.first, ...(isLong && keys && { keys }) };
}

/** A page with its keys: beside one that was read where the list is long, else by counting. */
async function pageOf<R>(
  db: Knex,
  filtered: Knex.QueryBuilder,
  spec: TableSpec,
  request: ListRequest,
  { first, rows }: { readonly first: number; readonly rows: number },
  isLong: boolean,
): Promise<R[]> {
  const order = orderOf(spec, request);
  const keyed = (query: Knex.QueryBuilder) => withKey(query.select(`${spec.table}.*`), order);
  const whole = keyed(filtered.clone());
  if (isLong && request.beside !== undefined) {
    const beside = await rowsBeside<R>(whole, order, request.beside, rows);
    if (beside !== null) return beside;
  }
  if (first < DEEP) return (await ordered(whole, order).limit(rows).offset(first)) as R[];
  const page = ordered(filtered.clone(), order).limit(rows).offset(first);
  const ids = await idsOf(page, spec);
  // Led by the ids: what leads the list would read it all.
  const some: Knex.QueryBuilder = db(spec.table).whereIn(`${spec.table}.id`, ids);
  spec.scope?.(some, request);
  const found = (await keyed(some)) as (R & { id: number })[];
  const byId = new Map(found.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Lets the order of a long list lead, where it is one of the table's own columns. */
async function leadByOrder(
  db: Knex,
  query: Knex.QueryBuilder,
  spec: TableSpec,
  { sort, conditions }: ListRequest,
): Promise<void> {
  const isPlain = spec.computed?.[sort.field]?.order === undefined;
  // A range of the ordered column itself is found by its index anyway.
  if (!isPlain || conditions.some(({ field }) => field === sort.field)) return;
  const hint = await orderHint(db, spec.table, sort.field);
  if (hint !== null) query.from(db.raw(`?? ${hint}`, [spec.table]));
}

/** How many rows a list has, as far as it is counted, and the sums it is answered with. */
async function measured(
  db: Knex,
  spec: TableSpec,
  request: ListRequest,
  search: Search | null,
): Promise<Pick<Page<unknown>, 'total' | 'capped' | 'sums'>> {
  const { conditions, q } = request;
  const isPlain = conditions.length === 0 && !spec.sums;
  if (search?.all && isPlain && !spec.scope) return { total: search.ids.length, capped: false };
  if (search?.all === false && isPlain) {
    const some = filteredQuery(db, spec, request, { ...search, all: true }, MAX_COUNTED);
    return { total: Math.min(MOST_LED, await countRows(some)), capped: true };
  }
  const filtered = filteredQuery(db, spec, request, search, MAX_COUNTED);
  const most = search?.all === false ? MOST_ASKED : (spec.most ?? MAX_COUNTED);
  const isWhole = conditions.length === 0 && q === undefined;
  const kept = await keptTotal(db, spec.kept, conditions, q);
  const total = kept ?? (await countUpTo(db, filtered, most));
  const capped = kept === null && total > most;
  if (capped) return { total: most, capped };
  const { sums } = spec;
  if (isWhole || sums === undefined || total > MAX_COUNTED) return { total, capped };
  return { total, capped, sums: await summed(filtered, sums) };
}

async function summed(
  query: Knex.QueryBuilder,
  sums: Readonly<Record<string, string>>,
): Promise<Record<string, number>> {
  for (const [name, sql] of Object.entries(sums))
    query.select(query.client.raw(`coalesce(sum(${sql}), 0) as ??`, [name]) as Knex.Raw);
  const row: Record<string, number> | undefined = await query.first();
  return Object.fromEntries(Object.entries(row ?? {}).map(([name, sum]) => [name, Number(sum)]));
}

/** How many rows a query has, counted to one more than `most`. */
async function countUpTo(db: Knex, query: Knex.QueryBuilder, most: number): Promise<number> {
  const counted = query
    .clone()
    .select(db.raw('1 as one'))
    .limit(most + 1)
    .as('counted');
  const row: { n: number } | undefined = await db.from(counted).count({ n: '*' }).first();
  return row?.n ?? 0;
}

const idsOf = async (query: Knex.QueryBuilder, { table }: TableSpec): Promise<number[]> => {
  const rows = (await query.select(`${table}.id`)) as { id: number }[];
  return rows.map(({ id }) => id);
};

/** The ids of a whole list, in its order. */
export async function listIds(db: Knex, plain: TableSpec, asked: ListRequest): Promise<number[]> {
  const search = await searchOf(db, plain, asked.q, MAX_COUNTED);
  const { spec, request } = withBestFirst(plain, asked, isFew(search));
  const filtered = filteredQuery(db, spec, request, search);
  return await idsOf(ordered(filtered, orderOf(spec, request)), spec);
}

/** Rows by their ids, in the order of these; an id that is gone is left out. */
export async function rowsInOrder<R extends { id: number }>(
  db: Knex,
  spec: TableSpec,
  ids: readonly number[],
): Promise<R[]> {
  const rows: R[] = await db(spec.table).whereIn('id', ids);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** How many rows a query has. */
export async function countRows(query: Knex.QueryBuilder): Promise<number> {
  const row: { n: number } | undefined = await query.count({ n: '*' }).first();
  return row?.n ?? 0;
}

/**
 * The records of a list of ids, in chunks: getMany has no cap, the engines' bound parameters do.
 */
async function inChunks<R>(db: Knex, spec: TableSpec, request: ListRequest): Promise<R[]> {
  const ids = request.conditions[0]?.values ?? [];
  const rows: R[] = [];
  for (let start = 0; start < ids.length; start += 500) {
    const chunk = (await db(spec.table)
      .whereIn('id', ids.slice(start, start + 500) as number[])
      .orderBy('id')) as R[];
    for (const row of chunk) rows.push(row);
  }
  return rows;
}

function filteredQuery(
  db: Knex,
  spec: TableSpec,
  request: ListRequest,
  search: Search | null,
  mostLed = MOST_LED,
): Knex.QueryBuilder {
  const query: Knex.QueryBuilder = db(spec.table);
  spec.scope?.(query, request);
  for (const condition of request.conditions) {
    const computed = spec.computed?.[condition.field]?.where;
    if (computed) computed(query, condition);
    else applyCondition(query, `${spec.table}.${condition.field}`, condition);
  }
  if (search === null) return query;
  if (!search.all || search.ids.length > mostLed) whereAsked(query, search.places);
  else query.where(isOneOf(db, `${spec.table}.id`, search.ids));
  return query;
}

/** What `q` finds in a list: all ids, or some where there are more than were asked for. */
interface Search {
  readonly places: readonly Place[];
  readonly ids: readonly number[];
  readonly all: boolean;
}

async function searchOf(
  db: Knex,
  spec: TableSpec,
  q: string | undefined,
  most: number,
): Promise<Search | null> {
  if (q === undefined) return null;
  const places = [...placesOf(spec, q), ...(spec.places?.(q) ?? [])];
  return { places, ...(await idsFound(db, spec.table, places, most)) };
}

/** Whether so few rows were found that each may be looked at. */
const isFew = (search: Search | null): boolean =>
  search !== null && search.all && search.ids.length <= MOST_LED;

function applyCondition(query: Knex.QueryBuilder, column: string, { op, values }: Condition): void {
  if (op !== 'in') {
    query.where(column, op === 'gte' ? '>=' : '<=', values[0] as string | number);
    return;
  }
  const some = values.filter((value): value is string | number => value !== null);
  query.where((group) => {
    group.whereIn(column, some);
    if (some.length < values.length) group.orWhereNull(column);
  });
}

/** The record of an id; undefined where there is none. */
export const findRow = async <D extends StoredDefinition>(
  db: Knex,
  { name }: D,
  id: number,
): Promise<StoredRow<D> | undefined> => await db(name).where({ id }).first();

/** Whether there is such a record. */
export const recordExists = async (db: Knex, table: string, id: number): Promise<boolean> =>
  (await db(table).where({ id }).first('id')) !== undefined;

/**
 * A row that must be there: its absence is a broken invariant, not a refusal.
 *
 * @throws Error where there is none
 */
export async function rereadRow<D extends StoredDefinition>(
  db: Knex,
  definition: D,
  id: number,
): Promise<StoredRow<D>> {
  const row = await findRow(db, definition, id);
  if (row === undefined) throw new Error(`${definition.name} ${id} vanished`);
  return row;
}

/** Values to write to a table: any of its columns but those every record has. */
export type Values<D extends StoredDefinition> = Partial<
  Omit<StoredRow<D>, 'id' | 'version' | 'created_at' | 'updated_at'>
>;

/** How a field is stored: numbers and flags as integers, all else as text. */
function kindOf(schema: z.ZodType): 'integer' | 'text' {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional)
    return kindOf(schema.unwrap() as z.ZodType);
  return schema instanceof z.ZodNumber || schema === flag ? 'integer' : 'text';
}

/**
 * The named columns of a record's table and their kinds, for bulk statements.
 *
 * @throws Error for a name the table has no column of
 */
export function columnsOf(definition: StoredDefinition, names: readonly string[]): Columns {
  const { shape } = storedSchema(definition);
  return Object.fromEntries(
    names.map((name) => {
      const schema = shape[name];
      if (schema === undefined) throw new Error(`${definition.name} has no column ${name}`);
      return [name, kindOf(schema)];
    }),
  );
}

/** Stores a new row at version 1, stamped with `now`, and answers it. */
export async function insertRow<D extends StoredDefinition>(
  trx: Knex.Transaction,
  definition: D,
  values: Values<D>,
  now: string,
): Promise<StoredRow<D>> {
  const { name } = definition;
  const [row]: StoredRow<D>[] = await trx(name)
    .insert({
      ...withSearchColumns(definition, values, values),
      created_at: now,
      updated_at: now,
    })
    .returning('*');
  if (row === undefined) throw new Error(`insert into ${name} answered no row`);
  return row;
}

/** Writes the given columns and the next version. */
export async function updateRow<D extends StoredDefinition>(
  trx: Knex.Transaction,
  definition: D,
  before: Stamped,
  values: Values<D>,
  now: string,
): Promise<StoredRow<D>> {
  const { name } = definition;
  const written = withSearchColumns(definition, { ...before, ...values }, values);
  const [row]: StoredRow<D>[] = await trx(name)
    .where({ id: before.id })
    .update({ ...written, version: before.version + 1, updated_at: now })
    .returning('*');
  if (row === undefined) throw new Error(`update of ${name} ${before.id} answered no row`);
  return row;
}

export async function deleteRow(
  trx: Knex.Transaction,
  { name }: StoredDefinition,
  id: number,
): Promise<void> {
  await trx(name).where({ id }).delete();
}
