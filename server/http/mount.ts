import express, {
  type Express,
  type Request as ExpressRequest,
  type Response,
  type Router,
} from 'express';
import { isSeen, withoutHidden, type Scope } from '../store/scope.ts';
import { ABOUT_WHOM } from '../contract/aboutWhom.ts';
import { may, type Resource } from '../contract/access.ts';
import type { Language } from '../contract/enums.ts';
import { type Outcome, done, orRefuse, refuse, settle } from '../contract/outcome.ts';
import { parse } from '../contract/validation.ts';
import { businessDate, type Deps } from '../deps.ts';
import { unitOfWork, type UnitOfWork } from '../store/unitOfWork.ts';
import { sendOutcome } from './errorHandler.ts';
import { recordId } from './crudRouter.ts';
import { languageOf } from './language.ts';
import { pickerOf } from './leaving.ts';
import { withIdempotency } from './idempotency.ts';
import { rawBody } from './rawBody.ts';
import type { Answer, Person, Request, Route, SignedIn } from './route.ts';
import { userOf } from './session.ts';
import { readUpload, readUploads } from './upload.ts';

/**
 * Mounts routes under `/api`. The only place that registers handlers, so that each one passes here:
 * session, permission, schema.
 */
export function mountRoutes(
  app: Express,
  deps: Deps,
  routes: readonly Route[],
  ways: Omit<House, 'deps'>,
): void {
  const router: Router = express.Router();
  for (const route of routes) {
    const pick = pickerOf(route.answers);
    router[route.method](route.path, async (req: ExpressRequest, res: Response) => {
      const language = languageOf(req.get('accept-language'));
      res.set('Daihou-Business-Date', businessDate(deps));
      res.set('Daihou-Clock', deps.clock.now().toISOString());
      const outcome = await settle(
        async () => await answer({ deps, ...ways }, route, req, res, language),
      );
      const leaving = outcome.ok
        ? done({ ...outcome.value, body: pick(outcome.value.body) })
        : outcome;
      sendOutcome(res, language, leaving, statusOf(route));
    });
  }
  app.use('/api', router);
}

/** What every write does last, in its transaction. */
export type BeforeCommit = (unit: UnitOfWork) => Promise<void>;
/** A person with what of the book they see on the business date. */
export type Seeing = (deps: Deps, person: Person) => Promise<SignedIn>;
interface House {
  readonly deps: Deps;
  readonly beforeCommit: BeforeCommit;
  readonly seeing: Seeing;
}

/** A create answers 201, everything else 200. */
const statusOf = (route: Route): number =>
  route.method === 'post' && route.kind === 'write' && !route.path.includes(':') ? 201 : 200;

async function answer(
  house: House,
  route: Route,
  req: ExpressRequest,
  res: Response,
  language: Language,
): Promise<Outcome<Answer>> {
  const { deps } = house;
  const person = await userOf(deps, req.headers);
  const user = person === null ? null : await house.seeing(deps, person);
  if (user === null && route.access !== 'public') return refuse('not_signed_in');
  if (user !== null && isOfAnother(req, user)) return refuse('page_of_another');
  if (user !== null) orRefuse(checkDone(route, user));
  if (
    user !== null &&
    typeof route.access === 'object' &&
    !may(user.role, route.access.resource, route.access.action)
  )
    return refuse('role_may_not');
  // After session and permission: a stranger's bytes are not kept in memory.
  const sent = await filesOf(route, req, res);
  const body =
    route.body === undefined
      ? undefined
      : orRefuse(parse(route.body, bodyOf(req), language, businessDate(deps)));
  const request: Request<unknown> = {
    deps,
    language,
    body: orRefuse(await seenBy(deps, route, req, user, body)),
    ...sent,
    businessDate: businessDate(deps),
    params: single(req.params),
    query: await seenQuery(deps, single(req.query), user?.scope ?? null),
    headers: req.headers,
    address: req.ip ?? '',
    raw: rawBody(req),
  };
  return await run(house, route, request, user, req);
}

/**
 * The body of a request without what its sender does not see, see `store/scope.ts`.
 *
 * @throws Refused `no_such_record` where they do not see the record of the path
 */
async function seenBy(
  { database: { read } }: Deps,
  route: Route,
  req: ExpressRequest,
  user: SignedIn | null,
  body: unknown,
): Promise<Outcome<unknown>> {
  if (user === null || user.scope === null) return done(body);
  const [, first = ''] = route.path.split('/');
  const resource = Object.hasOwn(ABOUT_WHOM, first) ? (first as Resource) : undefined;
  const { id: text } = single(req.params);
  const id = recordId(text);
  if (resource !== undefined && id !== undefined && !(await isSeen(read, resource, id, user.scope)))
    return refuse('no_such_record', { id: text ?? '' });
  return done(await withoutHidden(read, body, ownNames(resource, body), user.scope));
}

