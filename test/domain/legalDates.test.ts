import { describe, expect, it } from 'vitest';
import { addDays } from '../../server/domain/time/calendar.ts';
import {
  appealBy,
  effectiveOn,
  enforcementApplicationBy,
  type Decision,
} from '../../server/domain/legal/decisions.ts';
import { guaranteeEndsOn, type Guarantee } from '../../server/domain/legal/guarantees.ts';
import {
  measureExpiresOn,
  preservationSuitBy,
  type Measure,
} from '../../server/domain/legal/measures.ts';
import type { DecisionKind } from '../../server/domain/legal/legalTerms.ts';
import type { Interruption } from '../../server/domain/legal/limitationTypes.ts';
import { chineseWorkdays } from '../../server/book/workdays.ts';

/** Worked out by hand against the calendars of 2023 to 2026. */

describe('thirty days to sue after a pre-suit measure', () => {
  it.each([
    ['104', '2026-01-05', '2026-02-04', 'a Wednesday'],
    ['85', '2026-01-20', '2026-02-24', 'the fifth day of the Spring Festival'],
    ['85', '2026-03-05', '2026-04-07', 'Tomb-sweeping Day'],
    ['85', '2026-04-03', '2026-05-06', 'Labour Day'],
    ['85', '2025-04-25', '2025-05-26', 'a Sunday'],
    ['85', '2024-09-05', '2024-10-08', 'National Day'],
    ['104', '2024-08-15', '2024-09-14', 'a Saturday worked for Mid-autumn'],
    ['85', '2024-08-16', '2024-09-18', 'Mid-autumn, Sunday to Tuesday'],
  ])('(art. %s) from %s end on %s: %s', (_article, taken_on, on) => {
    expect(preservationSuitBy(taken_on, chineseWorkdays)).toMatchObject({
      on,
      rolled: addDays(taken_on, 30) !== on,
    });
  });
});

describe('the term of an appeal', () => {
  it.each<[string, DecisionKind, string, string, string]>([
    ['171', 'judgment', '2026-02-13', '2026-02-28', 'a Saturday that is worked'],
    ['85', 'judgment', '2026-02-05', '2026-02-24', 'the Spring Festival'],
    ['85', 'judgment', '2026-03-20', '2026-04-07', 'Tomb-sweeping Day'],
    ['85', 'judgment', '2025-05-16', '2025-06-03', 'Dragon Boat'],
    ['85', 'judgment', '2024-12-17', '2025-01-02', 'New Year, one day'],
    ['85', 'ruling', '2026-04-25', '2026-05-06', 'the last day of Labour Day'],
    ['85', 'ruling', '2026-06-10', '2026-06-22', 'Dragon Boat, a Saturday'],
    ['85', 'ruling', '2026-09-16', '2026-09-28', 'Mid-autumn, a Saturday'],
    ['85', 'ruling', '2024-02-02', '2024-02-18', 'the Spring Festival, up to a worked Sunday'],
  ])('(art. %s) against a %s served on %s ends on %s: %s', (_article, kind, served_on, on) => {
    expect(appealBy(kind, served_on, chineseWorkdays).on).toBe(on);
  });

  it.each<[string, string, Decision, string]>([
    [
      '171, 85',
      'after a term that rolled over the Spring Festival',
      { kind: 'judgment', served_on: '2026-02-05' },
      '2026-02-25',
    ],
    [
      '171',
      'after a term that ended on a worked Saturday',
      { kind: 'judgment', served_on: '2026-02-13' },
      '2026-03-01',
    ],
    [
      '171',
      'after the later of two services',
      { kind: 'ruling', served_on: '2026-03-02', last_served_on: '2026-03-06' },
      '2026-03-17',
    ],
  ])('(art. %s) a decision binds %s', (_article, _name, decision, on) => {
    expect(effectiveOn(decision, chineseWorkdays)).toBe(on);
  });
});

const proven = (kind: Interruption['kind'], on: string): Interruption => ({
  kind,
  on,
  evidence: '签收回执',
});

