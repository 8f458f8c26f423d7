import { statSync } from 'node:fs';
import path from 'node:path';
import { ConfigError, type Config } from '../config.ts';
import type { Deps } from '../deps.ts';
import { makeBackup } from '../features/backups/backup.ts';
import { BackupError, type BackupKey, readBackupKey } from '../features/backups/envelope.ts';
import { backupName } from '../features/backups/nightly.ts';
import { anchorRestore, keepRestore, restoreBackup } from '../features/backups/restore.ts';
import { prepare } from './prepare.ts';

function keyOf({ backupKey }: Config): BackupKey {
  if (backupKey === undefined)
    throw new BackupError(
      'BACKUP_KEY names no key: a backup is never written in the clear. npm run keys -- <folder> ' +
        'makes one.',
    );
  return readBackupKey(backupKey);
}

/** Runs a command whose refusals are sentences; answers the exit code. */
async function inWords(work: () => Promise<void>): Promise<number> {
  try {
    await work();
    return 0;
  } catch (error) {
    const { code, path: file } = error as NodeJS.ErrnoException;
    if (error instanceof BackupError || error instanceof ConfigError) console.error(error.message);
    else if (code !== undefined && file !== undefined)
      console.error(`${file} cannot be written or read: ${code}.`);
    else throw error;
    return 1;
  }
}

const isFolder = (file: string): boolean =>
  /[\\/]$/.test(file) || (statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false);

/** Backs the book up beside the server, into a file, or a folder under a name of its own. */
export async function backupCommand(deps: Deps, [target]: readonly string[]): Promise<number> {
  if (target === undefined) {
    console.error('npm run backup -- <file or folder>');
    return 2;
  }
  return await inWords(async () => {
    const key = keyOf(deps.config);
    const at = deps.clock.now().toISOString();
    const file = isFolder(target) ? path.join(target, backupName(at, 'manual')) : target;
    const { events, event, size_bytes } = await makeBackup(deps, key, file);
    const size = (size_bytes / 1_000_000).toFixed(1);
    console.log(`${file}: ${size} MB, ${events} events up to ${event}; read again and whole.`);
  });
}

/** Brings a backup into the empty database of the settings; answers the exit code. */
export async function restoreCommand(deps: Deps, [file]: readonly string[]): Promise<number> {
  if (file === undefined) {
    console.error('npm run restore -- <file>');
    return 2;
  }
  return await inWords(async () => {
    const about = await restoreBackup(deps.config.databaseUrl, keyOf(deps.config), file);
    anchorRestore(deps, about);
    await prepare(deps);
    await keepRestore(deps, file, about);
    console.log(
      `Restored what stood at ${about.made_at}, up to event ${about.event}. ` +
        'npm run verify:audit and npm run verify:ledger check it.',
    );
  });
}
