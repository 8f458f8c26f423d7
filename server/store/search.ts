import type { Knex } from 'knex';
import { TERM_SIGNS, whereTerm } from '../../db/foundTriggers.ts';
import type { Folded } from '../contract/resource.ts';
import { asNationalId } from '../domain/identity.ts';
import { fold } from '../domain/input/fold.ts';
import { canonicalPhone } from '../domain/input/phone.ts';

/**
 * One way in which `q` finds rows of a table, as two conditions that find the same rows: `led`
 * starts from an index of what is searched and is for the few rows it finds, `asked` looks at a row
 * that is at hand and is for a walk along an order in which every tenth row is one that is found.
 */
export interface Place {
  readonly led: (query: Knex.QueryBuilder) => void;
  readonly asked: (query: Knex.QueryBuilder) => void;
}

/** What of a table is searched. */
export interface Searched {
  readonly table: string;
  /** Columns that are looked into as they are, and those that are found whole. */
  readonly searched: { readonly part: readonly string[]; readonly whole?: readonly string[] };
  /** Whether the table keeps its words folded; see searchText.ts. */
  readonly folded?: Folded | undefined;
}

/** A text in which the signs of a LIKE pattern stand for themselves; for `like … escape '\\'`. */
export const escapeLike = (text: string): string =>
  text.replace(/[\\%_]/g, (character) => `\\${character}`);

/** A place that is found by one condition either way. */
export const alike = (condition: Place['led']): Place => ({ led: condition, asked: condition });

/** Columns of personal numbers: how one is written that is asked for, and what a mask shows. */
const NUMBERS: Readonly<Record<string, (text: string) => string>> = {
  phone: (text) => canonicalPhone(text) ?? text,
  national_id: asNationalId,
};
/** A number as the column keeps it. */
export const numberWritten = (column: string, text: string): string =>
  NUMBERS[column]?.(text) ?? text;
/** The end of a personal number, as every mask shows it. */
const TAIL = /^\d{3}[\dX]$/i;

/**
 * Where `q` is looked for in the columns of a table. Of a personal number the whole finds, or the
 * four signs at its end that its mask shows anyway: no other part of one may be guessed.
 */
export function placesOf({ table, searched, folded }: Searched, q: string): Place[] {
  return [
    ...(folded === undefined ? [] : wordPlaces(table, folded, q)),
    ...(searched.whole ?? []).flatMap((column) => numberPlaces(`${table}.${column}`, column, q)),
    ...searched.part.map((column) =>
      alike((query) => {
        query.whereRaw(`lower(??) like ? escape '\\'`, [
          `${table}.${column}`,
          `%${escapeLike(q.toLowerCase())}%`,
        ]);
      }),
    ),
  ];
}

function numberPlaces(name: string, column: string, q: string): Place[] {
  const written = NUMBERS[column];
  const whole = alike((query) => {
    query.where(name, written === undefined ? q : written(q));
  });
  if (written === undefined || !TAIL.test(q)) return [whole];
  const tail = alike((query) => {
    query.whereRaw('substr(??, length(??) - 3) = ?', [name, name, q.toUpperCase()]);
  });
  return [whole, tail];
}

/** Where a table keeps its words folded: any part of a word, or how one is read from its start. */
function wordPlaces(table: string, { wording, read: aloud }: Folded, q: string): Place[] {
  const words = fold(q);
  if (words === '') return [];
  // The signs of ü are typed as v or u.
  const isRead = aloud.length > 0 && /^[a-z]+$/.test(words);
  const read = isRead ? words.replaceAll('v', 'u') : null;
  const compare = (query: Knex.QueryBuilder) => {
    query.where((either) => {
      either.whereLike(`${table}.search_text`, `%${words}%`);
      if (read !== null) either.orWhereLike(`${table}.search_pinyin`, `%@${read}%`);
    });
  };
  const led = (query: Knex.QueryBuilder) => {
    whereTerm(query, table, { words, read }, wording);
    if (words.length > TERM_SIGNS[wording]) compare(query);
  };
  return [{ led, asked: compare }];
}

/**
 * Rows found through rows of another table: those whose column `here` equals the column `key` of a
 * row of `there` that one of the places finds.
 */
export const through = (
  here: string,
  there: string,
  key: string,
  places: readonly Place[],
): Place[] =>
  places.map(({ led, asked }) => ({
    led: (query) => {
      query.whereIn(here, (found) => {
        void found.select(`${there}.${key}`).from(there);
        led(found);
      });
    },
    asked: (query) => {
      query.whereExists((row) => {
        void row.select(`${there}.id`).from(there);
        void row.whereRaw('?? = ??', [`${there}.${key}`, here]);
        asked(row);
      });
    },
  }));

/** Narrows a query to the rows that one of the places finds, by looking at each row. */
export function whereAsked(query: Knex.QueryBuilder, places: readonly Place[]): void {
  query.where((some) => {
    some.whereRaw('1 = 0');
    for (const { asked } of places) some.orWhere((row) => asked(row));
  });
}

/**
 * The ids of the rows of a table that the places find. Where there are more than `most`, not all of
 * them: then the order of the list leads, and each row is looked at.
 */
export async function idsFound(
  db: Knex,
  table: string,
  places: readonly Place[],
  most: number,
): Promise<{ readonly ids: readonly number[]; readonly all: boolean }> {
  const [first, ...rest] = places.map(({ led }) => {
    const query: Knex.QueryBuilder = db(table).select(`${table}.id`);
    led(query);
    return query;
  });
  if (first === undefined) return { ids: [], all: true };
  // Not `union`: it would read all of a place before the limit stops it.
  const rows: { id: number }[] = await db
    .from(first.unionAll(rest).as('found'))
    .select('id')
    .limit(most + 1);
  return { ids: [...new Set(rows.map(({ id }) => id))], all: rows.length <= most };
}
