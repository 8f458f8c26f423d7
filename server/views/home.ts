import type { Knex } from 'knex';
import { whereVisitsLate } from '../book/visitsLate.ts';
import { whereWarningsLate } from '../book/warningsLate.ts';
import { handlingAsked, whereFirstAction } from '../book/handling.ts';
import { joinOverdue, overdueTable } from '../book/overdueAmounts.ts';
import { loadPolicies } from '../book/policies.ts';
import { narrowTo, type Scope } from '../store/scope.ts';
import type { Resource } from '../contract/access.ts';
import type { Role } from '../contract/enums.ts';
import type { HomeAnswer } from '../contract/resources/home.ts';
import { beijingDay, beijingMidnight } from '../domain/time/beijing.ts';
import { addDays } from '../domain/time/calendar.ts';
import { REPAIR_OPEN } from '../contract/enums.ts';
import { whereInForce, whereProposed } from '../book/holds.ts';
import { runningOf } from './running.ts';

/** What a role sees first: what waits for it, and what came of the work. */

type Waiting = HomeAnswer['waiting'][number];
type Kind = Waiting['kind'];

/** Days back over which money, promises and contacts are told. */
const TOLD_DAYS = 7;
/** Days ahead over which the end of a hold is told. */
const ENDING_DAYS = 7;

/** How many rows wait, and the day of the oldest by a column that holds an instant or a day. */
async function waitingIn(kind: Kind, rows: Knex.QueryBuilder, since: string): Promise<Waiting> {
  const found = (await rows.count({ n: '*' }).min({ oldest: since }).first()) as
    | { n: number; oldest: string | null }
    | undefined;
  const oldest = found?.oldest ?? null;
  return {
    kind,
    count: Number(found?.n ?? 0),
    oldest_on: oldest !== null && oldest.length > 10 ? beijingDay(oldest) : oldest,
  };
}

type Waits = Partial<Record<Kind, () => Promise<Waiting>>>;

const proposed = (db: Knex, table: string): Knex.QueryBuilder =>
  db(table).where({ status: 'proposed' });

/** Rows of a resource that somebody sees. */
function seenBy(
  { scope }: Who,
  db: Knex,
  resource: Resource,
  rows = db(resource),
): Knex.QueryBuilder {
  narrowTo(db, rows, resource, scope);
  return rows;
}

const policyWaits = (db: Knex): Waits => ({
  policies: async () => await waitingIn('policies', proposed(db, 'policies'), 'created_at'),
});

/** Limits of looks that were reached; not one's own: another person decides. */
const readWaits = (db: Knex, { id }: Who): Waits => ({
  reads: async () =>
    await waitingIn(
      'reads',
      db('read_alarms').where({ status: 'open' }).whereNot({ user_id: id }),
      'created_at',
    ),
});

/** Messages that a person looks into: nobody knows of them, or they did not get through lately. */
const messageWaits = (db: Knex, who: Who, today: string): Waits => ({
  messages_unknown: async () =>
    await waitingIn(
      'messages_unknown',
      seenBy(who, db, 'messages').where({ status: 'unknown' }),
      'tried_at',
    ),
  messages_failed: async () =>
    await waitingIn(
      'messages_failed',
      seenBy(who, db, 'messages')
        .where({ status: 'failed' })
        .where('failed_at', '>=', beijingMidnight(addDays(today, 1 - TOLD_DAYS))),
      'failed_at',
    ),
});

/** What was asked of accounts by others than whoever looks, who decides it. */
const accountWaits = (db: Knex, { id }: Who): Waits => ({
  accounts: async () =>
    await waitingIn(
      'accounts',
      proposed(db, 'account_requests').whereNot({ requested_by: id }).whereNot({ user_id: id }),
      'created_at',
    ),
});

/** Holds that a supervisor approves who did not place them. */
async function heldWaits(db: Knex, who: Who, today: string): Promise<Waiting> {
  const rows = seenBy(who, db, 'holds').whereNot('holds.created_by', who.id);
  whereProposed(rows, today);
  return await waitingIn('holds', rows, 'holds.created_at');
}

function complianceWaits(db: Knex, who: Who, today: string): Waits {
  const open = () => db('complaints').where({ status: 'open' });
  const late = () => open().whereRaw('coalesce(extended_to, due_on) < ?', [today]);
  return {
    review: async () =>
      await waitingIn(
        'review',
        db('collection_notes').where({ review_status: 'pending' }).where('priority', '>', 0),
        'created_at',
      ),
    complaints: async () => await waitingIn('complaints', open(), 'received_on'),
    complaints_late: async () => await waitingIn('complaints_late', late(), 'received_on'),
    templates: async () =>
      await waitingIn('templates', proposed(db, 'message_versions'), 'created_at'),
    ...policyWaits(db),
    ...accountWaits(db, who),
    ...readWaits(db, who),
  };
}

