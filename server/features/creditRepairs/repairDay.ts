import { addDays } from '../../domain/time/calendar.ts';
import { repairReminderOn } from '../../domain/repair/repairClock.ts';
import { loadPolicies } from '../../book/policies.ts';
import {
  deskPeople,
  insertReminders,
  type DeskPerson,
  type NewReminder,
} from '../../book/reminders.ts';
import type { CreditRepairRow } from '../../contract/resources/creditRepairs.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { openDueBy, unmarkedObjections } from './store/requests.ts';

/** The queue's part of the business day: reminders to those who have a request in hand. */

type About = Pick<NewReminder, 'kind' | 'deadline_on' | 'remind_on'>;

/** A reminder for the holder of a request or, where nobody could be reminded, each supervisor. */
function remindersOf(
  { id, loan_id, assignee_id }: CreditRepairRow,
  about: About,
  people: readonly DeskPerson[],
): NewReminder[] {
  const holder = people.find((person) => person.id === assignee_id);
  const told = holder === undefined ? people.filter(({ role }) => role === 'supervisor') : [holder];
  return told.map((person) => ({
    user_id: person.id,
    resource: 'credit_repairs',
    record_id: id,
    loan_id,
    ...about,
  }));
}

/**
 * Reminds of the answers that are due and of records that are not marked as disputed yet, of these
 * every day from the one they came on. Answers how many reminders were new.
 */
export async function repairDay(unit: UnitOfWork): Promise<{ reminders: number }> {
  const today = unit.businessDate;
  const { soon_days } = (await loadPolicies(unit.db)).on('credit_repair', today);
  const people = await deskPeople(unit.db);
  const answers = (await openDueBy(unit.db, addDays(today, soon_days))).flatMap((row) => {
    const remind_on = repairReminderOn(row.due_on, today, soon_days);
    if (remind_on === null) return [];
    return remindersOf(row, { kind: 'repair_answer', deadline_on: row.due_on, remind_on }, people);
  });
  const marks = (await unmarkedObjections(unit.db)).flatMap((row) =>
    remindersOf(
      row,
      { kind: 'repair_mark', deadline_on: row.received_on, remind_on: today },
      people,
    ),
  );
  return { reminders: await insertReminders(unit.db, [...marks, ...answers], unit.now) };
}
