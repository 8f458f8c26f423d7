import type { Database } from '../../../db/connection.ts';
import { leadersAfter } from '../../book/people.ts';
import { loadPolicies } from '../../book/policies.ts';
import { done, orRefuse } from '../../contract/outcome.ts';
import { businessDate, type Deps } from '../../deps.ts';
import { addDays } from '../../domain/time/calendar.ts';
import { type Ended, type Raised, type RuledDay, warnDays } from '../../domain/warnings/day.ts';
import { givingWay } from '../../store/giveWay.ts';
import { unitOfWork, type UnitOfWork } from '../../store/unitOfWork.ts';
import { insertMade, keepLates, lastMade, leadersMoved } from './store/days.ts';
import { type StandingRow, watchedPeople } from './store/histories.ts';
import { endAll, handAll, raiseAll } from './store/writing.ts';

/** Warnings that the business day raises and ends, each once; decision 0059. */

const ACTOR = { id: null, name: 'warnings' };
/** So many people are looked at together. */
const SLICE = 200;
/** So many people are written of in one transaction. */
const TOGETHER = 100;
/** Days that were missed are made up for so far back: older ones are past acting on. */
const MOST_MISSED = 31;

interface Change {
  readonly raised: readonly Raised[];
  readonly ended: readonly Ended[];
  readonly handed: readonly { warning: StandingRow; owner_id: number | null }[];
}
interface Counts {
  raised: number;
  ended: number;
}

/** Open warnings whose loan is in other hands by now. */
const handedOf = (
  standing: readonly StandingRow[],
  holders: ReadonlyMap<number, number | null>,
): Change['handed'] =>
  standing.flatMap((warning) => {
    const owner_id = holders.get(warning.loan_id) ?? null;
    const moves = warning.is_open && warning.owner === 'holder' && warning.owner_id !== owner_id;
    return moves && holders.has(warning.loan_id) ? [{ warning, owner_id }] : [];
  });

/** What some days change of some people's warnings, by the row that stands for each. */
async function changesAmong(
  db: UnitOfWork['db'] | Database['read'],
  leaders: readonly number[],
  days: readonly RuledDay[],
): Promise<Map<number, Change>> {
  const [from, to] = [days[0]?.on ?? '', days.at(-1)?.on ?? ''];
  const changes = new Map<number, Change>();
  for (const { leader, history, standing } of await watchedPeople(db, leaders, { from, to })) {
    const { raised, ended } = warnDays(history, days, standing);
    const holders = new Map(history.loans.map(({ loan_id, holder_id }) => [loan_id, holder_id]));
    const over = new Set(ended.map(({ warning }) => warning.id));
    const handed = handedOf(
      standing.filter(({ id }) => !over.has(id)),
      holders,
    );
    if (raised.length + ended.length + handed.length > 0)
      changes.set(leader, { raised, ended, handed });
  }
  return changes;
}

/** Writes what days change of some people, asked once more within the write. */
async function writeOf(
  deps: Deps,
  leaders: readonly number[],
  days: readonly RuledDay[],
  raises: boolean,
): Promise<Counts> {
  const written = await unitOfWork<Counts>(deps, ACTOR, async (unit) => {
    const changes = [...(await changesAmong(unit.db, leaders, days)).values()];
    const on = days.at(-1)?.on ?? unit.businessDate;
    const ended = changes.flatMap((change) => change.ended);
    await endAll(unit, ended, on);
    await handAll(
      unit,
      changes.flatMap((change) => change.handed),
    );
    const raised = raises ? changes.flatMap((change) => change.raised) : [];
    await raiseAll(unit, raised, days);
    return done({ raised: raised.length, ended: ended.length });
  });
  return orRefuse(written);
}

/** The days from the last one that was made to one, each with its own rules. */
async function daysTo(db: Database['read'], on: string): Promise<RuledDay[]> {
  const last = await lastMade(db);
  const policies = await loadPolicies(db);
  const earliest = addDays(on, -MOST_MISSED);
  const days: RuledDay[] = [];
  let day = last === null ? on : addDays(last, 1);
  if (day < earliest) day = earliest;
  for (; day <= on; day = addDays(day, 1))
    days.push({ on: day, policy: policies.on('warning_rules', day) });
  return days;
}

/**
 * Raises the warnings of a business date and of the days since the last that was made, and ends
 * those whose cause is gone; answers how many. People are looked at without the writer's lock, and
 * only those of whom something changes are asked about within it. A day is made once.
 */
export async function makeWarnings(
  deps: Deps,
  { on = businessDate(deps), signal }: { on?: string; signal?: AbortSignal } = {},
): Promise<Counts> {
  const { database } = deps;
  const { read } = database;
  const days = await daysTo(read, on);
  const counts = { raised: 0, ended: 0 };
  if (days.length === 0) return counts;
  const giveWay = givingWay(database);
  for (let after = 0; ; ) {
    if (signal?.aborted === true) return counts;
    const leaders = await leadersAfter(read, after, SLICE);
    const last = leaders.at(-1);
    if (last === undefined) break;
    after = last;
    const found = [...(await changesAmong(read, leaders, days)).keys()];
    for (let start = 0; start < found.length; start += TOGETHER) {
      const slice = await writeOf(deps, found.slice(start, start + TOGETHER), days, true);
      counts.raised += slice.raised;
      counts.ended += slice.ended;
      await giveWay();
    }
    await giveWay();
  }
  await unitOfWork(deps, ACTOR, async (unit) => {
    for (const day of days) await keepLates(unit.db, day);
    await insertMade(unit.db, on, unit.now, counts);
    return done(undefined);
  });
  return counts;
}

/** Up to when a server looked whether warnings ended. */
const looked = new WeakMap<Database, string>();

/**
 * A round of the server that leads: makes the day's warnings once, and in between ends those whose
 * loan was paid meanwhile and gives them to whoever has the loan now.
 */
export async function warningsOfDay(deps: Deps, signal: AbortSignal): Promise<void> {
  const { database } = deps;
  const on = businessDate(deps);
  const now = deps.clock.now().toISOString();
  const last = await lastMade(database.read);
  if (last === null || last < on) await makeWarnings(deps, { on, signal });
  else await endPaid(deps, looked.get(database) ?? '', signal);
  if (!signal.aborted) looked.set(database, now);
}

/** Ends open warnings of loans that were written since an instant; raises none. */
export async function endPaid(deps: Deps, since: string, signal?: AbortSignal): Promise<void> {
  const { read } = deps.database;
  const on = businessDate(deps);
  const days = [{ on, policy: (await loadPolicies(read)).on('warning_rules', on) }];
  const moved = await leadersMoved(read, since);
  const giveWay = givingWay(deps.database);
  for (let start = 0; start < moved.length && signal?.aborted !== true; start += SLICE) {
    const found = await changesAmong(read, moved.slice(start, start + SLICE), days);
    const some = [...found].filter(([, { ended, handed }]) => ended.length + handed.length > 0);
    for (let from = 0; from < some.length; from += TOGETHER) {
      const leaders = some.slice(from, from + TOGETHER).map(([leader]) => leader);
      await writeOf(deps, leaders, days, false);
      await giveWay();
    }
  }
}
