import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { ACCESS, type Permission } from '../contract/access.ts';
import { done, type Outcome, orRefuse, refuseField } from '../contract/outcome.ts';
import { parse } from '../contract/validation.ts';
import { beijingTime } from '../domain/time/beijing.ts';
import { unitOfWork, type UnitOfWork } from '../store/unitOfWork.ts';
import { listInParts, type Served } from './crudRouter.ts';
import { readListRequest } from './listRequest.ts';
import { special, type Route, type SignedIn } from './route.ts';

/** The part of an export's query that is not the list's: which fields, and in which form. */
const formQuery = z.object({
  /** As CSV, or a JSON object on each line, of which a screen makes a table in words. */
  form: z.enum(['csv', 'rows']).default('csv'),
  fields: z.string().max(2000).optional(),
});

/** The fields asked for by a JSON list of names; all of the record where none are. */
function fieldsOf(known: readonly string[], asked: string | undefined): Outcome<readonly string[]> {
  if (asked === undefined) return done(known);
  const names = z.array(z.string()).min(1).safeParse(jsonOf(asked));
  if (!names.success) return refuseField('fields', 'bad_query', { parameter: 'fields' });
  const unknown = names.data.find((name) => !known.includes(name));
  return unknown === undefined
    ? done(names.data)
    : refuseField('fields', 'unknown_filter', { field: unknown, known: known.join(', ') });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const FORMS = {
  csv: { type: 'text/csv', ending: 'csv', write: csv },
  rows: { type: 'application/x-ndjson', ending: 'ndjson', write: lines },
} as const;

/** Refuses an export that is one too many. */
type MayExport = (unit: UnitOfWork, user: SignedIn) => Promise<Outcome<void>>;

/**
 * `GET /<resource>/export`: the whole filtered list as CSV with a BOM (spreadsheets then read
 * Chinese), formulas escaped, personal data masked, instants by Beijing's clocks, and logged. It is
 * sent a part at a time; one that breaks off half-way breaks the connection, so that no part of a
 * file passes for the whole.
 */
export function exportRoute(served: Served, check: MayExport): Route {
  const { name } = served.definition;
  if (!('export' in ACCESS[name])) throw new Error(`${name} has no export permission`);
  return special({
    method: 'get',
    path: `/${name}/export`,
    access: { resource: name, action: 'export' } as Permission,
    summary: `Export ${name}, as CSV or in rows`,
    run: async ({ deps, query: { form, fields, ...query }, businessDate, language }, user) => {
      if (user === null) throw new Error('an export without a user');
      const asked = orRefuse(parse(formQuery, { form, fields }, language));
      const wanted = orRefuse(readListRequest(served.definition, query));
      const columns = orRefuse(fieldsOf(Object.keys(served.definition.record.shape), fields));
      const context = { businessDate, user };
      const list = await listInParts(served, deps.database.read, wanted, context);
      const { filter = null, sort = null } = query;
      const { type, ending, write } = FORMS[asked.form];
      return await unitOfWork(deps, { id: user.id, name: user.full_name }, async (unit) => {
        orRefuse(await check(unit, user));
        unit.record({
          action: 'export',
          resource: name,
          record_id: null,
          after: { rows: list.total, filter, sort, ...(fields && { fields: [...columns] }) },
        });
        return done({
          body: write(columns, [user.full_name, beijingTime(unit.now)], list.parts),
          headers: {
            'Content-Type': `${type}; charset=utf-8`,
            'Content-Disposition': `attachment; filename="${name}-${businessDate}.${ending}"`,
          },
        });
      });
    },
  });
}

const CSV = { escape_formulas: true, record_delimiter: '\r\n' } as const;

/** A value with its zone, if it is an instant. */
const shownValue = (name: string, value: unknown): unknown =>
  typeof value === 'string' && name.endsWith('_at') ? beijingTime(value) : value;

/** A value as its cell says it: parts of it as JSON. */
function cellOf(name: string, value: unknown): unknown {
  const shown = shownValue(name, value);
  return typeof shown === 'object' && shown !== null ? JSON.stringify(shown) : shown;
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

/**
 * The same as a JSON object on each line, the first of which says who exported them and when.
 */
async function* lines(
  columns: readonly string[],
  [exported_by, exported_at]: readonly [who: string, when: string],
  parts: AsyncIterable<readonly object[]>,
): AsyncGenerator<string> {
  yield `${JSON.stringify({ exported_by, exported_at })}\n`;
  for await (const rows of parts)
    yield rows
      .map((row) => {
        const shown = columns.map((name) => [
          name,
          shownValue(name, row[name as keyof typeof row]),
        ]);
        return `${JSON.stringify(Object.fromEntries(shown))}\n`;
      })
      .join('');
}