/** What was to be done by a day that is over. */
const lateWaits = (db: Knex, who: Who, today: string): Waits => ({
  repairs_late: () =>
    waitingIn(
      'repairs_late',
      seenBy(who, db, 'credit_repairs')
        .whereIn('credit_repairs.status', [...REPAIR_OPEN])
        .where('due_on', '<', today),
      'due_on',
    ),
  visits_late: async () => {
    const rows = seenBy(who, db, 'visits');
    whereVisitsLate(rows, today, (await loadPolicies(db)).on('visit_plan', today));
    return await waitingIn('visits_late', rows, 'visits.due_on');
  },
  warnings_late: async () => {
    const rows = seenBy(who, db, 'warnings');
    whereWarningsLate(rows, today);
    return await waitingIn('warnings_late', rows, 'warnings.due_on');
  },
});

/** What waits for the people of a role; `today`: what is late by then. */
function waitingFor(db: Knex, who: Who, today: string): Waits {
  const { role, team, id } = who;
  if (role === 'compliance') return complianceWaits(db, who, today);
  if (role === 'admin') return { ...policyWaits(db), ...accountWaits(db, who) };
  const asked = async (kind: Kind, resource: Resource) =>
    await waitingIn(
      kind,
      seenBy(who, db, resource).where(`${resource}.status`, 'proposed'),
      `${resource}.created_at`,
    );
  return {
    restructures: () =>
      waitingIn(
        'restructures',
        seenBy(who, db, 'restructures').where('restructures.status', 'submitted'),
        'submitted_at',
      ),
    adjustments: async () => await asked('adjustments', 'adjustments'),
    reversals: async () => await asked('reversals', 'reversal_requests'),
    merges: async () => await asked('merges', 'borrower_merges'),
    keeps: async () => await asked('keeps', 'assignment_keeps'),
    holds: async () => await heldWaits(db, who, today),
    flags: () =>
      waitingIn(
        'flags',
        db('collection_notes')
          .where({ review_status: 'flagged' })
          .whereNull('answered_at')
          .whereIn('author_id', teamOf(db, team))
          .whereNot({ author_id: id }),
        'reviewed_at',
      ),
    ...messageWaits(db, who, today),
    ...readWaits(db, who),
    ...lateWaits(db, who, today),
  };
}

/** Who looks: a supervisor sees their own team; of the book, what is in their scope. */
export interface Who {
  readonly id: number;
  readonly scope: Scope | null;
  readonly role: Role;
  readonly team: string | null;
}

const teamOf = (db: Knex, team: string | null): Knex.QueryBuilder =>
  team === null
    ? db('users').whereNull('team').select('users.id')
    : db('users').where({ team }).select('users.id');

/** The desk people of a team, each with what is in their hands. */
async function teamLoad(
  db: Knex,
  team: string | null,
  today: string,
): Promise<NonNullable<HomeAnswer['team']>> {
  const people: { id: number; full_name: string }[] = await teamOf(db, team)
    .where({ active: 1 })
    .whereIn('role', ['staff', 'supervisor'])
    .orderBy('id')
    .select('full_name');
  const members = [];
  for (const { id, full_name } of people)
    members.push({ user_id: id, full_name, ...(await loadOf(db, id, today)) });
  return members;
}

async function loadOf(db: Knex, user_id: number, today: string) {
  const table = await overdueTable(db, today);
  const asked = handlingAsked(db, await loadPolicies(db), today, table);
  const hands = () => {
    const loans = db('loans').where({ assigned_to: user_id }).whereNot('status', 'settled');
    joinOverdue(loans, table, today);
    return loans;
  };
  const held = (await hands()
    .where('oldest_unpaid_due_on', '<', today)
    .count({ n: '*' })
    .sum({ overdue: 'overdue_minor' })
    .first()) as { n: number; overdue: number | null } | undefined;
  const missed = (await hands()
    .where((late) => {
      whereFirstAction(late, 'missed', asked);
    })
    .count({ n: '*' })
    .first()) as { n: number } | undefined;
  const written = (await db('collection_notes')
    .where({ author_id: user_id })
    .where('status', 'recorded')
    .where('contacted_at', '>=', beijingMidnight(today))
    .select(db.raw('count(*) as contacted'), db.raw('count(promise_on) as promised'))
    .first()) as { contacted: number; promised: number } | undefined;
  return {
    loans: Number(held?.n ?? 0),
    overdue_minor: Number(held?.overdue ?? 0),
    first_missed: Number(missed?.n ?? 0),
    contacted: Number(written?.contacted ?? 0),
    promised: Number(written?.promised ?? 0),
  };
}

