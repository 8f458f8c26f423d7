import { getLunarDate } from 'chinese-days';
import { afterEach, describe, expect, it } from 'vitest';
import { announceHolidays, chineseWorkdays } from '../../server/book/workdays.ts';
import { addDays } from '../../server/domain/time/calendar.ts';
import { LAST_STATUTORY_YEAR, statutoryDaysOf } from '../../server/domain/time/statutoryDays.ts';
import { deadlineOn } from '../../server/domain/time/workdays.ts';

const LAW = { source: 'Civil Code', article: '203' };
afterEach(() => announceHolidays([]));

describe('the days off that the statute fixes', () => {
  it('are thirteen a year: New Year, Spring Festival, and the others', () => {
    expect(statutoryDaysOf(2027)).toEqual([
      '2027-01-01',
      '2027-02-05',
      '2027-02-06',
      '2027-02-07',
      '2027-02-08',
      '2027-04-05',
      '2027-05-01',
      '2027-05-02',
      '2027-06-09',
      '2027-09-15',
      '2027-10-01',
      '2027-10-02',
      '2027-10-03',
    ]);
  });

  it.each([2025, 2026])('are among those announced for %i', (year) => {
    expect(statutoryDaysOf(year).filter(chineseWorkdays.isWorkday)).toEqual([]);
  });

  // The new moon of 2027 comes four minutes before midnight in Beijing, that of 2030 eight after.
  it.each([
    [2027, '2027-02-06'],
    [2030, '2030-02-03'],
  ])('of %i begin the lunar year on %s', (year, on) => {
    const days = statutoryDaysOf(year);
    expect([-1, 0, 1, 2].map((step) => days.includes(addDays(on, step)))).not.toContain(false);
    expect(days).not.toContain(addDays(on, -2));
    expect(days).not.toContain(addDays(on, 3));
  });

  it('follow the lunar calendar of every year in the table', () => {
    for (let year = 2025; year <= LAST_STATUTORY_YEAR; year += 1) {
      const days = new Set(statutoryDaysOf(year));
      expect(days.size, String(year)).toBeGreaterThanOrEqual(12);
      const lunarDays = Array.from({ length: 280 }, (_, at) =>
        getLunarDate(addDays(`${year}-01-10`, at)),
      ).filter(({ isLeap }) => !isLeap);
      const festivals = lunarDays.filter(({ lunarMon, lunarDay }) =>
        ['1/1', '1/2', '1/3', '5/5', '8/15'].includes(`${lunarMon}/${lunarDay}`),
      );
      expect(festivals, String(year)).toHaveLength(5);
      const eve = addDays(festivals[0]?.date ?? '', -1);
      for (const on of [eve, ...festivals.map(({ date }) => date)])
        expect(days.has(on), on).toBe(true);
    }
  });
});

describe('a deadline after the announced years', () => {
  it.each([
    ['2027-01-01', '2027-01-04', 'New Year and a weekend'],
    ['2027-02-05', '2027-02-09', 'the eve of the Spring Festival'],
    ['2030-02-03', '2030-02-06', 'the Spring Festival of 2030'],
    ['2027-04-05', '2027-04-06', 'Tomb-sweeping Day'],
    ['2027-10-01', '2027-10-04', 'National Day'],
    ['2028-10-03', '2028-10-04', 'Mid-Autumn on National Day'],
  ])('on %s rolls to %s over %s, provisionally', (day, on) => {
    expect(deadlineOn(day, LAW, chineseWorkdays)).toMatchObject({
      on,
      rolled: true,
      provisional: true,
    });
  });

  it('follows the notice of its year once that is entered, and is settled', () => {
    announceHolidays([
      {
        year: 2027,
        holidays: [
          ...statutoryDaysOf(2027),
          '2027-10-04',
          '2027-10-05',
          '2027-10-06',
          '2027-10-07',
        ],
        workdays: ['2027-10-09'],
      },
    ]);
    expect(deadlineOn('2027-10-01', LAW, chineseWorkdays)).toMatchObject({
      on: '2027-10-08',
      provisional: false,
    });
    expect(chineseWorkdays.isWorkday('2027-10-09')).toBe(true);
    expect(chineseWorkdays.knownUntil).toBe('2027-12-31');
    expect(chineseWorkdays.isWorkday('2026-10-06')).toBe(false);
  });
});
