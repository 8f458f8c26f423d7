import { beijingDay } from './domain/time/beijing.ts';
import type { Logger } from 'pino';
import type { Database } from '../db/connection.ts';
import type { AuditKeys } from './store/auditKeys.ts';
import type { Config } from './config.ts';

/** Passed in, never read from the machine: tests set it, rules get dates from it. */
interface Clock {
  now(): Date;
  /** The time of the world, by which phones count, where a fixed business date moves `now`. */
  real?(): Date;
}

export interface Deps {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  /** The keys of the audit, and the file outside the database that its heads are written to. */
  readonly audit?: Auditing | undefined;
}

export interface Auditing {
  readonly keys: AuditKeys;
  readonly anchor: string;
}

/** The time of the world: codes of a phone and the runs of other processes count by it. */
export const worldTime = ({ clock }: Pick<Deps, 'clock'>): Date => clock.real?.() ?? clock.now();

export const businessDate = (deps: Pick<Deps, 'config' | 'clock'>): string =>
  deps.config.businessDate ?? beijingDay(deps.clock.now().toISOString());
