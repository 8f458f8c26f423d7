import { daysBetween } from '../../domain/time/calendar.ts';
import { beijingDay } from '../../domain/time/beijing.ts';
import { expectedOf, factorsOf } from '../../domain/worklist/expected.ts';
import type { Placed } from '../../domain/worklist/order.ts';
import type { Factor, Rest, WorkAction } from '../../domain/worklist/workRules.ts';
import { textOrder } from '../../domain/time/order.ts';
import type { DayFacts } from './facts.ts';
import { peopleIn, type Call, type PersonDay } from './person.ts';
import type { OwnTask } from './store/hands.ts';

/** Whose turn it is and who is left alone. */

/** A person whose turn it is, with the figures that make their place. */
export type Turn = Placed & { who: PersonDay; action: WorkAction } & (
    | { call: Call; factors: readonly Factor[] }
    | { call: null; task: OwnTask }
  );

/** The worth of a call in fen, with every figure it is made of. */
export function worthOf(
  { rule }: DayFacts,
  { last }: PersonDay,
  call: Call,
  later: boolean,
): { factors: Factor[]; expected_minor: number } {
  const factors = factorsOf({ ...call, last_outcome: last?.last_outcome ?? null, later }, rule);
  return { factors, expected_minor: expectedOf(factors) };
}

/** A task that cannot wait goes before the call; else it is done beside it. */
function turnOf(facts: DayFacts, who: PersonDay): Turn | null {
  const { id, next: call } = who;
  const [task] = who.tasks;
  const urgent = task !== undefined && daysBetween(facts.today, task.on) <= facts.rule.urgent_days;
  if (call !== null && !urgent) {
    const worth = worthOf(facts, who, call, call.at > facts.now);
    return { id, who, action: call.action, call, ...worth, task_on: null };
  }
  if (task === undefined) return null;
  const { action, on: task_on } = task;
  return { id, who, action, call: null, task, expected_minor: 0, task_on };
}

/** From which day on somebody who is left alone is next again; those of no known day come last. */
export const returnOf = ({ until, until_on }: Rest): string =>
  until === null ? (until_on ?? '9999') : beijingDay(until);

/** How somebody stands in a day: at most one of the three; none, where nothing is to be done. */
export interface Standing {
  who: PersonDay;
  turn: Turn | null;
  rest: Rest | null;
  /** Dealt with today. */
  done: boolean;
}

/** How the people of some facts stand. */
export const standingsIn = (facts: DayFacts): Standing[] =>
  peopleIn(facts).map((who) => {
    const turn = turnOf(facts, who);
    const done = turn === null && who.done;
    return { who, turn, rest: turn === null && !done ? who.rest : null, done };
  });

/** People in the order in which they return, of one day by their ids. */
export const inReturn = <R extends { id: number; back: string }>(rows: readonly R[]): R[] =>
  rows.toSorted((a, b) => textOrder(a.back, b.back) || a.id - b.id);
