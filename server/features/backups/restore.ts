import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openDatabase } from '../../../db/connection.ts';
import {
  isEmpty,
  knownSchemas,
  loadPostgres,
  settleSqlite,
  sqliteFaults,
} from '../../../db/snapshot.ts';
import { done } from '../../contract/outcome.ts';
import type { Deps } from '../../deps.ts';
import { restoredText, writeAnchor } from '../../store/anchor.ts';
import { unitOfWork } from '../../store/unitOfWork.ts';
import { dumpIn } from './dump.ts';
import { type About, BackupError, type BackupKey, openBackup, type Opened } from './envelope.ts';

/**
 * Brings a backup into an empty database. Whatever is wrong is said before anything is written, and
 * what was begun and failed leaves the database as empty as it was.
 *
 * @throws BackupError in a sentence
 */
export async function restoreBackup(url: string, key: BackupKey, file: string): Promise<About> {
  await refuseFull(url);
  const opened = await openBackup(file, key);
  const { about } = opened;
  await refuseForeign(url, about);
  if (about.engine === 'postgres') await loadPostgres(url, about.schema, dumpIn(opened.content()));
  else await placeSqlite(url, opened);
  return about;
}

async function refuseFull(url: string): Promise<void> {
  if (url.startsWith('sqlite:') && !existsSync(fileOf(url))) return;
  const database = openDatabase(url);
  try {
    if (!(await isEmpty(database.read)))
      throw new BackupError(
        'The database of DATABASE_URL is not empty: a backup is only brought into one that is. ' +
          'Nothing was changed.',
      );
  } finally {
    await database.close();
  }
}

/** Refuses what this version or this engine cannot take. */
async function refuseForeign(url: string, { engine, schema }: About): Promise<void> {
  const own = url.startsWith('sqlite:') ? 'sqlite' : 'postgres';
  if (engine !== own)
    throw new BackupError(
      `The backup is of a database of ${engine}, and DATABASE_URL names one of ${own}.`,
    );
  const known = await knownSchemas();
  if (!known.includes(schema))
    throw new BackupError(
      `The backup was made by a newer version (${schema}); this one knows up to ` +
        `${known.at(-1) ?? 'nothing'}. Install that version first.`,
    );
}

const fileOf = (url: string): string => path.resolve(url.replace(/^sqlite:(\/\/)?/, ''));

async function placeSqlite(url: string, opened: Opened): Promise<void> {
  const file = fileOf(url);
  const part = `${file}.restoring`;
  try {
    await pipeline(opened.content(), createWriteStream(part, { mode: 0o600 }));
    const copy = openDatabase(`sqlite:${part}`);
    const faults = await sqliteFaults(copy.write);
    await settleSqlite(copy.write);
    await copy.close();
    if (faults.length > 0) throw new BackupError(`The backup is damaged: ${faults.join('; ')}.`);
    for (const end of ['-wal', '-shm']) await rm(`${file}${end}`, { force: true });
    await rename(part, file);
  } finally {
    for (const end of ['', '-wal', '-shm']) await rm(`${part}${end}`, { force: true });
  }
}

/**
 * Tells the anchor, signed, that what came after the backup is given up: else it would be missed
 * for good.
 */
export function anchorRestore({ audit, clock }: Deps, { event, hash }: About): void {
  if (audit === undefined) return;
  const told = { event, hash, at: clock.now().toISOString() };
  const signature = audit.keys.sign(restoredText(told));
  writeAnchor(audit.anchor, [{ kind: 'restored', ...told, signature }]);
}

/** Keeps in the restored book that it was restored, and from what. */
export async function keepRestore(deps: Deps, file: string, { event }: About): Promise<void> {
  await unitOfWork(deps, { id: null, name: 'restore' }, async (unit) => {
    unit.record({
      action: 'restore',
      resource: 'backups',
      record_id: null,
      after: { file_name: path.basename(file), event_id: event },
    });
    return await Promise.resolve(done(undefined));
  });
}
