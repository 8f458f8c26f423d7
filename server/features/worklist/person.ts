import { daysPastDue } from '../../domain/ledger/delinquency.ts';
import { beijingDay, beijingMidnight } from '../../domain/time/beijing.ts';
import { addDays, daysBetween } from '../../domain/time/calendar.ts';
import type { ContactRule, RuleSet } from '../../domain/contact/contactRules.ts';
import { callMoment, closesAt, type CallMoment } from '../../domain/worklist/callMoment.ts';
import {
  firstTask,
  nextCall,
  retryFrom,
  type CallNext,
  type Debtor,
} from '../../domain/worklist/nextAction.ts';
import type { Rest } from '../../domain/worklist/workRules.ts';
import type { DayFacts } from './facts.ts';
import type { Said, Taken } from './store/doings.ts';
import type { OwingLoan, OwnTask } from './store/hands.ts';

/** One person of a day: what is next with them, or why nothing is. */

/** What a person owes and said, over all their loans. Amounts in fen. */
interface Together {
  id: number;
  borrower_ids: readonly number[];
  name: string;
  loans: readonly OwingLoan[];
  due_now_minor: number;
  overdue_minor: number;
  days_past_due: number;
  last: Said | undefined;
}

/** A call that is next, about the loan named, at its moment. */
export interface Call extends CallNext {
  loan: OwingLoan;
  at: string;
  time_zone: string | null;
  sets: readonly RuleSet[];
  /** Days left of the nearest limitation of the loans it is about. */
  limitation_days: number | null;
  days_past_due: number;
  reserved_until: string | null;
}

export interface PersonDay extends Together {
  /** The first task and all kinds of them; a task may be done whoever may be called. */
  tasks: readonly OwnTask[];
  next: Call | null;
  rest: Rest | null;
  /** Dealt with today, by what was made of it or by a mark. */
  done: boolean;
  /**
   * The first instant at which time alone may make it another: the hours of a call end, a rule or a
   * slot lets somebody go, the day is over. That a later call has come to its hour is not among
   * them.
   */
  until: string;
}

/** The people of a day, each with all linked rows. */
export function peopleIn(facts: DayFacts): PersonDay[] {
  const seen = new Set<number>();
  return [...facts.people.values()].flatMap((rows) => {
    const id = rows[0]?.person_id ?? rows[0]?.id ?? 0;
    if (seen.has(id)) return [];
    seen.add(id);
    return [personDay(facts, together(facts, id, rows))];
  });
}

function together(
  { loans, standings, said, today }: DayFacts,
  id: number,
  rows: readonly { id: number; full_name: string }[],
): Together {
  const borrower_ids = rows.map((row) => row.id);
  const own = loans(borrower_ids);
  const sum = (name: 'due_now_minor' | 'overdue_minor') =>
    own.reduce((all, loan) => all + (standings.get(loan.id)?.[name] ?? 0), 0);
  const [last] = own
    .flatMap((loan) => said.get(loan.id) ?? [])
    .toSorted((a, b) => b.last_at.localeCompare(a.last_at));
  return {
    id,
    borrower_ids,
    name: rows.find((row) => row.id === own[0]?.borrower_id)?.full_name ?? rows[0]?.full_name ?? '',
    loans: own,
    due_now_minor: sum('due_now_minor'),
    overdue_minor: sum('overdue_minor'),
    days_past_due: daysPastDue(own[0]?.oldest_unpaid_due_on ?? null, today),
    last,
  };
}

const latest = (instants: readonly (string | null)[]): string | null =>
  instants.reduce((last, at) => (at !== null && (last === null || at > last) ? at : last), null);

/** What a person owes over the loans about which they may be called, and was said about any. */
function debtorOf(
  { standings, said, promises, today }: DayFacts,
  loans: readonly OwingLoan[],
  about: readonly OwingLoan[],
): Debtor {
  const told = loans.flatMap(({ id }) => said.get(id) ?? []);
  const stand = about.flatMap(({ id }) => standings.get(id) ?? []);
  return {
    due_now_minor: stand.reduce((sum, { due_now_minor }) => sum + due_now_minor, 0),
    plan_due_minor: stand
      .filter(({ plan_status, next_due_on }) => plan_status !== null && next_due_on === today)
      .reduce((sum, { next_due_minor }) => sum + next_due_minor, 0),
    days_past_due: Math.max(
      0,
      ...about.map(({ oldest_unpaid_due_on }) => daysPastDue(oldest_unpaid_due_on, today)),
    ),
    promises: promises(loans.map(({ id }) => id)),
    spoken_at: latest(told.map(({ spoken_at }) => spoken_at)),
    tries_today: told.reduce((sum, { tries }) => sum + tries, 0),
    last_try_at: latest(told.map(({ last_try_at }) => last_try_at)),
  };
}

interface Callable {
  loan: OwingLoan;
  moment: CallMoment;
  sets: readonly RuleSet[];
}

