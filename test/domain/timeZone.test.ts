import { describe, expect, it } from 'vitest';
import { clockAt, instantAt, isTimeZone } from '../../server/domain/time/timeZone.ts';

describe('a time zone', () => {
  it.each([
    'Asia/Shanghai',
    'Asia/Urumqi',
    'America/New_York',
    'America/Argentina/Buenos_Aires',
    'Etc/GMT+5',
  ])('%s is one', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });
  it.each([
    '',
    'Beijing',
    '+08:00',
    'UTC+8',
    'Asia/Nowhere',
    'Asia/Shanghai ',
    'Asia//Tokyo',
    'Asia/../Tokyo',
  ])('"%s" is none', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });

  it('shows an instant on its clocks', () => {
    expect(clockAt('2026-03-05T16:30:15.000Z', 'Asia/Shanghai')).toEqual({
      on: '2026-03-06',
      time: '00:30:15',
    });
    expect(clockAt('2026-03-08T06:59:59.000Z', 'America/New_York')).toEqual({
      on: '2026-03-08',
      time: '01:59:59',
    });
    expect(clockAt('2026-03-08T07:00:00.000Z', 'America/New_York')).toEqual({
      on: '2026-03-08',
      time: '03:00:00',
    });
    expect(clockAt('2026-03-05T04:00:00.000Z', 'Asia/Kathmandu')).toEqual({
      on: '2026-03-05',
      time: '09:45:00',
    });
  });

  it('turns a time on its clocks back into the instant, also around a change of them', () => {
    for (const zone of [
      'Asia/Shanghai',
      'America/New_York',
      'Europe/London',
      'Australia/Sydney',
      'Asia/Kathmandu',
    ]) {
      for (const on of [
        '2026-03-07',
        '2026-03-08',
        '2026-03-28',
        '2026-03-29',
        '2026-04-05',
        '2026-10-04',
        '2026-10-25',
        '2026-11-01',
        '2026-11-02',
      ]) {
        for (let hour = 4; hour < 24; hour += 1) {
          const time = `${String(hour).padStart(2, '0')}:00`;
          expect(clockAt(instantAt(on, time, zone), zone), `${zone} ${on} ${time}`).toEqual({
            on,
            time: `${time}:00`,
          });
        }
      }
    }
  });

  it('has no time that its clocks skip: the first moment after', () => {
    expect(instantAt('2026-03-08', '02:30', 'America/New_York')).toBe('2026-03-08T07:30:00.000Z');
  });
});
