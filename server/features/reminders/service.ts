import type { Knex } from 'knex';
import { type Reminder, type ReminderRow, reminders } from '../../contract/resources/reminders.ts';
import { done, refuse, type Outcome } from '../../contract/outcome.ts';
import { addMonths, daysBetween } from '../../domain/time/calendar.ts';
import type { SignedIn } from '../../http/route.ts';
import type { Condition, ListRequest } from '../../store/listTypes.ts';
import { deadlinesAt } from '../../book/deadlines.ts';
import { updateRow } from '../../store/tableStore.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { ownReminder, reminderOf, remindersOf, repairDues, titlesOf } from './store.ts';

/**
 * What a person is reminded of: the last occasion of each deadline of what is in their hands, while
 * it stands; those done stay to be looked up.
 */

/** Reminders of deadlines longer ago are of no use to anybody. */
const KEPT_MONTHS = 12;

const keyOf = (row: Pick<ReminderRow, 'resource' | 'record_id' | 'kind' | 'deadline_on'>): string =>
  `${row.resource}/${row.record_id}/${row.kind}/${row.deadline_on}`;
const idsOf = (rows: readonly ReminderRow[], resource: ReminderRow['resource']): number[] => [
  ...new Set(rows.filter((row) => row.resource === resource).map((row) => row.record_id)),
];

/**
 * The deadlines among these that are still what they were: a measure that was lifted or a payment
 * that moved the limitation leaves none.
 */
async function standingOf(
  db: Knex,
  rows: readonly ReminderRow[],
  today: string,
): Promise<Set<string>> {
  const deadlines = await deadlinesAt(
    db,
    { cases: idsOf(rows, 'legal_cases'), loans: idsOf(rows, 'loans') },
    today,
  );
  const dues = await repairDues(db, idsOf(rows, 'credit_repairs'));
  return new Set([
    ...deadlines.map((one) =>
      keyOf({
        kind: one.kind,
        deadline_on: one.on,
        ...(one.legal_case_id === null
          ? { resource: 'loans' as const, record_id: one.loan_id }
          : { resource: 'legal_cases' as const, record_id: one.legal_case_id }),
      }),
    ),
    ...rows
      .filter(
        (row) => row.resource === 'credit_repairs' && dues.get(row.record_id) === row.deadline_on,
      )
      .map(keyOf),
  ]);
}

async function shownTo(db: Knex, user: SignedIn, today: string): Promise<Reminder[]> {
  const latest = new Map<string, ReminderRow>();
  for (const row of await remindersOf(db, user, addMonths(today, -KEPT_MONTHS)))
    if (!latest.has(keyOf(row))) latest.set(keyOf(row), row);
  const rows = [...latest.values()];
  const open = rows.filter((row) => row.done_at === null);
  const standing = await standingOf(db, open, today);
  const shown = rows.filter((row) => row.done_at !== null || standing.has(keyOf(row)));
  const titles = await titlesOf(db, shown);
  return shown.map((row) => ({
    ...row,
    done: row.done_at !== null,
    days_left: daysBetween(today, row.deadline_on),
    title: titles.get(row.id) ?? '',
  }));
}

const holds = (row: Reminder, { field, op, values }: Condition): boolean => {
  const value =
    field === 'done' ? Number(row.done) : (row[field as keyof Reminder] as string | number | null);
  if (op === 'in') return values.includes(value);
  return op === 'gte' ? String(value) >= String(values[0]) : String(value) <= String(values[0]);
};

/** One's own only; there are few enough to be sorted here. */
export async function listReminders(
  db: Knex,
  user: SignedIn,
  request: ListRequest,
  today: string,
): Promise<{ rows: Reminder[]; total: number; first: number }> {
  const all = (await shownTo(db, user, today)).filter((row) =>
    request.conditions.every((condition) => holds(row, condition)),
  );
  const { field, order } = request.sort;
  const sign = order === 'ASC' ? 1 : -1;
  const by = (row: Reminder) => row[field as 'id' | 'deadline_on' | 'remind_on'];
  all.sort((a, b) => sign * (by(a) === by(b) ? a.id - b.id : by(a) < by(b) ? -1 : 1));
  const { first, rows } = request.range ?? { first: 0, rows: all.length };
  return { rows: all.slice(first, first + rows), total: all.length, first };
}

export async function showReminder(
  db: Knex,
  user: SignedIn,
  id: number,
  today: string,
): Promise<Outcome<Reminder>> {
  const reminder = await reminderOf(db, user, id);
  // What is in another's hands is not there.
  if (reminder === undefined) return refuse('no_such_record', { id });
  return done({
    ...reminder,
    done: reminder.done_at !== null,
    days_left: daysBetween(today, reminder.deadline_on),
    title: (await titlesOf(db, [reminder])).get(id) ?? '',
  });
}

/**
 * Ticked off by the person, for the person: who was told of it before, or has it after, is told all
 * the same. Once more does nothing.
 */
export async function finishReminder(
  unit: UnitOfWork,
  user: SignedIn,
  id: number,
): Promise<Outcome<Reminder>> {
  const shown = await reminderOf(unit.db, user, id);
  if (shown === undefined) return refuse('no_such_record', { id });
  const row = await ownReminder(unit, user, shown);
  if (row.done_at === null) {
    await updateRow(unit.db, reminders, row, { done_at: unit.now }, unit.now);
    unit.record({
      action: 'update',
      resource: 'reminders',
      record_id: row.id,
      before: { done_at: null },
      after: { done_at: unit.now },
    });
  }
  return await showReminder(unit.db, user, row.id, unit.businessDate);
}
