import type { Logger } from 'pino';
import type { Database } from '../db/connection.ts';
import type { Config } from './config.ts';

/** Passed in, never read from the machine: tests set it, rules get dates from it. */
interface Clock {
  now(): Date;
}

export interface Deps {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
}

const SHANGHAI = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar date in Asia/Shanghai at an instant. */
export const dateInShanghai = (at: Date): string => SHANGHAI.format(at);

export const businessDate = (deps: Pick<Deps, 'config' | 'clock'>): string =>
  deps.config.businessDate ?? dateInShanghai(deps.clock.now());
