import { isCalendarDate } from '../../server/domain/time/calendar.ts';

const two = (text: string) => text.padStart(2, '0');

/**
 * A typed date → `YYYY-MM-DD`: '2026-03-05', '2026/3/5', '20260305', or '3-5' in the year of
 * `today`. `null` for nothing typed, `undefined` for no date.
 */
export function parseDay(text: string, today: string): string | null | undefined {
  const plain = text
    .trim()
    .replaceAll(/[./年月]/g, '-')
    .replace(/日$/, '');
  if (plain === '') return null;
  const whole =
    /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(plain) ?? /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain);
  const short = /^(\d{1,2})-(\d{1,2})$/.exec(plain);
  const thisYear = short ? [today.slice(0, 4), ...short.slice(1)] : [];
  const [year, month, day] = whole ? whole.slice(1) : thisYear;
  const on = year && month && day ? `${year}-${two(month)}-${two(day)}` : '';
  return isCalendarDate(on) ? on : undefined;
}

/** The direction of a day that is `days` away, as the end of a translation key. */
export function wayOf(days: number): 'today' | 'past' | 'future' {
  if (days === 0) return 'today';
  return days < 0 ? 'past' : 'future';
}

/** 'YYYY-MM-DD HH:mm' on the reader's clock → the instant in UTC. */
export function parseMoment(text: string, today: string): string | null | undefined {
  if (text.trim() === '') return null;
  const [date = '', time = ''] = text.trim().replace('T', ' ').split(/\s+/);
  const on = parseDay(date, today);
  const clock = /^([01]?\d|2[0-3])[:：]([0-5]\d)$/.exec(time);
  if (!on || !clock) return undefined;
  return new Date(`${on}T${two(clock[1] ?? '')}:${clock[2]}:00`).toISOString();
}
