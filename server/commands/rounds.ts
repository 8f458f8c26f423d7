import { contend } from '../../db/leadership.ts';
import type { Deps } from '../deps.ts';
import { assignmentDay } from '../features/assignment/runs.ts';
import { nightlyBackup } from '../features/backups/nightly.ts';
import { visitsOfDay } from '../features/collections/visits/dueVisits.ts';
import { warningsOfDay } from '../features/warnings/day.ts';
import type { Gateways } from '../features/outreach/gateways/gateway.ts';
import { followClock } from '../jobs/businessDay.ts';
import { keepDays } from '../jobs/days.ts';
import { keepMonthEnds } from '../jobs/monthEnds.ts';
import { reachPeople } from '../jobs/outreach.ts';
import { carryStandings } from '../jobs/standings.ts';
import { sealNow } from '../store/auditSeals.ts';
import { tellClocks } from '../store/clocks.ts';

/** How often the server looks whether the business date has changed. */
const ROUND_EVERY_MS = 60_000;

/**
 * What a server does by itself, one round after the other. Of several on one book one leads: it
 * rolls the book, carries what is kept along, sends messages, seals and backs up (decision 0054).
 * The others keep only their own memory up to now, and one of them takes over as soon as the
 * leader is gone. `stop` waits for the slice that is at work.
 */
export async function keepRounds(
  deps: Deps,
  gateways: Gateways,
): Promise<{ stop: () => Promise<void> }> {
  const stopping = new AbortController();
  let term: AbortSignal | undefined;
  let [rounds, backups] = [Promise.resolve(), Promise.resolve()];
  const leads = (): boolean => term?.aborted === false && !stopping.signal.aborted;
  const round = async () => {
    await tried(deps, async () => await tellClocks(deps));
    if (term !== undefined && leads())
      await leaderRound(deps, gateways, AbortSignal.any([stopping.signal, term]));
    else await tried(deps, async () => await keepDays(deps, stopping.signal));
  };
  const backup = async () => {
    if (leads()) await nightlyBackup(deps);
  };
  const leadership = await contend(deps.config.databaseUrl, (begun) => {
    term = begun;
    deps.log.info('this process does the daily work');
    begun.addEventListener('abort', () => deps.log.warn('another process may do the daily work'));
    rounds = rounds.then(round);
    backups = Promise.all([backups, rounds]).then(backup);
  });
  if (!leads()) rounds = rounds.then(round);
  const timer = setInterval(() => {
    rounds = rounds.then(round);
    // Beside the rounds: a book may be large.
    backups = backups.then(backup);
  }, ROUND_EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      stopping.abort();
      await rounds;
      for (const gateway of Object.values(gateways)) gateway.close?.();
      await backups;
      await sealed(deps);
      await leadership.stop();
    },
  };
}

/** The work that one process does for all, until its term ends. */
async function leaderRound(deps: Deps, gateways: Gateways, signal: AbortSignal): Promise<void> {
  await tried(deps, async () => {
    if (!(await followClock(deps))) return;
    await carryStandings(deps, signal);
    await keepDays(deps, signal);
    await keepMonthEnds(deps, signal);
    await assignmentDay(deps);
    await visitsOfDay(deps, signal);
    await warningsOfDay(deps, signal);
    await reachPeople(deps, gateways, signal);
  });
  await sealed(deps);
}

async function tried(deps: Deps, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    deps.log.error({ name: (error as Error).name }, 'a round could not be finished');
  }
}

/** Seals what was written since the last round. */
async function sealed(deps: Deps): Promise<void> {
  try {
    await sealNow(deps);
  } catch (error) {
    deps.log.error({ name: (error as Error).name }, 'the audit could not be sealed');
  }
}
