import { MAX_COUNTED } from '../contract/limits.ts';
import { fold } from '../domain/input/fold.ts';
import { orderOf, termOf } from './listOrder.ts';
import type { ListRequest, Scalar } from './listTypes.ts';
import { numberWritten, type Searched } from './search.ts';
import type { TableSpec } from './tableStore.ts';

/** The field of a search's own order: the best match first. */
export const MATCH = 'match';
/** So many rows a search or filter finds and sorts; of more the order of the list leads. */
export const MOST_LED = 2_000;

/**
 * How many rows a search finds by its index. Where the best of them are asked for, no more than can
 * be ranked: who types a family name goes on typing, and need not know how many have it.
 */
export const mostFound = ({ sums }: TableSpec, { sort, conditions }: ListRequest): number =>
  sort.field === MATCH && conditions.length === 0 && sums === undefined ? MOST_LED : MAX_COUNTED;

interface Condition {
  readonly sql: string;
  readonly bindings: readonly Scalar[];
}

const anyOf = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0
    ? { sql: '1 = 0', bindings: [] }
    : {
        sql: conditions.map(({ sql }) => sql).join(' or '),
        bindings: conditions.flatMap(({ bindings }) => bindings),
      };

/** Whether a word of a row, as it is written or read aloud, is `q`; or only begins with it. */
function wordIs({ table, folded }: Searched, q: string, whole: boolean): Condition[] {
  const word = fold(q);
  if (folded === undefined || word === '') return [];
  const end = whole ? '@' : '';
  const inColumn = (column: string, text: string): Condition => ({
    sql: `${table}.${column} || '@' like ?`,
    bindings: [`%@${text}${end}%`],
  });
  const isRead = folded.read.length > 0 && /^[a-z]+$/.test(word);
  return [
    inColumn('search_text', word),
    ...(isRead ? [inColumn('search_pinyin', word.replaceAll('v', 'u'))] : []),
  ];
}

const numberIs = ({ table, searched }: Searched, q: string): Condition[] =>
  (searched.whole ?? []).map((column) => ({
    sql: `${table}.${column} = ?`,
    bindings: [numberWritten(column, q)],
  }));

/** How good a match is: 2 of a whole word or number, 1 of the beginning of a word, 0 inside one. */
function scoreOf(spec: TableSpec, q: string): Condition {
  const { owner } = spec.best ?? {};
  const also = (of: (place: Searched) => Condition[]): Condition => {
    const own = of(spec);
    if (owner === undefined) return anyOf(own);
    const theirs = anyOf(of(owner.of));
    const { table } = owner.of;
    const row = `select 1 from ${table} where ${table}.id = ${owner.here} and (${theirs.sql})`;
    return anyOf([...own, { sql: `exists (${row})`, bindings: theirs.bindings }]);
  };
  const whole = also((place) => [...wordIs(place, q, true), ...numberIs(place, q)]);
  const begins = also((place) => wordIs(place, q, false));
  return {
    sql: `case when ${whole.sql} then 2 when ${begins.sql} then 1 else 0 end`,
    bindings: [...whole.bindings, ...begins.bindings],
  };
}

/**
 * A list that is asked for with the best match first, as one with an order of its table; other
 * lists as they are. `few`: so few rows were found that they can be looked at one by one. Of more,
 * and without a search, there is no best: the order among equals is that of all.
 */
export function withBestFirst(
  spec: TableSpec,
  request: ListRequest,
  few: boolean,
): { spec: TableSpec; request: ListRequest } {
  if (request.sort.field !== MATCH) return { spec, request };
  const sort = spec.best?.among ?? { field: 'id', order: 'DESC', full: true };
  const { q } = request;
  if (!few || q === undefined) return { spec, request: { ...request, sort } };
  const among = termOf(orderOf(spec, { sort }));
  const order = {
    ...scoreOf(spec, q),
    full: true,
    numeric: true,
    ...(among !== null && { among }),
  };
  return {
    spec: { ...spec, computed: { ...spec.computed, [MATCH]: { order } } },
    request: { ...request, sort: { field: MATCH, order: 'DESC' } },
  };
}
