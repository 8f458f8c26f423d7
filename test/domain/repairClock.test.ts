import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfDayNumber, daysBetween, dayNumber } from '../../server/domain/time/calendar.ts';
import {
  needsMark,
  objectionDueBy,
  preReportProblem,
  recordTerm,
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

const MARKED: Parameters<typeof needsMark>[0] = {
  kind: 'objection',
  status: 'received',
  marked_on: null,
  forbidden: false,
};

describe('answering an objection (art. 25)', () => {
  it.each<[received_on: string, on: string, workday_on: string | null, why: string]>([
    ['2025-03-04', '2025-03-24', null, 'a Monday'],
    ['2024-02-09', '2024-02-29', null, 'the leap day'],
    ['2025-03-03', '2025-03-23', '2025-03-24', 'a Sunday'],
    ['2025-09-11', '2025-10-01', '2025-10-09', 'National Day'],
    ['2025-09-21', '2025-10-11', null, 'a Saturday that is worked'],
    ['2025-01-08', '2025-01-28', '2025-02-05', 'the eve of the Spring Festival'],
    ['2025-12-12', '2026-01-01', '2026-01-04', 'New Year, up to a worked Sunday'],
    ['2026-01-26', '2026-02-15', '2026-02-24', 'the Spring Festival'],
    ['2026-04-11', '2026-05-01', '2026-05-06', 'Labour Day'],
  ])(
    'received on %s: by %s, the next workday, %s, is a note: %s',
    (received_on, on, workday_on) => {
      expect(objectionDueBy(received_on, chineseWorkdays)).toEqual({
        on,
        source: 'Regulation on the Administration of the Credit Reporting Industry',
        article: '25',
        workday_on,
        provisional: false,
      });
    },
  );

  it('beyond the announced holidays the noted workday is provisional, the last day is not', () => {
    expect(
      objectionDueBy('2026-12-20', { ...chineseWorkdays, knownUntil: '2026-12-31' }),
    ).toMatchObject({ on: '2027-01-09', workday_on: '2027-01-11', provisional: true });
  });

  it('is due on the twentieth day, whatever day that is', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: dayNumber('2004-01-01'), max: dayNumber('2030-12-31') })
          .map(dateOfDayNumber),
        (received_on) => {
          const { on, workday_on } = objectionDueBy(received_on, chineseWorkdays);
          return (
            daysBetween(received_on, on) === 20 &&
            (workday_on === null) === chineseWorkdays.isWorkday(on)
          );
        },
      ),
    );
  });

  it.each<[string, Parameters<typeof needsMark>[0], boolean]>([
    ['an objection that came', MARKED, true],
    ['one that is decided', { ...MARKED, status: 'granted' }, true],
    ['one that is answered', { ...MARKED, status: 'answered' }, false],
    ['one whose record is marked', { ...MARKED, marked_on: '2026-01-26' }, false],
    ['one that law forbids', { ...MARKED, forbidden: true }, false],
    ['a request for relief', { ...MARKED, kind: 'relief' }, false],
  ])('(art. 25 (2)) the record is to be marked of %s: %#', (_name, facts, needed) => {
    expect(needsMark(facts)).toBe(needed);
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
