import type { Knex } from 'knex';
import { z } from 'zod';
import type { Columns } from '../../db/bulk.ts';
import { asNationalId } from '../domain/identity.ts';
import { fold } from '../domain/input/fold.ts';
import { canonicalPhone } from '../domain/input/phone.ts';
import {
  flag,
  storedSchema,
  type Folded,
  type Stamped,
  type StoredDefinition,
  type StoredRow,
} from '../contract/resource.ts';
import type { Condition, ListRequest, Scalar } from './listTypes.ts';
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
  };
}

export interface TableSpec {
  readonly table: string;
  readonly searched: { readonly part: readonly string[]; readonly whole?: readonly string[] };
  /** Whether the table keeps its words folded; see searchText.ts. */
  readonly folded?: Folded | undefined;
  readonly computed?: Readonly<Record<string, Computed>>;
  /** Further places `q` looks into; called inside an OR group. */
  readonly search?: (query: Knex.QueryBuilder, q: string) => void;
  /**
   * Sums over a whole list that is filtered, as SQL, each by the name it is answered under. Of an
   * unfiltered list none is made: it would cost more as the book grows.
   */
  readonly sums?: Readonly<Record<string, string>>;
  /** Always applied, such as "the schedule in force". */
  readonly scope?: (query: Knex.QueryBuilder, request: ListRequest) => void;
}

export interface Page<R> {
  readonly rows: R[];
  readonly total: number;
  readonly first: number;
  /** Sums over all rows of the list; only where its spec names some. */
  readonly sums?: Readonly<Record<string, number>>;
}

export async function listRows<R = Row>(
  db: Knex,
  spec: TableSpec,
  request: ListRequest,
): Promise<Page<R>> {
  const filtered = filteredQuery(db, spec, request);
  const { range } = request;
  if (range === undefined) {
    const rows = await inChunks<R>(db, spec, request);
    return { rows, total: rows.length, first: 0 };
  }
  const isFiltered = request.conditions.length > 0 || request.q !== undefined;
  const { total, sums } = await measured(filtered.clone(), isFiltered ? spec.sums : undefined);
  const rows = await ordered(filtered, spec, request)
    .select(`${spec.table}.*`)
    .limit(range.rows)
    .offset(range.first);
  return { rows: rows as R[], total, first: range.first, ...(sums && { sums }) };
}

/** How many rows a query has, and the sums its list is answered with, in one pass. */
async function measured(
  query: Knex.QueryBuilder,
  sums: TableSpec['sums'],
): Promise<{ total: number; sums?: Record<string, number> }> {
  if (sums === undefined) return { total: await countRows(query) };
  for (const [name, sql] of Object.entries(sums))
    query.select(query.client.raw(`coalesce(sum(${sql}), 0) as ??`, [name]) as Knex.Raw);
  const row = (await query.count({ n: '*' }).first()) as Record<string, number>;
  const { n = 0, ...summed } = row;
  return {
    total: n,
    sums: Object.fromEntries(Object.entries(summed).map(([name, sum]) => [name, Number(sum)])),
  };
}

/** The ids of a whole list, in its order. */
export async function listIds(db: Knex, spec: TableSpec, request: ListRequest): Promise<number[]> {
  const rows = (await ordered(filteredQuery(db, spec, request), spec, request).select(
    `${spec.table}.id`,
  )) as { id: number }[];
  return rows.map(({ id }) => id);
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

function filteredQuery(db: Knex, spec: TableSpec, request: ListRequest): Knex.QueryBuilder {
  const query: Knex.QueryBuilder = db(spec.table);
  spec.scope?.(query, request);
  for (const condition of request.conditions) {
    const computed = spec.computed?.[condition.field]?.where;
    if (computed) computed(query, condition);
    else applyCondition(query, `${spec.table}.${condition.field}`, condition);
  }
  if (request.q !== undefined) applySearch(query, spec, request.q);
  return query;
}

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

/** A text in which the signs of a LIKE pattern stand for themselves; for `like … escape '\\'`. */
export const escapeLike = (text: string): string =>
  text.replace(/[\\%_]/g, (character) => `\\${character}`);

/** Columns of personal numbers: how one is written that is asked for, and what a mask shows. */
const NUMBERS: Readonly<Record<string, (text: string) => string>> = {
  phone: (text) => canonicalPhone(text) ?? text,
  national_id: asNationalId,
};
/** The end of a personal number, as every mask shows it. */
const TAIL = /^\d{3}[\dX]$/i;

/**
 * Adds to an OR group what finds rows by `q`. Of a personal number the whole finds, or the four
 * signs at its end that its mask shows anyway: no other part of one may be guessed.
 */
export function whereFound(
  group: Knex.QueryBuilder,
  { table, searched, folded }: Pick<TableSpec, 'table' | 'searched' | 'folded'>,
  q: string,
): void {
  group.whereRaw('1 = 0');
  for (const column of searched.part)
    group.orWhereRaw(`lower(??) like ? escape '\\'`, [
      `${table}.${column}`,
      `%${escapeLike(q.toLowerCase())}%`,
    ]);
  for (const column of searched.whole ?? []) {
    const name = `${table}.${column}`;
    const written = NUMBERS[column];
    group.orWhere(name, written === undefined ? q : written(q));
    if (written !== undefined && TAIL.test(q))
      group.orWhereRaw('substr(??, length(??) - 3) = ?', [name, name, q.toUpperCase()]);
  }
  const words = folded === undefined ? '' : fold(q);
  if (words === '') return;
  group.orWhereLike(`${table}.search_text`, `%${words}%`);
  // Read aloud from its beginning: parts of syllables would find half the book.
  if (/^[a-z]+$/.test(words))
    group.orWhereLike(`${table}.search_pinyin`, `%@${words.replaceAll('v', 'u')}%`);
}

function applySearch(query: Knex.QueryBuilder, spec: TableSpec, q: string): void {
  query.where((group) => {
    whereFound(group, spec, q);
    spec.search?.(group, q);
  });
}

const REVERSED = { ASC: 'DESC', DESC: 'ASC' } as const;

/** Orders rows as asked, then by the unique id, and says where nulls stand: the engines differ. */
function ordered(
  query: Knex.QueryBuilder,
  spec: TableSpec,
  { sort }: Pick<ListRequest, 'sort'>,
): Knex.QueryBuilder {
  const computed = spec.computed?.[sort.field]?.order;
  const direction = computed?.reversed ? REVERSED[sort.order] : sort.order;
  const sql = computed?.sql ?? `${spec.table}.${sort.field}`;
  query.orderByRaw(`${sql} ${direction} nulls last`, [...(computed?.bindings ?? [])] as string[]);
  return sort.field === 'id' ? query : query.orderBy(`${spec.table}.id`, sort.order);
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
