import type { LegalDeadline } from '../../server/contract/resources/legalDeadlines.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byDayOf, linesOf } from '../../admin/deadlines/byDay.ts';
import {
  dayByKey,
  dayName,
  isWeekend,
  monthAfter,
  monthName,
  monthOf,
  weekdayName,
  weeksOf,
} from '../../admin/shared/calendar/month.ts';
import { addDays, dayOfWeek, daysBetween } from '../../server/domain/time/calendar.ts';

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1999-12-31', days));

describe('the weeks of a month', () => {
  it.each([
    ['begins on a Sunday', '2026-03-01', '2026-02-23', '2026-04-05', 6],
    ['begins on a Monday', '2026-06-01', '2026-06-01', '2026-07-05', 5],
    ['is a February that fills four weeks', '2027-02-01', '2027-02-01', '2027-02-28', 4],
    ['is a February with a leap day', '2024-02-01', '2024-01-29', '2024-03-03', 5],
    ['ends a year', '2025-12-01', '2025-12-01', '2026-01-04', 5],
  ])('that %s run from Monday to Sunday', (_name, month, first, last, count) => {
    const weeks = weeksOf(month);
    expect([weeks[0]?.[0], weeks.at(-1)?.at(-1), weeks.length]).toEqual([first, last, count]);
  });

  it('hold every day of the month once, in order, in whole weeks', () => {
    fc.assert(
      fc.property(anyDay.map(monthOf), (month) => {
        const weeks = weeksOf(month);
        const days = weeks.flat();
        expect(weeks.every((week) => week.length === 7 && dayOfWeek(week[0] ?? '') === 1)).toBe(
          true,
        );
        expect(days).toEqual(days.map((_day, at) => addDays(days[0] ?? '', at)));
        const own = days.filter((day) => monthOf(day) === month);
        expect(own.length).toBe(daysBetween(month, monthAfter(month, 1)));
        // No week without a day of the month.
        expect(weeks.every((week) => week.some((day) => monthOf(day) === month))).toBe(true);
      }),
    );
  });

  it.each([
    ['2026-03-06', false],
    ['2026-03-07', true],
    ['2026-03-08', true],
    ['2026-03-09', false],
  ])('have %s as a day of the weekend: %s', (day, weekend) => {
    expect(isWeekend(day)).toBe(weekend);
  });
});

describe('a key in the month', () => {
  it.each([
    ['ArrowLeft', '2026-03-01', '2026-02-28'],
    ['ArrowRight', '2024-02-28', '2024-02-29'],
    ['ArrowRight', '2025-12-31', '2026-01-01'],
    ['ArrowUp', '2026-03-05', '2026-02-26'],
    ['ArrowDown', '2026-03-05', '2026-03-12'],
    ['Home', '2026-03-05', '2026-03-02'],
    ['Home', '2026-03-02', '2026-03-02'],
    ['Home', '2026-03-08', '2026-03-02'],
    ['End', '2026-03-05', '2026-03-08'],
    ['End', '2026-03-08', '2026-03-08'],
    ['PageUp', '2026-03-31', '2026-02-28'],
    ['PageDown', '2024-01-31', '2024-02-29'],
    ['a', '2026-03-05', undefined],
    ['Enter', '2026-03-05', undefined],
  ])('%s leads from %s to %s', (key, from, to) => {
    expect(dayByKey(key, from)).toBe(to);
  });

  it('and the one that leads back come to the same day', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(dayByKey('ArrowRight', dayByKey('ArrowLeft', day) ?? '')).toBe(day);
        expect(dayByKey('ArrowUp', dayByKey('ArrowDown', day) ?? '')).toBe(day);
        const [first, last] = [dayByKey('Home', day) ?? '', dayByKey('End', day) ?? ''];
        expect(daysBetween(first, last)).toBe(6);
        expect(first <= day && day <= last).toBe(true);
      }),
    );
  });
});

describe('the deadlines of a month', () => {
  const due = (id: number, on: string, kind: LegalDeadline['kind'] = 'limitation') => ({
    id,
    on,
    kind,
  });
  const rows = [due(1, '2026-03-05'), due(2, '2026-03-06', 'hearing'), due(3, '2026-03-05')];

  it('stand by their day, in the order they came', () => {
    const days = byDayOf(rows);
    expect([...days.keys()]).toEqual(['2026-03-05', '2026-03-06']);
    expect(days.get('2026-03-05')?.map(({ id }) => id)).toEqual([1, 3]);
    expect(byDayOf([]).size).toBe(0);
  });

  it('of one kind leave the other days empty', () => {
    expect([...byDayOf(rows, 'hearing').keys()]).toEqual(['2026-03-06']);
    expect(byDayOf(rows, 'appeal').size).toBe(0);
  });

  it.each([
    [0, 0, 0],
    [1, 1, 0],
    [3, 3, 0],
    [4, 2, 2],
    [9, 2, 7],
  ])('%i of one day are shown as %i, and %i more are counted', (count, shown, over) => {
    const cell = linesOf(Array.from({ length: count }, (_, at) => at));
    expect([cell.shown.length, cell.over]).toEqual([shown, over]);
    expect(cell.shown.length + cell.over).toBe(count);
  });
});

describe('the names of days and months', () => {
  it.each([
    ['zh', '2026年3月', '周四', '3月5日星期四'],
    ['en', 'March 2026', 'Thu', 'Thursday 5 March'],
  ])('are those of the language: %s', (locale, month, weekday, day) => {
    expect(monthName('2026-03-01', locale)).toBe(month);
    expect(weekdayName('2026-03-05', locale)).toBe(weekday);
    expect(dayName('2026-03-05', locale)).toBe(day);
  });

  it.each([
    ['2026-01-01', -1, '2025-12-01'],
    ['2026-12-01', 1, '2027-01-01'],
    ['2024-02-01', 12, '2025-02-01'],
  ])('lead on from month to month: %s and %i is %s', (month, count, other) => {
    expect(monthAfter(month, count)).toBe(other);
  });
});
