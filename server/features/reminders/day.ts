import { addDays } from '../../domain/time/calendar.ts';
import { REMINDER_DAYS, reminderDay } from '../../domain/legal/reminders.ts';
import { openCases } from '../../book/cases.ts';
import { standingDeadlines, type StandingDeadline } from '../../book/deadlines.ts';
import { refreshLimitations } from '../../book/limitation.ts';
import {
  deskPeople,
  insertReminders,
  type NewReminder,
  type DeskPerson,
} from '../../book/reminders.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';

/**
 * Of a loan that nobody sues for, a limitation missed longer ago than this is history: the list
 * shows it, nobody is told.
 */
const LOAN_MISSED_DAYS = 7;

/** The owner, or where there is none who could read it every supervisor. */
function toldOf({ owner_id }: StandingDeadline, people: readonly DeskPerson[]): number[] {
  const owner = people.find(({ id }) => id === owner_id);
  return owner === undefined
    ? people.filter(({ role }) => role === 'supervisor').map(({ id }) => id)
    : [owner.id];
}

/**
 * Tells the owners of open cases, and who works on loans without one, of deadlines that have come
 * near or were missed.
 */
export async function reminderRound(unit: UnitOfWork): Promise<number> {
  // Holidays announced since may have moved what is stored.
  await refreshLimitations(
    unit.db,
    (await openCases(unit.db)).map((row) => row.loan_id),
  );
  const people = await deskPeople(unit.db);
  const deadlines = await standingDeadlines(
    unit.db,
    unit.businessDate,
    addDays(unit.businessDate, REMINDER_DAYS[0]),
  );
  const rows = deadlines.flatMap((one): NewReminder[] => {
    const remind_on = reminderDay(one.on, one.days_left);
    if (remind_on === null || (one.legal_case_id === null && one.days_left < -LOAN_MISSED_DAYS))
      return [];
    const of =
      one.legal_case_id === null
        ? ({ resource: 'loans', record_id: one.loan_id } as const)
        : ({ resource: 'legal_cases', record_id: one.legal_case_id } as const);
    return toldOf(one, people).map((user_id) => ({
      user_id,
      ...of,
      loan_id: one.loan_id,
      kind: one.kind,
      deadline_on: one.on,
      remind_on,
    }));
  });
  return await insertReminders(unit.db, rows, unit.now);
}
