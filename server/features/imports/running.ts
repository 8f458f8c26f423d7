import type { Language } from '../../contract/enums.ts';
import { type Outcome, done, orRefuse, refuse } from '../../contract/outcome.ts';
import { refusalText, type RefusalKey } from '../../contract/refusals.ts';
import { imports, type ImportRow } from '../../contract/resources/imports.ts';
import { worldTime, type Deps } from '../../deps.ts';
import type { SignedIn } from '../../http/route.ts';
import { findRow } from '../../store/tableStore.ts';
import { type Actor, unitOfWork, type UnitOfWork } from '../../store/unitOfWork.ts';
import { act } from './acting.ts';
import { beating } from './beating.ts';
import { importTape, type ImportReport } from './importTape.ts';
import { mappingOf } from './mapping.ts';
import { requestOf } from './preview.ts';
import { filesOf, forgetFiles } from './store/files.ts';
import { begun, checkAlone, endRun, ImportStopped, type Run, sweepRuns } from './store/runs.ts';

/** Imports at work in this process: they go on whatever becomes of the browser that asked. */
const atWork = new Map<number, AbortController>();

const WAITING: readonly string[] = ['draft', 'failed', 'cancelled', 'interrupted'];

/** Begins an import and answers its record at once; the work goes on by itself. */
export async function startImport(
  deps: Deps,
  id: number,
  user: SignedIn,
  language: Language,
): Promise<Outcome<ImportRow>> {
  const { read } = deps.database;
  const row = await findRow(read, imports, id);
  if (row === undefined) return refuse('no_such_record', { id: String(id) });
  const inputs = await filesOf(read, id);
  if (inputs.length === 0) return refuse('import_files_gone');
  const { map } = await mappingOf(read, row, inputs);
  const actor = { id: user.id, name: user.full_name };
  const now = worldTime(deps);
  const started = await unitOfWork(deps, actor, async (unit) => {
    orRefuse(await checkAlone(unit, now));
    const current = await findRow(unit.db, imports, id);
    if (current === undefined || !WAITING.includes(current.status))
      return refuse('import_not_ready');
    const values = { ...begun(now, user.id), map: JSON.stringify(map) };
    return done(await act(unit, current, 'submit', values));
  });
  if (started.ok) void work(deps, started.value, { actor, language });
  return started;
}

interface Asked {
  readonly actor: Actor;
  readonly language: Language;
}

/** Runs an import to its end, whatever that is; nothing is thrown, for nobody waits for it. */
async function work(deps: Deps, row: ImportRow, asked: Asked): Promise<void> {
  const run: Run = { id: row.id, token: row.run_token ?? '' };
  const stopping = new AbortController();
  atWork.set(row.id, stopping);
  try {
    const problem = await bringIn(deps, row, run, { ...asked, signal: stopping.signal });
    if (problem !== null) await endRun(deps, run, 'failed', problem);
  } catch (error) {
    await endFaulty(deps, run, error, asked.language);
  } finally {
    atWork.delete(row.id);
  }
}

/** Brings the files in; answers why not, or null. */
async function bringIn(
  deps: Deps,
  row: ImportRow,
  run: Run,
  { actor, language, signal }: Asked & { signal: AbortSignal },
): Promise<string | null> {
  const { read } = deps.database;
  const inputs = await filesOf(read, row.id);
  const { map } = await mappingOf(read, row, inputs);
  const report = await importTape(
    deps,
    beating(deps, run, {
      ...requestOf(row, inputs, map, language),
      leaveOut: row.leave_out === 1,
      dryRun: false,
      actor,
      run,
      signal,
    }),
  );
  return problemOf(report, row.leave_out === 1, language);
}

/** Why a report is of nothing that was taken; null where it is not. */
function problemOf(
  { faults, bad, badCount, added, leftOut }: ImportReport,
  leaveOut: boolean,
  language: Language,
): string | null {
  const say = (key: RefusalKey, parameters = {}) => refusalText(key, parameters, language);
  const [fault] = faults;
  if (fault !== undefined)
    return say('import_has_faults', { reason: `${fault.file} ${fault.field} ${fault.reason}` });
  const isTaken = Object.values(added).some((count) => count > 0);
  if (isTaken) return null;
  const meanwhile = leaveOut ? bad.find(({ file }) => !leftOut.has(file)) : undefined;
  if (meanwhile !== undefined) return meanwhile.reason;
  if (badCount > 0 && !leaveOut) {
    const [first] = bad;
    const where = first ? ` (${first.file}:${first.line} ${first.field} ${first.reason})` : '';
    return say('import_has_refused', { count: badCount }) + where;
  }
  return say('import_nothing_new');
}

/** Ends a run that broke off: asked to, or by a fault that the log tells of. */
async function endFaulty(deps: Deps, run: Run, error: unknown, language: Language): Promise<void> {
  const isStopped =
    error instanceof ImportStopped || (error instanceof Error && error.name === 'AbortError');
  try {
    if (isStopped) return await endRun(deps, run, 'cancelled', null);
    deps.log.error(error, 'an import broke off');
    await endRun(deps, run, 'failed', refusalText('import_broke_off', undefined, language));
  } catch (fault) {
    // Its lease runs out, and the room says that it was interrupted.
    deps.log.error({ name: (fault as Error).name }, 'the end of an import was not kept');
  }
}

/** Stops a run: what it has made ready beside the book is gone with it. */
export async function cancelImport(
  deps: Deps,
  unit: UnitOfWork,
  row: ImportRow,
): Promise<Outcome<ImportRow>> {
  await sweepRuns(unit.db, worldTime(deps));
  if (row.status !== 'running') return refuse('import_not_ready');
  const values = { status: 'cancelled' as const, phase: null, run_token: null, ended_at: unit.now };
  const after = await act(unit, row, 'cancel', values);
  atWork.get(row.id)?.abort();
  return done(after);
}

/** Deletes the files of an import that is not wanted, or that has nothing more to give. */
export async function discardImport(unit: UnitOfWork, row: ImportRow): Promise<Outcome<ImportRow>> {
  const isOver = row.status === 'done' || row.status === 'undone';
  if (!isOver && !WAITING.includes(row.status)) return refuse('import_not_ready');
  await forgetFiles(unit.db, row.id);
  const values = { mends: '[]', ...(!isOver && { status: 'discarded' as const }) };
  return done(await act(unit, row, 'close', values));
}
