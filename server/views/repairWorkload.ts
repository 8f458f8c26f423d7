import type { Knex } from 'knex';
import type { CreditRepairRow } from '../contract/resources/creditRepairs.ts';
import type { UserRow } from '../contract/resources/system.ts';
import type { RepairWorkload } from '../contract/resources/repairReport.ts';
import { addDays, daysBetween } from '../domain/time/calendar.ts';
import { REPAIR_OPEN } from '../domain/repair/repairCase.ts';
import { repairClock } from '../domain/repair/repairClock.ts';
import { loadPolicies } from '../book/policies.ts';

type OpenRow = Pick<CreditRepairRow, 'assignee_id' | 'due_on' | 'received_on'>;

/** Age groups in days since a request came; an objection has to be answered within twenty. */
const AGES: readonly (readonly [from_days: number, to_days: number | null])[] = [
  [0, 5],
  [6, 10],
  [11, 15],
  [16, 20],
  [21, null],
];
/** Days back in which answers are counted. */
const LOOKED_BACK_DAYS = 30;

const openRows = async (db: Knex): Promise<OpenRow[]> =>
  await db('credit_repairs')
    .whereIn('status', REPAIR_OPEN)
    .select('assignee_id', 'due_on', 'received_on')
    .orderBy(['due_on', 'id']);

/** How many requests each person has answered lately, by the person's id. */
async function answersSince(db: Knex, since: string): Promise<Map<number, number>> {
  const rows: { answered_by: number; n: number }[] = await db('credit_repairs')
    .where('answered_on', '>', since)
    .groupBy('answered_by')
    .select('answered_by')
    .count({ n: '*' });
  return new Map(rows.map(({ answered_by, n }) => [answered_by, n]));
}

type Person = Pick<UserRow, 'id' | 'full_name'>;

/** The people at the desk who can sign in, and the named ones. */
const peopleAnd = async (db: Knex, named: ReadonlySet<number>): Promise<Person[]> =>
  await db('users')
    .where((group) => {
      group.whereIn('role', ['staff', 'supervisor']).where({ active: 1 });
    })
    .orWhereIn('id', [...named])
    .orderBy('id')
    .select('id', 'full_name');

const isSoon = ({ due_on }: OpenRow, today: string, soon_days: number): boolean =>
  repairClock(
    { status: 'received', due_on, answered_on: null, withdrawn_on: null },
    today,
    soon_days,
  ).clock_state === 'soon';

function ageGroups(rows: readonly OpenRow[], today: string): RepairWorkload['ages'] {
  return AGES.map(([from_days, to_days]) => {
    const within = rows.filter(({ received_on }) => {
      const age = daysBetween(received_on, today);
      return age >= from_days && (to_days === null || age <= to_days);
    });
    const overdue = within.filter(({ due_on }) => due_on < today);
    return { from_days, to_days, open: within.length, overdue: overdue.length };
  });
}

/**
 * Who has what of the queue on a day, and how old it is. People of the desk without any are listed
 * too: they can be given some.
 */
export async function repairWorkload(db: Knex, today: string): Promise<RepairWorkload> {
  const { soon_days } = (await loadPolicies(db)).on('credit_repair', today);
  const rows = await openRows(db);
  const answers = await answersSince(db, addDays(today, -LOOKED_BACK_DAYS));
  const holders = new Set([...rows.flatMap((row) => row.assignee_id ?? []), ...answers.keys()]);
  const overdue = rows.filter(({ due_on }) => due_on < today);
  const heldBy = (id: number) => (row: OpenRow) => row.assignee_id === id;
  return {
    open: rows.length,
    unclaimed: rows.filter((row) => row.assignee_id === null).length,
    overdue: overdue.length,
    soon_days,
    due_soon: rows.filter((row) => isSoon(row, today, soon_days)).length,
    people: (await peopleAnd(db, holders))
      .map(({ id, full_name }) => ({
        user_id: id,
        full_name,
        open: rows.filter(heldBy(id)).length,
        overdue: overdue.filter(heldBy(id)).length,
        next_due_on: rows.find(heldBy(id))?.due_on ?? null,
        answered_30_days: answers.get(id) ?? 0,
      }))
      .sort((a, b) => b.overdue - a.overdue || b.open - a.open || a.user_id - b.user_id),
    ages: ageGroups(rows, today),
  };
}
