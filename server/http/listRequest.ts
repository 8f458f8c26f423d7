import { BEIJING_OFFSET } from '../domain/time/beijing.ts';
import { z } from 'zod';
import { calendarDate, withoutNul } from '../contract/primitives.ts';
import { asLine, withoutUnseen } from '../domain/input/writing.ts';
import { MAX_ID, MAX_PAGE_ROWS } from '../contract/limits.ts';
import { type Outcome, done, orRefuse, refuseField } from '../contract/outcome.ts';
import type { ResourceDefinition } from '../contract/resource.ts';
import { MATCH } from '../store/bestFirst.ts';
import type { Condition, ListRequest, Scalar } from '../store/listTypes.ts';

type Query = Readonly<Record<string, string>>;
const MAX_FILTER_TEXT = 200;
const OF_QUEUES = new Set(['sort', 'range', 'filter', 'embed']);
const OF_LISTS = new Set([...OF_QUEUES, 'after', 'before']);

function json(query: Query, parameter: string): Outcome<unknown> {
  const text = query[parameter];
  if (text === undefined || text === '') return done(undefined);
  try {
    return done(JSON.parse(text));
  } catch {
    return refuseField(parameter, 'bad_query', { parameter });
  }
}

/**
 * Reads ra-data-simple-rest's query: `sort=["f","DESC"]&range=[0,24]&filter={…}`. Anything it does
 * not know is refused by name.
 */
export function readListRequest(
  definition: ResourceDefinition,
  query: Query,
): Outcome<ListRequest> {
  const unknown = Object.keys(query).find((name) => !OF_LISTS.has(name));
  if (unknown !== undefined)
    return refuseField(unknown, 'unknown_filter', {
      field: unknown,
      known: [...OF_LISTS].join(', '),
    });
  const filter = orRefuse(json(query, 'filter'));
  const conditions = orRefuse(readFilter(definition, filter ?? {}));
  const sort = orRefuse(readSort(definition, query));
  const range = orRefuse(readRange(query, conditions));
  const beside = orRefuse(readBeside(query));
  const full = isFull(definition, sort.field);
  const numeric = isNumeric(definition.record.shape[sort.field]);
  return done({ ...conditions, sort: { ...sort, full, numeric }, range, beside });
}

/**
 * Reads the query of a queue, which has its own order and no filters: `sort` by a field it has and
 * an empty `filter`, as ra-data-simple-rest sends them, are let pass.
 */
export function readQueuePage(
  query: Query,
  fields: readonly string[],
): Outcome<{ first: number; rows: number }> {
  const unknown = Object.keys(query).find((name) => !OF_QUEUES.has(name));
  if (unknown !== undefined)
    return refuseField(unknown, 'unknown_filter', { field: unknown, known: 'range' });
  const filter = orRefuse(json(query, 'filter'));
  const [name] = Object.keys(filter ?? {});
  if (name !== undefined) return refuseField(name, 'unknown_filter', { field: name, known: '–' });
  orRefuse(readSort({ sortable: fields, defaultSort: ['id', 'ASC'] }, query));
  return readPage(query);
}

/** Whether a field is a column that holds a value in every row. */
const isFull = ({ record, computed = [] }: ResourceDefinition, field: string): boolean =>
  !computed.includes(field) && !(record.shape[field] instanceof z.ZodNullable);

/** Whether a field holds numbers, or yes and no, which are kept as such. */
function isNumeric(schema: unknown): boolean {
  if (schema instanceof z.ZodNullable) return isNumeric(schema.unwrap());
  return schema instanceof z.ZodNumber || schema instanceof z.ZodBoolean;
}

const keySchema = z.tuple([
  z.union([z.string().max(MAX_FILTER_TEXT).refine(withoutNul), z.int(), z.null()]),
  z.int().min(1).max(MAX_ID),
]);

/** The key that a page lies after or before, as the header of the page beside it told it. */
function readBeside(query: Query): Outcome<ListRequest['beside']> {
  for (const way of ['after', 'before'] as const) {
    const sent = orRefuse(json(query, way));
    if (sent === undefined) continue;
    const key = keySchema.safeParse(sent);
    return key.success ? done({ way, key: key.data }) : refuseField(way, 'bad_key');
  }
  return done(undefined);
}

/** A value of a query as a refusal names it; whatever was sent. */
const named = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');

function readSort(
  definition: Pick<ResourceDefinition, 'sortable' | 'defaultSort' | 'folded'>,
  query: Query,
): Outcome<ListRequest['sort']> {
  const sort = orRefuse(json(query, 'sort')) ?? definition.defaultSort;
  const [field, order]: readonly unknown[] = Array.isArray(sort) ? sort : [sort];
  const fields = definition.folded?.wording === 'word' ? [MATCH] : [];
  const sortable = [...definition.sortable, ...fields];
  const known = sortable.join(', ');
  if (typeof field !== 'string' || !sortable.includes(field))
    return refuseField('sort', 'bad_sort', { field: named(field), known });
  if (order !== undefined && order !== 'ASC' && order !== 'DESC')
    return refuseField('sort', 'bad_sort', {
      field: `${field} ${JSON.stringify(order)}`,
      known: 'ASC, DESC',
    });
  return done({ field, order: order ?? 'ASC' });
}

function readRange(
  query: Query,
  { conditions, q }: Pick<ListRequest, 'conditions' | 'q'>,
): Outcome<ListRequest['range']> {
  const getMany =
    q === undefined &&
    conditions.length === 1 &&
    conditions[0]?.field === 'id' &&
    conditions[0].op === 'in';
  return getMany && (query['range'] ?? '') === '' ? done(undefined) : readPage(query);
}

