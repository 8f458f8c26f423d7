import { randomUUID } from 'node:crypto';
import { setTimeout as rest } from 'node:timers/promises';
import type { Agent, Response, Test } from 'supertest';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../db/connection.ts';
import { rawRows } from '../../db/dialect.ts';
import { LOCKS } from '../../db/locks.ts';
import { readConfig } from '../../server/config.ts';
import { statutoryDaysOf } from '../../server/domain/time/statutoryDays.ts';
import { DEMO_ACCOUNTS } from '../../server/features/users/demoAccounts.ts';
import { lastSeal } from '../../server/store/auditSeals.ts';
import { lastEvent } from '../../server/store/auditStore.ts';
import { TODAY } from '../helpers/api.ts';
import { FIRST_PASSWORD, makeAccount, OWN_PASSWORD, signIn } from '../helpers/accounts.ts';
import {
  createBorrower,
  createLateLoan,
  createLoan,
  createLoanDue,
  newPhone,
} from '../helpers/book.ts';
import { newDatabaseUrl } from '../helpers/database.ts';
import { isFull } from '../helpers/extent.ts';
import { enactPolicy, THREE_BANDS } from '../helpers/policies.ts';
import {
  endProcesses,
  personAt,
  runCommand,
  type ServerProcess,
  settingsOf,
  startProcess,
  strangerAt,
} from '../helpers/processes.ts';
import { newSession } from '../helpers/sessions.ts';
import { rowCount } from '../helpers/rows.ts';
import {
  expectAllOnce,
  mixedWrites,
  sendAll,
  type Subjects,
  WRITTEN,
} from '../helpers/mixedWrites.ts';
import { receiveRequest } from '../helpers/repairs.ts';
import { idOf, inShort, readDay, wholeDay } from '../helpers/worklist.ts';

/** Two servers on one book, started at once on an empty database, and people as clients of each. */
interface Pair {
  readonly settings: Readonly<Record<string, string>>;
  readonly database: Database;
  /** One of them is started anew by a test. */
  readonly servers: [ServerProcess, ServerProcess];
}

let pair: Pair;
beforeAll(async () => {
  const url = await newDatabaseUrl({ dialect: 'postgres', bare: true });
  const settings = settingsOf(url, { DEMO_BOOK: isFull() ? 'on' : 'off' });
  const servers = await Promise.all([startProcess(settings), startProcess(settings)]);
  pair = { settings, database: openDatabase(url), servers };
});
afterAll(async () => {
  endProcesses();
  await pair.database.close();
});

const both = async (username: string): Promise<[Agent, Agent]> =>
  (await personAt(pair.database, pair.servers, username)) as [Agent, Agent];
const read = (): Database['read'] => pair.database.read;

/** Waits until something is so; answers after how many seconds. */
async function until(isSo: () => Promise<boolean>, most: number): Promise<number> {
  const began = performance.now();
  for (;;) {
    const seconds = (performance.now() - began) / 1000;
    if (await isSo()) return seconds;
    if (seconds > most) throw new Error(`not so after ${seconds.toFixed(1)} s`);
    await rest(50);
  }
}

/** What is answered in the end where the book was busy, as on a machine that is. */
async function answered(ask: () => Test): Promise<Response> {
  for (let tries = 1; ; tries += 1) {
    const response = await ask();
    if (response.status !== 503 || tries === 30) return response;
  }
}

/** How many connections hold the lock of the daily work. */
const leaders = async (): Promise<number> =>
  (
    await rawRows(
      read(),
      `select pid from pg_locks where locktype = 'advisory' and granted and objid = ?
       and database = (select oid from pg_database where datname = current_database())`,
      [LOCKS.daily],
    )
  ).length;

/** Whether a server has said that it leads; none here lives longer than its term. */
const leads = (one: ServerProcess): boolean => one.said().includes('does the daily work');

const leaderAt = (): 0 | 1 => (pair.servers.findIndex(leads) === 0 ? 0 : 1);

/** Starts anew what was killed, in its place. */
async function startAnew(at: 0 | 1): Promise<void> {
  // As if it had been killed in the middle of a migration.
  await pair.database.write('knex_migrations_lock').update({ is_locked: 1 });
  pair.servers[at] = await startProcess(pair.settings);
}

