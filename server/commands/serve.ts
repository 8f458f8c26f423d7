import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync } from 'node:fs';
import { claimServing } from '../../db/serving.ts';
import { createApp } from '../app.ts';
import type { Deps } from '../deps.ts';
import { DEMO_ACCOUNTS } from '../features/users/demoAccounts.ts';
import { countUsers } from '../features/users/store/accounts.ts';
import { configuredGateways } from '../features/outreach/gateways/configured.ts';
import { followClock } from '../jobs/businessDay.ts';
import { patiently } from '../store/patience.ts';
import { prepare } from './prepare.ts';
import { keepRounds } from './rounds.ts';

/** How long a server that is told to stop goes on with what it is answering, such as an export. */
const STOP_WITHIN_MS = 30_000;

export interface Running {
  readonly url: string;
  /** Whether the demo accounts can sign in. */
  readonly demo: boolean;
  readonly stop: () => Promise<void>;
}

/** A long list of ids in an address must fit: ra-data-simple-rest's getMany puts them there. */
const MAX_HEADER_BYTES = 64 * 1024;

export async function serve(deps: Deps, screens: string | undefined): Promise<Running> {
  const letGo = await claimServing(deps.config.databaseUrl);
  const { demo } = await prepare(deps);
  // The sign-in page shows the demo's password only where it opens a door.
  const demoed = { ...deps, config: { ...deps.config, demoAccounts: demo } };
  // Another process may be rolling it just now.
  await patiently(async () => await followClock(deps));
  // Where demo accounts can sign in, nothing leaves the house.
  const gateways = demo ? {} : configuredGateways(deps);
  const rounds = await keepRounds(deps, gateways);
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, createApp(demoed, screens));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(deps.config.port, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve(rounds.stop().then(letGo)));
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), STOP_WITHIN_MS).unref();
    });
  return { url: `http://localhost:${port}`, demo, stop };
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
