import { pino } from 'pino';
import request, { type Agent } from 'supertest';
import { createApp } from '../../server/app.ts';
import { readConfig, type Config } from '../../server/config.ts';
import { fillDemoBook } from '../../server/commands/fillDemoBook.ts';
import type { Deps } from '../../server/deps.ts';
import { openDatabase, type Database } from '../../db/connection.ts';
import type { Dialect } from '../../db/dialect.ts';
import { dialect, keepDemoBook, keptDemoBook, newDatabaseUrl } from './database.ts';

/** The whole server on a real database of its own; only the clock is not the machine's. */
export interface TestServer {
  readonly deps: Deps;
  readonly app: ReturnType<typeof createApp>;
  /** A client signed in as one of the demo accounts, with English messages. */
  as(username: string): Promise<Agent>;
  anonymous(): Agent;
  setClock(instant: string): void;
  /** The same book on another business date. */
  on(businessDate: string): TestServer;
  close(): Promise<void>;
}

export const TODAY = '2026-03-05';

export async function startTestServer(
  options: { businessDate?: string; demoBook?: boolean; dialect?: Dialect } = {},
): Promise<TestServer> {
  // The demo book hangs on the business date alone.
  const reusable =
    options.demoBook === true &&
    options.businessDate === undefined &&
    (options.dialect ?? dialect()) === 'sqlite';
  const kept = reusable ? keptDemoBook() : null;
  const url = kept ?? (await newDatabaseUrl(options.dialect ? { dialect: options.dialect } : {}));
  const server = serverOn(openDatabase(url), {
    ...readConfig({ DATABASE_URL: url }),
    businessDate: options.businessDate ?? TODAY,
  });
  if (options.demoBook && kept === null) await fillDemoBook(server.deps);
  if (reusable && kept === null) {
    await server.deps.database.write.raw('PRAGMA wal_checkpoint(TRUNCATE)');
    keepDemoBook(url);
  }
  return server;
}

function serverOn(database: Database, config: Config): TestServer {
  let now = new Date(`${config.businessDate}T04:00:00Z`);
  const deps: Deps = {
    config,
    database,
    clock: { now: () => now },
    log: pino({ level: 'silent' }),
  };
  const app = createApp(deps, undefined);
  const agents = new Map<string, Promise<Agent>>();
  const signIn = async (username: string): Promise<Agent> => {
    const agent = request.agent(app).set('Accept-Language', 'en');
    await agent.post('/api/session').send({ username, password: config.demoPassword }).expect(200);
    return agent;
  };
  return {
    deps,
    app,
    as: async (username) => {
      const agent = agents.get(username) ?? signIn(username);
      agents.set(username, agent);
      return await agent;
    },
    anonymous: () => request.agent(app).set('Accept-Language', 'en'),
    setClock: (instant) => {
      now = new Date(instant);
    },
    on: (businessDate) => serverOn(database, { ...config, businessDate }),
    close: async () => {
      await database.close();
    },
  };
}

/** Rows that most tests start from. */
export const BORROWER = {
  full_name: '王小明',
  phone: '13800005678',
  national_id: '11010519491231002X',
  address: '北京市朝阳区建国路 1 号',
};

let phones = 0;
/** A number nobody else has: attempts count by it. */
export const newPhone = (): string => `137${String(10_000_000 + (phones += 1))}`;

export const loanOf = (borrower_id: number, changes: Record<string, unknown> = {}) => ({
  borrower_id,
  product: 'consumer_loan',
  principal_minor: 1_200_000,
  annual_rate_bps: 1200,
  penalty_rate_bps: 0,
  repayment_method: 'equal_principal',
  day_count: '30/360',
  rounding: 'half_up',
  installments_count: 12,
  disbursed_on: '2025-11-05',
  first_due_on: '2025-12-05',
  grace_days: 0,
  ...changes,
});

export async function createBorrower(
  agent: Agent,
  changes: Record<string, unknown> = {},
): Promise<number> {
  const { body } = await agent
    .post('/api/borrowers')
    .send({ ...BORROWER, ...changes })
    .expect(201);
  return (body as { id: number }).id;
}

export async function createLoan(
  agent: Agent,
  borrower_id: number,
  changes: Record<string, unknown> = {},
): Promise<Record<string, unknown> & { id: number; version: number }> {
  const { body } = await agent.post('/api/loans').send(loanOf(borrower_id, changes)).expect(201);
  return body as Record<string, unknown> & { id: number; version: number };
}

export const query = (parameters: {
  sort?: unknown;
  range?: unknown;
  filter?: unknown;
}): Record<string, string> =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, JSON.stringify(value)]),
  );
