import { rollBack, rollForward, type WorkdayCalendar } from '../time/workdays.ts';
import type { ScheduledInstallment } from './schedule.ts';

/** What becomes of a due date that falls on a day on which nobody works. */
export const REST_DAY_RULES = ['none', 'next_workday', 'previous_workday'] as const;
export type RestDayRule = (typeof REST_DAY_RULES)[number];

/**
 * The rows of a schedule with their due dates off the days of rest. Amounts are those of the dates
 * agreed on. A date that would leave the order of the rows, or fall on the day the money was lent
 * or before it, stays.
 */
export function offRestDays<Row extends Pick<ScheduledInstallment, 'due_on'>>(
  rows: readonly Row[],
  rule: RestDayRule,
  calendar: WorkdayCalendar,
  lent_on: string,
): Row[] {
  if (rule === 'none') return [...rows];
  const roll = rule === 'next_workday' ? rollForward : rollBack;
  let before = lent_on;
  return rows.map((row, at) => {
    const moved = roll(row.due_on, calendar);
    const next = rows[at + 1]?.due_on;
    const stays = moved <= before || (next !== undefined && moved >= next);
    before = stays ? row.due_on : moved;
    return { ...row, due_on: before };
  });
}
