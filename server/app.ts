import path from 'node:path';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import { pinoHttp } from 'pino-http';
import type { Deps } from './deps.ts';
import { errorHandler, sendRefusal } from './http/errorHandler.ts';
import { healthRoute } from './http/health.ts';
import { languageOf } from './http/language.ts';
import { mountRoutes } from './http/mount.ts';
import { serveScreens } from './http/screens.ts';
import { allRoutes } from './routes.ts';

const JSON_LIMIT = '1mb';
const SIGN_IN_WINDOW_MINUTES = 15;
const SIGN_IN_FAILURES = 20;

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

/** Failed sign-ins only, per address: a shared office address signs in all day. */
const signInLimit = () =>
  rateLimit({
    windowMs: SIGN_IN_WINDOW_MINUTES * 60_000,
    limit: SIGN_IN_FAILURES,
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    skip: (req) => req.method !== 'POST',
    handler: (req, res) =>
      sendRefusal(res, languageOf(req.get('accept-language')), {
        key: 'too_many_attempts',
        parameters: { minutes: SIGN_IN_WINDOW_MINUTES },
      }),
  });

/** Mounting only: middleware, routes, screens, errors. */
export function createApp(deps: Deps, screens: string | undefined): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  if (deps.config.trustProxy) app.set('trust proxy', 1);
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: { upgradeInsecureRequests: null, imgSrc: ["'self'", 'data:', 'blob:'] },
      },
      strictTransportSecurity: deps.config.secureCookie,
    }),
  );
  app.use(
    pinoHttp({
      logger: deps.log,
      autoLogging: deps.config.production,
      redact: ['req.headers.cookie', 'res.headers["set-cookie"]'],
    }),
  );
  app.use('/api', noStore, sameOrigin, compression(), express.json({ limit: JSON_LIMIT }));
  app.use('/api/session', signInLimit());
  mountRoutes(app, deps, [healthRoute, ...allRoutes]);
  app.use('/api', (req, res) =>
    sendRefusal(res, languageOf(req.get('accept-language')), { key: 'no_such_route' }),
  );
  if (screens !== undefined) serveScreens(app, path.resolve(screens));
  app.use(errorHandler(deps));
  return app;
}
