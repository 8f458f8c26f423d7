import type { Knex } from 'knex';
import type { Language } from '../../contract/enums.ts';
import type { RestingRow, WorklistDay, WorklistRow } from '../../contract/resources/worklist.ts';
import { beijingDay, beijingMidnight } from '../../domain/time/beijing.ts';
import { addDays, daysBetween } from '../../domain/time/calendar.ts';
import { closesAt } from '../../domain/worklist/callMoment.ts';
import { WORK_ACTIONS, type Rest, type WorkAction } from '../../domain/worklist/workRules.ts';
import { dayFacts, type Asked, type DayFacts } from './facts.ts';
import type { PersonDay } from './person.ts';
import { orderOf } from './kept.ts';
import { headOf } from './store/doings.ts';
import { nextText, restText } from './texts.ts';
import { standingsIn, type Turn } from './turns.ts';

/** A page of a person's day: whose turn it is, and who is left alone. */

type Row = Omit<WorklistRow, 'rank'>;
type CallTurn = Extract<Turn, { factors: unknown }>;
type TaskTurn = Extract<Turn, { task: unknown }>;

const faceOf = ({ id, name, loans, last, ...who }: PersonDay) => ({
  id,
  borrower_id: loans[0]?.borrower_id ?? who.borrower_ids[0] ?? id,
  borrower_name: name,
  loans_count: loans.length,
  due_now_minor: who.due_now_minor,
  overdue_minor: who.overdue_minor,
  days_past_due: who.days_past_due,
  last_contact: last === undefined ? null : { at: last.last_at, outcome: last.last_outcome },
});

function spokenDays({ said, today }: DayFacts, { loans }: PersonDay): number | null {
  const at = loans
    .flatMap(({ id }) => said.get(id)?.spoken_at ?? [])
    .toSorted()
    .at(-1);
  return at === undefined ? null : daysBetween(beijingDay(at), today);
}

function callRow(facts: DayFacts, turn: CallTurn, language: Language): Row {
  const { who, call, factors, expected_minor } = turn;
  const near = factors.some(({ kind }) => kind === 'limitation');
  return {
    ...faceOf(who),
    borrower_id: call.loan.borrower_id,
    loan_id: call.loan.id,
    action: call.action,
    also: [...new Set(who.tasks.map(({ action }) => action))],
    call: true,
    amount_minor: call.amount_minor,
    reason: nextText(
      {
        ...call,
        on: call.since_on,
        since: spokenDays(facts, who),
        left: 0,
        limitation_days: near ? call.limitation_days : null,
      },
      language,
    ),
    factors: [...factors],
    expected_minor,
    not_before: call.at > facts.now ? call.at : null,
    closes_at: closesAt(call.at, call.time_zone, call.sets),
    due_at: null,
    due_on: call.action === 'promise_today' ? call.since_on : null,
    deadline_kind: null,
    record: null,
    reserved_until: call.reserved_until,
  };
}

function taskRow({ today }: DayFacts, { who, task }: TaskTurn, language: Language): Row {
  const others = who.tasks.map(({ action }) => action).filter((action) => action !== task.action);
  return {
    ...faceOf(who),
    borrower_id: task.borrower_id,
    loan_id: task.loan_id ?? who.loans[0]?.id ?? null,
    action: task.action,
    also: [...new Set([...others, ...(who.next === null ? [] : [who.next.action])])],
    call: false,
    amount_minor: who.due_now_minor,
    reason: nextText(
      {
        action: task.action,
        amount_minor: 0,
        on: task.on,
        days_past_due: who.days_past_due,
        since: null,
        left: daysBetween(today, task.on),
        limitation_days: null,
      },
      language,
    ),
    factors: [],
    expected_minor: 0,
    not_before: null,
    closes_at: null,
    due_at: beijingMidnight(addDays(task.on, 1)),
    due_on: task.on,
    deadline_kind: task.deadline_kind as WorklistRow['deadline_kind'],
    record: task.record,
    reserved_until: null,
  };
}

const rowOf = (facts: DayFacts, turn: Turn, language: Language): Row =>
  turn.call === null ? taskRow(facts, turn, language) : callRow(facts, turn, language);

function restRow(facts: DayFacts, who: PersonDay, rest: Rest, language: Language): RestingRow {
  const lead = who.loans.find(({ assigned_to }) => assigned_to === facts.user_id);
  const zone = facts.grounds.get(lead?.id ?? 0)?.facts.time_zone ?? null;
  const put = facts.marks(who.borrower_ids).find(({ kind }) => kind === 'snooze');
  return {
    ...faceOf(who),
    loan_id: lead?.id ?? null,
    ...rest,
    reason: restText(rest, zone, language),
    undoable: rest.why === 'snoozed' && put?.marked_on === facts.today,
  };
}

/** Part of a list, from its first row on. */
export interface Part {
  first: number;
  rows: number;
}

/** Which part of a day is looked at: all rows or those of one action, and who is left alone. */
export interface DayPage {
  shown: Part;
  action?: WorkAction | undefined;
  resting: Part;
}

const partOf = <R>(rows: readonly R[], { first, rows: most }: Part): readonly R[] =>
  rows.slice(first, first + most);

/** A part of the rows of a day in order, of those left alone, and how many there are of each. */
export async function workOf(
  db: Knex,
  asked: Asked,
  language: Language,
  { shown, action, resting }: DayPage,
): Promise<
  Pick<WorklistDay, 'rows' | 'total' | 'waiting' | 'counts' | 'resting' | 'resting_total' | 'done'>
> {
  const order = await orderOf(db, asked);
  const wanted =
    action === undefined ? order.turns : order.turns.filter((turn) => turn.action === action);
  const people = (one: WorkAction): number =>
    order.turns.filter((turn) => turn.action === one).length;
  const [shownTurns, shownRests] = [partOf(wanted, shown), partOf(order.resting, resting)];
  const facts = await dayFacts(
    db,
    asked,
    [...shownTurns, ...shownRests].flatMap(({ rows }) => rows),
  );
  const standings = new Map(standingsIn(facts).map((standing) => [standing.who.id, standing]));
  // Who was moved while the page was made is left out of it: the next look has them in their place.
  const rows = shownTurns.flatMap(({ id, rank, action: was }) => {
    const turn = standings.get(id)?.turn;
    return turn?.action === was ? [{ ...rowOf(facts, turn, language), rank }] : [];
  });
  const left = shownRests.flatMap(({ id }) => {
    const { who, rest } = standings.get(id) ?? {};
    return who && rest ? [restRow(facts, who, rest, language)] : [];
  });
  return {
    rows,
    total: wanted.length,
    waiting: order.turns.length,
    counts: WORK_ACTIONS.map((one) => ({ action: one, people: people(one) })).filter(
      (count) => count.people > 0,
    ),
    resting: left,
    resting_total: order.resting.length,
    done: order.done,
  };
}

/** How many people wait for somebody: what the menu asks every minute. */
export const waitingOn = async (db: Knex, asked: Asked): Promise<number> =>
  (await orderOf(db, asked)).turns.length;

/** The day of a person whose name is known, with its head line. */
export const workDay = async (
  db: Knex,
  { full_name, ...asked }: Asked & { full_name: string },
  language: Language,
  page: DayPage,
): Promise<WorklistDay> => ({
  user_id: asked.user_id,
  full_name,
  on: asked.today,
  ...(await headOf(db, asked.user_id, asked.today)),
  ...(await workOf(db, asked, language, page)),
});
