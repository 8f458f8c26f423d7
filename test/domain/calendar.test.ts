import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  dateOfDayNumber,
  dayNumber,
  dayOfWeek,
  days30360,
  daysBetween,
  dueDates,
  isCalendarDate,
  lastDayOfPreviousMonth,
} from '../../server/domain/time/calendar.ts';

const day = fc.integer({ min: 0, max: 84_005 });
const date = day.map(dateOfDayNumber);

describe('calendar dates', () => {
  it.each(['2024-02-29', '2000-02-29', '1970-01-01', '2199-12-31', '0001-01-01'])(
    '%s exists',
    (text) => {
      expect(isCalendarDate(text)).toBe(true);
    },
  );

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2023-04-31',
    '2023-13-01',
    '2023-00-10',
    '2023-01-00',
    '2023-1-01',
    '20230101',
    '2023-01-01T00:00',
    '',
    '2023/01/01',
    '２023-01-01',
    '2023-01-0a',
    '-023-01-01',
  ])('%s does not', (text) => {
    expect(isCalendarDate(text)).toBe(false);
  });

  it('agrees with the platform on every day from 1970 to 2199', () => {
    const wrong: string[] = [];
    for (let n = 0; n <= 84_005; n += 1) {
      const instant = new Date(n * 86_400_000);
      const text = instant.toISOString().slice(0, 10);
      const right =
        dateOfDayNumber(n) === text &&
        dayNumber(text) === n &&
        isCalendarDate(text) &&
        dayOfWeek(text) === instant.getUTCDay();
      if (!right) wrong.push(text);
    }
    expect(wrong).toEqual([]);
  });

  it('also counts days outside those years', () => {
    expect(addDays('1970-01-01', -1)).toBe('1969-12-31');
    expect(addDays('2199-12-31', 1)).toBe('2200-01-01');
    expect(dayOfWeek('1969-12-31')).toBe(3);
  });

  it('adding days and taking the difference are inverse', () => {
    fc.assert(
      fc.property(
        date,
        fc.integer({ min: -1000, max: 1000 }),
        (on, days) => daysBetween(on, addDays(on, days)) === days,
      ),
    );
  });

  it('clamps a month that has no such day', () => {
    expect(addMonths('2023-01-31', 1)).toBe('2023-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2024-03-31', -1)).toBe('2024-02-29');
    expect(addMonths('2024-01-15', -13)).toBe('2022-12-15');
  });

  it('anchors due dates on the first one', () => {
    expect(dueDates('2023-01-31', 4)).toEqual([
      '2023-01-31',
      '2023-02-28',
      '2023-03-31',
      '2023-04-30',
    ]);
    expect(dueDates('2023-11-30', 4)).toEqual([
      '2023-11-30',
      '2023-12-30',
      '2024-01-30',
      '2024-02-29',
    ]);
    expect(dueDates('2023-11-30', 0)).toEqual([]);
  });

  it('counts 30E/360 days', () => {
    expect(days30360('2023-01-31', '2023-02-28')).toBe(28);
    expect(days30360('2023-01-15', '2024-01-15')).toBe(360);
    expect(days30360('2023-01-30', '2023-03-31')).toBe(60);
  });

  it('knows the last day of the month before', () => {
    expect(lastDayOfPreviousMonth('2024-03-15')).toBe('2024-02-29');
    expect(lastDayOfPreviousMonth('2024-01-31')).toBe('2023-12-31');
  });
});
