import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync } from 'node:fs';
import { createApp } from '../app.ts';
import type { Deps } from '../deps.ts';
import { DEMO_ACCOUNTS } from '../features/users/demoAccounts.ts';
import { countUsers } from '../features/users/store/accounts.ts';
import { assignmentDay } from '../features/assignment/runs.ts';
import { configuredGateways } from '../features/outreach/gateways/configured.ts';
import type { Gateways } from '../features/outreach/gateways/gateway.ts';
import { makeVisits } from '../features/collections/visits/dueVisits.ts';
import { rollBusinessDay } from '../jobs/businessDay.ts';
import { keepDays } from '../jobs/days.ts';
import { keepMonthEnds } from '../jobs/monthEnds.ts';
import { reachPeople } from '../jobs/outreach.ts';
import { carryStandings } from '../jobs/standings.ts';
import { sealNow } from '../store/auditSeals.ts';
import { nightlyBackup } from '../features/backups/nightly.ts';
import { prepare } from './prepare.ts';

/** How often the server looks whether the business date has changed. */
const ROLL_EVERY_MS = 60_000;

export interface Running {
  readonly url: string;
  /** Whether the demo accounts can sign in. */
  readonly demo: boolean;
  readonly stop: () => Promise<void>;
}

/** A long list of ids in an address must fit: ra-data-simple-rest's getMany puts them there. */
const MAX_HEADER_BYTES = 64 * 1024;

export async function serve(deps: Deps, screens: string | undefined): Promise<Running> {
  const { demo } = await prepare(deps);
  // The sign-in page shows the demo's password only where it opens a door.
  const demoed = { ...deps, config: { ...deps.config, demoAccounts: demo } };
  await rollBusinessDay(deps);
  // Where demo accounts can sign in, nothing leaves the house.
  const gateways = demo ? {} : configuredGateways(deps);
  const rolling = rollAlways(deps, gateways);
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, createApp(demoed, screens));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(deps.config.port, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve(rolling.stop()));
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 3000).unref();
    });
  return { url: `http://localhost:${port}`, demo, stop };
}

/**
 * Rolls the book whenever its date has changed, and carries the kept standings, days and month
 * ends along, one round after the other. `stop` waits for the slice that is at work.
 */
function rollAlways(deps: Deps, gateways: Gateways): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const round = async () => {
    try {
      await rollBusinessDay(deps);
      await carryStandings(deps, stopping.signal);
      await keepDays(deps, stopping.signal);
      await keepMonthEnds(deps, stopping.signal);
      await assignmentDay(deps);
      await makeVisits(deps, stopping.signal);
      await reachPeople(deps, gateways, stopping.signal);
    } catch (error) {
      deps.log.error({ name: (error as Error).name }, 'the business day could not be rolled');
    }
    await sealed(deps);
  };
  let rounds = round();
  // Beside the rounds: a book may be large.
  let backups = rounds.then(async () => await nightlyBackup(deps));
  const timer = setInterval(() => {
    rounds = rounds.then(round);
    backups = backups.then(async () => await nightlyBackup(deps));
  }, ROLL_EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      stopping.abort();
      await rounds;
      for (const gateway of Object.values(gateways)) gateway.close?.();
      await backups;
      await sealed(deps);
    },
  };
}

/** Seals what was written since the last round. */
async function sealed(deps: Deps): Promise<void> {
  try {
    await sealNow(deps);
  } catch (error) {
    deps.log.error({ name: (error as Error).name }, 'the audit could not be sealed');
  }
}

/** `npm start`: serves until told to stop, finishing what it is answering. */
export async function serveCommand(deps: Deps, screens: string): Promise<void> {
  const { url, demo, stop } = await serve(deps, existsSync(screens) ? screens : undefined);
  console.log(`贷后 Daihou  ${url}`);
  if (demo)
    console.log(
      `${DEMO_ACCOUNTS.map(({ username }) => username).join(', ')}  /  ${deps.config.demoPassword}`,
    );
  if (deps.audit === undefined)
    console.log(
      'The audit is not sealed: AUDIT_KEY names no key. Make one with npm run keys -- <folder>.',
    );
  if ((await countUsers(deps.database.read)) === 0)
    console.log('No account yet: npm run user:create -- <username> admin');
  const leave = () => {
    void stop()
      .then(async () => await deps.database.close())
      .then(() => process.exit(0));
  };
  process.once('SIGINT', leave).once('SIGTERM', leave);
}
