import type { Knex } from 'knex';
import type { Database } from '../../db/connection.ts';
import { LAST_TRY_MS, takeWriterLock, WRITER_WAIT_MS } from '../../db/dialect.ts';
import { isBusy } from '../../db/errors.ts';
import { orRefuse, Refused, type Outcome } from '../contract/outcome.ts';
import { businessDate, worldTime, type Deps } from '../deps.ts';
import { isImporting } from './pulse.ts';
import { writeAnchor } from './anchor.ts';
import type { AuditKeys } from './auditKeys.ts';
import { appendAudit, headOf, type AuditEntry, type Head } from './auditStore.ts';

export interface Actor {
  readonly id: number | null;
  readonly name: string;
}

/**
 * One write: a transaction, who, when, on which business date, and the audit events that go with
 * it. The only way to a writing connection.
 */
export interface UnitOfWork {
  readonly db: Knex.Transaction;
  readonly actor: Actor;
  readonly now: string;
  readonly businessDate: string;
  /** The keys that sign its audit events, where there are some. */
  readonly keys: AuditKeys | undefined;
  /** Adds an audit event; it is written, hash-chained, in the same transaction. */
  record(entry: AuditEntry): void;
  /**
   * Adds what is kept of a refusal itself: done in a transaction of its own, after everything else
   * was rolled back.
   */
  ifRefused(work: (db: Knex.Transaction) => Promise<void>): void;
}

/**
 * The id of the person at work.
 *
 * @throws Error where the work is a job's
 */
export function personOf({ actor }: Pick<UnitOfWork, 'actor'>): number {
  if (actor.id === null) throw new Error(`${actor.name} is nobody who could be written down`);
  return actor.id;
}

const metLock = new WeakMap<Database, number>();

/**
 * How long a write asked for now waits for the lock once it has a connection: hardly, where one
 * before it gave up meanwhile. A whole queue would else wait as often as it has places.
 */
function lockWait(database: Database): () => number {
  const asked = performance.now();
  return () => ((metLock.get(database) ?? 0) > asked ? LAST_TRY_MS : WRITER_WAIT_MS);
}

/** How long a write waits in all where an import is under way, in milliseconds. */
const IMPORT_WAIT_MS = 10_000;

/**
 * Opens a transaction that holds the writer lock. Where an import is under way it is waited for;
 * any other holder is not, beyond WRITER_WAIT_MS.
 */
async function writing<T>(deps: Deps, work: (db: Knex.Transaction) => Promise<T>): Promise<T> {
  const { database } = deps;
  const began = performance.now();
  for (;;) {
    const wait = lockWait(database);
    const lock = { held: false };
    try {
      const written: { head?: Head | undefined } = {};
      const answer = await database.write.transaction(async (db) => {
        await takeWriterLock(db, wait());
        lock.held = true;
        const done = await work(db);
        written.head = headOf(db);
        return done;
      });
      if (written.head !== undefined) anchorHead(deps, written.head);
      return answer;
    } catch (error) {
      if (lock.held || !isBusy(error)) throw error;
      const late = performance.now() - began > IMPORT_WAIT_MS;
      if (late || !(await isImporting(database.read, worldTime(deps)))) {
        metLock.set(database, performance.now());
        throw error;
      }
    }
  }
}

/**
 * Tells the anchor of the last event of a write, once it is committed. A write that is on the disk
 * is not undone where the anchor cannot be written: the next seal covers it.
 */
function anchorHead({ audit, log }: Deps, head: Head): void {
  if (audit === undefined) return;
  try {
    writeAnchor(audit.anchor, [{ kind: 'head', ...head }]);
  } catch (error) {
    log.error({ code: (error as { code?: string }).code }, 'the anchor could not be written');
  }
}

/**
 * Runs `work` as one transaction. A refusal rolls back, but for what is kept of it, and is
 * answered; an exception rolls back and goes on.
 */
export async function unitOfWork<T>(
  deps: Deps,
  actor: Actor,
  work: (unit: UnitOfWork) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const entries: AuditEntry[] = [];
  const kept: ((db: Knex.Transaction) => Promise<void>)[] = [];
  try {
    return await writing(deps, async (db) => {
      const now = deps.clock.now().toISOString();
      const date = businessDate(deps);
      const keys = deps.audit?.keys;
      const outcome = await work({
        db,
        actor,
        now,
        businessDate: date,
        keys,
        record: (entry) => entries.push(entry),
        ifRefused: (keep) => kept.push(keep),
      });
      orRefuse(outcome);
      await appendAudit(db, { actor, now, businessDate: date, keys }, entries);
      return outcome;
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.refusal.key === 'position_differs')
      deps.log.error(error.refusal.parameters, 'a stored position is not what its events make it');
    if (kept.length > 0)
      await writing(deps, async (db) => {
        for (const keep of kept) await keep(db);
      });
    return { ok: false, refusal: error.refusal };
  }
}

/** The fields that were sent, without those that were left out. */
export function given<T extends object>(sent: T): Partial<T> {
  const entries = Object.entries(sent).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<T>;
}

/** The fields of `after` that differ from `before`, as they were and as they are. */
export function difference<B extends object, A extends object>(
  before: B,
  after: A,
): { before: Record<string, unknown>; after: Partial<A> } {
  const was = before as Readonly<Record<string, unknown>>;
  const is = after as Readonly<Record<string, unknown>>;
  const changed = Object.keys(after).filter((name) => was[name] !== is[name]);
  const pick = (row: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(changed.map((name) => [name, row[name] ?? null]));
  return { before: pick(was), after: pick(is) as Partial<A> };
}
