import { describe, expect, it } from 'vitest';
import { chineseWorkdays } from '../../server/book/workdays.ts';
import { offRestDays, type RestDayRule } from '../../server/domain/ledger/dueDays.ts';

const moved = (rule: RestDayRule, dates: readonly string[], lent_on = '2026-01-01') =>
  offRestDays(
    dates.map((due_on) => ({ due_on })),
    rule,
    chineseWorkdays,
    lent_on,
  ).map(({ due_on }) => due_on);

describe('a due date on a day of rest', () => {
  // 15 to 23 February 2026 are the Spring Festival; Saturday the 14th is worked to make up for it.
  it.each<[string, string, string, string]>([
    ['a workday', '2026-03-05', '2026-03-05', '2026-03-05'],
    ['a Sunday', '2026-03-15', '2026-03-16', '2026-03-13'],
    ['a Saturday', '2026-03-21', '2026-03-23', '2026-03-20'],
    ['a Saturday that is worked', '2026-02-14', '2026-02-14', '2026-02-14'],
    ['the first day of a festival', '2026-02-15', '2026-02-24', '2026-02-14'],
    ['Qingming', '2026-04-05', '2026-04-07', '2026-04-03'],
    ['the first of October', '2026-10-01', '2026-10-08', '2026-09-30'],
  ])('%s: stays, goes to the next or the last workday', (_title, on, next, previous) => {
    expect(moved('none', [on])).toEqual([on]);
    expect(moved('next_workday', [on])).toEqual([next]);
    expect(moved('previous_workday', [on])).toEqual([previous]);
  });

  it('stays where it would pass the next one, or fall on the day of lending', () => {
    expect(moved('next_workday', ['2026-10-01', '2026-10-05'])).toEqual([
      '2026-10-01',
      '2026-10-08',
    ]);
    expect(moved('previous_workday', ['2026-03-15'], '2026-03-13')).toEqual(['2026-03-15']);
  });

  it('keeps the day agreed on in the months after', () => {
    expect(moved('next_workday', ['2026-02-15', '2026-03-15', '2026-04-15'])).toEqual([
      '2026-02-24',
      '2026-03-16',
      '2026-04-15',
    ]);
  });
});
