import {
  COMPLAINT_REMINDER_DAYS,
  complaintDaysLeft,
  complaintDeadline,
} from '../../domain/contact/complaintClock.ts';
import { reminderDay } from '../../domain/legal/reminders.ts';
import { answerers, insertReminders, type NewReminder } from '../../book/reminders.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { openComplaints } from './store/complaints.ts';

/**
 * The complaints' part of the business day: everybody who may answer one is told before its last
 * day and once it is late. Answers how many reminders were new.
 */
export async function complaintDay(unit: UnitOfWork): Promise<{ reminders: number }> {
  const people = await answerers(unit.db);
  const rows = (await openComplaints(unit.db)).flatMap((row): NewReminder[] => {
    const deadline_on = complaintDeadline(row);
    const left = complaintDaysLeft(row, unit.businessDate) ?? 0;
    const remind_on = reminderDay(deadline_on, left, COMPLAINT_REMINDER_DAYS);
    if (remind_on === null) return [];
    return people.map((user_id) => ({
      user_id,
      resource: 'complaints',
      record_id: row.id,
      loan_id: row.loan_id,
      kind: 'complaint_answer',
      deadline_on,
      remind_on,
    }));
  });
  return { reminders: await insertReminders(unit.db, rows, unit.now) };
}
