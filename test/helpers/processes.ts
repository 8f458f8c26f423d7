import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import request, { type Agent } from 'supertest';
import { inject } from 'vitest';
import type { Database } from '../../db/connection.ts';
import { makeAuditKeys } from '../../server/store/auditKeys.ts';
import { TODAY } from './api.ts';
import { freePort } from './postgres.ts';
import { newSession } from './sessions.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PROGRAM = 'dist/server/index.js';

/** A built server in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  /** What it has said so far. */
  readonly said: () => string;
  /** Ends it as a power cut would. */
  readonly kill: () => Promise<void>;
  /** Asks it to end; answers its exit code. */
  readonly stop: () => Promise<number | null>;
}

type Settings = Readonly<Record<string, string>>;

/** Settings of processes that share a book: a date, no demo, the keys of one audit. */
export function settingsOf(databaseUrl: string, more: Settings = {}): Settings {
  const key = `${inject('scratch')}/${randomUUID()}.key`;
  makeAuditKeys(key);
  return {
    DATABASE_URL: databaseUrl,
    BUSINESS_DATE: TODAY,
    DEMO_BOOK: 'off',
    AUDIT_KEY: key,
    LOG_LEVEL: 'info',
    TZ: 'UTC',
    ...more,
  };
}

const exitOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once('exit', resolve));

const running = new Set<ChildProcess>();

/** Ends whatever of these processes is still there. */
export function endProcesses(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** Starts a server; answers once it can work. Whoever starts some ends them all. */
export async function startProcess(settings: Settings): Promise<ServerProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, [PROGRAM], {
    cwd: ROOT,
    env: { ...settings, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  const ended = exitOf(child);
  running.add(child);
  void ended.then(() => running.delete(child));
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries += 1) {
    const up = await fetch(`${url}/api/readyz`).catch(() => undefined);
    if (up?.ok === true) break;
    if (child.exitCode !== null) throw new Error(`the server ended: ${said}`);
    if (tries === 900) throw new Error(`the server did not start: ${said}`);
    await rest(100);
  }
  return {
    url,
    said: () => said,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      child.kill('SIGTERM');
      return await ended;
    },
  };
}

/** Runs a command of the built program; answers how it ended and what it said. */
export async function runCommand(
  settings: Settings,
  ...args: readonly string[]
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd: ROOT,
    env: settings,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  return { code: await exitOf(child), said };
}

/** A client of a process that nobody is signed in to. */
export const strangerAt = ({ url }: Pick<ServerProcess, 'url'>): Agent =>
  request.agent(url).set('Accept-Language', 'en');

/** One session of an account, as a client of each process. */
export async function personAt(
  database: Database,
  processes: readonly Pick<ServerProcess, 'url'>[],
  username: string,
): Promise<Agent[]> {
  const cookie = `daihou_session=${await newSession(database, username)}`;
  return processes.map((one) => strangerAt(one).set('Cookie', cookie));
}
