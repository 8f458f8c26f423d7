import { loadPolicies } from '../book/policies.ts';
import {
  changedLoans,
  keepStandings,
  madeStandings,
  staleStandings,
  stillStale,
  writeStandings,
  type Stale,
} from '../book/standings.ts';
import { done } from '../contract/outcome.ts';
import { businessDate, type Deps } from '../deps.ts';
import { givingWay } from '../store/giveWay.ts';
import { unitOfWork, type UnitOfWork } from '../store/unitOfWork.ts';

/** Above so many changed loans a write leaves them to the slices. */
const IN_ONE_WRITE = 50;
/** Loans of one slice, some hundredths of a second in which no request is answered. */
const SLICE = 16;
const SYSTEM = { id: null, name: 'system' };

/** Keeps the standings that a write changed: what every write does last, in its transaction. */
export async function keepChanged({ db, businessDate: date }: UnitOfWork): Promise<void> {
  const ids = await changedLoans(db, IN_ONE_WRITE + 1);
  if (ids.length === 0 || ids.length > IN_ONE_WRITE) return;
  await keepStandings(db, ids, await loadPolicies(db), date);
}

/**
 * Keeps the standings of the business date: of the loans whose figures a new day changes, and of
 * those that an import or a decided policy left behind. In slices that let requests and writes pass
 * between them; what none has reached yet is made when it is read. Answers how many were kept.
 */
export async function carryStandings(deps: Deps, signal?: AbortSignal): Promise<number> {
  let kept = 0;
  const giveWay = givingWay(deps.database);
  while (!signal?.aborted) {
    const stale = await staleStandings(deps.database.read, businessDate(deps), SLICE);
    if (stale.length === 0) break;
    const changed = stale.filter(({ holds_to }) => holds_to === '');
    kept += changed.length > 0 ? await keepAll(deps, changed) : await carry(deps, stale);
    await giveWay();
  }
  return kept;
}

/** Standings that something changed: made where nothing more can change, in the transaction. */
async function keepAll(deps: Deps, changed: readonly Stale[]): Promise<number> {
  // Workdays count by what is approved by now.
  await loadPolicies(deps.database.read);
  const outcome = await unitOfWork(deps, SYSTEM, async (unit) => {
    const ids = changed.map(({ id }) => id);
    await keepStandings(unit.db, ids, await loadPolicies(unit.db), unit.businessDate);
    return done(ids.length);
  });
  return outcome.ok ? outcome.value : 0;
}

/**
 * Standings whose days are over: nearly all of the work is done before the transaction, which no
 * clerk waits for, and counts where nothing has changed meanwhile.
 */
async function carry(deps: Deps, stale: readonly Stale[]): Promise<number> {
  const { read } = deps.database;
  const today = businessDate(deps);
  const ids = stale.map(({ id }) => id);
  const made = await madeStandings(read, ids, await loadPolicies(read), today);
  const outcome = await unitOfWork(deps, SYSTEM, async (unit) => {
    const still = await stillStale(unit.db, stale);
    const rows = new Map([...made].filter(([id]) => still.has(id)));
    await writeStandings(unit.db, rows, today);
    return done(rows.size);
  });
  return outcome.ok ? outcome.value : 0;
}
