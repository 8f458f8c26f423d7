import {
  fits,
  takersOf,
  type AssignedPerson,
  type AssignmentPolicy,
  type DeskPerson,
} from './assignmentRules.ts';
import type { MoveReason, UnplacedReason } from './words.ts';

/** Shares persons out among those at the desk: the same every time for the same book. */

/** Why a person is with whom they are. */
export type PlacedBy = 'stays' | Exclude<MoveReason, 'one_person'>;

export interface Placed {
  person: AssignedPerson;
  /** The name of the rule; null where a person is kept that no rule fits. */
  rule: string | null;
  to: number;
  by: PlacedBy;
}

export interface Unplaced {
  person: AssignedPerson;
  rule: string | null;
  why: UnplacedReason;
}

export interface Sharing {
  placed: readonly Placed[];
  unplaced: readonly Unplaced[];
}

/** What somebody has: persons, and what they owe overdue in fen. */
export interface Load {
  count: number;
  amount: number;
}

interface Place {
  user_id: number;
  away: boolean;
  max_persons: number;
  weight: number;
  /** Persons they have by this rule. */
  count: number;
}

class Shares {
  readonly #totals = new Map<number, Load>();
  readonly placed: Placed[] = [];
  readonly unplaced: Unplaced[] = [];

  total(user_id: number): Load {
    const known = this.#totals.get(user_id) ?? { count: 0, amount: 0 };
    this.#totals.set(user_id, known);
    return known;
  }

  place(person: AssignedPerson, to: number, by: PlacedBy, asked: Asked | undefined): void {
    const load = this.total(to);
    load.count += 1;
    load.amount += person.overdue_minor;
    const own = asked?.places.get(to);
    if (own !== undefined) own.count += 1;
    this.placed.push({ person, rule: asked?.name ?? null, to, by });
  }
}

interface Asked {
  name: string;
  places: ReadonlyMap<number, Place>;
}

/** The places of each rule: how many persons one may have is counted by the rule that gave them. */
const placesOf = ({ rules }: AssignmentPolicy, desk: readonly DeskPerson[]): Asked[] =>
  rules.map((rule) => ({
    name: rule.name,
    places: new Map(
      takersOf(rule, desk).map(({ user_id, away, max_persons, weight }) => [
        user_id,
        { user_id, away, max_persons, weight, count: 0 },
      ]),
    ),
  }));

const hasRoom = ({ count, max_persons }: Place): boolean => count < max_persons;

/**
 * The place of whoever has least in all for the weight of the rule; of two alike who has fewer
 * persons, then who has this one now, then the smaller id.
 */
function leastLoaded(
  places: readonly Place[],
  person: AssignedPerson,
  shares: Shares,
  balance: AssignmentPolicy['balance'],
): Place | undefined {
  let best: { place: Place; key: readonly number[] } | undefined;
  for (const place of places) {
    const { user_id, weight } = place;
    if (place.away || !hasRoom(place)) continue;
    const total = shares.total(user_id);
    const first = total[balance] / weight;
    if (best !== undefined && first > (best.key[0] ?? 0)) continue;
    const key = [first, total.count / weight, user_id === person.holder ? 0 : 1, user_id];
    if (best === undefined || isLess(key, best.key)) best = { place, key };
  }
  return best?.place;
}

function isLess(one: readonly number[], other: readonly number[]): boolean {
  for (const [at, figure] of one.entries()) {
    const beside = other[at] ?? 0;
    if (figure !== beside) return figure < beside;
  }
  return false;
}

/**
 * The largest first where amounts are kept equal, so that the small ones level out; else by id. Who
 * has a person does not move them in this order: a second run finds each as the first left them.
 */
const inTurn = (
  persons: readonly AssignedPerson[],
  { balance }: AssignmentPolicy,
): AssignedPerson[] =>
  persons.toSorted(
    (a, b) => (balance === 'amount' ? b.overdue_minor - a.overdue_minor : 0) || a.id - b.id,
  );

/**
 * Gives each person to one of those that the first fitting rule names. Kept persons stay where they
 * are kept, beyond every limit; then those stay whose holder may have them and has room, if the
 * policy is sticky; the others go one by one to whoever has least. Nobody gets more than a rule
 * allows. One whom nobody may take is answered with the reason and stays as they are.
 *
 * @param leaving Hands over what this one has, and only that: all others stay
 */
export function shareOut(
  persons: readonly AssignedPerson[],
  policy: AssignmentPolicy,
  desk: readonly DeskPerson[],
  leaving: number | null = null,
): Sharing {
  const there = desk.filter(({ user_id }) => user_id !== leaving);
  const present = new Set(there.map(({ user_id }) => user_id));
  const rules = placesOf(policy, there);
  const shares = new Shares();
  const asks = new Map(
    persons.map((person) => [
      person.id,
      rules[policy.rules.findIndex((rule) => fits(rule, person))],
    ]),
  );
  const stays = ({ holder }: AssignedPerson, places: Asked['places'] | undefined): boolean => {
    if (holder === null || holder === leaving) return false;
    if (leaving !== null) return true;
    const place = places?.get(holder);
    return policy.sticky && place !== undefined && hasRoom(place);
  };
  let waiting = inTurn(persons, policy);
  waiting = waiting.filter((person) => {
    const fixed = leaving !== null && person.holder !== leaving;
    if (fixed || person.keeper === null || !present.has(person.keeper)) return true;
    shares.place(person, person.keeper, 'kept', asks.get(person.id));
    return false;
  });
  waiting = waiting.filter((person) => {
    const asked = asks.get(person.id);
    if (person.holder === null || !stays(person, asked?.places)) return true;
    shares.place(person, person.holder, 'stays', asked);
    return false;
  });
  // Of a handover nothing is asked about those whom nobody had before.
  for (const person of waiting.filter(({ holder }) => leaving === null || holder === leaving))
    give(person, asks.get(person.id), shares, policy, leaving);
  return shares;
}

/** Why somebody is given a person: what kept the present holder from staying. */
function reasonOf(
  { holder }: AssignedPerson,
  { places }: Asked,
  sticky: boolean,
  leaving: number | null,
): PlacedBy {
  if (holder === null) return 'unheld';
  if (holder === leaving) return 'handed_over';
  if (!places.has(holder)) return 'not_named';
  return sticky ? 'no_room' : 'shared_out';
}

function give(
  person: AssignedPerson,
  asked: Asked | undefined,
  shares: Shares,
  { balance, sticky }: AssignmentPolicy,
  leaving: number | null,
): void {
  if (asked === undefined) {
    shares.unplaced.push({ person, rule: null, why: 'no_rule' });
    return;
  }
  const places = [...asked.places.values()];
  const place = leastLoaded(places, person, shares, balance);
  if (place !== undefined) {
    shares.place(person, place.user_id, reasonOf(person, asked, sticky, leaving), asked);
    return;
  }
  const why = places.some(({ away }) => !away) ? 'full' : 'nobody';
  shares.unplaced.push({ person, rule: asked.name, why });
}