/** When each loan in hand of a person may be spoken of. */
function callables(facts: DayFacts, loans: readonly OwingLoan[], not_before: string): Callable[] {
  const { grounds, rules, now, user_id, today } = facts;
  return loans
    .filter(
      ({ assigned_to, oldest_unpaid_due_on: due }) =>
        assigned_to === user_id && due !== null && due <= today,
    )
    .flatMap((loan) => {
      const ground = grounds.get(loan.id);
      if (ground === undefined) return [];
      const sets = rules(loan.product);
      const ask = {
        at: now,
        channel: 'call',
        contacted_party: 'borrower',
        contact_id: null,
        numbers: ground.numbers,
      } as const;
      return [{ loan, sets, moment: callMoment(ask, ground.facts, sets, not_before) }];
    });
}

const resting = (why: Rest['why'], rest: Partial<Rest> = {}): Rest => ({
  why,
  rule: null,
  until: null,
  until_on: null,
  ...rest,
});

const forbidden = (rule: ContactRule, until: string | null): Rest =>
  resting('rule', { rule, until });

/** Why a person is left alone whatever is next with them. */
function restOf(
  { complaints, marks, today }: DayFacts,
  { borrower_ids }: Together,
  colleague: Taken | undefined,
): Rest | null {
  const answer_on = borrower_ids.flatMap((id) => complaints.get(id) ?? [])[0];
  if (answer_on !== undefined)
    return resting('complaint', { until_on: answer_on === '' ? null : answer_on });
  const put = marks(borrower_ids).find(
    (mark) => mark.kind === 'snooze' && (mark.until_on ?? '') > today,
  );
  if (put !== undefined) return resting('snoozed', { until_on: put.until_on });
  return colleague === undefined ? null : resting('taken', { until: colleague.reserved_until });
}

function personDay(facts: DayFacts, who: Together): PersonDay {
  const { marks, moved, taken, tasks, user_id, today, rule } = facts;
  const own = tasks(who.borrower_ids);
  const first = firstTask(own);
  const debtor = debtorOf(facts, who.loans, who.loans);
  const spoken = debtor.spoken_at !== null && beijingDay(debtor.spoken_at) === today;
  const marked = marks(who.borrower_ids).some(
    (mark) => mark.kind === 'done' && mark.marked_on === today,
  );
  const done = marked || spoken || who.loans.some(({ id }) => moved.has(id));
  const slots = taken(who.borrower_ids);
  const colleague = slots.find((slot) => slot.user_id !== user_id);
  const all = callables(facts, who.loans, retryFrom(debtor, rule, today));
  const [closed] = all;
  const open = all.filter(({ moment }) => 'at' in moment);
  const rest =
    open.length === 0 && closed !== undefined && !('at' in closed.moment)
      ? forbidden(closed.moment.rule, closed.moment.until)
      : restOf(facts, who, colleague);
  const snoozed = rest?.why === 'snoozed';
  const shown = marked || snoozed ? [] : [first, ...own].filter((task) => task !== undefined);
  const call = done || rest !== null ? null : callOf(facts, who, open);
  return {
    ...who,
    tasks: shown,
    next: call !== null && 'loan' in call ? withSlot(call, slots, user_id) : null,
    rest: rest ?? (call !== null && 'why' in call ? call : null),
    done,
    until: holdsUntil(facts, all, slots),
  };
}

function holdsUntil(
  { grounds, now }: DayFacts,
  all: readonly Callable[],
  slots: readonly Taken[],
): string {
  const ends = all.flatMap(({ loan, moment, sets }) => {
    const facts = grounds.get(loan.id)?.facts;
    const free = facts?.contacts.flatMap(({ reserved_until }) => reserved_until ?? []) ?? [];
    const over = 'at' in moment ? closesAt(moment.at, facts?.time_zone, sets) : moment.until;
    return over === null ? free : [...free, over];
  });
  return [...ends, ...slots.map(({ reserved_until }) => reserved_until)]
    .filter((at) => at > now)
    .reduce((first, at) => (at < first ? at : first), beijingMidnight(addDays(beijingDay(now), 1)));
}

const withSlot = (call: Call, slots: readonly Taken[], user_id: number): Call => ({
  ...call,
  reserved_until: slots.find((slot) => slot.user_id === user_id)?.reserved_until ?? null,
});

/** The call that is next about the loans that may be spoken of, or why there is none. */
function callOf(
  facts: DayFacts,
  { loans }: Together,
  open: readonly Callable[],
): Call | Rest | null {
  const [lead] = open;
  if (lead === undefined || !('at' in lead.moment)) return null;
  const { standings, grounds, today, rule } = facts;
  const about = open.map(({ loan }) => loan);
  const debtor = debtorOf(facts, loans, about);
  const next = nextCall(debtor, rule, today);
  if (next === null || 'why' in next) return next;
  const left = about.flatMap(({ id }) => {
    const { next_deadline_kind: kind, next_deadline_on: on } = standings.get(id) ?? {};
    return kind === 'limitation' && on != null ? [daysBetween(today, on)] : [];
  });
  return {
    ...next,
    loan: lead.loan,
    at: lead.moment.at,
    time_zone: grounds.get(lead.loan.id)?.facts.time_zone ?? null,
    sets: lead.sets,
    limitation_days: left.length === 0 ? null : Math.min(...left),
    days_past_due: debtor.days_past_due,
    reserved_until: null,
  };
}
