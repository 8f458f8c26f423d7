import { daysBetween } from '../../domain/time/calendar.ts';
import { beijingDay } from '../../domain/time/beijing.ts';
import { expectedOf, factorsOf } from '../../domain/worklist/expected.ts';
import { inOrder, type Placed } from '../../domain/worklist/order.ts';
import type { Factor, Rest, WorkAction } from '../../domain/worklist/workRules.ts';
import type { DayFacts } from './facts.ts';
import { peopleIn, type Call, type PersonDay } from './person.ts';
import type { OwnTask } from './store/hands.ts';

/** Whose turn it is and who is left alone, in order: what a page of the day is taken from. */

/** A person whose turn it is, with the figures that make their place. */
export type Turn = Placed & { who: PersonDay; action: WorkAction } & (
    | { call: Call; factors: readonly Factor[] }
    | { call: null; task: OwnTask }
  );

/** A person who owes and is left alone. */
export interface Resting {
  who: PersonDay;
  rest: Rest;
}

export interface Turns {
  turns: readonly Turn[];
  resting: readonly Resting[];
  /** How many were dealt with today. */
  done: number;
}

function callTurn({ rule, now }: DayFacts, who: PersonDay, call: Call): Turn {
  const later = call.at > now;
  const factors = factorsOf({ ...call, last_outcome: who.last?.last_outcome ?? null, later }, rule);
  const { action } = call;
  return {
    id: who.id,
    who,
    action,
    call,
    factors,
    expected_minor: expectedOf(factors),
    task_on: null,
  };
}

/** A task that cannot wait goes before the call; else it is done beside it. */
function turnOf(facts: DayFacts, who: PersonDay): Turn | null {
  const [task] = who.tasks;
  const urgent = task !== undefined && daysBetween(facts.today, task.on) <= facts.rule.urgent_days;
  if (who.next !== null && !urgent) return callTurn(facts, who, who.next);
  if (task === undefined) return null;
  const { action, on: task_on } = task;
  return { id: who.id, who, action, call: null, task, expected_minor: 0, task_on };
}

/** Those who return first come first; those of whom no day is known come last. */
const byReturn = (a: Resting, b: Resting): number => {
  const [one, other] = [a.rest, b.rest].map(({ until, until_on }) =>
    until === null ? (until_on ?? '9999') : beijingDay(until),
  );
  return (one ?? '').localeCompare(other ?? '') || a.who.id - b.who.id;
};

/** The whole order of a day. */
export function turnsIn(facts: DayFacts): Turns {
  const turns: Turn[] = [];
  const resting: Resting[] = [];
  let dealtWith = 0;
  for (const who of peopleIn(facts)) {
    const turn = turnOf(facts, who);
    if (turn !== null) turns.push(turn);
    else if (who.done) dealtWith += 1;
    else if (who.rest !== null) resting.push({ who, rest: who.rest });
  }
  return {
    turns: inOrder(turns, facts.rule, facts.today),
    resting: resting.toSorted(byReturn),
    done: dealtWith,
  };
}
