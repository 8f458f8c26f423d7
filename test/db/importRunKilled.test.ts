import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startTestServer, TODAY, type TestServer } from '../helpers/api.ts';
import { drop, ended, importAt, loanFile, paymentFile, run } from '../helpers/drops.ts';
import { enginesOf, isFull } from '../helpers/extent.ts';
import { expectStoredAsRecomputed } from '../helpers/recompute.ts';
import { rowCount } from '../helpers/rows.ts';
import { newSession } from '../helpers/sessions.ts';
import { isImporting } from '../../server/store/pulse.ts';

const LOANS = 3000;
const PORT = 3132;
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
  for (let tries = 0; tries < 600; tries += 1) {
    const up = await fetch(`${ADDRESS}/api/livez`).catch(() => undefined);
    if (up?.ok === true) return child;
    await rest(100);
  }
  throw new Error('the server did not start');
}

describe.each(enginesOf('sqlite'))('an import by the screens on %s', (dialect) => {
  it.each(isFull() ? ['check', 'write', 'positions'] : ['write'])(
    'whose server is killed in the phase %s is interrupted, leaves nothing, and runs again',
    async (phase) => {
      const server = await startTestServer({ dialect });
      onTestFinished(server.close);
      const { read } = server.deps.database;
      const admin = await server.as('admin');
      const nos = Array.from({ length: LOANS }, (_, at) => `Q-${at}`);
      const files = {
        'loans.csv': loanFile(nos.map((no) => ({ no }))),
        'paid.txt': paymentFile(nos),
      };
      const { id } = (await drop(admin, files)).body;
      const child = await serve(server);
      const cookie = `daihou_session=${await newSession(server.deps.database, 'admin')}`;
      const answer = await fetch(`${ADDRESS}/api/imports/${id}/run`, {
        method: 'POST',
        body: '{}',
        headers: { cookie, 'content-type': 'application/json' },
      });
      expect(answer.status).toBe(202);
      for (let tries = 0; (await importAt(admin, id)).phase !== phase; tries += 1) {
        if (tries > 5000) throw new Error(`never in the phase ${phase}`);
        await rest(10);
      }
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
      for (const table of ['borrowers', 'loans', 'installments', 'payments', 'import_rows'])
        expect(await rowCount(read, table), table).toBe(0);
      // Its last word is past: nobody waits for it any more, and the room says so.
      const row: { beat_at: string } | undefined = await read('imports').where({ id }).first();
      const later = new Date(Date.parse(row?.beat_at ?? '') + 21_000);
      expect(await isImporting(read, later)).toBe(false);
      server.setClock(later.toISOString());
      expect((await ended(admin, id)).status).toBe('interrupted');
      expect(await run(admin, id)).toMatchObject({ status: 'done', loans_count: LOANS });
      await expectStoredAsRecomputed(read);
    },
  );
});
