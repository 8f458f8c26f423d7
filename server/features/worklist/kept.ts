import type { Knex } from 'knex';
import { chunks } from '../../book/accounts.ts';
import { loadPolicies } from '../../book/policies.ts';
import { beijingDay } from '../../domain/time/beijing.ts';
import { inOrder, type Placed } from '../../domain/worklist/order.ts';
import type { WorkAction, WorkRule } from '../../domain/worklist/workRules.ts';
import { borrowersInHand, dayFacts, type Asked, type DayFacts } from './facts.ts';
import { movedBetween, writtenUpTo, type Mark } from './store/changes.ts';
import { inReturn, returnOf, standingsIn, worthOf, type Standing } from './turns.ts';

/**
 * The order of a person's day, kept in memory from one look to the next: only who was moved since,
 * by a write or by the hour, is made anew. It is what making it whole would give; see decision
 * 0044.
 */

/** The place of somebody whose turn it is. */
interface KeptTurn {
  readonly action: WorkAction;
  readonly task_on: string | null;
  readonly expected_minor: number;
  /** Of a call that may be made only later: from when on, and what it is worth until then. */
  readonly at: string | null;
  readonly later_minor: number;
}

/** How somebody stands, without what a row of a page says of it. */
interface KeptPerson {
  readonly id: number;
  readonly rows: readonly number[];
  /** Other borrowers whose records count, for they go by the same number. */
  readonly sharers: readonly number[];
  /** From when on it holds, and until before when. */
  readonly from: string;
  readonly until: string;
  readonly turn: KeptTurn | null;
  /** The day on which somebody returns who is left alone. */
  readonly back: string | null;
  readonly done: boolean;
}

export interface RankedTurn extends Placed {
  readonly rank: number;
  readonly action: WorkAction;
  readonly rows: readonly number[];
}
export interface KeptRest {
  readonly id: number;
  readonly back: string;
  readonly rows: readonly number[];
}

/** Everybody of a day in order: whose turn it is, who is left alone, how many were dealt with. */
export interface DayOrder {
  readonly turns: readonly RankedTurn[];
  readonly resting: readonly KeptRest[];
  readonly done: number;
}

/** People who are made at once, some hundredths of a second in which no request is answered. */
const SLICE = 250;

function keptOf(facts: DayFacts, { who, turn, rest, done }: Standing): KeptPerson {
  const call = turn?.call ?? null;
  return {
    id: who.id,
    rows: who.borrower_ids,
    sharers: [...new Set(who.loans.flatMap(({ id }) => facts.grounds.get(id)?.sharers ?? []))],
    from: facts.now,
    until: who.until,
    turn: turn && {
      action: turn.action,
      task_on: turn.task_on,
      expected_minor: call === null ? 0 : worthOf(facts, who, call, false).expected_minor,
      at: call?.at ?? null,
      later_minor: call === null ? 0 : worthOf(facts, who, call, true).expected_minor,
    },
    back: rest && returnOf(rest),
    done,
  };
}

/** What is kept of one person's day. */
class KeptDay {
  readonly today: string;
  readonly on: string;
  mark: Mark = { event: 0, slot: 0 };
  readonly #people = new Map<number, KeptPerson>();
  /** Who is to be made anew where a borrower's record changes. */
  readonly #byRow = new Map<number, readonly number[]>();
  #order: DayOrder | null = null;
  /** The first instant at which a later call has come to its hour, which moves it up. */
  #orderUntil = '';

  constructor({ today, now }: Asked) {
    this.today = today;
    this.on = beijingDay(now);
  }

  isOf({ today, now }: Asked): boolean {
    return this.today === today && this.on === beijingDay(now);
  }

  /** Keeps how a person stands, in place of what was kept of them. */
  add(person: KeptPerson): void {
    this.#drop(person.id);
    this.#people.set(person.id, person);
    for (const row of [...person.rows, ...person.sharers])
      this.#byRow.set(row, [...(this.#byRow.get(row) ?? []), person.id]);
    this.#order = null;
  }

  /** Forgets whoever depends on some borrowers, and answers all rows that must be asked again. */
  forget(borrowers: readonly number[]): Set<number> {
    const rows = new Set(borrowers);
    for (const id of [...rows].flatMap((row) => this.#byRow.get(row) ?? []))
      for (const row of this.#drop(id)) rows.add(row);
    return rows;
  }

  #drop(id: number): readonly number[] {
    const person = this.#people.get(id);
    if (person === undefined) return [];
    this.#people.delete(id);
    this.#order = null;
    for (const row of [...person.rows, ...person.sharers]) {
      const others = this.#byRow.get(row)?.filter((other) => other !== id) ?? [];
      if (others.length === 0) this.#byRow.delete(row);
      else this.#byRow.set(row, others);
    }
    return person.rows;
  }

  /** The rows of those whom the hour has moved. */
  past(now: string): number[] {
    const over = [...this.#people.values()].filter(({ from, until }) => now < from || now >= until);
    return over.flatMap(({ rows }) => rows);
  }

  order(now: string, rule: WorkRule): DayOrder {
    if (this.#order !== null && now < this.#orderUntil) return this.#order;
    const people = [...this.#people.values()];
    const placed = people.flatMap(({ id, rows, turn }) => {
      if (turn === null) return [];
      const { action, task_on, expected_minor, at, later_minor } = turn;
      const isLater = at !== null && at > now;
      return [
        { id, rows, action, task_on, expected_minor: isLater ? later_minor : expected_minor },
      ];
    });
    this.#orderUntil = people
      .flatMap(({ turn }) => turn?.at ?? [])
      .reduce((first, at) => (at > now && at < first ? at : first), '9999');
    const resting = people.flatMap(({ id, rows, back }) =>
      back === null ? [] : { id, rows, back },
    );
    this.#order = {
      turns: inOrder(placed, rule, this.today).map((turn, at) => ({ ...turn, rank: at + 1 })),
      resting: inReturn(resting),
      done: people.filter(({ done }) => done).length,
    };
    return this.#order;
  }
}

/** Per connection pool what is kept of each person's day, as the last look at it leaves it. */
const known = new WeakMap<object, Map<number, Promise<KeptDay>>>();

function knownOf(db: Knex): Map<number, Promise<KeptDay>> {
  const client = db.client as object;
  const days = known.get(client) ?? new Map<number, Promise<KeptDay>>();
  known.set(client, days);
  return days;
}

/** Brings what is kept up to now; made whole where there is nothing or everybody may have moved. */
async function upToNow(db: Knex, asked: Asked, last: KeptDay | undefined): Promise<KeptDay> {
  const mark = await writtenUpTo(db);
  const moved = last?.isOf(asked) ? await movedBetween(db, last.mark, mark) : null;
  const day = moved === null || last === undefined ? new KeptDay(asked) : last;
  const stale =
    moved === null
      ? await borrowersInHand(db, asked)
      : [...day.forget([...moved, ...day.past(asked.now)])];
  for (const some of chunks(stale, SLICE)) {
    const facts = await dayFacts(db, asked, some);
    for (const standing of standingsIn(facts)) day.add(keptOf(facts, standing));
  }
  day.mark = mark;
  return day;
}

/** The order of a person's day as it is now. Looks at one day follow each other. */
export async function orderOf(db: Knex, asked: Asked): Promise<DayOrder> {
  const days = knownOf(db);
  const before = days.get(asked.user_id)?.catch(() => undefined);
  const next = Promise.resolve(before).then(async (last) => await upToNow(db, asked, last));
  days.set(asked.user_id, next);
  const rule = (await loadPolicies(db)).on('worklist', asked.today);
  return (await next).order(asked.now, rule);
}
