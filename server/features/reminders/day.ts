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
 * Days for which people are told of a deadline that was missed on a loan nobody sues for. After
 * them it is history: the list shows it, nobody is told.
 */
const LOAN_MISSED_DAYS = 7;

/** The record a reminder of a legal deadline is about: the case or, without one, the loan. */
export const remindedRecord = ({
  legal_case_id,
  loan_id,
}: Pick<StandingDeadline, 'legal_case_id' | 'loan_id'>): Pick<
  NewReminder,
  'resource' | 'record_id'
> =>
  legal_case_id === null
    ? { resource: 'loans', record_id: loan_id }
    : { resource: 'legal_cases', record_id: legal_case_id };

/** The ids of those to remind: the owner or, where no owner could read it, every supervisor. */
function recipients({ owner_id }: StandingDeadline, people: readonly DeskPerson[]): number[] {
  const owner = people.find(({ id }) => id === owner_id);
  return owner === undefined
    ? people.filter(({ role }) => role === 'supervisor').map(({ id }) => id)
    : [owner.id];
}

/**
 * Reminds the owners of open cases, and the people who work on loans without a case, of deadlines
 * that have come near or were missed. Answers how many reminders were new.
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
  const rows = deadlines.flatMap((deadline): NewReminder[] => {
    const { kind, on, days_left, loan_id, legal_case_id } = deadline;
    const remind_on = reminderDay(on, days_left);
    if (remind_on === null || (legal_case_id === null && days_left < -LOAN_MISSED_DAYS)) return [];
    return recipients(deadline, people).map((user_id) => ({
      user_id,
      ...remindedRecord(deadline),
      loan_id,
      kind,
      deadline_on: on,
      remind_on,
    }));
  });
  return await insertReminders(unit.db, rows, unit.now);
}
