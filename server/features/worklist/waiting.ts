import type { Knex } from 'knex';
import { beijingDay, beijingMidnight } from '../../domain/time/beijing.ts';
import { addDays } from '../../domain/time/calendar.ts';
import { closesAt } from '../../domain/worklist/callMoment.ts';
import { dayFacts, type Asked, type DayFacts } from './facts.ts';
import { writtenUpTo } from './store/doings.ts';
import { turnsIn, type Turns } from './turns.ts';

/**
 * How many people wait for somebody. The menu asks every minute; the order of the day is made for
 * it only where something was written since, or the hour has moved somebody.
 */
interface Known {
  /** What had been written when it was made. */
  readonly mark: string;
  readonly today: string;
  /** From when on it holds, and until before when. */
  readonly from: string;
  readonly until: string;
  readonly people: number;
}

/** Per connection pool what is known of each person's day. */
const known = new WeakMap<object, Map<number, Known>>();

/**
 * The first instant at which time alone may bring somebody in or out: the hours of a call end, a
 * rule or a colleague's slot lets somebody go, the day is over.
 */
function holdsUntil({ now }: DayFacts, { turns, resting }: Turns): string {
  const ends = turns.flatMap(({ call }) =>
    call === null ? [] : (closesAt(call.at, call.time_zone, call.sets) ?? []),
  );
  const free = resting.flatMap(({ rest }) => rest.until ?? []);
  return [...ends, ...free]
    .filter((at) => at > now)
    .reduce((first, at) => (at < first ? at : first), beijingMidnight(addDays(beijingDay(now), 1)));
}

/** How many wait, as known from before where that still holds. */
export async function waitingOn(db: Knex, asked: Asked): Promise<number> {
  const { user_id, now, today } = asked;
  const mark = await writtenUpTo(db);
  const last = knownOf(db).get(user_id);
  const holds =
    last !== undefined &&
    last.mark === mark &&
    last.today === today &&
    last.from <= now &&
    now < last.until;
  if (holds) return last.people;
  const facts = await dayFacts(db, asked);
  return keepWaiting(db, mark, facts, turnsIn(facts));
}

function knownOf(db: Knex): Map<number, Known> {
  const client = db.client as object;
  const people = known.get(client) ?? new Map<number, Known>();
  known.set(client, people);
  return people;
}

/** Keeps how many wait by an order that was made; `mark`: what was written before it was read. */
export function keepWaiting(db: Knex, mark: string, facts: DayFacts, turns: Turns): number {
  const { user_id, now, today } = facts;
  const people = turns.turns.length;
  const until = holdsUntil(facts, turns);
  knownOf(db).set(user_id, { mark, today, from: now, until, people });
  return people;
}