async function promisesOf(
  db: Knex,
  who: Who,
  today: string,
): Promise<NonNullable<HomeAnswer['promises']>> {
  const notes = () => seenBy(who, db, 'collection_notes');
  const rows: { promise_status: string; n: number }[] = await notes()
    .whereBetween('promise_on', [addDays(today, -TOLD_DAYS), today])
    .where('collection_notes.status', 'recorded')
    .groupBy('promise_status')
    .select('promise_status')
    .count({ n: '*' });
  const count = (status: string) =>
    Number(rows.find(({ promise_status }) => promise_status === status)?.n ?? 0);
  const [due, made] = [
    notes().where({ promise_on: today }).where('promise_status', 'open'),
    notes().where('contacted_at', '>=', beijingMidnight(today)).whereNotNull('promise_on'),
  ];
  const only = async (query: Knex.QueryBuilder): Promise<number> =>
    Number(((await query.count({ n: '*' }).first()) as { n: number } | undefined)?.n ?? 0);
  return {
    due_today: await only(due),
    made: await only(made),
    kept: count('kept'),
    broken: count('broken'),
  };
}

/** By day what fell due of the schedules in force, and what came in. */
async function moneyOf(
  db: Knex,
  who: Who,
  today: string,
): Promise<NonNullable<HomeAnswer['money']>> {
  const from = addDays(today, 1 - TOLD_DAYS);
  const due: { on: string; sum: number }[] = await seenBy(who, db, 'installments')
    .whereBetween('due_on', [from, today])
    .where({ in_force: 1 })
    .groupBy('due_on')
    .select({ on: 'due_on' }, db.raw('sum(principal_minor + interest_minor) as sum'));
  const paid: { on: string; sum: number }[] = await seenBy(who, db, 'payments')
    .whereBetween('paid_on', [from, today])
    .where('payments.status', 'posted')
    .groupBy('paid_on')
    .select({ on: 'paid_on' })
    .sum({ sum: 'amount_minor' });
  const onDay = (rows: readonly { on: string; sum: number }[], on: string) =>
    Number(rows.find((row) => row.on === on)?.sum ?? 0);
  return Array.from({ length: TOLD_DAYS }, (_, day) => addDays(from, day)).map((on) => ({
    on,
    due_minor: onDay(due, on),
    paid_minor: onDay(paid, on),
  }));
}

/** What the console kept from happening lately, and what happened against a rule. */
async function contactsOf(db: Knex, today: string): Promise<NonNullable<HomeAnswer['contact']>> {
  const from = addDays(today, 1 - TOLD_DAYS);
  const refused: {
    rule: NonNullable<HomeAnswer['contact']>['refused'][number]['rule'];
    n: number;
  }[] = await db('contact_refusals')
    // With both ends said, SQLite goes by the day and not by the rule.
    .whereBetween('business_date', [from, today])
    .groupBy('rule')
    .select('rule')
    .count({ n: '*' });
  const broken = (await db('collection_notes')
    .where('contacted_at', '>=', beijingMidnight(from))
    .whereNot('violations', '[]')
    .count({ n: '*' })
    .first()) as { n: number } | undefined;
  return {
    from,
    holds_ending: await holdsEnding(db, today),
    refused: refused
      .map(({ rule, n }) => ({ rule, count: Number(n) }))
      .toSorted((a, b) => b.count - a.count || a.rule.localeCompare(b.rule)),
    broken: Number(broken?.n ?? 0),
  };
}

/** Holds after which contact is open again within a week, unless somebody sees to it. */
async function holdsEnding(db: Knex, today: string): Promise<number> {
  const rows = db('holds').where('holds.ends_on', '<=', addDays(today, ENDING_DAYS));
  whereInForce(rows, today);
  const found = (await rows.count({ n: '*' }).first()) as { n: number } | undefined;
  return Number(found?.n ?? 0);
}

/** The first page of whoever looks, on a business date. */
export async function homeOf(db: Knex, who: Who, today: string): Promise<HomeAnswer> {
  const { role } = who;
  const waiting: Waiting[] = [];
  for (const read of Object.values(role === 'staff' ? {} : waitingFor(db, who, today)))
    waiting.push(await read());
  const leads = role === 'supervisor';
  return {
    role,
    on: today,
    waiting,
    team: leads ? await teamLoad(db, who.team, today) : null,
    promises: leads ? await promisesOf(db, who, today) : null,
    money: leads ? await moneyOf(db, who, today) : null,
    contact: role === 'compliance' ? await contactsOf(db, today) : null,
    running: role === 'admin' ? await runningOf(db, today) : null,
  };
}
