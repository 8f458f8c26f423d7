import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Deps } from '../../deps.ts';
import { beijingDay, beijingTime } from '../../domain/time/beijing.ts';
import { keepFailure, makeBackup } from './backup.ts';
import { readBackupKey } from './envelope.ts';
import { lastBackup } from './store.ts';

/** The nightly backup of a server: one a day into a folder, of which so many are kept. */

/** After one that failed the next is tried so much later, in milliseconds. */
const AGAIN_MS = 60 * 60 * 1000;
const NAME = 'daihou-nightly-';

/** The name of a backup by Beijing's clocks, which sorts by time. */
export const backupName = (at: string, kind: 'nightly' | 'manual'): string =>
  `daihou-${kind}-${beijingTime(at).slice(0, 19).replaceAll(':', '').replace('T', '-')}.backup`;

/** Makes the backup of the day where it is not made yet. Never throws: a server goes on. */
export async function nightlyBackup(deps: Deps): Promise<void> {
  const { config, clock, database, log } = deps;
  const { backupFolder, backupKey } = config;
  if (backupFolder === undefined || backupKey === undefined) return;
  const began_at = clock.now().toISOString();
  const file = path.join(backupFolder, backupName(began_at, 'nightly'));
  try {
    const good = await lastBackup(database.read, 'good');
    if (good !== undefined && beijingDay(good.began_at) === beijingDay(began_at)) return;
    const failed = await lastBackup(database.read, 'failed');
    if (failed !== undefined && Date.parse(began_at) - Date.parse(failed.began_at) < AGAIN_MS)
      return;
    await mkdir(backupFolder, { recursive: true, mode: 0o700 });
    await makeBackup(deps, readBackupKey(backupKey), file);
    await removeOld(backupFolder, config.backupCopies);
  } catch (error) {
    log.error({ name: (error as Error).name }, 'the nightly backup failed');
    await keepFailure(deps, file, began_at, wordsOf(error)).catch(() => undefined);
  }
}

/** Why a backup failed, without what a database's own message may hold. */
function wordsOf(error: unknown): string {
  const { name, code, message } = error as { name?: string; code?: string; message?: string };
  return name === 'BackupError' ? (message ?? '') : (code ?? name ?? 'Error');
}

async function removeOld(folder: string, copies: number): Promise<void> {
  const files = (await readdir(folder)).filter((file) => file.startsWith(NAME)).sort();
  for (const file of files.slice(0, Math.max(0, files.length - copies)))
    if (file.endsWith('.backup')) await rm(path.join(folder, file));
}
