import type { Knex } from 'knex';
import { dialectOf } from './dialect.ts';

/**
 * How many signs of a word a term holds: of a name or a number so many that one term finds it, of a
 * long text three, so that what is kept grows with the text alone.
 */
export const TERM_SIGNS = { word: 16, text: 3 } as const;
export type Wording = keyof typeof TERM_SIGNS;

/**
 * Keeps by which terms the rows of a table are found: every end of each word of `search_text`, so
 * that the beginning of a term is any part of a word, and each reading of `search_pinyin`. An index
 * of terms then answers for a part of a name without looking at every row, on both engines alike,
 * and for one sign as well as for many, which an index of three-letter pieces cannot.
 */
export async function keepTerms(knex: Knex, table: string, wording: Wording): Promise<void> {
  const keep = dialectOf(knex) === 'sqlite' ? onSqlite : onPostgres;
  await keep(knex, table, TERM_SIGNS[wording]);
}

/** Takes what `keepTerms` made off again. */
export async function dropTerms(knex: Knex, table: string): Promise<void> {
  if (dialectOf(knex) === 'postgres') {
    await knex.raw(`drop index ${table}_terms`);
    return;
  }
  for (const event of ['insert', 'update', 'delete'])
    await knex.raw(`drop trigger ${table}_terms_${event}`);
  await knex.raw(`drop table ${table}_terms`);
}

/** The terms of a row as one text, each once per place of its words. */
const termsOf = (row: string, signs: number): string => {
  const rest = `substr(${row}search_text, n, ${signs})`;
  return (
    '(with recursive place (n) as (select 1 union all select n + 1 from place ' +
    `where n < length(${row}search_text)) ` +
    `select group_concat(substr(${rest}, 1, instr(${rest} || '@', '@') - 1), ' ') from place) ` +
    `|| replace(coalesce(${row}search_pinyin, ''), '@', ' ')`
  );
};

async function onSqlite(knex: Knex, table: string, signs: number): Promise<void> {
  // Contentless: the words stand in the table itself. Bare terms: where in a text one stands is
  // never asked. The short prefixes are those of a name of which one or two signs are typed.
  await knex.raw(
    `create virtual table ${table}_terms using fts5(terms, content='', contentless_delete=1, ` +
      `detail=none, prefix='1 2', tokenize='ascii')`,
  );
  await knex.raw(
    `insert into ${table}_terms (rowid, terms) select id, ${termsOf('', signs)} from ${table} ` +
      "where search_text <> ''",
  );
  const on = async (event: string, of: string, work: string) => {
    await knex.raw(
      `create trigger ${table}_terms_${event} after ${event} ${of} on ${table} begin ${work} end`,
    );
  };
  const put =
    `insert into ${table}_terms (rowid, terms) select new.id, ${termsOf('new.', signs)} ` +
    "where new.search_text <> '';";
  const take = `delete from ${table}_terms where rowid = old.id;`;
  await on('insert', '', put);
  await on('update', 'of search_text, search_pinyin', `${take} ${put}`);
  await on('delete', '', take);
}

async function onPostgres(knex: Knex, table: string, signs: number): Promise<void> {
  await knex.raw(
    'create or replace function search_terms(words text, read text, signs int) returns tsvector ' +
      'language sql immutable parallel safe as $$ ' +
      "select coalesce(array_to_tsvector(array_agg(distinct term)), ''::tsvector) from (" +
      "select split_part(substr(words, n, signs), '@', 1) as term " +
      'from generate_series(1, length(words)) as place (n) ' +
      "union all select unnest(string_to_array(read, '@'))) as terms where term <> '' $$",
  );
  await knex.raw(
    `create index ${table}_terms on ${table} ` +
      `using gin (search_terms(search_text, search_pinyin, ${signs}))`,
  );
}

/**
 * Narrows a query to the rows of a table of which a word has the part `words`, or is read aloud
 * beginning with `read`, where that may be meant. Both hold folded letters and digits only. Of what
 * is longer than a term a part is looked for, so that the caller still has to compare: of words all
 * pieces, wherever they stand, of a reading its beginning alone: no term is the rest of one.
 */
export function whereTerm(
  query: Knex.QueryBuilder,
  table: string,
  { words, read }: { words: string; read: string | null },
  wording: Wording,
): void {
  const signs = TERM_SIGNS[wording];
  const heads = new Set([words, read ?? words].map((part) => part.slice(0, signs)));
  const asked = read === null ? [piecesOf(words, signs)] : [...heads].map((head) => [head]);
  if (dialectOf(query as unknown as Knex) === 'sqlite') {
    query.whereRaw('?? in (select rowid from ?? where ?? match ?)', [
      `${table}.id`,
      `${table}_terms`,
      `${table}_terms`,
      asked.map((each) => `(${each.map((piece) => `"${piece}"*`).join(' AND ')})`).join(' OR '),
    ]);
    return;
  }
  query.whereRaw(
    `search_terms(${table}.search_text, ${table}.search_pinyin, ${signs}) @@ ?::tsquery`,
    [asked.map((each) => `(${each.map((piece) => `'${piece}':*`).join(' & ')})`).join(' | ')],
  );
}

/** A part cut into terms, the last of them full where there is more than one. */
function piecesOf(part: string, signs: number): string[] {
  const all = Array.from(part);
  const starts = Array.from({ length: Math.ceil(all.length / signs) }, (_, at) =>
    Math.max(0, Math.min(at * signs, all.length - signs)),
  );
  return starts.map((start) => all.slice(start, start + signs).join(''));
}
