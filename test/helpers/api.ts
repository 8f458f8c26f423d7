import { createHash, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import request, { type Agent } from 'supertest';
import { createApp } from '../../server/app.ts';
import { readConfig, type Config } from '../../server/config.ts';
import { fillDemoBook } from '../../server/commands/fillDemoBook.ts';
import type { Deps } from '../../server/deps.ts';
import { openDatabase, type Database } from '../../db/connection.ts';
import type { Dialect } from '../../db/dialect.ts';
import { unsaidEvents } from './auditWords.ts';
import { demoBookUrl, dialect, newDatabaseUrl } from './database.ts';

/** The whole server on a real database of its own; only the clock is not the machine's. */
export interface TestServer {
  readonly deps: Deps;
  readonly app: ReturnType<typeof createApp>;
  /** Address at which the app listens. */
  readonly url: string;
  /** A client with a session of an account, the same one at each call, with English messages. */
  as(username: string): Promise<Agent>;
  anonymous(): Agent;
  setClock(instant: string): void;
  /** The same book on another business date. */
  on(businessDate: string): TestServer;
  readonly close: () => Promise<void>;
}

export const TODAY = '2026-03-05';

export async function startTestServer(
  options: { businessDate?: string; demoBook?: boolean; dialect?: Dialect } = {},
): Promise<TestServer> {
  const engine = options.dialect ?? dialect();
  const businessDate = options.businessDate ?? TODAY;
  const url = options.demoBook
    ? await demoBookUrl(engine, businessDate, async (made) => {
        const filling = serverOn(openDatabase(made), { ...readConfig({}), businessDate });
        await fillDemoBook(filling.deps);
        // What is still in the log would not be copied.
        if (engine === 'sqlite')
          await filling.deps.database.write.raw('PRAGMA wal_checkpoint(TRUNCATE)');
        await filling.close();
      })
    : await newDatabaseUrl({ dialect: engine });
  const server = serverOn(openDatabase(url), {
    ...readConfig({ DATABASE_URL: url }),
    businessDate,
  });
  await server.listening;
  return server;
}

/** `doors`: the listening servers of a book, closed with it. */
function serverOn(
  database: Database,
  config: Config,
  doors: Server[] = [],
): TestServer & { listening: Promise<void> } {
  let now = new Date(`${config.businessDate}T04:00:00Z`);
  const deps: Deps = {
    config,
    database,
    clock: { now: () => now },
    log: pino({ level: 'silent' }),
  };
  const app = createApp(deps, undefined);
  // Listening once for all requests: a client of the bare app would open a port for each.
  const door = createServer({ keepAliveTimeout: 0 }, app);
  doors.push(door);
  const listening = new Promise<void>((resolve) => {
    door.listen(0, '127.0.0.1', resolve);
  });
  const anonymous = (): Agent => request.agent(door).set('Accept-Language', 'en');
  const agents = new Map<string, Promise<Agent>>();
  const signedIn = async (username: string): Promise<Agent> => {
    await listening;
    return anonymous().set('Cookie', `daihou_session=${await newSession(database, username)}`);
  };
  return {
    deps,
    app,
    listening,
    get url() {
      return `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
    },
    as: async (username) => {
      const agent = agents.get(username) ?? signedIn(username);
      agents.set(username, agent);
      return await agent;
    },
    anonymous,
    setClock: (instant) => {
      now = new Date(instant);
    },
    on: (businessDate) => serverOn(database, { ...config, businessDate }, doors),
    close: async () => {
      for (const open of doors) {
        open.closeAllConnections();
        open.close();
      }
      // Whatever a test did to the book, its audit must tell it in words.
      const wordless = await unsaidEvents(database);
      await database.close();
      if (wordless.length > 0) throw new Error(`not in words: ${wordless.join(', ')}`);
    },
  };
}

/**
 * Opens a session of an account in the book itself and answers its token: by way of the sign-in
 * each would cost the time that checking a password takes.
 */
async function newSession({ read, write }: Database, username: string): Promise<string> {
  const user: { id: number } | undefined = await read('users').where({ username }).first('id');
  if (user === undefined) throw new Error(`nobody is ${username}`);
  const token = randomBytes(32).toString('base64url');
  await write('sessions').insert({
    token_hash: createHash('sha256').update(token).digest('hex'),
    user_id: user.id,
    created_at: '2000-01-01T00:00:00.000Z',
    expires_at: '9999-12-31T23:59:59.999Z',
  });
  return token;
}

export const query = (parameters: {
  sort?: unknown;
  range?: unknown;
  filter?: unknown;
}): Record<string, string> =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, JSON.stringify(value)]),
  );
