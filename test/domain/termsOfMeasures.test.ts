import type { MeasureKind } from '../../server/domain/legal/legalTerms.ts';
import {
  measureExpiresOn,
  renewMeasureBy,
  type Measure,
} from '../../server/domain/legal/measures.ts';
import { guaranteeEndsOn, type Guarantee } from '../../server/domain/legal/guarantees.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateOfDayNumber, dayNumber } from '../../server/domain/time/calendar.ts';
import { chineseWorkdays } from '../../server/book/workdays.ts';

describe('the term of a measure (Fa Shi [2022] No. 11 art. 485)', () => {
  it.each<[MeasureKind, string, string, string]>([
    ['deposit', '2025-03-14', '2026-03-14', 'one year, on a Saturday'],
    ['deposit', '2024-02-29', '2025-02-28', 'from a leap day'],
    ['deposit', '2023-02-28', '2024-02-28', 'not the leap day'],
    ['movable', '2024-02-29', '2026-02-28', 'two years'],
    ['movable', '2024-10-01', '2026-10-01', 'two years, on National Day'],
    ['real_estate', '2023-10-01', '2026-10-01', 'three years'],
    ['real_estate', '2021-02-28', '2024-02-28', 'three years, not the leap day'],
    ['other_right', '2023-05-31', '2026-05-31', 'three years, on a Sunday'],
  ])('(art. 485) of %s taken on %s ends on %s: %s, never rolled', (kind, on, ends_on) => {
    expect(measureExpiresOn({ kind, on }, chineseWorkdays)).toEqual({
      on: ends_on,
      source: "Supreme People's Court, Fa Shi [2022] No. 11",
      article: '485',
      rolled: false,
      provisional: false,
      renewals: [],
      unsued: false,
    });
  });

  it.each<[Measure['purpose'], string, string, string, string]>([
    ['preservation', '2025-12-03', '2026-12-03', '2026-11-26', '18'],
    ['preservation', '2025-03-08', '2026-03-08', '2026-03-01', '18'],
    ['enforcement', '2025-12-03', '2026-12-03', '2026-12-03', '485'],
    [undefined, '2025-12-03', '2026-12-03', '2026-12-03', '485'],
  ])(
    '(Fa Shi [2016] No. 22 art. 18) of %s of %s to %s is to be renewed by %s (art. %s)',
    (purpose, on, ends_on, renew_by, article) => {
      const measure: Measure = { kind: 'deposit', on, ...(purpose && { purpose }) };
      const term = measureExpiresOn(measure, chineseWorkdays);
      expect([term.on, renewMeasureBy(measure, term)]).toEqual([
        ends_on,
        expect.objectContaining({ on: renew_by, article, rolled: false }),
      ]);
    },
  );

  const deposit: Measure = { kind: 'deposit', on: '2024-03-14' };
  it.each<[string, Measure, string, boolean[]]>([
    [
      'renewed in time, from the renewal',
      { ...deposit, renewals: [{ on: '2025-03-10' }] },
      '2026-03-10',
      [true],
    ],
    [
      'renewed on the last day',
      { ...deposit, renewals: [{ on: '2025-03-14' }] },
      '2026-03-14',
      [true],
    ],
    ['renewed a day late', { ...deposit, renewals: [{ on: '2025-03-15' }] }, '2025-03-14', [false]],
    [
      'renewed twice',
      { ...deposit, renewals: [{ on: '2025-03-10' }, { on: '2026-03-09' }] },
      '2027-03-09',
      [true, true],
    ],
    [
      'renewed twice, the second a day late',
      { ...deposit, renewals: [{ on: '2025-03-10' }, { on: '2026-03-11' }] },
      '2026-03-10',
      [true, false],
    ],
    [
      'a late renewal carries no later one',
      { ...deposit, renewals: [{ on: '2025-03-15' }, { on: '2026-03-10' }] },
      '2025-03-14',
      [false, false],
    ],
    ['with an end the notice names', { ...deposit, until: '2025-03-13' }, '2025-03-13', []],
    [
      'with an end that is longer than the law allows',
      { ...deposit, until: '2025-06-30' },
      '2025-03-14',
      [],
    ],
    [
      'renewed on the day after the named end',
      { ...deposit, until: '2025-03-13', renewals: [{ on: '2025-03-14' }] },
      '2025-03-13',
      [false],
    ],
    [
      'renewed to an end the notice names',
      { ...deposit, renewals: [{ on: '2025-03-10', until: '2025-09-09' }] },
      '2025-09-09',
      [true],
    ],
    [
      'a movable renewed for two years more',
      { kind: 'movable', on: '2022-05-31', renewals: [{ on: '2024-05-30' }] },
      '2026-05-30',
      [true],
    ],
    [
      'real estate renewed for three years more',
      { kind: 'real_estate', on: '2020-02-29', renewals: [{ on: '2023-02-28' }] },
      '2026-02-28',
      [true],
    ],
  ])('(art. 485) %s', (_name, measure, on, renewed) => {
    const term = measureExpiresOn(measure, chineseWorkdays);
    expect(term.on).toBe(on);
    expect(term.renewals.map((step) => step.renewed)).toEqual(renewed);
    expect(
      measureExpiresOn(
        { ...measure, renewals: [...(measure.renewals ?? [])].reverse() },
        chineseWorkdays,
      ),
    ).toEqual(term);
  });

  it('is never earlier for one more renewal', () => {
    const day = fc
      .integer({ min: dayNumber('2015-01-01'), max: dayNumber('2030-12-31') })
      .map(dateOfDayNumber);
    const kind = fc.constantFrom<MeasureKind>('deposit', 'movable', 'real_estate', 'other_right');
    const after = fc.integer({ min: 0, max: 1500 });
    fc.assert(
      fc.property(
        kind,
        day,
        fc.array(after, { maxLength: 5 }),
        after,
        (of, on, renewals, added) => {
          const term = (steps: number[]) =>
            measureExpiresOn(
              { kind: of, on, renewals: steps.map((days) => ({ on: addDays(on, days) })) },
              chineseWorkdays,
            ).on;
          return term([...renewals, added]) >= term(renewals);
        },
      ),
    );
  });
});

