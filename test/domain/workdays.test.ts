import chineseDays from 'chinese-days';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dateOfDayNumber,
  dayNumber,
  dayOfWeek,
} from '../../server/domain/time/calendar.ts';
import {
  addWorkdays,
  deadlineOn,
  rollForward,
  WEEKENDS_ONLY,
  workdayCalendar,
} from '../../server/domain/time/workdays.ts';
import { chineseWorkdays } from '../../server/book/workdays.ts';

const span = (from: string, to: string): string[] =>
  Array.from({ length: dayNumber(to) - dayNumber(from) + 1 }, (_, at) => addDays(from, at));

describe('the workdays of China, as the State Council announced them', () => {
  it.each([
    ['Spring Festival 2023', '2023-01-21', '2023-01-27', ['2023-01-28', '2023-01-29']],
    ['Labour Day 2023', '2023-04-29', '2023-05-03', ['2023-04-23', '2023-05-06']],
    ['Mid-autumn and National Day 2023', '2023-09-29', '2023-10-06', ['2023-10-07', '2023-10-08']],
    ['Spring Festival 2024', '2024-02-10', '2024-02-17', ['2024-02-04', '2024-02-18']],
    ['Tomb-sweeping Day 2024', '2024-04-04', '2024-04-06', ['2024-04-07']],
    ['Labour Day 2024', '2024-05-01', '2024-05-05', ['2024-04-28', '2024-05-11']],
    ['Mid-autumn 2024', '2024-09-15', '2024-09-17', ['2024-09-14']],
    ['National Day 2024', '2024-10-01', '2024-10-07', ['2024-09-29', '2024-10-12']],
    ['Spring Festival 2025', '2025-01-28', '2025-02-04', ['2025-01-26', '2025-02-08']],
    ['Labour Day 2025', '2025-05-01', '2025-05-05', ['2025-04-27']],
    ['Dragon Boat 2025', '2025-05-31', '2025-06-02', []],
    ['National Day and Mid-autumn 2025', '2025-10-01', '2025-10-08', ['2025-09-28', '2025-10-11']],
    ['New Year 2026', '2026-01-01', '2026-01-03', ['2026-01-04']],
    ['Spring Festival 2026', '2026-02-15', '2026-02-23', ['2026-02-14', '2026-02-28']],
    ['Tomb-sweeping Day 2026', '2026-04-04', '2026-04-06', []],
    ['Labour Day 2026', '2026-05-01', '2026-05-05', ['2026-05-09']],
    ['Dragon Boat 2026', '2026-06-19', '2026-06-21', []],
    ['Mid-autumn 2026', '2026-09-25', '2026-09-27', []],
    ['National Day 2026', '2026-10-01', '2026-10-07', ['2026-09-20', '2026-10-10']],
    ['the days added in 2020', '2020-01-24', '2020-02-02', ['2020-01-19']],
    ['New Year 2019, which reaches into 2018', '2018-12-30', '2019-01-01', ['2018-12-29']],
    ['the victory anniversary 2015', '2015-09-03', '2015-09-05', ['2015-09-06']],
  ])('%s is free from %s to %s, with %j worked', (_name, from, to, worked) => {
    expect(span(from, to).filter(chineseWorkdays.isWorkday)).toEqual([]);
    expect(worked.filter((on) => !chineseWorkdays.isWorkday(on))).toEqual([]);
    expect(chineseWorkdays.isWorkday(rollForward(addDays(to, 1), chineseWorkdays))).toBe(true);
  });

  it('are known to the end of 2026 at least, and of a year that has a New Year', () => {
    const { knownUntil } = chineseWorkdays;
    expect(knownUntil >= '2026-12-31').toBe(true);
    expect(knownUntil.slice(4)).toBe('-12-31');
    expect(chineseWorkdays.isWorkday(`${knownUntil.slice(0, 4)}-01-01`)).toBe(false);
  });

  it("are the package's own on every day of the known years, where the zone is UTC", () => {
    const days = span('2004-01-01', chineseWorkdays.knownUntil);
    expect(
      days.filter((on) => chineseWorkdays.isWorkday(on) !== chineseDays.isWorkday(on)),
    ).toEqual([]);
  });

  it('number 248 in 2025 and 2026 each', () => {
    // 365 days less 104 weekend days; 2025 has 18 free weekdays and 5 worked weekend days, 2026 19
    // and 6.
    expect(span('2025-01-01', '2025-12-31').filter(chineseWorkdays.isWorkday)).toHaveLength(
      365 - 104 - 18 + 5,
    );
    expect(span('2026-01-01', '2026-12-31').filter(chineseWorkdays.isWorkday)).toHaveLength(
      365 - 104 - 19 + 6,
    );
  });

  it('outside the known years are all days but weekends', () => {
    for (const on of ['2003-10-01', '2003-05-01', '2099-10-01', '2099-01-01'])
      expect(chineseWorkdays.isWorkday(on), on).toBe(dayOfWeek(on) >= 1 && dayOfWeek(on) <= 5);
    expect(chineseWorkdays.isWorkday('2003-10-04')).toBe(false);
    expect(chineseWorkdays.isWorkday('2099-10-03')).toBe(false);
  });
});

