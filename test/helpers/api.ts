import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import request, { type Agent } from 'supertest';
import { inject } from 'vitest';
import { createApp } from '../../server/app.ts';
import { readConfig, type Config } from '../../server/config.ts';
import { fillDemoBook } from '../../server/commands/fillDemoBook.ts';
import type { Deps } from '../../server/deps.ts';
import { keepMonthEnds } from '../../server/jobs/monthEnds.ts';
import { carryStandings } from '../../server/jobs/standings.ts';
import { openDatabase, type Database } from '../../db/connection.ts';
import type { Dialect } from '../../db/dialect.ts';
import { makeAuditKeys } from '../../server/store/auditKeys.ts';
import { sealNow } from '../../server/store/auditSeals.ts';
import { unsaidEvents } from './auditWords.ts';
import { newSession } from './sessions.ts';
import { staleStandings, wrongMonthEnds, wrongTotals } from './standings.ts';
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
  options: {
    businessDate?: string;
    demoBook?: boolean;
    dialect?: Dialect;
    /** With keys of the audit and an anchor, as a lender has them. */
    keyed?: boolean;
  } = {},
): Promise<TestServer> {
  const engine = options.dialect ?? dialect();
  const businessDate = options.businessDate ?? TODAY;
  const url = options.demoBook
    ? await demoBookUrl(engine, businessDate, async (made) => {
        const filling = serverOn(openDatabase(made, 'process'), {
          ...readConfig({}),
          businessDate,
        });
        await fillDemoBook(filling.deps);
        await carryStandings(filling.deps);
        await keepMonthEnds(filling.deps);
        // What is still in the log would not be copied.
        if (engine === 'sqlite')
          await filling.deps.database.write.raw('PRAGMA wal_checkpoint(TRUNCATE)');
        await filling.close();
      })
    : await newDatabaseUrl({ dialect: engine });
  const server = serverOn(openDatabase(url, 'process'), {
    ...readConfig({ DATABASE_URL: url }),
    businessDate,
  });
  if (options.keyed) {
    const file = `${inject('scratch')}/${randomUUID()}.key`;
    server.deps.audit = { keys: makeAuditKeys(file), anchor: `${file}.anchor` };
    await sealNow(server.deps);
  }
  await server.listening;
  return server;
}

/** Dependencies whose keys are given once the book is there. */
type KeyedDeps = Omit<Deps, 'audit'> & { audit?: Deps['audit'] };

/** What another process on the same book would have: connections and a memory of its own. */
const besides = (deps: KeyedDeps, database: Database): Deps => ({
  ...deps,
  database,
  get audit() {
    return deps.audit;
  },
});

/** Connections of further servers on a book, to which its requests go in turn. */
const othersOn = (url: string): Database[] =>
  url.startsWith('postgres')
    ? Array.from({ length: inject('processes') - 1 }, () => openDatabase(url, 'process'))
    : [];

/** `doors`: the listening servers of a book, closed with it. */
function serverOn(
  database: Database,
  config: Config,
  doors: Server[] = [],
  others = othersOn(config.databaseUrl),
): TestServer & { listening: Promise<void>; deps: KeyedDeps } {
  let now = new Date(`${config.businessDate}T04:00:00Z`);
  const deps: KeyedDeps = {
    config,
    database,
    clock: { now: () => now },
    log: pino({ level: 'silent' }),
  };
  const app = createApp(deps, undefined);
  const apps = [app, ...others.map((other) => createApp(besides(deps, other), undefined))];
  let asked = 0;
  // Listening once for all requests: a client of the bare app would open a port for each.
  const door = createServer({ keepAliveTimeout: 0 }, (req, res) => {
    (apps[(asked += 1) % apps.length] ?? app)(req, res);
  });
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
    on: (businessDate) => serverOn(database, { ...config, businessDate }, doors, others),
    close: async () => {
      for (const open of doors) {
        open.closeAllConnections();
        open.close();
      }
      // Whatever a test did to the book, its audit must tell it in words.
      const wordless = await unsaidEvents(database);
      const stale = await staleStandings(database.read, config.businessDate ?? TODAY);
      const wrong = await wrongTotals(database.read);
      const ends = await wrongMonthEnds(database.read);
      for (const one of [...others, database]) await one.close();
      if (wrong.length > 0) throw new Error(`kept totals: ${wrong.join(', ')}`);
      if (ends.length > 0) throw new Error(`kept month ends: ${ends.join('; ')}`);
      if (stale.length > 0) throw new Error(`kept of loans, but not so: ${stale.join('; ')}`);
      if (wordless.length > 0) throw new Error(`not in words: ${wordless.join(', ')}`);
    },
  };
}

export const query = (parameters: {
  sort?: unknown;
  range?: unknown;
  filter?: unknown;
  after?: unknown;
  before?: unknown;
}): Record<string, string> =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, JSON.stringify(value)]),
  );
