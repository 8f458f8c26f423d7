import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { brokenAuditEvents } from '../../server/store/auditStore.ts';
import { startTestServer, TODAY, type TestServer } from '../helpers/api.ts';
import { bring, createSource, statementOf, type Told } from '../helpers/bank.ts';
import { createBorrower, createLoan } from '../helpers/book.ts';
import { enginesOf, isFull } from '../helpers/extent.ts';
import { expectStoredAsRecomputed } from '../helpers/recompute.ts';
import { rowCount } from '../helpers/rows.ts';
import { newSession } from '../helpers/sessions.ts';

const LINES = 60;
const PORT = 3122;
const ADDRESS = `http://127.0.0.1:${PORT}`;

/** A server of its own process on the book of another. */
async function serve(server: TestServer): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['dist/server/index.js'], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    env: {
      PORT: String(PORT),
      DATABASE_URL: server.deps.config.databaseUrl,
      BUSINESS_DATE: TODAY,
      DEMO_BOOK: 'off',
      TZ: 'UTC',
    },
    stdio: 'ignore',
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  for (let tries = 0; tries < 300; tries += 1) {
    const up = await fetch(`${ADDRESS}/api/livez`).catch(() => undefined);
    if (up?.ok === true) return child;
    await rest(100);
  }
  throw new Error('the server did not start');
}

/** Borrowers of names nobody else has, each paying what is overdue. */
async function payers(server: TestServer): Promise<Told[]> {
  const staff = await server.as('staff');
  const told: Told[] = [];
  for (let at = 0; at < LINES; at += 1) {
    const signs = [0x4e00 + at * 11, 0x6c00 + at];
    const payer = `慕容${String.fromCodePoint(...signs)}`;
    await createLoan(staff, await createBorrower(staff, { full_name: payer }));
    told.push({ amount: '3330.00', payer, reference: `K${at}` });
  }
  return told;
}

const booked = async (server: TestServer): Promise<number> =>
  await rowCount(server.deps.database.read, 'payments');

/** Sends a statement to the other process, and kills that once so many lines are booked. */
async function sendAndKill(
  server: TestServer,
  source: number,
  text: string,
  atLeast: number,
): Promise<void> {
  const child = await serve(server);
  const form = new FormData();
  form.set('source_id', String(source));
  form.set('file', new Blob([text], { type: 'text/csv' }), 'a.csv');
  const cookie = `daihou_session=${await newSession(server.deps.database, 'staff')}`;
  const answer = fetch(`${ADDRESS}/api/bank_statements`, {
    method: 'POST',
    body: form,
    headers: { cookie },
  }).catch(() => undefined);
  for (let tries = 0; (await booked(server)) < atLeast; tries += 1) {
    if (tries > 5000) throw new Error('nothing was booked');
    await rest(2);
  }
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
  await answer;
}

describe.each(enginesOf('postgres'))('a statement on %s', (dialect) => {
  it.each(isFull() ? [0, 1, 25] : [25])(
    'killed once %i lines are booked loses none and doubles none when it is sent again',
    async (atLeast) => {
      const server = await startTestServer({ dialect });
      onTestFinished(server.close);
      const staff = await server.as('staff');
      const source = await createSource(staff);
      const told = await payers(server);
      await sendAndKill(server, source, statementOf(told), atLeast);
      const before = await booked(server);
      expect(before).toBeGreaterThanOrEqual(atLeast);
      expect(before).toBeLessThan(LINES);
      const { read } = server.deps.database;
      const stood = await read('bank_lines').where({ status: 'booked' }).count({ n: '*' }).first();
      expect(stood).toEqual({ n: before });
      const again = await bring(staff, source, told);
      expect(again).toMatchObject({ booked_count: LINES, waiting_count: 0, unread_count: 0 });
      expect(await booked(server)).toBe(LINES);
      expect(await rowCount(read, 'bank_lines')).toBe(LINES);
      expect(await rowCount(read, 'bank_line_parts')).toBe(LINES);
      const twice = await read('payments')
        .groupBy('loan_id')
        .havingRaw('count(*) > 1')
        .select('loan_id');
      expect(twice).toEqual([]);
      expect(await brokenAuditEvents(read)).toEqual([]);
      await expectStoredAsRecomputed(read);
    },
  );
});
