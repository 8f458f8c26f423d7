import { pinyin } from 'pinyin-pro';
import type { Knex } from 'knex';
import { idTexts } from '../../db/dialect.ts';
import type { Folded, StoredDefinition } from '../contract/resource.ts';
import { fold } from '../domain/input/fold.ts';

/**
 * What a record is found by, kept with it: its words folded, and how its Chinese is read aloud.
 * Both engines then compare plain text, and a search looks into one column instead of several.
 */
export interface SearchColumns {
  readonly search_text: string;
  readonly search_pinyin: string;
}

/** Stands before each word; folded text holds only letters and digits. */
const START = '@';
const HAN = /\p{Script=Han}/u;
/** A name with several signs of two readings is kept by so many of them. */
const MOST_READINGS = 8;

/** The readings of a sign, the two most common: a surname is often read the other way. */
const readings = new Map<string, readonly string[]>();
function readingsOf(sign: string): readonly string[] {
  const known = readings.get(sign);
  if (known !== undefined) return known;
  const options = { type: 'array', toneType: 'none' } as const;
  const all = HAN.test(sign)
    ? [
        ...pinyin(sign, { ...options, surname: 'head' }),
        ...pinyin(sign, { ...options, multiple: true }),
      ]
    : [sign];
  const found = [...new Set(all.map(fold))].filter((one) => one !== '').slice(0, 2);
  readings.set(sign, found);
  return found;
}

/** How a folded word may be read: whole, and by the first letters of its syllables. */
function readAloud(word: string): string[] {
  if (!HAN.test(word)) return [];
  let whole: string[][] = [[]];
  for (const sign of word) {
    const next = readingsOf(sign);
    whole = whole.flatMap((start) => next.map((reading) => [...start, reading]));
    whole = whole.slice(0, MOST_READINGS);
  }
  return whole.flatMap((syllables) => [
    syllables.join(''),
    syllables.map((syllable) => syllable.charAt(0)).join(''),
  ]);
}

const joined = (words: readonly string[]): string =>
  [...new Set(words)].map((word) => `${START}${word}`).join('');

/** The search columns of a row, from its columns that are searched by their words. */
export function searchColumns(folded: Folded, row: object): SearchColumns {
  const values = new Map<string, unknown>(Object.entries(row));
  const wordsOf = (columns: readonly string[]): string[] =>
    columns
      .map((column) => values.get(column))
      .flatMap((value) => (typeof value === 'string' ? [fold(value)] : []))
      .filter((word) => word !== '');
  return {
    search_text: joined(wordsOf(folded.columns)),
    search_pinyin: joined(wordsOf(folded.read).flatMap(readAloud)),
  };
}

/** A row to write with what it is found by; other rows as they are. */
export const withSearchColumns = <V extends object>(
  { folded }: StoredDefinition,
  row: object,
  values: V,
): V => (folded === undefined ? values : { ...values, ...searchColumns(folded, row) });

const CHUNK = 2000;

/**
 * Fills what rows of a version before these columns lack, in slices; answers whether some may be
 * left.
 */
export async function fillSearchColumns(
  trx: Knex.Transaction,
  { name, folded }: StoredDefinition,
): Promise<boolean> {
  if (folded === undefined) return false;
  const rows: { id: number }[] = await trx(name)
    .whereNull('search_text')
    .orderBy('id')
    .limit(CHUNK);
  if (rows.length === 0) return false;
  const made = rows.map((row) => [row.id, searchColumns(folded, row)] as const);
  for (const column of ['search_text', 'search_pinyin'] as const) {
    const texts = new Map(made.map(([id, columns]) => [id, columns[column]]));
    await trx.raw('update ?? set ?? = filled.value from (?) as filled where filled.id = ??', [
      name,
      column,
      idTexts(trx, texts),
      `${name}.id`,
    ]);
  }
  return rows.length === CHUNK;
}
