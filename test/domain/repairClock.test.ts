import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dateOfDayNumber,
  daysBetween,
  dayNumber,
} from '../../server/domain/time/calendar.ts';
import {
  objectionClock,
  objectionDueBy,
  preReportProblem,
  recordTerm,
  type ObjectionState,
  type PreReportNotice,
  type PreReportProblem,
} from '../../server/domain/repair/creditRegulation.ts';
import {
  oneOffEligible,
  oneOffFailures,
  oneOffHiddenBy,
  type OneOffFailure,
  type OverdueItem,
} from '../../server/domain/repair/oneOffPolicy.ts';
import { chineseWorkdays } from '../../server/book/workdays.ts';

describe('answering an objection (art. 25)', () => {
  it.each([
    ['25', '2025-03-04', '2025-03-24', 'twenty days'],
    ['25', '2024-02-09', '2024-02-29', 'on the leap day'],
    ['203', '2025-03-03', '2025-03-24', 'a Sunday'],
    ['203', '2025-02-09', '2025-03-03', 'a Saturday'],
    ['203', '2025-09-11', '2025-10-09', 'National Day'],
    ['203', '2025-09-18', '2025-10-09', 'the last day of National Day'],
    ['203', '2025-09-21', '2025-10-11', 'a Saturday that is worked'],
    ['203', '2025-09-08', '2025-09-28', 'a Sunday that is worked'],
    ['203', '2025-01-06', '2025-01-26', 'a Sunday worked for the Spring Festival'],
    ['203', '2025-01-08', '2025-02-05', 'the eve of the Spring Festival'],
    ['203', '2025-12-12', '2026-01-04', 'New Year, up to a worked Sunday'],
    ['203', '2025-12-15', '2026-01-04', 'that worked Sunday itself'],
    ['203', '2026-01-25', '2026-02-14', 'the worked Saturday before the Spring Festival'],
    ['203', '2026-01-26', '2026-02-24', 'nine free days'],
    ['203', '2026-02-08', '2026-02-28', "a worked Saturday, the month's last day"],
    ['203', '2026-04-11', '2026-05-06', 'Labour Day'],
  ])('(art. %s) received on %s: by %s, %s', (_article, received_on, on) => {
    expect(objectionDueBy(received_on, chineseWorkdays)).toEqual({
      on,
      source: 'Regulation on the Administration of the Credit Reporting Industry',
      article: '25',
      rolled: addDays(received_on, 20) !== on,
      provisional: false,
    });
  });

  it('beyond the announced holidays is provisional', () => {
    expect(
      objectionDueBy('2026-12-20', { ...chineseWorkdays, knownUntil: '2026-12-31' }),
    ).toMatchObject({ on: '2027-01-11', rolled: true, provisional: true });
  });

  it.each<
    [
      string,
      answered_on: string | null,
      as_of: string,
      ObjectionState,
      days_left: number | null,
      days_overdue: number,
    ]
  >([
    ['on the day it came', null, '2025-03-03', 'open', 21, 0],
    ['on the Sunday the twenty days end', null, '2025-03-23', 'open', 1, 0],
    ['on the last day', null, '2025-03-24', 'open', 0, 0],
    ['a day after it', null, '2025-03-25', 'overdue', -1, 1],
    ['a month after it', null, '2025-04-24', 'overdue', -31, 31],
    ['answered on the last day', '2025-03-24', '2025-06-01', 'answered', null, 0],
    ['answered early', '2025-03-05', '2025-03-05', 'answered', null, 0],
    ['answered a day late', '2025-03-25', '2025-06-01', 'answered_late', null, 1],
    ['before an answer that came later', '2025-03-25', '2025-03-24', 'open', 0, 0],
    ['late, before an answer that came later still', '2025-03-28', '2025-03-26', 'overdue', -2, 2],
  ])('(art. 25) stands, %s', (_name, answered_on, as_of, state, days_left, days_overdue) => {
    expect(
      objectionClock({ received_on: '2025-03-03', answered_on }, as_of, chineseWorkdays),
    ).toMatchObject({ on: '2025-03-24', article: '25', state, days_left, days_overdue });
  });

  it('falls on a workday, not before the twentieth day and within a holiday of it', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: dayNumber('2004-01-01'), max: dayNumber('2030-12-31') })
          .map(dateOfDayNumber),
        (received_on) => {
          const { on } = objectionDueBy(received_on, chineseWorkdays);
          const days = daysBetween(received_on, on);
          return chineseWorkdays.isWorkday(on) && days >= 20 && days <= 31;
        },
      ),
    );
  });
});

