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

/** Date and time of day (`HH:MM:SS`) that clocks of a zone show at an instant. */
export function clockAt(at: string, zone: string): { on: string; time: string } {
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
  const shown = Date.parse(`${on}T${time}:00.000Z`);
  const ahead = (at: number): number => {
    const clock = clockAt(new Date(at).toISOString(), zone);
    return Date.parse(`${clock.on}T${clock.time}.000Z`) - at;
  };
  const guess = shown - ahead(shown);
  const exact = shown - ahead(guess);
  // The two differ only around a change of the clocks; the later one is not before the time that
  // was asked for.
  return new Date(exact + ahead(exact) === shown ? exact : Math.max(guess, exact)).toISOString();
}
