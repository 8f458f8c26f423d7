import type { Knex } from 'knex';
import { rawRows } from './dialect.ts';

/** Columns of few values: one value stands in a good part of the rows of its table. */
const COARSE: ReadonlySet<string> = new Set([
  'action',
  'channel',
  'identity_status',
  'outcome',
  'product',
  'promise_status',
  'review_status',
  'rule',
  'stage',
  'status',
]);

/** Rows of a table, and of these what one value finds, then two, then three: nominal figures. */
const ROWS = 1_000_000;
const FOUND = [100_000, 100, 1] as const;

/**
 * Tells SQLite which indexes begin with a column of few values. Without a word it takes ten rows
 * for what any index finds, and would look for the posted payments of three loans among all that
 * are posted. Counting a book (`analyze`) would say so too, but plans would then change as the book
 * does; these stay the same on every book, and under test.
 */
export async function tellCoarseIndexes(knex: Knex): Promise<void> {
  const indexes = await rawRows<{ tbl: string; idx: string; columns: string }>(
    knex,
    'select tbl_name as tbl, name as idx, ' +
      '(select json_group_array(name) from pragma_index_info(sqlite_master.name)) as columns ' +
      "from sqlite_master where type = 'index' and sql is not null",
  );
  const rows = indexes.flatMap(({ tbl, idx, columns }) => {
    const names = JSON.parse(columns) as (string | null)[];
    if (!COARSE.has(names[0] ?? '')) return [];
    const found = names.map((name, at) => (name === 'id' ? 1 : (FOUND[at] ?? 1)));
    return [{ tbl, idx, stat: [ROWS, ...found].join(' ') }];
  });
  if (await isTold(knex, rows)) return;
  // Makes the table of statistics, which no statement may make by itself.
  await knex.raw('analyze sqlite_schema');
  await knex.transaction(async (trx) => {
    await trx('sqlite_stat1').delete();
    for (const row of rows) await trx('sqlite_stat1').insert(row);
  });
}

interface Said {
  readonly tbl: string;
  readonly idx: string;
  readonly stat: string;
}

/** Whether exactly this is said of the indexes, and nothing that somebody counted. */
async function isTold(knex: Knex, rows: readonly Said[]): Promise<boolean> {
  if (!(await knex.schema.hasTable('sqlite_stat1'))) return rows.length === 0;
  const stored: Said[] = await knex('sqlite_stat1').select('tbl', 'idx', 'stat');
  const asText = (all: readonly Said[]): string =>
    all
      .map(({ tbl, idx, stat }) => [tbl, idx, stat].join(' '))
      .sort()
      .join('\n');
  return asText(stored) === asText(rows);
}