/** The parameters of a request without the ids of what its sender does not see. */
async function seenQuery(
  { database: { read } }: Deps,
  query: Record<string, string>,
  scope: Scope | null,
): Promise<Record<string, string>> {
  if (scope === null) return query;
  const named = Object.entries(query).map(([name, text]) => [name, recordId(text) ?? text]);
  const seen = (await withoutHidden(read, Object.fromEntries(named), {}, scope)) as object;
  return single(seen);
}

/** What `ids` and `record_id` of a body name: records of the path, or of the resource it says. */
function ownNames(resource: Resource | undefined, body: unknown): Record<string, Resource> {
  const { resource: said } = (body ?? {}) as { resource?: unknown };
  return {
    ...(resource && { ids: resource }),
    ...(typeof said === 'string' &&
      Object.hasOwn(ABOUT_WHOM, said) && { record_id: said as Resource }),
  };
}

/**
 * A page says whose it is. The cookie belongs to the browser, where somebody else may have signed
 * in under a page that stayed open: what is done there would stand under the wrong name.
 */
const isOfAnother = (req: ExpressRequest, user: SignedIn): boolean => {
  const person = req.get('daihou-person');
  return person !== undefined && person !== String(user.id);
};

const FIRST = { password: 'change_password_first', factor: 'enrol_factor_first' } as const;

/** Refuses somebody who has something to do before anything else. */
function checkDone({ access, whileToDo = [] }: Route, { to_do }: SignedIn): Outcome<void> {
  if (to_do == null || access === 'public' || whileToDo.includes(to_do)) return done(undefined);
  return refuse(FIRST[to_do]);
}

async function filesOf(
  route: Route,
  req: ExpressRequest,
  res: Response,
): Promise<Pick<Request<unknown>, 'file' | 'files'>> {
  if (route.kind === 'read' || route.upload === undefined) return {};
  return route.upload === 'one'
    ? { file: orRefuse(await readUpload(req, res)) }
    : { files: orRefuse(await readUploads(req, res)) };
}

async function run(
  { beforeCommit }: House,
  route: Route,
  request: Request<unknown>,
  user: SignedIn | null,
  req: ExpressRequest,
): Promise<Outcome<Answer>> {
  if (route.kind === 'special') return await route.run(request, user);
  const someone = user ?? {
    id: 0,
    username: '',
    full_name: '',
    role: 'staff' as const,
    team: null,
    scope: null,
  };
  if (route.kind === 'read') return await route.run(request.deps.database.read, request, someone);
  const key =
    route.method !== 'delete' && route.keptAnswer !== false
      ? req.get('idempotency-key')
      : undefined;
  return await unitOfWork(
    request.deps,
    { id: someone.id, name: someone.full_name },
    async (unit) =>
      await withIdempotency(
        unit,
        someone.id,
        { key, path: req.originalUrl, body: sentOf(req, request), status: statusOf(route) },
        async () => {
          const answer = orRefuse(await route.run(unit, request, someone));
          await beforeCommit(unit);
          return done(answer);
        },
      ),
  );
}

const isEmpty = (req: ExpressRequest): boolean =>
  req.get('transfer-encoding') === undefined && (req.get('content-length') ?? '0') === '0';

/**
 * The body that was sent. Nothing sent at all is an empty object: a command that asks for nothing
 * needs no body, others say which fields they miss.
 */
const bodyOf = (req: ExpressRequest): unknown =>
  req.body === undefined && isEmpty(req) ? {} : (req.body as unknown);

/** What a repeat is compared with: the body, and of a file its name and the hash of its bytes. */
function sentOf(req: ExpressRequest, { file, files = [] }: Request<unknown>): unknown {
  const body = req.body as unknown;
  if (file !== undefined) return [body, file.name, file.type, file.sha256];
  return files.length === 0
    ? body
    : [body, files.map(({ field, name, type, sha256 }) => [field, name, type, sha256])];
}

/** Parameters as single texts. Express types a repeated one as a list: the last counts. */
function single(parameters: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries<unknown>({ ...parameters }).map(([name, value]) => [
      name,
      String(Array.isArray(value) ? value.at(-1) : value),
    ]),
  );
}
