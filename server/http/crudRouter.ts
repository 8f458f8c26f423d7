import type { Knex } from 'knex';
import { z } from 'zod';
import { isScoped, narrowTo, type Scope } from '../store/scope.ts';
import type { Permission, Resource } from '../contract/access.ts';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../contract/outcome.ts';
import type { ResourceDefinition, ShownRow, StoredRow } from '../contract/resource.ts';
import {
  findRow,
  listIds,
  listRows,
  MOST_ASKED,
  rowsInOrder,
  type TableSpec,
} from '../store/tableStore.ts';
import type { UnitOfWork } from '../store/unitOfWork.ts';
import type { ListRequest } from '../store/listTypes.ts';
import { contentRange, readListRequest } from './listRequest.ts';
import { read, write, type Answer, type NamedFile, type Route, type SignedIn } from './route.ts';

interface Context {
  readonly businessDate: string;
  readonly user: SignedIn;
}

/** Makes what screens get out of stored rows: personal data masked, computed fields added. */
export type Present<D extends ResourceDefinition> = (
  db: Knex,
  rows: readonly StoredRow<D>[],
  context: Context,
) => Promise<ShownRow<D>[]>;

type SpecOf = (
  db: Knex,
  businessDate: string,
  request: ListRequest,
  user: SignedIn,
) => Promise<Outcome<TableSpec>>;

/** A resource as it is served. The methods let a list hold the served of many resources. */
export interface Served<D extends ResourceDefinition = ResourceDefinition> {
  readonly definition: D;
  /** The table, and how computed fields filter and sort on a business date. */
  readonly spec: TableSpec | SpecOf;
  /** Left out where the rows are stored as they are shown. */
  present?(db: Knex, rows: readonly StoredRow<D>[], context: Context): Promise<object[]>;
}

/** Describes how a resource is served; its `present` must make whole records. */
export function serve<D extends ResourceDefinition>(
  served: Omit<Served<D>, 'present'> & { readonly present?: Present<D> },
): Served<D> {
  return served as Served<D>;
}

const permission = (resource: Resource, action: string): Permission =>
  ({ resource, action }) as Permission;

