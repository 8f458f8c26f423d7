import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { type LockFile, lockedFolders, namedIn } from './locked.ts';

/**
 * `npm run package`: the built console with the packages it runs on, its list of parts and their
 * sums, as one archive for machines that reach no network. It runs on machines of the kind it was
 * made on, with a Node.js of its own.
 */

const OUT = 'dist/packages';

interface Manifest {
  readonly version: string;
  readonly license: string;
  readonly engines: object;
  readonly dependencies: Readonly<Record<string, string>>;
}

const read = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;

/** Every file below a folder, in order. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
}

const sum = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** What the console, or a native package, is built with, and nobody needs to run it. */
const BUILDING = new Set([
  '@vitejs/plugin-react',
  'node-addon-api',
  'node-gyp',
  'prebuild-install',
  'tar',
  'tsx',
  'vite',
]);

/** The packages that the sources of the server name, and all they rest on. */
function runtimeFolders({ dependencies }: Manifest): string[] {
  const sources = ['server', 'db', 'seeds']
    .flatMap(filesIn)
    .filter((file) => file.endsWith('.ts') && !file.startsWith('server/install/'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  // Knex asks for the driver of the database by itself.
  const named = [...namedIn(sources, Object.keys(dependencies)), 'sqlite3', 'pg'];
  return lockedFolders(read<LockFile>('package-lock.json'), named, BUILDING);
}

function copyPackages(folders: readonly string[], to: string): void {
  for (const folder of folders) {
    // Those of other machines are in the lock file alone.
    if (!existsSync(folder)) continue;
    cpSync(folder, path.join(to, folder), {
      recursive: true,
      // Nested packages come by themselves, where they are needed.
      filter: (source) =>
        !source.slice(folder.length).includes('/node_modules') && !source.endsWith('.map'),
    });
  }
}

/** The list of parts, as CycloneDX. */
const partsList = (): string =>
  execFileSync(
    'npm',
    ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'],
    {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      shell: process.platform === 'win32',
    },
  );

const LAUNCHER = `#!/bin/sh
# Serves the console, or does a command: ./daihou user:create boss admin
exec "\${NODE:-node}" "$(dirname "$(readlink -f "$0")")/dist/server/index.js" "$@"
`;

function fill(folder: string, manifest: Manifest): void {
  for (const built of ['dist/server', 'dist/admin'])
    cpSync(built, path.join(folder, built), { recursive: true });
  copyPackages(runtimeFolders(manifest), folder);
  const { version, license, engines } = manifest;
  const own = { name: 'daihou', version, license, private: true, type: 'module', engines };
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(own, null, 2)}\n`);
  cpSync('LICENSE', path.join(folder, 'LICENSE'));
  cpSync('server/install/README.md', path.join(folder, 'INSTALL.md'));
  writeFileSync(path.join(folder, 'daihou'), LAUNCHER, { mode: 0o755 });
  writeFileSync(path.join(folder, 'sbom.cdx.json'), partsList());
  const sums = filesIn(folder).map((file) => `${sum(file)}  ${path.relative(folder, file)}\n`);
  writeFileSync(path.join(folder, 'SHA256SUMS'), sums.join(''));
}

function pack(): string {
  if (!existsSync('dist/server/index.js')) throw new Error('nothing is built: npm run build');
  const manifest = read<Manifest>('package.json');
  const name = `daihou-${manifest.version}-${process.platform}-${process.arch}`;
  const folder = path.join(OUT, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  fill(folder, manifest);
  const archive = path.join(OUT, `${name}.tar.gz`);
  execFileSync('tar', ['-czf', archive, '-C', OUT, name]);
  rmSync(folder, { recursive: true });
  writeFileSync(`${archive}.sha256`, `${sum(archive)}  ${path.basename(archive)}\n`);
  return archive;
}

const archive = pack();
process.stdout.write(`${archive} (${(statSync(archive).size / 2 ** 20).toFixed(1)} MB)\n`);