describe('a true record of bad behaviour (art. 16)', () => {
  it.each([
    ['2021-03-15', '2026-03-15', '2026-03-16', 'a Sunday, which does not lengthen it'],
    ['2020-02-29', '2025-02-28', '2025-03-01', 'from a leap day'],
    ['2019-02-28', '2024-02-28', '2024-02-29', 'to the day before a leap day'],
    ['2020-12-31', '2025-12-31', '2026-01-01', "to the year's end"],
    ['2020-10-01', '2025-10-01', '2025-10-02', 'to National Day'],
  ])(
    '(art. 16) that ended on %s is kept to %s and deleted from %s: %s',
    (ended_on, last_kept_on, delete_from) => {
      expect(recordTerm(ended_on)).toEqual({
        source: 'Regulation on the Administration of the Credit Reporting Industry',
        article: '16',
        last_kept_on,
        delete_from,
      });
    },
  );

  it('(art. 16) has no end while the debt is unpaid', () => {
    expect(recordTerm(null)).toBeNull();
  });
});

describe('the notice before a negative record is sent (art. 15)', () => {
  const notice = { told_on: '2025-03-10', evidence: 'sms receipt' };
  it.each<[string, PreReportNotice, string, PreReportProblem | null]>([
    ['a day before', notice, '2025-03-11', null],
    ['months before', notice, '2025-09-01', null],
    ['on the same day', notice, '2025-03-10', 'not_before'],
    ['a day after', notice, '2025-03-09', 'not_before'],
    ['never', { told_on: null, evidence: null }, '2025-03-11', 'not_told'],
    ['without proof', { ...notice, evidence: null }, '2025-03-11', 'no_evidence'],
    ['with blank proof', { ...notice, evidence: ' ' }, '2025-03-11', 'no_evidence'],
    [
      'never, of what the law makes public',
      { told_on: null, evidence: null, public_by_law: true },
      '2025-03-11',
      null,
    ],
  ])('(art. 15) given %s', (_name, notice, reported_on, problem) => {
    expect(preReportProblem(notice, reported_on)).toBe(problem);
  });
});

describe('the one-off policy of December 2025, closed on 2026-03-31', () => {
  const item: OverdueItem = {
    overdue_minor: 500_000,
    arisen_on: '2023-05-10',
    repaid_on: '2024-02-01',
  };
  it.each<[string, Partial<OverdueItem>, OneOffFailure[]]>([
    ['an item within all bounds', {}, []],
    ['exactly 10,000.00', { overdue_minor: 1_000_000 }, []],
    ['a fen more', { overdue_minor: 1_000_001 }, ['amount']],
    ['nothing overdue', { overdue_minor: 0 }, ['amount']],
    ['arisen on the first day', { arisen_on: '2020-01-01' }, []],
    ['arisen a day before it', { arisen_on: '2019-12-31' }, ['arisen']],
    ['arisen on the last day', { arisen_on: '2025-12-31', repaid_on: '2026-01-05' }, []],
    ['arisen a day after it', { arisen_on: '2026-01-01', repaid_on: '2026-01-05' }, ['arisen']],
    ['repaid on the day it closed', { repaid_on: '2026-03-31' }, []],
    ['repaid a day after it', { repaid_on: '2026-04-01' }, ['repaid']],
    ['not repaid', { repaid_on: null }, ['repaid']],
    ['repaid before it arose', { repaid_on: '2023-05-09' }, ['repaid']],
    [
      'outside every bound',
      { overdue_minor: 2_000_000, arisen_on: '2019-05-10', repaid_on: null },
      ['amount', 'arisen', 'repaid'],
    ],
  ])('%s', (_name, changed, failures) => {
    expect(oneOffFailures({ ...item, ...changed })).toEqual(failures);
    expect(oneOffEligible({ ...item, ...changed })).toBe(failures.length === 0);
  });

  it.each<[string | null, string | null]>([
    ['2024-02-01', '2026-01-01'],
    ['2025-11-30', '2026-01-01'],
    ['2025-12-01', '2026-01-31'],
    ['2025-12-31', '2026-01-31'],
    ['2026-01-31', '2026-02-28'],
    ['2026-02-28', '2026-03-31'],
    ['2026-03-31', '2026-04-30'],
    ['2026-04-01', null],
    [null, null],
  ])('repaid on %s it is hidden by %s', (repaid_on, hidden_by) => {
    expect(oneOffHiddenBy({ ...item, repaid_on })).toBe(hidden_by);
  });
});
