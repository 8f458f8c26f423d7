import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { type LockFile, lockedFolders, namedIn } from '../../server/install/locked.ts';
import { isFull } from '../helpers/extent.ts';
import { freePort } from '../helpers/postgres.ts';
import { ROOT } from '../helpers/sources.ts';

describe('the packages of an archive', () => {
  const lock: LockFile = {
    packages: {
      'node_modules/a': { dependencies: { b: '1', c: '1' } },
      'node_modules/a/node_modules/b': { optionalDependencies: { gone: '1' } },
      'node_modules/b': {},
      'node_modules/c': { dependencies: { b: '2', tool: '1' } },
      'node_modules/tool': { dependencies: { d: '1' } },
      'node_modules/d': {},
    },
  };

  it('are those that are named and all they rest on, each where Node finds it', () => {
    expect(lockedFolders(lock, ['a'])).toEqual([
      'node_modules/a',
      'node_modules/a/node_modules/b',
      'node_modules/b',
      'node_modules/c',
      'node_modules/d',
      'node_modules/tool',
    ]);
  });

  it('are without what builds them, and what only that rests on', () => {
    expect(lockedFolders(lock, ['c'], new Set(['tool']))).toEqual([
      'node_modules/b',
      'node_modules/c',
    ]);
  });

  it('are missed by name where the lock file lacks one', () => {
    expect(() => lockedFolders(lock, ['x'])).toThrow('package-lock.json lacks x');
  });

  it('are found however a source names them, and not by a part of a name', () => {
    const text = `import 'a'; require("b/c"); resolve(\`d/\${file}\`); import '@x/ab'; 'ae'`;
    expect(namedIn(text, ['a', 'b', 'd', 'e', 'ab', '@x/ab'])).toEqual(['a', 'b', 'd', '@x/ab']);
  });
});

/** Where nothing of this project or its packages is near. */
const away = (): string => path.join(inject('scratch'), 'away');

function unpack(archive: string): string {
  const folder = away();
  execFileSync('mkdir', ['-p', folder]);
  execFileSync('tar', ['-xzf', archive, '-C', folder]);
  return path.join(folder, path.basename(archive, '.tar.gz'));
}

async function served(folder: string, env: Record<string, string>): Promise<string> {
  const port = await freePort();
  const child: ChildProcess = spawn('./daihou', [], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', NODE: process.execPath, PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  for (let tries = 0; tries < 600; tries += 1) {
    const up = await fetch(`http://127.0.0.1:${port}/api/readyz`).catch(() => undefined);
    if (up?.ok === true) return `http://127.0.0.1:${port}`;
    await rest(100);
  }
  throw new Error('the unpacked server did not start');
}

/** It copies and packs some hundred megabytes. */
describe.runIf(isFull())('an archive for machines without a network', () => {
  it('serves the console from a folder with nothing else beside it', async () => {
    const said = execFileSync(process.execPath, ['--import', 'tsx', 'server/install/pack.ts'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    const archive = path.join(ROOT, said.split(' ')[0] ?? '');
    execFileSync('sha256sum', ['-c', `${path.basename(archive)}.sha256`], {
      cwd: path.dirname(archive),
    });
    const folder = unpack(archive);
    execFileSync('sha256sum', ['--quiet', '-c', 'SHA256SUMS'], { cwd: folder });
    const parts = JSON.parse(readFileSync(path.join(folder, 'sbom.cdx.json'), 'utf8')) as {
      bomFormat: string;
      components: { name: string }[];
    };
    expect(parts.bomFormat).toBe('CycloneDX');
    expect(parts.components.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['express', 'knex', 'react-admin', 'sqlite3']),
    );
    expect(existsSync(path.join(folder, 'node_modules/vite'))).toBe(false);
    const url = await served(folder, { DATABASE_URL: `sqlite:${away()}/book.sqlite` });
    expect(await (await fetch(url)).text()).toContain('<div id="root"');
    const cookie = await signedIn(url);
    // A paper needs the fonts.
    const plans = await fetch(`${url}/api/restructures?filter={"status":"approved"}`, {
      headers: { cookie },
    });
    const [plan] = (await plans.json()) as { id: number }[];
    const paper = await fetch(`${url}/api/restructures/${plan?.id}/agreement`, {
      headers: { cookie },
    });
    expect([paper.status, paper.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  }, 600_000);
});

async function signedIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: url },
    body: JSON.stringify({ username: 'staff', password: 'daihou-demo' }),
  });
  expect(answer.status).toBe(200);
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}
