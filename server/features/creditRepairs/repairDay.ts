import { creditRepairs } from '../../contract/resources/creditRepairs.ts';
import { addDays } from '../../domain/time/calendar.ts';
import { repairReminderOn } from '../../domain/repair/repairClock.ts';
import type { WorkdayCalendar } from '../../domain/time/workdays.ts';
import { loadPolicies } from '../../book/policies.ts';
import { deskPeople, insertReminders, type NewReminder } from '../../book/reminders.ts';
import { updateRow } from '../../store/tableStore.ts';
import { difference, type UnitOfWork } from '../../store/unitOfWork.ts';
import { chineseWorkdays } from '../../book/workdays.ts';
import { dueOf } from './intake.ts';
import { openDueBy, provisionalRepairs } from './store/requests.ts';

/**
 * The queue's part of the business day: last days that newly announced holidays move, and reminders
 * to those who have a request in hand.
 */

/** Moves last days that the holidays announced since have moved; answers how many. */
async function settleDues(unit: UnitOfWork, calendar: WorkdayCalendar): Promise<number> {
  let moved = 0;
  for (const row of await provisionalRepairs(unit.db)) {
    const { due_on, due_provisional } = dueOf(row.received_on, row.kind, row.due_days, calendar);
    const changed = difference(row, { due_on, due_provisional });
    if (Object.keys(changed.after).length === 0) continue;
    unit.record({ action: 'update', resource: 'credit_repairs', record_id: row.id, ...changed });
    await updateRow(unit.db, creditRepairs, row, changed.after, unit.now);
    moved += 1;
  }
  return moved;
}

/**
 * Reminds the holder of a request and, where nobody has it who could be reminded, every supervisor.
 * Answers how many reminders were new.
 */
async function remind(unit: UnitOfWork): Promise<number> {
  const today = unit.businessDate;
  const { soon_days } = (await loadPolicies(unit.db)).on('credit_repair', today);
  const people = await deskPeople(unit.db);
  const supervisors = people.filter(({ role }) => role === 'supervisor').map(({ id }) => id);
  const rows = (await openDueBy(unit.db, addDays(today, soon_days))).flatMap(
    (row): NewReminder[] => {
      const remind_on = repairReminderOn(row.due_on, today, soon_days);
      if (remind_on === null) return [];
      const holder = people.find(({ id }) => id === row.assignee_id);
      return (holder === undefined ? supervisors : [holder.id]).map((user_id) => ({
        user_id,
        resource: 'credit_repairs',
        record_id: row.id,
        loan_id: row.loan_id,
        kind: 'repair_answer',
        deadline_on: row.due_on,
        remind_on,
      }));
    },
  );
  return await insertReminders(unit.db, rows, unit.now);
}

/** Runs the queue's part of a business day; a job asks for it once the day has begun. */
export async function repairDay(
  unit: UnitOfWork,
  calendar: WorkdayCalendar = chineseWorkdays,
): Promise<{ moved: number; reminders: number }> {
  return { moved: await settleDues(unit, calendar), reminders: await remind(unit) };
}
