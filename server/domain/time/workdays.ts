import { addDays, dayOfWeek } from './calendar.ts';

/**
 * Workdays and statutory holidays, as periods of the law count them. Which days these are is given
 * from outside: the State Council announces them a year at a time.
 */

export interface WorkdayCalendar {
  /**
   * Whether people work on that day. Beyond `knownUntil` and before the first announced year: every
   * day but Saturday and Sunday.
   */
  isWorkday: (on: string) => boolean;
  /**
   * The last day whose arrangement is announced; a date after it is provisional and must be asked
   * for again once the next year is known.
   */
  knownUntil: string;
}

/**
 * Days that differ from the plain week: holidays (weekend days among them may be named too) and
 * weekend days worked to make up for one.
 */
export interface Arrangements {
  holidays: ReadonlySet<string>;
  workdays: ReadonlySet<string>;
  knownUntil: string;
}

const isWeekend = (on: string): boolean => dayOfWeek(on) === 0 || dayOfWeek(on) === 6;

/**
 * A weekend is free and a weekday worked unless the arrangements say otherwise. A day named as both
 * is worked: it rolls a deadline less far, which is the safe side.
 */
export function workdayCalendar({ holidays, workdays, knownUntil }: Arrangements): WorkdayCalendar {
  return {
    knownUntil,
    isWorkday: (on) => workdays.has(on) || !(isWeekend(on) || holidays.has(on)),
  };
}

/** Knows no holiday, and says so of every date. */
export const WEEKENDS_ONLY: WorkdayCalendar = workdayCalendar({
  holidays: new Set(),
  workdays: new Set(),
  knownUntil: '0000-01-01',
});

/**
 * No holiday lasts longer; a calendar without any workday is a mistake, not a reason to search for
 * ever.
 */
const LONGEST_BREAK_DAYS = 31;

function nearestWorkday(on: string, step: 1 | -1, calendar: WorkdayCalendar): string {
  let day = on;
  for (let passed = 0; !calendar.isWorkday(day); passed += 1) {
    if (passed === LONGEST_BREAK_DAYS)
      throw new RangeError(`no workday within ${LONGEST_BREAK_DAYS} days of ${on}`);
    day = addDays(day, step);
  }
  return day;
}

/**
 * The day itself if it is a workday, else the next one (Civil Code art. 203, Civil Procedure Law
 * art. 85). Throws RangeError where a calendar has no workday for a month.
 */
export function rollForward(on: string, calendar: WorkdayCalendar): string {
  return nearestWorkday(on, 1, calendar);
}

/** The day itself if it is a workday, else the one before. Throws RangeError as `rollForward`. */
export const rollBack = (on: string, calendar: WorkdayCalendar): string =>
  nearestWorkday(on, -1, calendar);

/**
 * The `count`-th workday after a day, itself not counted; before it when negative; 0 answers the
 * day as it is.
 */
export function addWorkdays(on: string, count: number, calendar: WorkdayCalendar): string {
  const step = count < 0 ? -1 : 1;
  let day = on;
  for (let left = Math.abs(count); left > 0; left -= 1)
    day = nearestWorkday(addDays(day, step), step, calendar);
  return day;
}

/** The last day of a period, and the law it stands on. */
export interface Deadline {
  on: string;
  source: string;
  /** A bare number; null where no article but a document sets the date. */
  article: string | null;
  /**
   * The period ended on a weekend or holiday, and so on the next workday (Civil Code art. 203,
   * Civil Procedure Law art. 85).
   */
  rolled: boolean;
  /**
   * It ends after the announced holidays: a holiday may yet move it later, and a weekend worked to
   * make up for one may move it a day or two earlier.
   */
  provisional: boolean;
}

/** A period's last day, rolled forward to a workday. */
export function deadlineOn(
  last_day: string,
  basis: { source: string; article: string | null },
  calendar: WorkdayCalendar,
): Deadline {
  const on = rollForward(last_day, calendar);
  return {
    on,
    source: basis.source,
    article: basis.article,
    rolled: on !== last_day,
    provisional: on > calendar.knownUntil,
  };
}
