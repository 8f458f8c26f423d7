import { addDays, addMonths, dayOfWeek, daysBetween } from './calendar.ts';

export type PeriodStep = 'day' | 'week' | 'month';
export interface Stretch {
  from: string;
  to: string;
}

const MOST_DAYS = 31;
/** Half a year: more weeks than that do not fit a page. */
const MOST_WEEK_DAYS = 183;

/**
 * How finely a period is told: by day up to a month, by ISO week up to half a year, else by month.
 */
export function stepOf(from: string, to: string): PeriodStep {
  const days = daysBetween(from, to) + 1;
  if (days <= MOST_DAYS) return 'day';
  return days <= MOST_WEEK_DAYS ? 'week' : 'month';
}

/** The last day of the day, ISO week (to Sunday) or month that a date lies in. */
function endOf(on: string, step: PeriodStep): string {
  if (step === 'day') return on;
  if (step === 'week') return addDays(on, (7 - dayOfWeek(on)) % 7);
  return addDays(addMonths(`${on.slice(0, 7)}-01`, 1), -1);
}

/**
 * A period cut into its days, weeks or months, without gap or overlap; the first and the last may
 * be a part of one.
 */
export function stretchesOf(from: string, to: string, step: PeriodStep): Stretch[] {
  const cut: Stretch[] = [];
  for (let start = from; start <= to; ) {
    const end = endOf(start, step);
    cut.push({ from: start, to: end < to ? end : to });
    start = addDays(end, 1);
  }
  return cut;
}
