import type { Interruption } from '../../server/domain/legal/limitationTypes.ts';
import type { DecisionKind } from '../../server/domain/legal/legalTerms.ts';
import { preservationSuitBy } from '../../server/domain/legal/measures.ts';
import {
  appealBy,
  effectiveOn,
  enforcementApplicationBy,
  type Decision,
} from '../../server/domain/legal/decisions.ts';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../server/domain/time/calendar.ts';
import { judgmentInterest } from '../../server/domain/ledger/penalty.ts';
import { chineseWorkdays } from '../../server/book/workdays.ts';

describe('suing after pre-suit preservation (Civil Procedure Law art. 104)', () => {
  it.each([
    ['104', '2025-03-03', '2025-04-02', 'thirty days'],
    ['104', '2024-01-30', '2024-02-29', 'on the leap day'],
    ['85', '2025-01-30', '2025-03-03', 'a Saturday'],
    ['85', '2025-03-06', '2025-04-07', 'Tomb-sweeping Day, a Saturday and a Sunday'],
    ['85', '2025-09-01', '2025-10-09', 'National Day'],
    ['85', '2025-09-11', '2025-10-11', 'a Saturday that is worked'],
    ['85', '2025-12-02', '2026-01-04', 'New Year, up to a worked Sunday'],
    ['85', '2026-01-15', '2026-02-14', 'a worked Saturday before the Spring Festival'],
    ['85', '2026-01-16', '2026-02-24', 'the first day of the Spring Festival'],
  ])('(art. %s) taken on %s: by %s, %s', (_article, taken_on, on) => {
    expect(preservationSuitBy(taken_on, chineseWorkdays)).toEqual({
      on,
      source: 'Civil Procedure Law',
      article: '104',
      rolled: addDays(taken_on, 30) !== on,
      provisional: false,
    });
  });
});

describe('appeal (Civil Procedure Law art. 171)', () => {
  it.each<[DecisionKind, string, string, string]>([
    ['judgment', '2025-03-03', '2025-03-18', 'fifteen days'],
    ['judgment', '2025-03-07', '2025-03-24', 'a Saturday'],
    ['judgment', '2024-02-14', '2024-02-29', 'on the leap day'],
    ['judgment', '2023-02-14', '2023-03-01', 'without a leap day'],
    ['judgment', '2025-09-16', '2025-10-09', 'National Day'],
    ['judgment', '2025-09-13', '2025-09-28', 'a Sunday that is worked'],
    ['judgment', '2025-01-11', '2025-01-26', 'a Sunday worked for the Spring Festival'],
    ['judgment', '2025-01-13', '2025-02-05', 'the eve of the Spring Festival'],
    ['ruling', '2025-03-03', '2025-03-13', 'ten days'],
    ['ruling', '2025-04-24', '2025-05-06', 'the fourth of May'],
    ['ruling', '2025-04-17', '2025-04-27', 'a Sunday worked for Labour Day'],
    ['ruling', '2026-02-18', '2026-02-28', 'a Saturday that is worked'],
    ['ruling', '2026-06-09', '2026-06-22', 'Dragon Boat'],
    ['ruling', '2025-12-22', '2026-01-04', 'New Year, up to a worked Sunday'],
  ])('(arts. 171, 85) of a %s served on %s: by %s, %s', (kind, served_on, on) => {
    expect(appealBy(kind, served_on, chineseWorkdays)).toMatchObject({
      on,
      source: 'Civil Procedure Law',
      article: '171',
    });
  });

  const judgment: Decision = { kind: 'judgment', served_on: '2025-03-03' };
  it.each<[article: string, string, Decision, string | null]>([
    ['158, 171', 'a judgment nobody appealed', judgment, '2025-03-19'],
    [
      '158, 171',
      'a judgment served later on the debtor',
      { ...judgment, last_served_on: '2025-03-10' },
      '2025-03-26',
    ],
    [
      '158, 171',
      'a judgment served earlier on the debtor',
      { ...judgment, last_served_on: '2025-02-20' },
      '2025-03-19',
    ],
    [
      '158, 85',
      'a judgment whose term rolled over National Day',
      { kind: 'judgment', served_on: '2025-09-16' },
      '2025-10-10',
    ],
    [
      '158, 171',
      'a ruling nobody appealed',
      { kind: 'ruling', served_on: '2025-03-03' },
      '2025-03-14',
    ],
    [
      '171',
      'a judgment appealed on the last day',
      { ...judgment, appealed_on: '2025-03-18' },
      null,
    ],
    [
      '171',
      'a judgment appealed a day late',
      { ...judgment, appealed_on: '2025-03-19' },
      '2025-03-19',
    ],
    [
      '171',
      'a judgment appealed by the debtor within a later term',
      { ...judgment, last_served_on: '2025-03-10', appealed_on: '2025-03-25' },
      null,
    ],
    ['165', 'a judgment in small claims', { ...judgment, final: true }, '2025-03-03'],
    [
      '182',
      'a judgment of the second instance, on its last service',
      { ...judgment, final: true, last_served_on: '2025-03-10' },
      '2025-03-10',
    ],
  ])('(art. %s) %s', (_article, _name, decision, on) => {
    expect(effectiveOn(decision, chineseWorkdays)).toBe(on);
  });
});

