import type { Knex } from 'knex';
import { type Reminder, type ReminderRow, reminders } from '../../contract/resources/reminders.ts';
import { done, refuse, type Outcome } from '../../contract/outcome.ts';
import { addMonths, daysBetween } from '../../domain/time/calendar.ts';
import type { SignedIn } from '../../http/route.ts';
import type { Condition, ListRequest } from '../../store/listTypes.ts';
import { deadlinesAt } from '../../book/deadlines.ts';
import { updateRow } from '../../store/tableStore.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { remindedRecord } from './day.ts';
import {
  complaintDues,
  ownReminder,
  recordIds,
  reminderOf,
  remindersOf,
  repairDues,
  titlesOf,
  visitDues,
} from './store.ts';

/**
 * A person's reminders: the latest one of each deadline of the records in their hands, as long as
 * the deadline stands. Those ticked off stay to be looked up.
 */

/** Months back from today; reminders of earlier deadlines are of no use to anybody. */
const KEPT_MONTHS = 12;

/** The name of a deadline: reminders of the same one share it. */
const keyOf = (row: Pick<ReminderRow, 'resource' | 'record_id' | 'kind' | 'deadline_on'>): string =>
  `${row.resource}/${row.record_id}/${row.kind}/${row.deadline_on}`;
/**
 * The names of the deadlines among these that still stand. A lifted measure, or a limitation that a
 * payment moved, no longer does.
 */
async function standingOf(
  db: Knex,
  rows: readonly ReminderRow[],
  today: string,
): Promise<Set<string>> {
  const deadlines = await deadlinesAt(
    db,
    { cases: recordIds(rows, 'legal_cases'), loans: recordIds(rows, 'loans') },
    today,
  );
  const dues = await repairDues(db, recordIds(rows, 'credit_repairs'));
  const answers = await complaintDues(db, recordIds(rows, 'complaints'));
  const visits = await visitDues(db, recordIds(rows, 'visits'));
  const stands = ({ resource, record_id, kind, deadline_on }: ReminderRow): boolean =>
    (resource === 'credit_repairs' && dues.get(record_id)?.[kind] === deadline_on) ||
    (resource === 'complaints' && answers.get(record_id) === deadline_on) ||
    (resource === 'visits' && visits.get(record_id) === deadline_on);
  return new Set([
    ...deadlines.map((deadline) =>
      keyOf({ kind: deadline.kind, deadline_on: deadline.on, ...remindedRecord(deadline) }),
    ),
    ...rows.filter(stands).map(keyOf),
  ]);
}

const present = (row: ReminderRow, title: string | undefined, today: string): Reminder => ({
  ...row,
  done: row.done_at !== null,
  days_left: daysBetween(today, row.deadline_on),
  title: title ?? '',
});

async function shownTo(db: Knex, user: SignedIn, today: string): Promise<Reminder[]> {
  const latest = new Map<string, ReminderRow>();
  for (const row of await remindersOf(db, user, addMonths(today, -KEPT_MONTHS)))
    if (!latest.has(keyOf(row))) latest.set(keyOf(row), row);
  const rows = [...latest.values()];
  const open = rows.filter((row) => row.done_at === null);
  const standing = await standingOf(db, open, today);
  const shown = rows.filter((row) => row.done_at !== null || standing.has(keyOf(row)));
  const titles = await titlesOf(db, shown);
  return shown.map((row) => present(row, titles.get(row.id), today));
}

/** Whether a reminder meets a filter; a flag is asked for as 1 or 0. */
function meets(row: Reminder, { field, op, values }: Condition): boolean {
  const shown = row[field as keyof Reminder];
  const value = typeof shown === 'boolean' ? Number(shown) : shown;
  if (op === 'in') return values.includes(value);
  return op === 'gte' ? String(value) >= String(values[0]) : String(value) <= String(values[0]);
}

type SortField = 'id' | 'deadline_on' | 'remind_on';
/** Sorts by a field, and where that is the same by id. */
const byField = (field: SortField) => (a: Reminder, b: Reminder) => {
  if (a[field] === b[field]) return a.id - b.id;
  return a[field] < b[field] ? -1 : 1;
};

/** One page of a person's own reminders; there are few enough to be filtered and sorted here. */
export async function listReminders(
  db: Knex,
  user: SignedIn,
  request: ListRequest,
  today: string,
): Promise<{ rows: Reminder[]; total: number; first: number }> {
  const all = (await shownTo(db, user, today)).filter((row) =>
    request.conditions.every((condition) => meets(row, condition)),
  );
  all.sort(byField(request.sort.field as SortField));
  if (request.sort.order === 'DESC') all.reverse();
  const { first, rows } = request.range ?? { first: 0, rows: all.length };
  return { rows: all.slice(first, first + rows), total: all.length, first };
}

/** One of a person's own reminders; what is in another's hands is not there. */
export async function showReminder(
  db: Knex,
  user: SignedIn,
  id: number,
  today: string,
): Promise<Outcome<Reminder>> {
  const reminder = await reminderOf(db, user, id);
  if (reminder === undefined) return refuse('no_such_record', { id });
  const titles = await titlesOf(db, [reminder]);
  return done(present(reminder, titles.get(id), today));
}

/**
 * Ticks a reminder off, for this person alone: whoever was told of it before, or has the record
 * after, is told all the same. Doing it once more changes nothing.
 */
export const finishReminder = async (
  unit: UnitOfWork,
  user: SignedIn,
  id: number,
): Promise<Outcome<Reminder>> => await setDone(unit, user, id, unit.now);

/** Takes the tick back: the reminder waits again, as long as its deadline stands. */
export const reopenReminder = async (
  unit: UnitOfWork,
  user: SignedIn,
  id: number,
): Promise<Outcome<Reminder>> => await setDone(unit, user, id, null);

async function setDone(
  unit: UnitOfWork,
  user: SignedIn,
  id: number,
  done_at: string | null,
): Promise<Outcome<Reminder>> {
  const shown = await reminderOf(unit.db, user, id);
  if (shown === undefined) return refuse('no_such_record', { id });
  const row = await ownReminder(unit, user, shown);
  if ((row.done_at === null) !== (done_at === null)) {
    await updateRow(unit.db, reminders, row, { done_at }, unit.now);
    unit.record({
      action: done_at === null ? 'reopen' : 'update',
      resource: 'reminders',
      record_id: row.id,
      before: { done_at: row.done_at },
      after: { done_at },
    });
  }
  return await showReminder(unit.db, user, row.id, unit.businessDate);
}
