import { stringify } from 'csv-stringify/sync';
import type { Knex } from 'knex';
import { ACCESS, type Permission } from '../contract/access.ts';
import { done, orRefuse } from '../contract/outcome.ts';
import { MAX_PAGE_ROWS } from '../contract/limits.ts';
import type { ListRequest } from '../store/listTypes.ts';
import { unitOfWork } from '../store/unitOfWork.ts';
import { listRecords, type Served } from './crudRouter.ts';
import { readListRequest } from './listRequest.ts';
import { special, type Route, type SignedIn } from './route.ts';

/** An export stops here; a narrower filter gets the rest. */
const MAX_EXPORT_ROWS = 100_000;

/**
 * `GET /<resource>/export`: the filtered list as CSV with a BOM (spreadsheets then read Chinese),
 * formulas escaped, personal data masked, and logged.
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
      const rows = await allRows(served, deps.database.read, wanted, { businessDate, user });
      const { filter = null, sort = null } = query;
      const columns = Object.keys(served.definition.record.shape);
      const file = `${name}-${businessDate}.csv`;
      return await unitOfWork(deps, { id: user.id, name: user.full_name }, async (unit) => {
        unit.record({
          action: 'export',
          resource: name,
          record_id: null,
          after: { rows: rows.length, filter, sort },
        });
        return done({
          body: csv(columns, rows, user.full_name, unit.now),
          headers: {
            'Content-Type': 'text/csv; charset=utf-8',
            'Content-Disposition': `attachment; filename="${file}"`,
          },
        });
      });
    },
  });
}

/** The rows of a list, page after page, up to what an export takes. */
async function allRows(
  served: Served,
  db: Knex,
  wanted: ListRequest,
  context: { readonly businessDate: string; readonly user: SignedIn },
): Promise<object[]> {
  const rows: object[] = [];
  for (let first = 0; first < MAX_EXPORT_ROWS; first += MAX_PAGE_ROWS) {
    const page = { ...wanted, range: { first, rows: MAX_PAGE_ROWS } };
    const { shown } = await listRecords(served, db, page, context);
    for (const row of shown) rows.push(row);
    if (shown.length < MAX_PAGE_ROWS) break;
  }
  return rows;
}

/** The rows as CSV; who exported them and when stands in the file itself. */
function csv(
  columns: readonly string[],
  rows: readonly object[],
  who: string,
  when: string,
): string {
  const cell = (value: unknown) =>
    typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
  const cells = rows.map((row) => columns.map((name) => cell(row[name as keyof typeof row])));
  return stringify(
    [[...columns, 'exported_by', 'exported_at'], ...cells.map((row) => [...row, who, when])],
    { bom: true, escape_formulas: true, record_delimiter: '\r\n' },
  );
}
