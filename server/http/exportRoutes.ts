import { stringify } from 'csv-stringify/sync';
import type { Knex } from 'knex';
import { ACCESS, type Permission } from '../contract/access.ts';
import { done, orRefuse } from '../contract/outcome.ts';
import { MAX_PAGE_ROWS } from '../contract/limits.ts';
import { beijingTime } from '../domain/time/beijing.ts';
import type { ListRequest } from '../store/listTypes.ts';
import { unitOfWork } from '../store/unitOfWork.ts';
import { listRecords, type Served } from './crudRouter.ts';
import { readListRequest } from './listRequest.ts';
import { special, type Route, type SignedIn } from './route.ts';

/**
 * `GET /<resource>/export`: the whole filtered list as CSV with a BOM (spreadsheets then read
 * Chinese), formulas escaped, personal data masked, instants by Beijing's clocks, and logged. It is
 * sent a page at a time; one that breaks off half-way breaks the connection, so that no part of a
 * file passes for the whole.
 */
export function exportRoute(served: Served): Route {
  const { name } = served.definition;
  if (!('export' in ACCESS[name])) throw new Error(`${name} has no export permission`);
  return special({
    method: 'get',
    path: `/${name}/export`,
    access: { resource: name, action: 'export' } as Permission,
    summary: `Export ${name} as CSV`,
    run: async ({ deps, query, businessDate }, user) => {
      if (user === null) throw new Error('an export without a user');
      const wanted = orRefuse(readListRequest(served.definition, query));
      const context = { businessDate, user };
      const first = await pageOf(served, deps.database.read, wanted, context, 0);
      const { filter = null, sort = null } = query;
      const columns = Object.keys(served.definition.record.shape);
      const file = `${name}-${businessDate}.csv`;
      return await unitOfWork(deps, { id: user.id, name: user.full_name }, async (unit) => {
        unit.record({
          action: 'export',
          resource: name,
          record_id: null,
          after: { rows: first.total, filter, sort },
        });
        return done({
          body: csv(columns, [user.full_name, beijingTime(unit.now)], first.shown, async (at) => {
            return (await pageOf(served, deps.database.read, wanted, context, at)).shown;
          }),
          headers: {
            'Content-Type': 'text/csv; charset=utf-8',
            'Content-Disposition': `attachment; filename="${file}"`,
          },
        });
      });
    },
  });
}

/** A page of a list, from a row on. */
const pageOf = async (
  served: Served,
  db: Knex,
  wanted: ListRequest,
  context: { readonly businessDate: string; readonly user: SignedIn },
  first: number,
) => await listRecords(served, db, { ...wanted, range: { first, rows: MAX_PAGE_ROWS } }, context);

const CSV = { escape_formulas: true, record_delimiter: '\r\n' } as const;

/** A value as its cell says it: instants with their zone, parts as JSON. */
function cellOf(name: string, value: unknown): unknown {
  if (typeof value === 'string' && name.endsWith('_at')) return beijingTime(value);
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

/** The rows as CSV, a page at a time; who exported them and when stands in each of them. */
async function* csv(
  columns: readonly string[],
  stamp: readonly [who: string, when: string],
  first: readonly object[],
  pageAt: (row: number) => Promise<readonly object[]>,
): AsyncGenerator<string> {
  yield stringify([[...columns, 'exported_by', 'exported_at']], { ...CSV, bom: true });
  let rows = first;
  for (let at = rows.length; rows.length > 0; at += rows.length) {
    yield stringify(
      rows.map((row) => [
        ...columns.map((name) => cellOf(name, row[name as keyof typeof row])),
        ...stamp,
      ]),
      CSV,
    );
    rows = rows.length < MAX_PAGE_ROWS ? [] : await pageAt(at);
  }
}
