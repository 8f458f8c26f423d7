import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { done, refuse, type Outcome } from '../../contract/outcome.ts';
import type { UserRow } from '../../contract/resources/system.ts';
import type { Deps } from '../../deps.ts';
import { closedUntil, minutesUntil } from '../../domain/backOff.ts';
import {
  failuresAt,
  forgetFailures,
  isKnownPlace,
  keepFailures,
  keepPlace,
  latestClosing,
} from '../../store/failureStore.ts';
import { unitOfWork, type UnitOfWork } from '../../store/unitOfWork.ts';

/**
 * Doors at which a password is tried. Each closes after failures of its own, for longer each time:
 * an account to strangers, the same account at a place where it has signed in before, and a place
 * to accounts that have not. So nobody can keep a colleague out of their own office, and the typos
 * of one are not those of the next.
 */

const DAY_MS = 24 * 60 * 60 * 1000;
const FAILURES_KEPT_MS = DAY_MS;
const PLACES_KEPT_MS = 90 * DAY_MS;
/** Failures before a door closes. A place may be an office where many begin on one day. */
const FREE = { account: 5, place: 100 } as const;

interface Door {
  readonly name: string;
  readonly free: number;
}
/** The doors that one try passes; a right password forgets the failures at the first. */
export interface Doors {
  readonly own: Door;
  readonly others: readonly Door[];
}

const hashed = (...parts: (string | number)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');
const ago = (now: string, milliseconds: number): string =>
  new Date(Date.parse(now) - milliseconds).toISOString();
const placeOf = (address: string): string => hashed('place', address);

/** The doors of a sign-in by name from an address; a name that nobody has has some as well. */
export async function doorsOf(
  db: Knex,
  { user, username, address }: { user: UserRow | undefined; username: string; address: string },
  now: string,
): Promise<Doors> {
  const place = placeOf(address);
  const since = ago(now, PLACES_KEPT_MS);
  const known = user !== undefined && (await isKnownPlace(db, { user_id: user.id, place }, since));
  const account = hashed('account', username, known ? place : '');
  const own = { name: account, free: FREE.account };
  return { own, others: known ? [] : [{ name: place, free: FREE.place }] };
}

/** The door of whoever is signed in and says their current password. */
export const ownDoor = (userId: number): Doors => ({
  own: { name: hashed('current', userId), free: FREE.account },
  others: [],
});

const waiting = new Map<string, Promise<unknown>>();

/**
 * One try after the other at a door: those sent at once would else all pass before one failed.
 * Those of this process queue here, and take turns with those of others on the book.
 */
async function oneByOne<T>(door: string, work: () => Promise<T>): Promise<T> {
  const mine = (waiting.get(door) ?? Promise.resolve()).then(work);
  const ended = mine.then(
    () => undefined,
    () => undefined,
  );
  waiting.set(door, ended);
  try {
    return await mine;
  } finally {
    if (waiting.get(door) === ended) waiting.delete(door);
  }
}

/** What came of a try. */
export type Tried = 'right' | 'wrong_password' | 'wrong_code';

/**
 * Lets a try pass where its doors are open, and keeps it where it fails. `record_id`: the account,
 * null where there is none.
 */
export async function tryPassword(
  deps: Deps,
  { own, others }: Doors,
  record_id: number | null,
  attempt: () => Promise<Tried>,
): Promise<Outcome<Tried>> {
  const inTurn = async () => await deps.database.inTurn(own.name, tryOnce);
  const tryOnce = async (): Promise<Outcome<Tried>> => {
    const now = deps.clock.now().toISOString();
    const doors = [own, ...others];
    const until = await latestClosing(
      deps.database.read,
      doors.map(({ name }) => name),
    );
    const minutes = until === null ? 0 : minutesUntil(until, now);
    if (minutes > 0) return refuse('too_many_attempts', { minutes });
    const tried = await attempt();
    if (tried === 'right') return done(tried);
    const action = tried === 'wrong_code' ? 'code_failed' : 'password_failed';
    const kept = await unitOfWork(
      deps,
      { id: null, name: 'system' },
      async (unit) => await keepFailure(unit, doors, { action, record_id }),
    );
    return kept.ok ? done(tried) : kept;
  };
  return await oneByOne(own.name, inTurn);
}

async function keepFailure(
  unit: UnitOfWork,
  doors: readonly Door[],
  failed: { action: 'code_failed' | 'password_failed'; record_id: number | null },
): Promise<Outcome<void>> {
  const since = ago(unit.now, FAILURES_KEPT_MS);
  for (const [at, { name, free }] of doors.entries()) {
    const failures = (await failuresAt(unit.db, name, since)) + 1;
    const closed_until = closedUntil(failures, free, unit.now);
    await keepFailures(unit.db, { door: name, failures, failed_at: unit.now, closed_until }, since);
    if (at === 0) unit.record({ ...failed, resource: 'users', after: { failures, closed_until } });
  }
  return done(undefined);
}

/** What a right password leaves behind at the doors it passed. */
export async function forgetOwn(unit: UnitOfWork, { own }: Doors): Promise<void> {
  await forgetFailures(unit.db, own.name);
}

export async function rememberPlace(
  unit: UnitOfWork,
  user_id: number,
  address: string,
): Promise<void> {
  const row = { user_id, place: placeOf(address), signed_in_at: unit.now };
  await keepPlace(unit.db, row, ago(unit.now, PLACES_KEPT_MS));
}
