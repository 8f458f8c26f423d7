import type { Knex } from 'knex';
import type { RepairWorkload } from '../contract/resources/repairReport.ts';
import { addDays, daysBetween } from '../domain/time/calendar.ts';
import { OPEN_REPAIR } from '../domain/repair/repairCase.ts';
import { repairClock } from '../domain/repair/repairClock.ts';
import { loadPolicies } from '../book/policies.ts';

interface OpenRow {
  assignee_id: number | null;
  due_on: string;
  received_on: string;
}
interface Person {
  id: number;
  full_name: string;
  active: number;
}

/** Ages in days since a request came; an objection has twenty. */
const AGES: readonly (readonly [from_days: number, to_days: number | null])[] = [
  [0, 5],
  [6, 10],
  [11, 15],
  [16, 20],
  [21, null],
];
const LOOKED_BACK_DAYS = 30;

/**
 * Who has what of the queue on a day, and how old it is. People of the desk without any are listed
 * too: they can be given some.
 */
export async function repairWorkload(db: Knex, today: string): Promise<RepairWorkload> {
  const { soon_days } = (await loadPolicies(db)).on('credit_repair', today);
  const rows: OpenRow[] = await db('credit_repairs')
    .whereIn('status', [...OPEN_REPAIR])
    .select('assignee_id', 'due_on', 'received_on')
    .orderBy(['due_on', 'id']);
  const answered: { answered_by: number; n: number }[] = await db('credit_repairs')
    .where('answered_on', '>', addDays(today, -LOOKED_BACK_DAYS))
    .groupBy('answered_by')
    .select('answered_by')
    .count({ n: '*' });
  const holders = new Set([
    ...rows.flatMap((row) => (row.assignee_id === null ? [] : [row.assignee_id])),
    ...answered.map((row) => row.answered_by),
  ]);
  const people: Person[] = await db('users')
    .where((group) => {
      group.whereIn('role', ['staff', 'supervisor']).where({ active: 1 });
    })
    .orWhereIn('id', [...holders])
    .orderBy('id')
    .select('id', 'full_name', 'active');
  const late = ({ due_on }: OpenRow): boolean => due_on < today;
  const age = ({ received_on }: OpenRow): number => daysBetween(received_on, today);
  return {
    open: rows.length,
    unclaimed: rows.filter((row) => row.assignee_id === null).length,
    overdue: rows.filter(late).length,
    soon_days,
    due_soon: rows.filter(
      (row) =>
        repairClock(
          { status: 'received', due_on: row.due_on, answered_on: null, withdrawn_on: null },
          today,
          soon_days,
        ).clock_state === 'soon',
    ).length,
    people: people
      .map(({ id, full_name }) => {
        const own = rows.filter((row) => row.assignee_id === id);
        return {
          user_id: id,
          full_name,
          open: own.length,
          overdue: own.filter(late).length,
          next_due_on: own[0]?.due_on ?? null,
          answered_30_days: Number(answered.find((row) => row.answered_by === id)?.n ?? 0),
        };
      })
      .sort((a, b) => b.overdue - a.overdue || b.open - a.open || a.user_id - b.user_id),
    ages: AGES.map(([from_days, to_days]) => {
      const within = rows.filter(
        (row) => age(row) >= from_days && (to_days === null || age(row) <= to_days),
      );
      return { from_days, to_days, open: within.length, overdue: within.filter(late).length };
    }),
  };
}