describe('two years to apply for enforcement', () => {
  it.each<[string, string, string, Interruption[], string]>([
    ['85', 'the Spring Festival', '2024-02-17', [], '2026-02-24'],
    ['250', 'a plain Tuesday', '2023-12-30', [], '2025-12-30'],
    ['202', 'the corresponding day, not the leap day', '2022-02-28', [], '2024-02-28'],
    ['85', 'Tomb-sweeping Day', '2024-04-04', [], '2026-04-07'],
    ['250', 'a Saturday worked for Labour Day', '2024-05-09', [], '2026-05-09'],
    [
      '250, 195',
      'a demand, to a Saturday',
      '2024-01-10',
      [proven('demand', '2025-06-19')],
      '2027-06-21',
    ],
    [
      '250, 195',
      'two demands in a row',
      '2023-03-01',
      [proven('demand', '2024-05-06'), proven('demand', '2025-11-03')],
      '2027-11-03',
    ],
    [
      '250',
      'a demand after a term that a missed one let run out',
      '2023-03-01',
      [proven('demand', '2025-03-04')],
      '2025-03-03',
    ],
  ])('(art. %s) end with %s', (_article, _name, starts_on, interruptions, on) => {
    expect(enforcementApplicationBy({ starts_on, interruptions }, chineseWorkdays).on).toBe(on);
  });
});

describe('a freeze or seizure', () => {
  it.each<[string, Measure, string]>([
    [
      'of a deposit from the last day of February',
      { kind: 'deposit', on: '2025-02-28' },
      '2026-02-28',
    ],
    ['of a deposit over the turn of the year', { kind: 'deposit', on: '2024-12-31' }, '2025-12-31'],
    ['of a movable, to a Sunday', { kind: 'movable', on: '2023-08-31' }, '2025-08-31'],
    ['of real estate from a leap day', { kind: 'real_estate', on: '2020-02-29' }, '2023-02-28'],
    [
      'of another right, to the last day of National Day',
      { kind: 'other_right', on: '2023-10-07' },
      '2026-10-07',
    ],
    [
      'renewed on the last day and again a day early',
      { kind: 'deposit', on: '2023-05-10', renewals: [{ on: '2024-05-10' }, { on: '2025-05-09' }] },
      '2026-05-09',
    ],
    [
      'renewed a day late, then as if it still stood',
      { kind: 'deposit', on: '2023-05-10', renewals: [{ on: '2024-05-11' }, { on: '2025-05-09' }] },
      '2024-05-10',
    ],
    [
      'renewed from a leap day',
      { kind: 'movable', on: '2022-03-01', renewals: [{ on: '2024-02-29' }] },
      '2026-02-28',
    ],
  ])('(art. 485) %s ends then', (_name, measure, on) => {
    expect(measureExpiresOn(measure, chineseWorkdays)).toMatchObject({
      on,
      article: '485',
      rolled: false,
    });
  });
});

describe('a guarantee', () => {
  it.each<[string, string, Guarantee, string]>([
    [
      '692',
      'six months, to the day after Tomb-sweeping Day',
      { due_on: '2025-10-07', agreed: null },
      '2026-04-07',
    ],
    [
      '202',
      'six months from the 29th, to a worked 28 February',
      { due_on: '2025-08-29', agreed: null },
      '2026-02-28',
    ],
    ['203', 'six months, to Labour Day', { due_on: '2025-11-03', agreed: null }, '2026-05-06'],
    [
      '202',
      "six months from the month's end",
      { due_on: '2024-08-31', agreed: null },
      '2025-02-28',
    ],
    [
      '692',
      'a year agreed, to a worked Saturday',
      { due_on: '2025-02-28', agreed: { months: 12 } },
      '2026-02-28',
    ],
    [
      '203',
      'a day agreed, within National Day',
      { due_on: '2025-12-10', agreed: { until: '2026-10-03' } },
      '2026-10-08',
    ],
    [
      '692 para. 2',
      'a day agreed that comes before the debt is due',
      { due_on: '2025-12-10', agreed: { until: '2025-12-09' } },
      '2026-06-10',
    ],
  ])('(art. %s) lasts %s', (_article, _name, guarantee, on) => {
    expect(guaranteeEndsOn(guarantee, chineseWorkdays).on).toBe(on);
  });
});
