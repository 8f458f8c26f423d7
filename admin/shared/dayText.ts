import { parseDay } from '../../server/domain/input/days.ts';
import { BEIJING, instantAt } from '../../server/domain/time/timeZone.ts';

/** The direction of a day that is `days` away, as the end of a translation key. */
export function wayOf(days: number): 'today' | 'past' | 'future' {
  if (days === 0) return 'today';
  return days < 0 ? 'past' : 'future';
}

/** 'YYYY-MM-DD HH:mm' on the clock of the house → the instant in UTC. */
export function parseMoment(text: string, today: string): string | null | undefined {
  if (text.trim() === '') return null;
  const [date = '', time = ''] = text.trim().replace('T', ' ').split(/\s+/);
  const on = parseDay(date, today);
  const clock = /^([01]?\d|2[0-3])[:：]([0-5]\d)$/.exec(time);
  if (!on || !clock) return undefined;
  return instantAt(on, `${(clock[1] ?? '').padStart(2, '0')}:${clock[2]}`, BEIJING);
}