describe('two servers that start at once on an empty PostgreSQL', () => {
  it('both come up: one migrates and fills the book, the other waits for it', async () => {
    expect(await rowCount(read(), 'users')).toBe(DEMO_ACCOUNTS.length);
    expect(await rowCount(read(), 'business_days')).toBe(1);
    expect(await rowCount(read(), 'policies', { kind: 'tiers' })).toBe(1);
    expect(pair.servers.filter(leads)).toHaveLength(1);
    expect(await leaders()).toBe(1);
    for (const one of pair.servers)
      await signIn(strangerAt(one), 'staff', { password: 'daihou-demo' }).expect(200);
    const borrowers = await read()('borrowers').distinct('external_id');
    expect(borrowers).toHaveLength(await rowCount(read(), 'borrowers'));
    expect(await rowCount(read(), 'bank_statements')).toBe(isFull() ? 1 : 0);
  });
});

describe('what one server was told', () => {
  it('of a session that was ended or a role that changed, the other goes by at once', async () => {
    const [admin] = await both('admin');
    const [compliance] = await both('compliance');
    const user = await makeAccount(
      { admin, compliance },
      { username: 'newcomer', full_name: '王新人', role: 'staff' },
    );
    const [first, second] = [strangerAt(pair.servers[0]), strangerAt(pair.servers[1])];
    await signIn(first, 'newcomer', { password: FIRST_PASSWORD }).expect(200);
    const change = { password: OWN_PASSWORD };
    await first.post('/api/session/password').send(change).expect(200);
    await signIn(second, 'newcomer', { password: FIRST_PASSWORD }).expect(401);
    const cookie = (await signIn(second, 'newcomer', { password: OWN_PASSWORD }).expect(200))
      .headers['set-cookie'];
    const there = strangerAt(pair.servers[0]).set('Cookie', String(cookie).split(';')[0] ?? '');
    await there.get('/api/loans').expect(200);
    await admin.post(`/api/users/${user.id}/end_sessions`).send({}).expect(200);
    await there.get('/api/loans').expect(401);
    await second.get('/api/loans').expect(401);
    await signIn(second, 'newcomer', { password: OWN_PASSWORD }).expect(200);
    const { body: now } = await admin.get(`/api/users/${user.id}`).expect(200);
    await admin
      .put(`/api/users/${user.id}`)
      .send({ version: now.version, active: false })
      .expect(200);
    await second.get('/api/loans').expect(401);
    await signIn(second, 'newcomer', { password: OWN_PASSWORD }).expect(401);
  });

  it('of a policy, the other reckons by at its next request, holidays among them', async () => {
    const [staff, there] = await both('staff');
    const [admin, adminThere] = await both('admin');
    const [, compliance] = await both('compliance');
    const { body: before } = await there.get('/api/overdue_tiers').expect(200);
    expect((before as object[]).length).toBeGreaterThan(THREE_BANDS.length);
    await enactPolicy({ admin, compliance }, { kind: 'tiers', value: THREE_BANDS });
    for (const one of [staff, there, adminThere]) {
      const { body } = await one.get('/api/overdue_tiers').expect(200);
      expect((body as { id: string }[]).map(({ id }) => id)).toEqual(['M0', 'M1', 'M9']);
    }
    const loan = await createLoanDue(staff, await createBorrower(staff), '2024-10-01');
    const expires = async (one: Agent) =>
      (await one.get(`/api/loans/${loan.id}/clocks`).expect(200)).body.limitation.expires_on;
    expect([await expires(staff), await expires(adminThere)]).toEqual(['2027-10-04', '2027-10-04']);
    const free = ['2027-10-04', '2027-10-05', '2027-10-06', '2027-10-07'];
    await enactPolicy(
      { admin, compliance },
      {
        kind: 'holidays',
        source: '国务院办公厅关于2027年部分节假日安排的通知',
        confidence: 'A',
        value: {
          year: 2027,
          holidays: [...statutoryDaysOf(2027), ...free],
          workdays: ['2027-10-09'],
        },
      },
    );
    for (const one of [adminThere, there, staff, admin])
      expect(await expires(one)).toBe('2027-10-08');
  });

  it('under a key that came to both at once is one record, and both answer alike', async () => {
    const clerks = await both('staff');
    const loan = await createLoan(clerks[0], await createBorrower(clerks[0]));
    for (let round = 0; round < 5; round += 1) {
      const sent = { loan_id: loan.id, amount_minor: 1000, paid_on: TODAY, channel: 'cash' };
      const key = randomUUID();
      const pay = async (one: Agent) =>
        await answered(() => one.post('/api/payments').set('Idempotency-Key', key).send(sent));
      const answers = await Promise.all([...clerks, ...clerks].map(pay));
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
      for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
      expect(await rowCount(read(), 'payments', { loan_id: loan.id })).toBe(round + 1);
    }
  });

  it('counts wrong passwords once for both: five are tried, however many are sent', async () => {
    const tries = Array.from({ length: 24 }, (_, at) => at);
    const answers = await Promise.all(
      tries.map(async (at) => {
        const stranger = strangerAt(pair.servers[at % 2] ?? pair.servers[0]);
        return await signIn(stranger, 'supervisor2', { password: `not it, ${at}` });
      }),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(tries.length - 5);
  });
});

const WRITES = isFull() ? 5000 : 160;
const PEOPLE = 16;

/** Debtors in the hands of two clerks, and requests that nobody has in hand. */
async function subjects(): Promise<Subjects> {
  const [[staff], [staff2]] = [await both('staff'), await both('staff2')];
  const clerk = async (agent: Agent, username: string) => ({
    id: await idOf(agent),
    cookie: `daihou_session=${await newSession(pair.database, username)}`,
  });
  const clerks = [await clerk(staff, 'staff'), await clerk(staff2, 'staff2')] as const;
  const repairs: number[] = [];
  const loans: number[] = [];
  for (let n = 0; n < PEOPLE; n += 1) {
    const borrower = await createBorrower(staff, { phone: newPhone() });
    const assigned_to = clerks[n % 2 === 0 ? 0 : 1].id;
    loans.push(await createLateLoan(staff, borrower, { assigned_to }));
    repairs.push((await receiveRequest(staff, borrower)).id);
  }
  return { clerks, loans, repairs };
}

/** The order of each clerk's day as both servers say it, and as it is when made whole. */
async function expectSameDays(): Promise<void> {
  const { database } = pair;
  const config = readConfig({ BUSINESS_DATE: TODAY });
  const { headers } = await strangerAt(pair.servers[0]).get('/api/livez').expect(200);
  const now = new Date(headers['daihou-clock'] ?? '');
  const deps = { config, database, clock: { now: () => now }, log: pino({ level: 'silent' }) };
  for (const name of ['staff', 'staff2']) {
    const clients = await both(name);
    const days = [];
    for (const one of clients) days.push(inShort(await readDay(one)));
    const whole = await wholeDay({ deps }, await idOf(clients[0]));
    expect(whole.rows.length + whole.resting.length + whole.done).toBeGreaterThan(5);
    expect(days).toEqual([whole, whole]);
  }
}

describe('many writes of several kinds to two servers', () => {
  it('while one is killed and comes back are neither lost nor doubled', async () => {
    const given = await subjects();
    await expectSameDays();
    const { database, servers } = pair;
    const before: Record<string, number> = {};
    for (const table of WRITTEN) before[table] = await rowCount(read(), table);
    let back: Promise<void> | undefined;
    const victim = leaderAt();
    const answered = await sendAll(
      mixedWrites(WRITES, given),
      () => pair.servers.map(({ url }) => url),
      (count) => {
        if (count >= WRITES / 4 && back === undefined)
          back = servers[victim].kill().then(async () => await startAnew(victim));
      },
    );
    await back;
    expect(answered).toHaveLength(WRITES);
    expect(answered.some(({ tries }) => tries > 1)).toBe(true);
    await expectAllOnce(database, answered, given, before);
    await expectSameDays();
    expect(await leaders()).toBe(1);
    for (const command of ['verify:ledger', 'verify:audit'])
      expect(await runCommand(pair.settings, command)).toEqual({
        code: 0,
        said: expect.any(String),
      });
  }, 1_200_000);
});

describe('the daily work', () => {
  it('goes on in the other server within seconds where the leader was killed', async () => {
    const [client] = await both('staff');
    await createBorrower(client);
    const at = leaderAt();
    const other = pair.servers[1 - at] ?? pair.servers[0];
    await pair.servers[at].kill();
    const seconds = await until(async () => leads(other) && (await leaders()) === 1, 15);
    expect(seconds).toBeLessThan(10);
    // What it leads, it does: what was written since is sealed at once, not in a minute.
    const isSealed = async () =>
      (await lastSeal(read()))?.event_id === (await lastEvent(read()))?.id;
    await until(isSealed, 15);
    expect(await leaders()).toBe(1);
  });
});
