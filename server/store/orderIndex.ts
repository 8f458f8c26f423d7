import type { Knex } from 'knex';
import { dialectOf, rawRows } from '../../db/dialect.ts';

/** Per connection pool the indexes of a table that serve an order: by column, then by id. */
const known = new WeakMap<object, Map<string, ReadonlyMap<string, string>>>();

/**
 * What to say after a table of which a list is a good part, so that the list starts from its order,
 * a row after the other until the page is full. SQLite has to be told, because it plans as if a
 * page were the whole list, and would sort all of it; PostgreSQL counts and knows. Null where no
 * index serves the order.
 */
export async function orderHint(db: Knex, table: string, column: string): Promise<string | null> {
  if (dialectOf(db) === 'postgres') return null;
  if (column === 'id') return 'not indexed';
  const index = (await orderIndexes(db, table)).get(column);
  return index === undefined ? null : `indexed by ${index}`;
}

async function orderIndexes(db: Knex, table: string): Promise<ReadonlyMap<string, string>> {
  const client = db.client as object;
  const tables = known.get(client) ?? new Map<string, ReadonlyMap<string, string>>();
  known.set(client, tables);
  const found = tables.get(table);
  if (found !== undefined) return found;
  const rows = await rawRows<{ name: string; columns: string }>(
    db,
    'select name, ' +
      '(select json_group_array(name) from pragma_index_info(sqlite_master.name)) as columns ' +
      "from sqlite_master where type = 'index' and tbl_name = ? and sql not like '%) where %'",
    [table],
  );
  const indexes = new Map(
    rows.flatMap(({ name, columns }) => {
      const [first, second, third] = JSON.parse(columns) as (string | null)[];
      const serves = first != null && (second === 'id' || second === undefined) && !third;
      return serves ? [[first, name] as const] : [];
    }),
  );
  tables.set(table, indexes);
  return indexes;
}
