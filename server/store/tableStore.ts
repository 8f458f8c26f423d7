import type { Knex } from 'knex';
import type { Condition, ListRequest, Scalar } from './listTypes.ts';

/**
 * SQL for plain resources: one table, its own columns, and where a field is computed, the
 * expression that stands for it.
 */

export type Row = Record<string, unknown> & { id: number; version: number };

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
  readonly computed?: Readonly<Record<string, Computed>>;
  /** Further places `q` looks into; called inside an OR group. */
  readonly search?: (query: Knex.QueryBuilder, q: string) => void;
  /** Always applied, such as "the schedule in force". */
  readonly scope?: (query: Knex.QueryBuilder, request: ListRequest) => void;
}

export interface Page {
  readonly rows: Row[];
  readonly total: number;
  readonly first: number;
}

export async function listRows(db: Knex, spec: TableSpec, request: ListRequest): Promise<Page> {
  const filtered = filteredQuery(db, spec, request);
  const { range } = request;
  if (range === undefined) {
    const rows = await inChunks(db, spec, request);
    return { rows, total: rows.length, first: 0 };
  }
  const counted = (await filtered
    .clone()
    .count({ n: `${spec.table}.id` })
    .first()) as { n: number } | undefined;
  const rows = await ordered(filtered, spec, request)
    .select(`${spec.table}.*`)
    .limit(range.rows)
    .offset(range.first);
  return { rows: rows as Row[], total: counted?.n ?? 0, first: range.first };
}

/** getMany has no cap, the engines' bound parameters do. */
async function inChunks(db: Knex, spec: TableSpec, request: ListRequest): Promise<Row[]> {
  const ids = request.conditions[0]?.values ?? [];
  const rows: Row[] = [];
  for (let start = 0; start < ids.length; start += 500) {
    const chunk = (await db(spec.table)
      .whereIn('id', ids.slice(start, start + 500) as number[])
      .orderBy('id')) as Row[];
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

/** The signs of a LIKE pattern as what they are; for `like … escape '\\'`. */
export const escapeLike = (text: string): string =>
  text.replace(/[\\%_]/g, (character) => `\\${character}`);

function applySearch(query: Knex.QueryBuilder, spec: TableSpec, q: string): void {
  query.where((group) => {
    group.whereRaw('1 = 0');
    for (const column of spec.searched.part)
      group.orWhereRaw(`lower(??) like ? escape '\\'`, [
        `${spec.table}.${column}`,
        `%${escapeLike(q.toLowerCase())}%`,
      ]);
    for (const column of spec.searched.whole ?? []) group.orWhere(`${spec.table}.${column}`, q);
    spec.search?.(group, q);
  });
}

/** Every order ends in the unique id, and says where nulls stand: the engines differ. */
function ordered(
  query: Knex.QueryBuilder,
  spec: TableSpec,
  { sort }: Pick<ListRequest, 'sort'>,
): Knex.QueryBuilder {
  const computed = spec.computed?.[sort.field]?.order;
  const direction = computed?.reversed ? (sort.order === 'ASC' ? 'DESC' : 'ASC') : sort.order;
  const sql = computed?.sql ?? `${spec.table}.${sort.field}`;
  query.orderByRaw(`${sql} ${direction} nulls last`, [...(computed?.bindings ?? [])] as string[]);
  return sort.field === 'id' ? query : query.orderBy(`${spec.table}.id`, sort.order);
}

export const findRow = async (db: Knex, table: string, id: number): Promise<Row | undefined> =>
  await db(table).where({ id }).first();

/** A row that must be there: its absence is a broken invariant, not a refusal. */
export async function rereadRow(db: Knex, table: string, id: number): Promise<Row> {
  const row = await findRow(db, table, id);
  if (row === undefined) throw new Error(`${table} ${id} vanished`);
  return row;
}

export async function insertRow(
  trx: Knex.Transaction,
  table: string,
  values: Record<string, unknown>,
  now: string,
): Promise<Row> {
  const [row]: Row[] = await trx(table)
    .insert({ ...values, created_at: now, updated_at: now })
    .returning('*');
  if (row === undefined) throw new Error(`insert into ${table} answered no row`);
  return row;
}

/** Writes the given columns and the next version. */
export async function updateRow(
  trx: Knex.Transaction,
  table: string,
  before: Row,
  values: Record<string, unknown>,
  now: string,
): Promise<Row> {
  const [row]: Row[] = await trx(table)
    .where({ id: before.id })
    .update({ ...values, version: before.version + 1, updated_at: now })
    .returning('*');
  if (row === undefined) throw new Error(`update of ${table} ${before.id} answered no row`);
  return row;
}

export async function deleteRow(trx: Knex.Transaction, table: string, id: number): Promise<void> {
  await trx(table).where({ id }).delete();
}