/** The id of a path, or undefined when no record can have it. */
export function recordId(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

/**
 * The record that a path names.
 *
 * @throws Refused `no_such_record` where there is none
 */
export async function recordAt<D extends ResourceDefinition>(
  db: Knex,
  definition: D,
  { id: text }: Readonly<Record<string, string>>,
): Promise<StoredRow<D>> {
  const id = recordId(text);
  const row = id === undefined ? undefined : await findRow(db, definition, id);
  return orRefuse(row === undefined ? refuse('no_such_record', { id: text ?? '' }) : done(row));
}

/** One page of a resource, as it is shown. */
export async function listRecords<D extends ResourceDefinition>(
  served: Served<D>,
  db: Knex,
  request: ListRequest,
  context: Context,
) {
  const spec = await specOf(served, db, request, context);
  const { rows, ...page } = await listRows<StoredRow<D>>(db, spec, request);
  return { shown: await presentRows(served, db, rows, context), ...page };
}

const specOf = async <D extends ResourceDefinition>(
  served: Served<D>,
  db: Knex,
  request: ListRequest,
  context: Context,
): Promise<TableSpec> => {
  const { scope } = context.user;
  const spec =
    typeof served.spec === 'function'
      ? orRefuse(await served.spec(db, context.businessDate, request, context.user))
      : served.spec;
  return scope === null ? spec : scopedSpec(db, served.definition.name, spec, scope);
};

/** A list of whoever sees only some borrowers; what is kept of the whole list is not theirs. */
function scopedSpec(db: Knex, resource: Resource, spec: TableSpec, scope: Scope): TableSpec {
  if (!isScoped(resource)) return spec;
  const { kept: _kept, ...rest } = spec;
  return {
    ...rest,
    ...(scope.isWide && { most: MOST_ASKED }),
    scope: (query, request) => {
      spec.scope?.(query, request);
      narrowTo(db, query, resource, scope);
    },
  };
}

const ROWS_A_PART = 500;

/**
 * A whole list in parts. Which rows it holds is settled at the beginning: what is written meanwhile
 * neither doubles a row nor hides one, and no part costs more the later it comes.
 */
export async function listInParts<D extends ResourceDefinition>(
  served: Served<D>,
  db: Knex,
  request: ListRequest,
  context: Context,
): Promise<{ total: number; parts: AsyncIterable<readonly object[]> }> {
  const spec = await specOf(served, db, request, context);
  const ids = await listIds(db, spec, request);
  async function* parts() {
    for (let from = 0; from < ids.length; from += ROWS_A_PART) {
      const some = ids.slice(from, from + ROWS_A_PART);
      yield await presentRows(served, db, await rowsInOrder<StoredRow<D>>(db, spec, some), context);
    }
  }
  return { total: ids.length, parts: parts() };
}

async function presentRows<D extends ResourceDefinition>(
  served: Served<D>,
  db: Knex,
  rows: readonly StoredRow<D>[],
  context: Context,
): Promise<readonly object[]> {
  return served.present === undefined ? rows : await served.present(db, rows, context);
}

/** The list and the record of a resource, as react-admin asks for them. */
export function readRoutes<D extends ResourceDefinition>(served: Served<D>): Route[] {
  const { definition } = served;
  const { name } = definition;
  return [
    read({
      method: 'get',
      path: `/${name}`,
      access: permission(name, 'list'),
      summary: `List ${name}`,
      answers: definition.record.array(),
      run: async (db, { query, businessDate }, user) => {
        const wanted = orRefuse(readListRequest(definition, query));
        const page = await listRecords(served, db, wanted, { businessDate, user });
        const { shown, first, total, capped, sums, keys } = page;
        return done({
          body: shown,
          headers: {
            ...contentRange(name, first, shown.length, total, capped),
            // A header holds no Chinese.
            ...(keys && { 'Daihou-Keys': encodeURIComponent(JSON.stringify(keys)) }),
            ...(sums && { 'Daihou-Sums': JSON.stringify(sums) }),
          },
        });
      },
    }),
    read({
      method: 'get',
      path: `/${name}/:id`,
      access: permission(name, 'show'),
      summary: `One of ${name}`,
      answers: definition.record,
      run: async (db, { params, businessDate }, user) => {
        const row = await recordAt(db, definition, params);
        return done({ body: await presentOne(served, db, row, { businessDate, user }) });
      },
    }),
  ];
}

async function presentOne<D extends ResourceDefinition>(
  served: Served<D>,
  db: Knex,
  row: StoredRow<D>,
  context: Context,
): Promise<object> {
  const [shown] = await presentRows(served, db, [row], context);
  if (shown === undefined) throw new Error('a row was presented as nothing');
  return shown;
}

type Sent<S extends z.ZodObject> = z.output<S>;
type Create<D extends ResourceDefinition, B> = (
  unit: UnitOfWork,
  sent: B,
  user: SignedIn,
) => Promise<Outcome<StoredRow<D>>>;
/** Keeps the files that came with a new record. */
type Attach<D extends ResourceDefinition> = (
  unit: UnitOfWork,
  row: StoredRow<D>,
  files: readonly NamedFile[],
  user: SignedIn,
) => Promise<Outcome<void>>;
type Change<D extends ResourceDefinition, B> = (
  unit: UnitOfWork,
  row: StoredRow<D>,
  sent: B,
  user: SignedIn,
) => Promise<Outcome<StoredRow<D>>>;
type Remove<D extends ResourceDefinition> = (
  unit: UnitOfWork,
  row: StoredRow<D>,
) => Promise<Outcome<void>>;

async function answerWith<D extends ResourceDefinition>(
  served: Served<D>,
  unit: UnitOfWork,
  row: StoredRow<D>,
  user: SignedIn,
): Promise<Outcome<Answer>> {
  const context = { businessDate: unit.businessDate, user };
  return done({ body: await presentOne(served, unit.db, row, context) });
}

/** `POST /<resource>`; with `attach`, a form of the record and its files as well as JSON. */
export function createRoute<D extends ResourceDefinition, S extends z.ZodObject>(
  served: Served<D>,
  body: S,
  create: Create<D, Sent<S>>,
  attach?: Attach<D>,
): Route {
  const { name, record } = served.definition;
  return write<z.ZodType>({
    method: 'post',
    path: `/${name}`,
    access: permission(name, 'create'),
    summary: `Create one of ${name}`,
    body,
    answers: record,
    ...(attach && { upload: 'several' as const }),
    run: async (unit, request, user) => {
      const row = orRefuse(await create(unit, request.body as Sent<S>, user));
      if (attach) orRefuse(await attach(unit, row, request.files ?? [], user));
      return await answerWith(served, unit, row, user);
    },
  });
}

/** `PUT /<resource>/:id`: merges what was sent; a version that was sent must be the current one. */
export function changeRoute<D extends ResourceDefinition, S extends z.ZodObject>(
  served: Served<D>,
  body: S,
  change: Change<D, Sent<S>>,
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
      const row = await recordAt(unit.db, served.definition, request.params);
      const { version, ...sent } = request.body as { version?: number | null };
      if (typeof version === 'number' && version !== row.version)
        return refuseField('version', 'stale_version', { current: row.version, sent: version });
      const after = orRefuse(await change(unit, row, sent as Sent<S>, user));
      return await answerWith(served, unit, after, user);
    },
  });
}

/** `DELETE /<resource>/:id` answers what was deleted. */
export function removeRoute<D extends ResourceDefinition>(
  served: Served<D>,
  remove: Remove<D>,
): Route {
  const { name, record } = served.definition;
  return write({
    method: 'delete',
    path: `/${name}/:id`,
    access: permission(name, 'delete'),
    summary: `Delete one of ${name}`,
    answers: record,
    run: async (unit, { params }, user) => {
      const row = await recordAt(unit.db, served.definition, params);
      const answer = await answerWith(served, unit, row, user);
      orRefuse(await remove(unit, row));
      return answer;
    },
  });
}

/** `POST /<resource>/:id/<verb>`: a command on one record; answers the record as it then is. */
export function commandRoute<D extends ResourceDefinition, S extends z.ZodObject>(
  served: Served<D>,
  verb: string,
  summary: string,
  body: S,
  run: Change<D, Sent<S>>,
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
      const row = await recordAt(unit.db, served.definition, request.params);
      const after = orRefuse(await run(unit, row, request.body as Sent<S>, user));
      return await answerWith(served, unit, after, user);
    },
  });
}
