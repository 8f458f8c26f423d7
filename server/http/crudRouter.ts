import type { Knex } from 'knex';
import { z } from 'zod';
import type { Permission, Resource } from '../contract/access.ts';
import { done, refuse, refuseField, type Outcome } from '../contract/outcome.ts';
import type { ResourceDefinition } from '../contract/resource.ts';
import { findRow, listRows, type Row, type TableSpec } from '../store/tableStore.ts';
import type { UnitOfWork } from '../store/unitOfWork.ts';
import type { ListRequest } from '../store/listTypes.ts';
import { contentRange, readListRequest } from './listRequest.ts';
import { read, write, type Answer, type Request, type Route, type SignedIn } from './route.ts';

/** What a screen gets of stored rows: masks, computed fields. */
export type Present = (
  db: Knex,
  rows: readonly Row[],
  context: { businessDate: string; user: SignedIn },
) => Promise<Record<string, unknown>[]>;

export interface Served {
  readonly definition: ResourceDefinition;
  /** The table, and how computed fields filter and sort on a business date. */
  readonly spec:
    | TableSpec
    | ((
        db: Knex,
        businessDate: string,
        request: ListRequest,
        user: SignedIn,
      ) => Promise<Outcome<TableSpec>>);
  readonly present?: Present;
}

const asIs: Present = async (_db, rows) => rows.map((row) => ({ ...row }));

const permission = (resource: Resource, action: string): Permission =>
  ({ resource, action }) as Permission;

/** The id of a path, or undefined when no record can have it. */
export function recordId(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

export async function listRecords(
  served: Served,
  db: Knex,
  request: ListRequest,
  context: { businessDate: string; user: SignedIn },
) {
  const spec =
    typeof served.spec === 'function'
      ? await served.spec(db, context.businessDate, request, context.user)
      : done(served.spec);
  if (!spec.ok) return spec;
  const page = await listRows(db, spec.value, request);
  return done({ ...page, shown: await (served.present ?? asIs)(db, page.rows, context) });
}

/** The list and the record of a resource, as react-admin asks for them. */
export function readRoutes(served: Served): Route[] {
  const { definition } = served;
  const { name } = definition;
  return [
    read({
      method: 'get',
      path: `/${name}`,
      access: permission(name, 'list'),
      summary: `List ${name}`,
      answers: definition.record.array(),
      run: async (db, request, user) => {
        const wanted = readListRequest(definition, request.query);
        if (!wanted.ok) return wanted;
        const page = await listRecords(served, db, wanted.value, {
          businessDate: request.businessDate,
          user,
        });
        if (!page.ok) return page;
        const { shown, first, total } = page.value;
        return done({ body: shown, headers: contentRange(name, first, shown.length, total) });
      },
    }),
    read({
      method: 'get',
      path: `/${name}/:id`,
      access: permission(name, 'show'),
      summary: `One of ${name}`,
      answers: definition.record,
      run: async (db, request, user) => await showRecord(served, db, request, user),
    }),
  ];
}

async function showRecord(
  served: Served,
  db: Knex,
  request: Request<unknown>,
  user: SignedIn,
): Promise<Outcome<Answer>> {
  const table = served.definition.name;
  const row = await find(db, table, request.params['id']);
  return row.ok
    ? done({ body: await presentOne(served, db, row.value, request.businessDate, user) })
    : row;
}

async function find(db: Knex, table: string, idText: string | undefined): Promise<Outcome<Row>> {
  const id = recordId(idText);
  const row = id === undefined ? undefined : await findRow(db, table, id);
  return row === undefined ? refuse('no_such_record', { id: idText ?? '' }) : done(row);
}

async function presentOne(
  { present = asIs }: Served,
  db: Knex,
  row: Row,
  businessDate: string,
  user: SignedIn,
): Promise<Record<string, unknown>> {
  const [shown] = await present(db, [row], { businessDate, user });
  if (shown === undefined) throw new Error('a row was presented as nothing');
  return shown;
}

type Create<B> = (unit: UnitOfWork, sent: B, user: SignedIn) => Promise<Outcome<Row>>;
type Change<B> = (unit: UnitOfWork, row: Row, sent: B, user: SignedIn) => Promise<Outcome<Row>>;
type Remove = (unit: UnitOfWork, row: Row) => Promise<Outcome<void>>;

async function shown(
  served: Served,
  unit: UnitOfWork,
  row: Outcome<Row>,
  user: SignedIn,
): Promise<Outcome<Answer>> {
  return row.ok
    ? done({ body: await presentOne(served, unit.db, row.value, unit.businessDate, user) })
    : row;
}

/** `POST /<resource>`. */
export function createRoute<S extends z.ZodObject>(
  served: Served,
  body: S,
  create: Create<z.output<S>>,
): Route {
  const { name, record } = served.definition;
  return write<z.ZodType>({
    method: 'post',
    path: `/${name}`,
    access: permission(name, 'create'),
    summary: `Create one of ${name}`,
    body,
    answers: record,
    run: async (unit, request, user) =>
      await shown(served, unit, await create(unit, request.body as z.output<S>, user), user),
  });
}

/** `PUT /<resource>/:id`: merges what was sent; a version that was sent must be the current one. */
export function changeRoute<S extends z.ZodObject>(
  served: Served,
  body: S,
  change: Change<z.output<S>>,
): Route {
  const { name, record } = served.definition;
  return write<z.ZodType>({
    method: 'put',
    path: `/${name}/:id`,
    access: permission(name, 'edit'),
    summary: `Change one of ${name}: merges what is sent`,
    body: body.extend({ version: z.int().nullish() }),
    answers: record,
    run: async (unit, request, user) => {
      const row = await find(unit.db, name, request.params['id']);
      if (!row.ok) return row;
      const { version, ...sent } = request.body as { version?: number | null };
      if (typeof version === 'number' && version !== row.value.version)
        return refuseField('version', 'stale_version', {
          current: row.value.version,
          sent: version,
        });
      return await shown(
        served,
        unit,
        await change(unit, row.value, sent as z.output<S>, user),
        user,
      );
    },
  });
}

/** `DELETE /<resource>/:id` answers what was deleted. */
export function removeRoute(served: Served, remove: Remove): Route {
  const { name, record } = served.definition;
  return write({
    method: 'delete',
    path: `/${name}/:id`,
    access: permission(name, 'delete'),
    summary: `Delete one of ${name}`,
    answers: record,
    run: async (unit, request, user) => {
      const row = await find(unit.db, name, request.params['id']);
      if (!row.ok) return row;
      const body = await presentOne(served, unit.db, row.value, unit.businessDate, user);
      const gone = await remove(unit, row.value);
      return gone.ok ? done({ body }) : gone;
    },
  });
}

/**
 * `POST /<resource>/:id/<verb>`: a command on one record, answered with the record as it then is.
 */
export function commandRoute<S extends z.ZodObject>(
  served: Served,
  verb: string,
  summary: string,
  body: S,
  run: Change<z.output<S>>,
): Route {
  const { name, record } = served.definition;
  return write<z.ZodType>({
    method: 'post',
    path: `/${name}/:id/${verb}`,
    access: permission(name, verb),
    summary,
    body,
    answers: record,
    run: async (unit, request, user) => {
      const row = await find(unit.db, name, request.params['id']);
      return row.ok
        ? await shown(
            served,
            unit,
            await run(unit, row.value, request.body as z.output<S>, user),
            user,
          )
        : row;
    },
  });
}
