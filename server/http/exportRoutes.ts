import { stringify } from 'csv-stringify/sync';
import { ACCESS, type Permission } from '../contract/access.ts';
import { done, orRefuse } from '../contract/outcome.ts';
import { beijingTime } from '../domain/time/beijing.ts';
import { unitOfWork } from '../store/unitOfWork.ts';
import { listInParts, type Served } from './crudRouter.ts';
import { readListRequest } from './listRequest.ts';
import { special, type Route } from './route.ts';

/**
 * `GET /<resource>/export`: the whole filtered list as CSV with a BOM (spreadsheets then read
 * Chinese), formulas escaped, personal data masked, instants by Beijing's clocks, and logged. It is
 * sent a part at a time; one that breaks off half-way breaks the connection, so that no part of a
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
      const list = await listInParts(served, deps.database.read, wanted, context);
      const { filter = null, sort = null } = query;
      const columns = Object.keys(served.definition.record.shape);
      const file = `${name}-${businessDate}.csv`;
      return await unitOfWork(deps, { id: user.id, name: user.full_name }, async (unit) => {
        unit.record({
          action: 'export',
          resource: name,
          record_id: null,
          after: { rows: list.total, filter, sort },
        });
        return done({
          body: csv(columns, [user.full_name, beijingTime(unit.now)], list.parts),
          headers: {
            'Content-Type': 'text/csv; charset=utf-8',
            'Content-Disposition': `attachment; filename="${file}"`,
          },
        });
      });
    },
  });
}

const CSV = { escape_formulas: true, record_delimiter: '\r\n' } as const;

/** A value as its cell says it: instants with their zone, parts as JSON. */
function cellOf(name: string, value: unknown): unknown {
  if (typeof value === 'string' && name.endsWith('_at')) return beijingTime(value);
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

/** The rows as CSV, a part at a time; who exported them and when stands in each of them. */
async function* csv(
  columns: readonly string[],
  stamp: readonly [who: string, when: string],
  parts: AsyncIterable<readonly object[]>,
): AsyncGenerator<string> {
  yield stringify([[...columns, 'exported_by', 'exported_at']], { ...CSV, bom: true });
  for await (const rows of parts)
    yield stringify(
      rows.map((row) => [
        ...columns.map((name) => cellOf(name, row[name as keyof typeof row])),
        ...stamp,
      ]),
      CSV,
    );
}
