import { createRequire } from 'node:module';
import { workdayCalendar, type WorkdayCalendar } from '../domain/time/workdays.ts';

/**
 * Workdays of China from 2004 on, by the State Council's yearly announcements, as the package
 * `chinese-days` carries them. Its data are read, not its functions: these build local dates and
 * answer for the day before wherever the machine's zone lies west of Greenwich.
 *
 * Known to the end of the last announced year. The next year's announcement, made in November or
 * December, can still touch the last days of December: 2018-12-29 became a workday and 2018-12-31 a
 * holiday by the one for 2019. A new year comes with a new version of the package.
 */

interface ChineseDays {
  holidays: Record<string, string>;
  workdays: Record<string, string>;
}

const { holidays, workdays } = createRequire(import.meta.url)(
  'chinese-days/dist/chinese-days.json',
) as ChineseDays;

const lastYear = Object.keys(holidays).reduce(
  (last, on) => (on.slice(0, 4) > last ? on.slice(0, 4) : last),
  '2004',
);

export const chineseWorkdays: WorkdayCalendar = workdayCalendar({
  holidays: new Set(Object.keys(holidays)),
  workdays: new Set(Object.keys(workdays)),
  knownUntil: `${lastYear}-12-31`,
});
