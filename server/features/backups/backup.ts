import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Database, openDatabase } from '../../../db/connection.ts';
import { copySqlite, dumpPostgres, openView, sqliteFaults } from '../../../db/snapshot.ts';
import { currentSchema } from '../../../db/migrate.ts';
import { done } from '../../contract/outcome.ts';
import type { AuditEventRow } from '../../contract/resources/system.ts';
import type { Deps } from '../../deps.ts';
import { sealNow } from '../../store/auditSeals.ts';
import { brokenIn, eventsOf, lastEvent } from '../../store/auditStore.ts';
import { patiently } from '../../store/patience.ts';
import { unitOfWork } from '../../store/unitOfWork.ts';
import { bytesOf, dumpIn } from './dump.ts';
import { BackupError, type BackupKey, openBackup, type Opened, seal } from './envelope.ts';
import { addBackup } from './store.ts';

/** What a backup holds, found by reading it again. */
export interface Checked {
  readonly events: number;
  readonly size_bytes: number;
  readonly event: number;
}

const SYSTEM = { id: null, name: 'system' };

/**
 * Writes the whole book into a new file while people go on working, reads it again, and keeps that
 * it was made. What was answered as saved before it began is in it.
 *
 * @throws BackupError where the file is there, or what was written is not what it should be
 */
export async function makeBackup(deps: Deps, key: BackupKey, file: string): Promise<Checked> {
  const began_at = deps.clock.now().toISOString();
  if ((await stat(file).catch(() => undefined)) !== undefined)
    throw new BackupError(`${file} is there already; no backup was made.`);
  await patiently(async () => await sealNow(deps));
  const part = `${file}.part`;
  try {
    await rm(part, { force: true });
    await write(deps, key, part);
    const checked = await checkBackup(await openBackup(part, key), part);
    await rename(part, file);
    await keep(deps, {
      status: 'good',
      file_name: path.basename(file),
      size_bytes: checked.size_bytes,
      event_id: checked.event,
      began_at,
      error: null,
    });
    return checked;
  } finally {
    await rm(part, { force: true });
  }
}

/** Keeps that a backup failed, where the book can still be written to. */
export async function keepFailure(
  deps: Deps,
  file: string,
  began_at: string,
  error: string,
): Promise<void> {
  await keep(deps, {
    status: 'failed',
    file_name: path.basename(file),
    size_bytes: null,
    event_id: null,
    began_at,
    error: error.slice(0, 500),
  });
}

const keep = async (deps: Deps, row: Parameters<typeof addBackup>[1]): Promise<void> =>
  await patiently(async () => await keepOnce(deps, row));

async function keepOnce(deps: Deps, row: Parameters<typeof addBackup>[1]): Promise<void> {
  await unitOfWork(deps, SYSTEM, async (unit) => {
    const id = await addBackup(unit.db, row, unit.now);
    const { status, file_name } = row;
    unit.record({
      action: 'backup',
      resource: 'backups',
      record_id: id,
      after: { status, file_name },
    });
    return done(undefined);
  });
}

async function write(deps: Deps, key: BackupKey, file: string): Promise<void> {
  const { database, config, clock } = deps;
  const made_at = clock.now().toISOString();
  const aboutOf = async (db: Database['read']) => {
    const last = await lastEvent(db);
    const schema = await currentSchema(db);
    const { dialect: engine } = database;
    return { engine, schema, made_at, event: last?.id ?? 0, hash: last?.hash ?? '' };
  };
  if (database.dialect === 'postgres') {
    const view = await openView(database.read);
    try {
      await seal(file, key, await aboutOf(view), bytesOf(dumpPostgres(view)));
    } finally {
      await view.rollback();
    }
    return;
  }
  const copy = `${file}.copy`;
  try {
    await rm(copy, { force: true });
    await copySqlite(config.databaseUrl, copy);
    const about = await inCopy(copy, aboutOf);
    await seal(file, key, about, createReadStream(copy, { highWaterMark: 1 << 20 }));
  } finally {
    await removeCopy(copy);
  }
}

/** Works on a copy of a SQLite book, and leaves no connection behind. */
async function inCopy<T>(file: string, work: (db: Database['read']) => Promise<T>): Promise<T> {
  const copy = openDatabase(`sqlite:${file}`, 'process');
  try {
    return await work(copy.write);
  } finally {
    await copy.close();
  }
}

async function removeCopy(file: string): Promise<void> {
  for (const end of ['', '-wal', '-shm', '-journal']) await rm(`${file}${end}`, { force: true });
}

/**
 * Reads a backup as a restore would: every row, and the chain of its audit.
 *
 * @throws BackupError where it does not hold what it should
 */
export async function checkBackup(opened: Opened, file: string): Promise<Checked> {
  const { about } = opened;
  const found = about.engine === 'sqlite' ? await checkCopy(opened, file) : await checkDump(opened);
  if (found.last !== about.event)
    throw new BackupError(
      `The backup should end with event ${about.event}, and ends with ${found.last}.`,
    );
  if (found.broken !== undefined)
    throw new BackupError(`The audit chain of the backup is broken at event ${found.broken}.`);
  const { size } = await stat(file);
  return { events: found.events, event: about.event, size_bytes: size };
}

interface Found {
  readonly events: number;
  readonly last: number;
  readonly broken: number | undefined;
}

async function checkCopy(opened: Opened, file: string): Promise<Found> {
  const copy = `${file}.check`;
  try {
    await pipeline(opened.content(), createWriteStream(copy, { mode: 0o600 }));
    return await inCopy(copy, async (db) => {
      const faults = await sqliteFaults(db);
      if (faults.length > 0) throw new BackupError(`The backup is damaged: ${faults.join('; ')}.`);
      return await chainOf(eventsOf(db));
    });
  } finally {
    await removeCopy(copy);
  }
}

async function chainOf(events: AsyncIterable<readonly AuditEventRow[]>): Promise<Found> {
  const found: { events: number; last: number } = { events: 0, last: 0 };
  const counted = async function* () {
    for await (const rows of events) {
      found.events += rows.length;
      found.last = rows.at(-1)?.id ?? found.last;
      yield rows;
    }
  };
  const [broken] = await brokenIn(counted());
  return { ...found, broken };
}

/** Events that are followed at a time. */
const AT_ONCE = 1000;

/** Counts the rows of a dump against its last line, and follows the audit that it holds. */
async function checkDump(opened: Opened): Promise<Found> {
  const rows: Record<string, number> = {};
  let isWhole = false;
  const events = async function* () {
    let table = '';
    let ready: AuditEventRow[] = [];
    for await (const line of dumpIn(opened.content())) {
      if ('table' in line) {
        table = line.table;
        rows[table] = 0;
      } else if ('end' in line) isWhole = isSame(rows, line.end.rows);
      else {
        rows[table] = (rows[table] ?? 0) + 1;
        if (table === 'audit_events') ready.push(JSON.parse(line.row) as AuditEventRow);
        if (ready.length < AT_ONCE) continue;
        yield ready;
        ready = [];
      }
    }
    yield ready;
  };
  const found = await chainOf(events());
  if (!isWhole) throw new BackupError('The backup does not hold all the rows that were read.');
  return found;
}

const isSame = (a: Readonly<Record<string, number>>, b: typeof a): boolean =>
  Object.keys(b).length === Object.keys(a).length &&
  Object.entries(a).every(([name, n]) => b[name] === n);
