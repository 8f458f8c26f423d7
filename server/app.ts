import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { pinoHttp } from 'pino-http';
import type { Deps } from './deps.ts';
import { seeing } from './features/users/seeing.ts';
import { errorHandler, sendRefusal } from './http/errorHandler.ts';
import { healthRoutes } from './http/health.ts';
import { languageOf } from './http/language.ts';
import { mountRoutes } from './http/mount.ts';
import { keepBody } from './http/rawBody.ts';
import { serveScreens } from './http/screens.ts';
import { keepChanged } from './jobs/standings.ts';
import { allRoutes } from './routes.ts';

const JSON_LIMIT = '1mb';

/** Whether an Origin header names this host; behind a proxy the scheme may differ. */
const isOwn = (origin: string, host: string | undefined): boolean =>
  URL.canParse(origin) && new URL(origin).host === host;

/**
 * A browser says where a request comes from, older ones by the origin alone; another site may not
 * use our cookie.
 */
const sameOrigin: RequestHandler = (req, res, next) => {
  const [site, origin] = [req.get('sec-fetch-site'), req.get('origin')];
  const own =
    site === undefined
      ? origin === undefined || isOwn(origin, req.host)
      : site === 'same-origin' || site === 'none';
  if (req.method === 'GET' || req.method === 'HEAD' || own) next();
  else sendRefusal(res, languageOf(req.get('accept-language')), { key: 'foreign_origin' });
};

const noStore: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store');
  next();
};

/** The name of a request, of whoever sent it where that is one: said back, and in the log. */
function named(req: IncomingMessage, res: ServerResponse): string {
  const sent = req.headers['x-request-id'];
  const name = typeof sent === 'string' && /^[\w-]{8,64}$/.test(sent) ? sent : randomUUID();
  res.setHeader('X-Request-Id', name);
  return name;
}

/** Mounting only: middleware, routes, screens, errors. */
export function createApp(deps: Deps, screens: string | undefined): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  if (deps.config.trustProxy) app.set('trust proxy', 1);
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: {
          upgradeInsecureRequests: null,
          baseUri: ["'none'"],
          fontSrc: ["'self'", 'data:'],
          imgSrc: ["'self'", 'data:', 'blob:'],
          // The screens write their styles as they run.
          styleSrc: ["'self'", "'unsafe-inline'"],
        },
      },
      strictTransportSecurity: deps.config.secureCookie,
    }),
  );
  app.use(
    pinoHttp({
      logger: deps.log,
      genReqId: named,
      autoLogging: deps.config.production,
      redact: ['req.headers.cookie', 'res.headers["set-cookie"]'],
    }),
  );
  const json = express.json({ limit: JSON_LIMIT, verify: keepBody });
  app.use('/api', noStore, sameOrigin, compression(), json);
  mountRoutes(app, deps, [...healthRoutes, ...allRoutes], { beforeCommit: keepChanged, seeing });
  app.use('/api', (req, res) =>
    sendRefusal(res, languageOf(req.get('accept-language')), { key: 'no_such_route' }),
  );
  if (screens !== undefined) serveScreens(app, path.resolve(screens));
  app.use(errorHandler(deps));
  return app;
}