describe('the period of a guarantee (Civil Code art. 692)', () => {
  it.each<[article: string, string, Guarantee, string]>([
    [
      '692',
      'six months where nothing is agreed',
      { due_on: '2025-03-12', agreed: null },
      '2025-09-12',
    ],
    ['203', 'a Sunday', { due_on: '2025-03-14', agreed: null }, '2025-09-15'],
    [
      '202',
      "the month's end, on a worked Saturday",
      { due_on: '2025-08-31', agreed: null },
      '2026-02-28',
    ],
    [
      '202',
      "the month's end, on the leap day",
      { due_on: '2023-08-31', agreed: null },
      '2024-02-29',
    ],
    ['203', 'National Day', { due_on: '2025-04-01', agreed: null }, '2025-10-09'],
    ['692', 'an agreed two years', { due_on: '2024-03-15', agreed: { months: 24 } }, '2026-03-16'],
    [
      '692',
      'an agreed three months, less than the law gives',
      { due_on: '2025-03-12', agreed: { months: 3 } },
      '2025-06-12',
    ],
    [
      '692',
      'an agreed day',
      { due_on: '2025-03-12', agreed: { until: '2026-06-30' } },
      '2026-06-30',
    ],
    [
      '692 para. 2',
      'an agreed day that is the due date',
      { due_on: '2025-03-12', agreed: { until: '2025-03-12' } },
      '2025-09-12',
    ],
    [
      '692 para. 2',
      'an agreed day before the due date',
      { due_on: '2025-03-12', agreed: { until: '2024-12-31' } },
      '2025-09-12',
    ],
    [
      '692 para. 2',
      'an agreed term of no month',
      { due_on: '2025-03-12', agreed: { months: 0 } },
      '2025-09-12',
    ],
    [
      '692 para. 2',
      'an agreed day just after the due date',
      { due_on: '2025-03-12', agreed: { until: '2025-03-13' } },
      '2025-03-13',
    ],
  ])('(art. %s) %s', (_article, _name, guarantee, on) => {
    expect(guaranteeEndsOn(guarantee, chineseWorkdays)).toMatchObject({
      on,
      source: 'Civil Code',
      article: '692',
    });
  });
});