const proven = (
  kind: Interruption['kind'],
  on: string,
  last_due_on: string | null = null,
): Interruption => ({ kind, on, evidence: 'letter', last_due_on });

describe('applying for enforcement (Civil Procedure Law art. 250)', () => {
  it.each<[article: string, string, string, Interruption[], string]>([
    ['250', 'two years', '2023-06-15', [], '2025-06-16'],
    ['85', 'a Sunday', '2024-03-15', [], '2026-03-16'],
    ['250', 'from a leap day to a worked Saturday', '2024-02-29', [], '2026-02-28'],
    ['85', 'National Day', '2023-10-01', [], '2025-10-09'],
    ['85', 'a Saturday that is worked', '2024-10-10', [], '2026-10-10'],
    ['250', 'the last day of the year', '2024-12-31', [], '2026-12-31'],
    [
      '250',
      'a demand on the last day',
      '2024-03-15',
      [proven('demand', '2026-03-16')],
      '2028-03-16',
    ],
    ['250', 'a demand a day late', '2024-03-15', [proven('demand', '2026-03-17')], '2026-03-16'],
    [
      '250',
      'a consent a day late revives nothing',
      '2024-03-15',
      [proven('acknowledgement', '2026-03-17')],
      '2026-03-16',
    ],
    [
      '250',
      'a settlement, from its last due date',
      '2024-03-15',
      [proven('plan', '2025-01-10', '2025-12-31')],
      '2027-12-31',
    ],
    [
      '250',
      'a settlement after the term',
      '2024-03-15',
      [proven('plan', '2026-04-10', '2026-12-31')],
      '2026-03-16',
    ],
    [
      '250',
      'a demand without proof',
      '2024-03-15',
      [{ kind: 'demand', on: '2025-03-14', evidence: null }],
      '2026-03-16',
    ],
  ])('(art. %s) %s', (_article, _name, starts_on, interruptions, on) => {
    expect(enforcementApplicationBy({ starts_on, interruptions }, chineseWorkdays)).toMatchObject({
      on,
      source: 'Civil Procedure Law',
      article: '250',
      capped: false,
    });
  });

  it('is suspended like the limitation (Civil Code art. 194)', () => {
    expect(
      enforcementApplicationBy(
        { starts_on: '2024-03-15', suspensions: [{ from: '2026-01-05', to: '2026-02-05' }] },
        chineseWorkdays,
      ),
    ).toMatchObject({ on: '2026-08-05', suspended: true });
  });
});

describe('doubled interest after a judgment (CPL art. 264, Fa Shi [2014] No. 8 art. 1)', () => {
  it.each([
    [1_000_000, 100, 17_500],
    [1_000_000, 1, 175],
    [1_000_000, 365, 63_875],
    [1_234_567, 37, 7_994],
    [1_000_000, 0, 0],
  ])('on %i for %i days is %i', (principal_minor, days, interest) => {
    expect(judgmentInterest(principal_minor, days, 'half_up')).toBe(interest);
  });
});