describe('rolling forward (Civil Code art. 203, Civil Procedure Law art. 85)', () => {
  it.each([
    ['a Monday', '2025-03-17', '2025-03-17'],
    ['a Saturday', '2025-03-15', '2025-03-17'],
    ['a Sunday', '2025-03-16', '2025-03-17'],
    ['a Saturday that is worked', '2025-02-08', '2025-02-08'],
    ['a Sunday that is worked', '2025-01-26', '2025-01-26'],
    ['the eve of the Spring Festival', '2025-01-28', '2025-02-05'],
    ['the last day of a break', '2025-10-08', '2025-10-09'],
    ['a break whose end is followed by a worked Sunday', '2026-01-01', '2026-01-04'],
    ['nine days of the Spring Festival', '2026-02-15', '2026-02-24'],
    ['a Friday after a worked Saturday and before the weekend', '2026-10-09', '2026-10-09'],
    ['a Sunday after a worked Saturday', '2026-10-11', '2026-10-12'],
    ['a weekend beyond the known years', '2027-01-02', '2027-01-04'],
  ])('takes %s, %s, to %s', (_name, on, rolled) => {
    expect(rollForward(on, chineseWorkdays)).toBe(rolled);
    expect(deadlineOn(on, { source: 'Civil Code', article: '203' }, chineseWorkdays)).toEqual({
      on: rolled,
      source: 'Civil Code',
      article: '203',
      rolled: rolled !== on,
      provisional: rolled > '2026-12-31',
    });
  });

  it('lands on a workday, never earlier, and twice is once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 12_000, max: 21_500 }).map(dateOfDayNumber), (on) => {
        const rolled = rollForward(on, chineseWorkdays);
        return (
          chineseWorkdays.isWorkday(rolled) &&
          rolled >= on &&
          rollForward(rolled, chineseWorkdays) === rolled &&
          span(on, rolled).filter(chineseWorkdays.isWorkday).length === 1
        );
      }),
    );
  });

  it('keeps the order of two days', () => {
    const day = fc.integer({ min: 12_000, max: 21_500 }).map(dateOfDayNumber);
    fc.assert(
      fc.property(
        day,
        day,
        (a, b) => a > b || rollForward(a, chineseWorkdays) <= rollForward(b, chineseWorkdays),
      ),
    );
  });

  it('refuses a calendar without a workday', () => {
    expect(() =>
      rollForward('2025-03-17', { isWorkday: () => false, knownUntil: '2025-12-31' }),
    ).toThrow(RangeError);
  });
});

describe('adding workdays', () => {
  it.each([
    ['2025-03-17', 0, '2025-03-17'],
    ['2025-03-15', 0, '2025-03-15'],
    ['2025-03-14', 1, '2025-03-17'],
    ['2025-03-15', 1, '2025-03-17'],
    ['2025-01-24', 1, '2025-01-26'], // the Sunday is worked
    ['2025-01-27', 1, '2025-02-05'],
    ['2025-01-27', 4, '2025-02-08'], // 5, 6, 7 and the worked Saturday
    ['2025-09-30', 3, '2025-10-11'], // 9, 10 and the worked Saturday
    ['2025-10-09', -1, '2025-09-30'],
    ['2025-03-17', -1, '2025-03-14'],
    ['2026-02-24', -2, '2026-02-13'], // the worked 14th, then the 13th
  ])('%s and %i gives %s', (on, count, expected) => {
    expect(addWorkdays(on, count, chineseWorkdays)).toBe(expected);
  });

  it('counts as many workdays as it was asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 15_000, max: 20_000 }).map(dateOfDayNumber),
        fc.integer({ min: 1, max: 60 }),
        (on, count) => {
          const reached = addWorkdays(on, count, chineseWorkdays);
          return (
            chineseWorkdays.isWorkday(reached) &&
            span(addDays(on, 1), reached).filter(chineseWorkdays.isWorkday).length === count
          );
        },
      ),
    );
  });
});

describe('a calendar', () => {
  it('of weekends alone knows nothing for sure', () => {
    expect(WEEKENDS_ONLY.isWorkday('2025-10-01')).toBe(true);
    expect(WEEKENDS_ONLY.isWorkday('2025-10-04')).toBe(false);
    expect(
      deadlineOn('2025-10-01', { source: 'Civil Code', article: '188' }, WEEKENDS_ONLY).provisional,
    ).toBe(true);
  });

  it('takes a day named as holiday and as workday for worked', () => {
    const both = new Set(['2025-10-01']);
    expect(
      workdayCalendar({ holidays: both, workdays: both, knownUntil: '2025-12-31' }).isWorkday(
        '2025-10-01',
      ),
    ).toBe(true);
  });
});
