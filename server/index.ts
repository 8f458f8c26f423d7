import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { openDatabase } from '../db/connection.ts';
import { isBusy } from '../db/errors.ts';
import { ServedAlready } from '../db/serving.ts';
import { assignmentDay } from './features/assignment/runs.ts';
import { makeVisits } from './features/collections/visits/dueVisits.ts';
import { makeWarnings } from './features/warnings/day.ts';
import { rollBusinessDay } from './jobs/businessDay.ts';
import { carryStandings } from './jobs/standings.ts';
import { migrate } from '../db/migrate.ts';
import { auditingOf, keysCommand } from './commands/auditing.ts';
import {
  exportAuditCommand,
  verifyAuditCommand,
  verifyExportCommand,
} from './commands/auditCommands.ts';
import { backupCommand, restoreCommand } from './commands/backupCommands.ts';
import { importCommand } from './commands/importCommand.ts';
import { prepare, withoutDemo } from './commands/prepare.ts';
import { serveCommand } from './commands/serve.ts';
import { verifyLedgerCommand } from './commands/verifyLedgerCommand.ts';
import { userCreate } from './commands/userCreate.ts';
import { sealNow } from './store/auditSeals.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import type { Deps } from './deps.ts';
import { beijingDay } from './domain/time/beijing.ts';
import { daysBetween } from './domain/time/calendar.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The machine's time; with a fixed business date, that date at the machine's time of day in
 * Beijing: one clock for what is written down and for what is allowed when.
 */
function now(fixed: string | undefined): Date {
  const real = new Date();
  if (fixed === undefined) return real;
  return new Date(real.getTime() + daysBetween(beijingDay(real.toISOString()), fixed) * DAY_MS);
}

/** Where everything starts: the one place that takes the time from the machine. */
function connect(config: Config, serves: boolean): Deps {
  return {
    config,
    database: openDatabase(config.databaseUrl),
    clock: { now: () => now(config.businessDate), real: () => now(undefined) },
    log: pino({ level: config.logLevel }),
    audit: auditingOf(config, serves),
  };
}

const SCREENS = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'admin');

/** Commands that leave events behind. */
const WRITING = new Set(['import', 'business-day', 'user:create', 'restore']);

/** Seals what a command left behind; where others hold the book, their next seal covers it. */
async function sealIfFree(deps: Deps): Promise<void> {
  try {
    await sealNow(deps);
  } catch (error) {
    if (!isBusy(error)) throw error;
  }
}

/** Commands that need no database. */
const OFFLINE: Record<string, (args: readonly string[]) => Promise<number>> = {
  keys: async (args) => await Promise.resolve(keysCommand(args)),
  'verify:export': verifyExportCommand,
};

/** What follows once the book was rolled to its date. */
async function followRoll(deps: Deps): Promise<void> {
  await carryStandings(deps);
  await assignmentDay(deps);
  await makeVisits(deps);
  await makeWarnings(deps);
}

async function main(): Promise<void> {
  const [command = 'serve', ...args] = process.argv.slice(2);
  const offline = OFFLINE[command];
  if (offline !== undefined) {
    process.exitCode = await offline(args);
    return;
  }
  const config = readConfig();
  const serves = command === 'serve';
  const deps = connect(serves ? config : withoutDemo(config), serves);
  if (serves) return await serveCommand(deps, SCREENS);
  const english = /^en/i.test(config.language);
  const commands: Record<string, () => Promise<number>> = {
    migrate: async () => {
      console.log(await migrate(config.databaseUrl));
      return 0;
    },
    import: async () => {
      await prepare(deps);
      const code = await importCommand(deps, args, english ? 'en' : 'zh');
      await carryStandings(deps);
      return code;
    },
    'business-day': async () => {
      await prepare(deps);
      console.log(JSON.stringify((await rollBusinessDay(deps)) ?? 'rolled already'));
      await followRoll(deps);
      return 0;
    },
    'user:create': async () => {
      await prepare(deps);
      return await userCreate(deps, args);
    },
    'verify:ledger': async () => await verifyLedgerCommand(deps),
    'verify:audit': async () => await verifyAuditCommand(deps),
    backup: async () => await backupCommand(deps, args),
    restore: async () => await restoreCommand(deps, args),
    'export:audit': async () => await exportAuditCommand(deps, args),
  };
  const run = commands[command];
  if (run === undefined)
    console.error(
      `Unknown command "${command}"; known: serve, ` +
        [...Object.keys(commands), ...Object.keys(OFFLINE)].join(', '),
    );
  process.exitCode = run === undefined ? 2 : await run();
  if (process.exitCode === 0 && WRITING.has(command)) await sealIfFree(deps);
  await deps.database.close();
}

main().catch((error: unknown) => {
  const said = error instanceof ConfigError || error instanceof ServedAlready;
  console.error(said ? error.message : error);
  process.exit(1);
});
