import { createRequire } from 'node:module';
import { LAST_STATUTORY_YEAR, statutoryDaysOf } from '../domain/time/statutoryDays.ts';
import { workdayCalendar, type WorkdayCalendar } from '../domain/time/workdays.ts';

/**
 * Workdays of China from 2004 on, by the State Council's yearly announcements, as the package
 * `chinese-days` carries them. Its data are read, not its functions: these build local dates and
 * answer for the day before wherever the machine's zone lies west of Greenwich.
 *
 * The package knows the years to the last one announced when it was made. The next year's
 * announcement, made in November or December, can still touch the last days of December: 2018-12-29
 * became a workday and 2018-12-31 a holiday by the one for 2019. A new year comes with a new
 * version of the package, or as a notice that an administrator enters.
 */

interface ChineseDays {
  holidays: Record<string, string>;
  workdays: Record<string, string>;
}

const { holidays, workdays } = createRequire(import.meta.url)(
  'chinese-days/dist/chinese-days.json',
) as ChineseDays;

/** A yearly notice of the State Council, as an administrator entered it. */
export interface HolidayNotice {
  year: number;
  holidays: readonly string[];
  workdays: readonly string[];
}

const packaged = Object.keys(holidays).reduce(
  (last, on) => (on.slice(0, 4) > last ? on.slice(0, 4) : last),
  '2004',
);

/**
 * The calendar of what is announced, by the package and by the notices entered for years it does
 * not know yet. Later years have the days the statute fixes; a date among them is provisional.
 */
function calendarOf(notices: readonly HolidayNotice[]): WorkdayCalendar {
  const newer = new Map(
    notices.filter(({ year }) => year > Number(packaged)).map((notice) => [notice.year, notice]),
  );
  let last = Number(packaged);
  while (newer.has(last + 1)) last += 1;
  const announced = [...newer.values()];
  const statutory: string[] = [];
  for (let year = Number(packaged) + 1; year <= LAST_STATUTORY_YEAR; year += 1)
    statutory.push(...statutoryDaysOf(year));
  return workdayCalendar({
    holidays: new Set([
      ...Object.keys(holidays),
      ...statutory,
      ...announced.flatMap((notice) => notice.holidays),
    ]),
    workdays: new Set([
      ...Object.keys(workdays),
      ...announced.flatMap((notice) => notice.workdays),
    ]),
    knownUntil: `${last}-12-31`,
  });
}

let current = calendarOf([]);
let counted = '[]';

/**
 * The workdays of China as this process knows them: the notices are those of the policies that
 * were read last, which each request and each round of the jobs does (`loadPolicies`). So a notice
 * that another process approved counts from the next request on.
 */
export const chineseWorkdays: WorkdayCalendar = {
  isWorkday: (on) => current.isWorkday(on),
  get knownUntil() {
    return current.knownUntil;
  },
};

/** Whether workdays count by these notices just now. */
export const countsBy = (notices: readonly HolidayNotice[]): boolean =>
  JSON.stringify(notices) === counted;

/** Counts workdays by these notices from now on. */
export function announceHolidays(notices: readonly HolidayNotice[]): void {
  if (countsBy(notices)) return;
  current = calendarOf(notices);
  counted = JSON.stringify(notices);
}
