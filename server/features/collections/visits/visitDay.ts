import { deskPeople, insertReminders, type NewReminder } from '../../../book/reminders.ts';
import { addDays, daysBetween } from '../../../domain/time/calendar.ts';
import { reminderDay } from '../../../domain/legal/reminders.ts';
import type { UnitOfWork } from '../../../store/unitOfWork.ts';
import { visitsDueBy } from '../store/visits.ts';

/** Days before the last one on which the holder is told. */
const BEFORE = [3, 0] as const;
/** Days for which a visit that was missed is new; after them supervisors see it at home. */
const MISSED_DAYS = 7;

/**
 * The visits' part of the business day: whoever has one is told before its last day and once it is
 * late; of one that nobody has, the supervisors. Answers how many reminders were new.
 */
export async function visitDay(unit: UnitOfWork): Promise<{ reminders: number }> {
  const { db, businessDate: today } = unit;
  const people = await deskPeople(db);
  const supervisors = people.filter(({ role }) => role === 'supervisor').map(({ id }) => id);
  const due = await visitsDueBy(db, addDays(today, -MISSED_DAYS), addDays(today, BEFORE[0]));
  const rows = due.flatMap(({ id, loan_id, holder_id, due_on }): NewReminder[] => {
    const remind_on = reminderDay(due_on, daysBetween(today, due_on), BEFORE);
    if (remind_on === null) return [];
    const isHeld = people.some((person) => person.id === holder_id);
    const told = isHeld && holder_id !== null ? [holder_id] : supervisors;
    return told.map((user_id) => ({
      user_id,
      resource: 'visits',
      record_id: id,
      loan_id,
      kind: 'visit',
      deadline_on: due_on,
      remind_on,
    }));
  });
  return { reminders: await insertReminders(db, rows, unit.now) };
}
