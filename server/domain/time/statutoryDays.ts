import { addDays } from './calendar.ts';

/**
 * The days off that the statute itself fixes for every year (Measures on Holidays for National
 * Festivals and Commemoration Days, as of 2025): 1 January; New Year's Eve by the lunar calendar
 * and the three days after; Tomb-sweeping Day; 1 and 2 May; Dragon Boat; Mid-Autumn; 1 to 3
 * October. Bridges, make-up workdays and days given for a festival on a weekend wait for the
 * yearly notice.
 */

/**
 * Of each year: the lunar New Year's Day, Tomb-sweeping Day, Dragon Boat, Mid-Autumn. By the true
 * new moon in Beijing: where that falls near midnight, as in 2027 and 2030, the calendar of `Intl`
 * is a day off.
 */
const FESTIVALS: readonly (readonly [year: number, ...monthDays: string[]])[] = [
  [2025, '01-29', '04-04', '05-31', '10-06'],
  [2026, '02-17', '04-05', '06-19', '09-25'],
  [2027, '02-06', '04-05', '06-09', '09-15'],
  [2028, '01-26', '04-04', '05-28', '10-03'],
  [2029, '02-13', '04-04', '06-16', '09-22'],
  [2030, '02-03', '04-05', '06-05', '09-12'],
  [2031, '01-23', '04-05', '06-24', '10-01'],
  [2032, '02-11', '04-04', '06-12', '09-19'],
  [2033, '01-31', '04-04', '06-01', '09-08'],
  [2034, '02-19', '04-05', '06-20', '09-27'],
  [2035, '02-08', '04-05', '06-10', '09-16'],
  [2036, '01-28', '04-04', '05-30', '10-04'],
  [2037, '02-15', '04-04', '06-18', '09-24'],
  [2038, '02-04', '04-05', '06-07', '09-13'],
  [2039, '01-24', '04-05', '05-27', '10-02'],
  [2040, '02-12', '04-04', '06-14', '09-20'],
  [2041, '02-01', '04-04', '06-03', '09-10'],
  [2042, '01-22', '04-04', '06-22', '09-28'],
  [2043, '02-10', '04-05', '06-11', '09-17'],
  [2044, '01-30', '04-04', '05-31', '10-05'],
  [2045, '02-17', '04-04', '06-19', '09-25'],
  [2046, '02-06', '04-04', '06-08', '09-15'],
  [2047, '01-26', '04-05', '05-29', '10-04'],
  [2048, '02-14', '04-04', '06-15', '09-22'],
  [2049, '02-02', '04-04', '06-04', '09-11'],
  [2050, '01-23', '04-04', '06-23', '09-30'],
  [2051, '02-11', '04-05', '06-13', '09-19'],
  [2052, '02-01', '04-04', '06-01', '09-07'],
  [2053, '02-19', '04-04', '06-20', '09-26'],
  [2054, '02-08', '04-04', '06-10', '09-16'],
  [2055, '01-28', '04-05', '05-30', '10-05'],
  [2056, '02-15', '04-04', '06-17', '09-24'],
  [2057, '02-04', '04-04', '06-06', '09-13'],
  [2058, '01-24', '04-04', '06-25', '10-02'],
  [2059, '02-12', '04-05', '06-14', '09-21'],
  [2060, '02-02', '04-04', '06-03', '09-09'],
];
const OF_YEAR = new Map(FESTIVALS.map(([year, ...days]) => [year, days]));

/** The last year whose festivals are known here. */
export const LAST_STATUTORY_YEAR = 2060;

const FIXED = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];

/** The statutory days off of a year, by date; of a year outside the table those of fixed date. */
export function statutoryDaysOf(year: number): string[] {
  const on = (month_day: string): string => `${year}-${month_day}`;
  const [newYear, ...others] = OF_YEAR.get(year) ?? [];
  const lunar =
    newYear === undefined ? [] : [-1, 0, 1, 2].map((days) => addDays(on(newYear), days));
  return [...FIXED.map(on), ...lunar, ...others.map(on)].sort();
}