/** The page a query asks for under a name; the first and largest if it names none. */
export function readPage(query: Query, name = 'range'): Outcome<{ first: number; rows: number }> {
  const range = orRefuse(json(query, name));
  if (range === undefined) return done({ first: 0, rows: MAX_PAGE_ROWS });
  const whole = z.tuple([z.int().min(0), z.int().min(0)]).safeParse(range);
  if (!whole.success || whole.data[1] < whole.data[0]) return refuseField(name, 'bad_range');
  const [first, last] = whole.data;
  if (last - first + 1 > MAX_PAGE_ROWS)
    return refuseField(name, 'page_too_large', { limit: MAX_PAGE_ROWS });
  return done({ first, rows: last - first + 1 });
}

function readFilter(
  definition: ResourceDefinition,
  filter: unknown,
): Outcome<Pick<ListRequest, 'conditions' | 'q'>> {
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter))
    return refuseField('filter', 'bad_query', { parameter: 'filter' });
  const conditions: Condition[] = [];
  let q: string | undefined;
  for (const [name, value] of Object.entries<unknown>({ ...filter })) {
    if (name === 'q') {
      if (!isSearched(definition))
        return refuseField('q', 'unknown_filter', { field: 'q', known: filterNames(definition) });
      if (typeof value !== 'string' || value.length > MAX_FILTER_TEXT || !withoutNul(value))
        return refuseField('q', 'bad_filter', { field: 'q' });
      q = asLine(withoutUnseen(value)) || undefined;
      continue;
    }
    conditions.push(orRefuse(readCondition(definition, name, value)));
  }
  return done({ conditions, q });
}

function readCondition(
  definition: ResourceDefinition,
  name: string,
  value: unknown,
): Outcome<Condition> {
  const bound = /^(.+)_(gte|lte)$/.exec(name);
  const ranged = bound?.[1] !== undefined && definition.filters[bound[1]] === 'range';
  const field = ranged ? (bound[1] as string) : name;
  if (!Object.hasOwn(definition.filters, field))
    return refuseField(name, 'unknown_filter', { field: name, known: filterNames(definition) });
  const values = Array.isArray(value) ? (value as unknown[]) : [value];
  if (ranged && (values.length !== 1 || values[0] === null))
    return refuseField(name, 'bad_filter', { field: name });
  const schema = filterSchema(definition, field);
  const read: Scalar[] = [];
  for (const sent of values) {
    const parsed = schema.safeParse(sent);
    if (!parsed.success) return refuseField(name, 'bad_filter', { field: name });
    read.push(
      field.endsWith('_at') && ranged
        ? dayBound(parsed.data, bound[2] as 'gte' | 'lte')
        : parsed.data,
    );
  }
  return done({ field, op: ranged ? (bound[2] as 'gte' | 'lte') : 'in', values: read });
}

/**
 * A date as the bound of an instant means the whole day in Asia/Shanghai, where the console's
 * people work.
 */
function dayBound(value: Scalar, op: 'gte' | 'lte'): Scalar {
  if (typeof value !== 'string') return value;
  const instant =
    value.length === 10
      ? `${value}T${op === 'gte' ? '00:00:00.000' : '23:59:59.999'}${BEIJING_OFFSET}`
      : value;
  return new Date(instant).toISOString();
}

const isSearched = ({ searched, folded }: ResourceDefinition): boolean =>
  folded !== undefined ||
  searched.owner === true ||
  searched.part.length > 0 ||
  (searched.whole ?? []).length > 0;

const filterNames = (definition: ResourceDefinition): string =>
  [
    ...(isSearched(definition) ? ['q'] : []),
    ...Object.entries(definition.filters).flatMap(([field, kind]) =>
      kind === 'range' ? [field, `${field}_gte`, `${field}_lte`] : [field],
    ),
  ].join(', ');

/**
 * The schema of a filter's value: what the record's field could hold; whole numbers also as text,
 * as an address brings them.
 */
function filterSchema(definition: ResourceDefinition, field: string): z.ZodType<Scalar> {
  if (field.endsWith('_on') || field === 'business_date') return calendarDate.nullable();
  if (field.endsWith('_at'))
    return z.union([z.iso.datetime({ offset: true }), calendarDate]).nullable();
  // A filter that is no field of the record, such as whom it waits for, still says by its name what
  // it holds.
  const shape =
    (definition.record.shape[field] as z.ZodType | undefined) ??
    (field.endsWith('_id') ? z.int() : undefined);
  const inner = shape instanceof z.ZodNullable ? (shape.unwrap() as z.ZodType) : shape;
  if (inner instanceof z.ZodNumber) {
    const whole = field.endsWith('_minor') ? z.int() : z.int().min(-MAX_ID).max(MAX_ID);
    return z
      .union([
        whole,
        z
          .string()
          .regex(/^-?\d{1,15}$/)
          .transform(Number)
          .pipe(whole),
      ])
      .nullable();
  }
  // Kept as 0 and 1.
  if (inner instanceof z.ZodBoolean) return z.boolean().transform(Number);
  if (inner instanceof z.ZodEnum) return inner.nullable() as z.ZodType<Scalar>;
  return z.string().max(MAX_FILTER_TEXT).refine(withoutNul).nullable();
}

/**
 * The header that says which rows of how many were answered: ra-data-simple-rest reads the total
 * after the slash; an empty page still says it. A total that was not counted to its end says so.
 */
export function contentRange(
  resource: string,
  first: number,
  rows: number,
  total: number,
  capped = false,
): Record<string, string> {
  return {
    'Content-Range':
      rows === 0 ? `${resource} */${total}` : `${resource} ${first}-${first + rows - 1}/${total}`,
    ...(capped && { 'X-Total-Capped': 'true' }),
  };
}
