import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as rest } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { startTestServer, TODAY, type TestServer } from '../helpers/api.ts';
import { newSession } from '../helpers/sessions.ts';

const PORT = 3124;
const ADDRESS = `http://127.0.0.1:${PORT}`;
const EXPORT = '/api/installments/export?form=rows';
/** Longer than a server waited for that cut whatever still ran. */
const SLOW_MS = 4500;

async function serve(server: TestServer) {
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

it('told to stop, a server answers to its end what it began and takes nothing new', async () => {
  const server = await startTestServer({ dialect: 'sqlite', demoBook: true });
  onTestFinished(server.close);
  const child = await serve(server);
  const cookie = `daihou_session=${await newSession(server.deps.database, 'supervisor')}`;
  const asked = get(`${ADDRESS}${EXPORT}`, { headers: { cookie } });
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  expect(answer.statusCode).toBe(200);
  // Nobody reads for a while: the answer waits in the server, which is told to stop meanwhile.
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await rest(SLOW_MS);
  await expect(fetch(`${ADDRESS}/api/livez`)).rejects.toThrow('fetch failed');
  const lines = (await text(answer)).trimEnd().split('\n');
  const whole = await (await server.as('supervisor')).get(EXPORT).buffer().expect(200);
  expect(lines.length).toBeGreaterThan(10_000);
  // The first line says when it was asked for.
  expect(lines.slice(1)).toEqual(whole.text.trimEnd().split('\n').slice(1));
  expect(await ended).toEqual([0, null]);
});
