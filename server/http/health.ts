import { done, refuse } from '../contract/outcome.ts';
import type { RefusalKey } from '../contract/refusals.ts';
import { currentSchema } from '../../db/migrate.ts';
import type { Database } from '../../db/connection.ts';
import { beat } from '../store/pulse.ts';
import { outOfService } from './errorHandler.ts';
import { special, type Route } from './route.ts';

/** How long an answer serves whoever asks next: anyone may ask, and each asking writes. */
const FRESH_MS = 1000;
const PATIENCE_MS = 2000;

interface Finding {
  readonly at: number;
  readonly trouble: Promise<RefusalKey | undefined>;
}
const found = new WeakMap<Database, Finding>();

/** What keeps a book from being written to; undefined where nothing does. */
async function troubleOf(database: Database): Promise<RefusalKey | undefined> {
  const known = found.get(database);
  if (known !== undefined && performance.now() - known.at < FRESH_MS) return await known.trouble;
  const late = new Promise<RefusalKey>((resolve) => {
    setTimeout(() => resolve('book_busy'), PATIENCE_MS).unref();
  });
  const written = beat(database).then(
    () => undefined,
    (error: unknown) => outOfService(error)?.key ?? 'book_unreachable',
  );
  const trouble = Promise.race([written, late]);
  found.set(database, { at: performance.now(), trouble });
  return await trouble;
}

const health = special({
  method: 'get',
  path: '/health',
  access: 'public',
  summary: 'Does the server read and write, on which database and schema',
  run: async ({ deps: { database } }) => {
    const trouble = await troubleOf(database);
    if (trouble !== undefined) return refuse(trouble);
    const schema = await currentSchema(database.read);
    return done({ body: { status: 'ok', database: database.dialect, schema } });
  },
});

/** Asks nothing of the database: a server that waits for it is not helped by being started anew. */
const alive = special({
  method: 'get',
  path: '/livez',
  access: 'public',
  summary: 'Does the process answer',
  run: async () => done({ body: { status: 'ok' } }),
});

const ready = special({
  method: 'get',
  path: '/readyz',
  access: 'public',
  summary: 'Can work be sent here; 503 says why not',
  run: async ({ deps: { database, audit } }) => {
    const trouble = await troubleOf(database);
    if (trouble !== undefined) return refuse(trouble);
    return done({ body: { status: 'ok', audit: audit === undefined ? 'unsealed' : 'sealed' } });
  },
});

export const healthRoutes: readonly Route[] = [health, alive, ready];
