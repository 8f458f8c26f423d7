import { rawRows } from '../../db/dialect.ts';
import { type Deps, worldTime } from '../deps.ts';

/** From so many milliseconds on, clocks are told to be apart. */
const APART_MS = 1000;

/**
 * By how many milliseconds the clock of the database is ahead of this process's, as near as asking
 * it can tell; null on SQLite, which has no clock of its own.
 */
export async function clockAhead(deps: Pick<Deps, 'clock' | 'database'>): Promise<number | null> {
  const { dialect, read } = deps.database;
  if (dialect !== 'postgres') return null;
  const asked = worldTime(deps).getTime();
  const [row] = await rawRows<{ now: number }>(
    read,
    'select (extract(epoch from clock_timestamp()) * 1000)::bigint as now',
  );
  const middle = (asked + worldTime(deps).getTime()) / 2;
  return Math.round((row?.now ?? middle) - middle);
}

/** Says so where the machine's clock and the database's are apart. */
export async function tellClocks(deps: Pick<Deps, 'clock' | 'database' | 'log'>): Promise<void> {
  const ahead_ms = (await clockAhead(deps)) ?? 0;
  if (Math.abs(ahead_ms) > APART_MS)
    deps.log.warn({ ahead_ms }, 'the clock of the database is ahead of this one by so much');
}
