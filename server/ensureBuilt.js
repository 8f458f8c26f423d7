import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';

/** `npm start` builds when there is no build or a source is newer than it. */
const newest = (path) => {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(`${path}/${name}`)));
};
const built = Math.min(
  ...['dist/admin/index.html', 'dist/server/index.js'].map(
    (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0,
  ),
);
const sources = Math.max(...['admin', 'server', 'db', 'seeds', 'package.json'].map(newest));
if (sources > built) {
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}
