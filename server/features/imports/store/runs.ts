import { randomUUID } from 'node:crypto';
import { setTimeout as rest } from 'node:timers/promises';
import type { Knex } from 'knex';
import { takeWriterLock } from '../../../../db/dialect.ts';
import { isBusy } from '../../../../db/errors.ts';
import { done, refuse, type Outcome } from '../../../contract/outcome.ts';
import { imports, type ImportRow } from '../../../contract/resources/imports.ts';
import { worldTime, type Deps } from '../../../deps.ts';
import { leaseEnds } from '../../../store/pulse.ts';
import { insertRow } from '../../../store/tableStore.ts';
import { unitOfWork, type UnitOfWork } from '../../../store/unitOfWork.ts';
import type { IMPORT_PHASES } from '../../../contract/enums.ts';

/**
 * Who runs an import, and since when: one at a time over all processes of a book. A run says every
 * second that it is there; one that was killed says nothing, and another may begin.
 */

/** A run by the record of its import and the mark of its process. */
export interface Run {
  readonly id: number;
  readonly token: string;
}

/** The import was asked to stop, or its run was given to another. */
export class ImportStopped extends Error {}

/** Marks runs that say nothing any more; needs the writer's lock. */
export async function sweepRuns(db: Knex.Transaction, now: Date): Promise<void> {
  await db('imports')
    .where({ status: 'running' })
    .where('beat_at', '<=', leaseEnds(now))
    .update({ status: 'interrupted', phase: null, run_token: null });
}

/** The run that is under way. */
const underWay = async (db: Knex): Promise<ImportRow | undefined> =>
  await db('imports').where({ status: 'running' }).first('*');

/** Refuses a second run, by the name of who runs the first. */
export async function checkAlone(unit: UnitOfWork, now: Date): Promise<Outcome<void>> {
  await sweepRuns(unit.db, now);
  const other = await underWay(unit.db);
  if (other === undefined) return done(undefined);
  const person: { full_name: string } | undefined = await unit
    .db('users')
    .where({ id: other.started_by ?? 0 })
    .first('full_name');
  return refuse('import_running', { name: person?.full_name ?? '-', source: other.source });
}

/** What a run begins with. */
export const begun = (now: Date, startedBy: number | null) => ({
  status: 'running' as const,
  phase: 'check' as const,
  run_token: randomUUID(),
  began_at: now.toISOString(),
  beat_at: now.toISOString(),
  ended_at: null,
  problem: null,
  started_by: startedBy,
  done_count: 0,
  total_count: 0,
});

/** Begins the run of a tape that has no record yet: the command's. */
export async function beginUnsent(
  deps: Deps,
  source: string,
  files: readonly object[],
): Promise<Outcome<Run>> {
  const now = worldTime(deps);
  return await unitOfWork(deps, { id: null, name: 'import' }, async (unit) => {
    const alone = await checkAlone(unit, now);
    if (!alone.ok) return alone;
    const values = { ...begun(now, null), source, files: JSON.stringify(files), mends: '[]' };
    const row: ImportRow = await insertRow(unit.db, imports, values, unit.now);
    return done({ id: row.id, token: values.run_token });
  });
}

/** How often a run that another waits for is looked at, in milliseconds. */
const LOOK_MS = 500;

/**
 * Waits while the run under way says nothing: it may have been killed, and is past once its lease
 * is. False as soon as it says something: then it is at work, and no other may begin.
 */
export async function untilPast(deps: Deps): Promise<boolean> {
  const { read } = deps.database;
  const first = await underWay(read);
  for (let now = first; now !== undefined; now = await underWay(read)) {
    if (now.id !== first?.id || now.beat_at !== first.beat_at) return false;
    if ((now.beat_at ?? '') <= leaseEnds(worldTime(deps))) return true;
    await rest(LOOK_MS);
  }
  return true;
}

/**
 * Says that a run is there and how far it is; false where it was asked to stop or is another's.
 * Where somebody holds the lock, the next beat says so.
 */
export async function beat(
  deps: Deps,
  { id, token }: Run,
  at: { phase: (typeof IMPORT_PHASES)[number]; done_count: number; total_count: number },
): Promise<boolean> {
  try {
    return await deps.database.write.transaction(async (db) => {
      await takeWriterLock(db);
      const held = await db('imports')
        .where({ id, run_token: token, status: 'running' })
        .update({ ...at, beat_at: worldTime(deps).toISOString() });
      return held > 0;
    });
  } catch (error) {
    if (isBusy(error)) return true;
    throw error;
  }
}

/**
 * Asks, holding the writer's lock, whether a run may still write.
 *
 * @throws ImportStopped where it may not
 */
export async function holdRun(db: Knex.Transaction, { id, token }: Run): Promise<void> {
  const held: unknown = await db('imports')
    .where({ id, run_token: token, status: 'running' })
    .first('id');
  if (held === undefined) throw new ImportStopped('the import was asked to stop');
}

/** Ends a run that wrote nothing. */
export async function endRun(
  deps: Deps,
  { id, token }: Run,
  status: 'cancelled' | 'failed',
  problem: string | null,
): Promise<void> {
  await unitOfWork(deps, { id: null, name: 'import' }, async ({ db, now }) => {
    await db('imports').where({ id, run_token: token, status: 'running' }).update({
      status,
      problem,
      phase: null,
      run_token: null,
      ended_at: now,
      updated_at: now,
    });
    return done(undefined);
  });
}

/** What an import brought, in numbers. */
export interface Brought {
  readonly borrowers_count: number;
  readonly loans_count: number;
  readonly installments_count: number;
  readonly payments_count: number;
  readonly known_count: number;
  readonly refused_count: number;
  readonly principal_minor: number;
}

/** Ends a run in the transaction that takes its rows into the book: its files are done with. */
export async function concludeRun(
  { db, now }: UnitOfWork,
  { id }: Run,
  brought: Brought,
): Promise<void> {
  await db('imports')
    .where({ id })
    .update({
      ...brought,
      status: 'done',
      phase: null,
      run_token: null,
      ended_at: now,
      updated_at: now,
    });
  if (brought.refused_count === 0) await db('import_files').where({ import_id: id }).del();
}
