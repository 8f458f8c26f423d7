import express, {
  type Express,
  type Request as ExpressRequest,
  type Response,
  type Router,
} from 'express';
import { may } from '../contract/access.ts';
import type { Language } from '../contract/enums.ts';
import { type Outcome, done, orRefuse, refuse, settle } from '../contract/outcome.ts';
import { parse } from '../contract/validation.ts';
import { businessDate, type Deps } from '../deps.ts';
import { unitOfWork } from '../store/unitOfWork.ts';
import { sendOutcome } from './errorHandler.ts';
import { languageOf } from './language.ts';
import { pickerOf } from './leaving.ts';
import { withIdempotency } from './idempotency.ts';
import type { Answer, Request, Route, SignedIn } from './route.ts';
import { userOf } from './session.ts';
import { readUpload } from './upload.ts';

/**
 * Mounts routes under `/api`. The only place that registers handlers, so that each one passes here:
 * session, permission, schema.
 */
export function mountRoutes(app: Express, deps: Deps, routes: readonly Route[]): void {
  const router: Router = express.Router();
  for (const route of routes) {
    const pick = pickerOf(route.answers);
    router[route.method](route.path, async (req: ExpressRequest, res: Response) => {
      const language = languageOf(req.get('accept-language'));
      res.set('Daihou-Business-Date', businessDate(deps));
      res.set('Daihou-Clock', deps.clock.now().toISOString());
      const outcome = await settle(async () => await answer(deps, route, req, res, language));
      const leaving = outcome.ok
        ? done({ ...outcome.value, body: pick(outcome.value.body) })
        : outcome;
      sendOutcome(res, language, leaving, statusOf(route));
    });
  }
  app.use('/api', router);
}

/** A create answers 201, everything else 200. */
const statusOf = (route: Route): number =>
  route.method === 'post' && route.kind === 'write' && !route.path.includes(':') ? 201 : 200;

async function answer(
  deps: Deps,
  route: Route,
  req: ExpressRequest,
  res: Response,
  language: Language,
): Promise<Outcome<Answer>> {
  const user = await userOf(deps, req.headers.cookie);
  if (user === null && route.access !== 'public') return refuse('not_signed_in');
  if (user !== null && isOfAnother(req, user)) return refuse('page_of_another');
  if (
    user !== null &&
    typeof route.access === 'object' &&
    !may(user.role, route.access.resource, route.access.action)
  )
    return refuse('role_may_not');
  // After session and permission: a stranger's bytes are not kept in memory.
  const file = isUpload(route) ? orRefuse(await readUpload(req, res)) : undefined;
  const body =
    route.body === undefined
      ? undefined
      : orRefuse(parse(route.body, bodyOf(req), language, businessDate(deps)));
  const request: Request<unknown> = {
    deps,
    language,
    body,
    file,
    businessDate: businessDate(deps),
    params: single(req.params),
    query: single(req.query),
    headers: req.headers,
  };
  return await run(route, request, user, req);
}

/**
 * A page says whose it is. The cookie belongs to the browser, where somebody else may have signed
 * in under a page that stayed open: what is done there would stand under the wrong name.
 */
const isOfAnother = (req: ExpressRequest, user: SignedIn): boolean => {
  const person = req.get('daihou-person');
  return person !== undefined && person !== String(user.id);
};

const isUpload = (route: Route): boolean => route.kind === 'write' && route.upload === true;

async function run(
  route: Route,
  request: Request<unknown>,
  user: SignedIn | null,
  req: ExpressRequest,
): Promise<Outcome<Answer>> {
  if (route.kind === 'special') return await route.run(request, user);
  const someone = user ?? { id: 0, username: '', full_name: '', role: 'staff' as const };
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
        async () => await route.run(unit, request, someone),
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

/** What a repeat is compared with: the body, and for a file its name and the hash of its bytes. */
const sentOf = (req: ExpressRequest, { file }: Request<unknown>): unknown =>
  file === undefined ? (req.body as unknown) : [req.body, file.name, file.type, file.sha256];

/** Parameters as single texts. Express types a repeated one as a list: the last counts. */
function single(parameters: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries<unknown>({ ...parameters }).map(([name, value]) => [
      name,
      String(Array.isArray(value) ? value.at(-1) : value),
    ]),
  );
}
