/** Clocks of other zones, with their daylight saving, by the zone data that the runtime carries. */

/** The zone of who names none: China has one. */
export const BEIJING = 'Asia/Shanghai';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, format);
  return format;
}

/**
 * Is this a zone of the IANA database, such as `Asia/Urumqi`? An offset such as `+06:00` is none:
 * it knows no daylight saving.
 */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]+(\/[A-Za-z0-9_+-]+){1,2}$/.test(name)) return false;
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

interface Clock {
  readonly on: string;
  readonly time: string;
}
/** What was asked lately: a list asks of a thousand debtors what the clock shows them now. */
const shown = new Map<string, Clock>();
const MOST_SHOWN = 500;

/** Date and time of day (`HH:MM:SS`) that clocks of a zone show at an instant. */
export function clockAt(at: string, zone: string): Clock {
  const key = `${at} ${zone}`;
  const known = shown.get(key);
  if (known !== undefined) return known;
  if (shown.size >= MOST_SHOWN) shown.clear();
  const clock = clockOf(at, zone);
  shown.set(key, clock);
  return clock;
}

function clockOf(at: string, zone: string): Clock {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(new Date(at))
      .map(({ type, value }) => [type, value]),
  );
  return {
    on: `${parts['year']}-${parts['month']}-${parts['day']}`,
    time: `${parts['hour']}:${parts['minute']}:${parts['second']}`,
  };
}

/**
 * The instant at which clocks of a zone show a time (`HH:MM`) on a date; where they skip it, the
 * first moment after.
 */
export function instantAt(on: string, time: string, zone: string): string {
  const wall = Date.parse(`${on}T${time}:00.000Z`);
  const ahead = (at: number): number => {
    const clock = clockAt(new Date(at).toISOString(), zone);
    return Date.parse(`${clock.on}T${clock.time}.000Z`) - at;
  };
  const guess = wall - ahead(wall);
  const exact = wall - ahead(guess);
  // The two differ only around a change of the clocks; the later one is not before the time that
  // was asked for.
  return new Date(exact + ahead(exact) === wall ? exact : Math.max(guess, exact)).toISOString();
}
