import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  dateOfDayNumber,
  dayNumber,
} from '../../server/domain/time/calendar.ts';
import { limitationOf } from '../../server/domain/legal/limitation.ts';
import type {
  Interruption,
  Suspension,
  SuspensionEffect,
} from '../../server/domain/legal/limitationTypes.ts';
import { chineseWorkdays } from '../../server/book/workdays.ts';

const PROOF = 'notice';
/**
 * Three years from here end on 2025-03-15, a Saturday, and so on Monday the 17th; the last six
 * months began on 2024-09-17.
 */
const LAST_DUE = '2022-03-15';
const PLAIN = '2025-03-17';
const demand = (on: string): Interruption => ({ kind: 'demand', on, evidence: PROOF });
const obstacle = (
  from: string,
  to: string | null,
  evidence: string | null = PROOF,
): Suspension => ({ from, to, evidence });

type Case = [
  name: string,
  suspensions: Suspension[],
  interruptions: Interruption[],
  as_of: string,
  on: string,
  effects: [SuspensionEffect, string | null][],
];

describe('an obstacle to a claim (Civil Code art. 194)', () => {
  it.each<Case>([
    [
      'over before the last six months has no effect',
      [obstacle('2024-03-01', '2024-09-01')],
      [],
      '2026-03-05',
      PLAIN,
      [['no_effect', null]],
    ],
    [
      'from before the last six months that reached into them holds from its end',
      [obstacle('2024-07-01', '2024-12-31')],
      [],
      '2026-03-05',
      '2025-06-30',
      [['suspends', '2025-06-30']],
    ],
    [
      'over on the first day of the last six months moves the end by a day',
      [obstacle('2024-07-01', '2024-09-18')],
      [],
      '2026-03-05',
      '2025-03-18',
      [['suspends', '2025-03-18']],
    ],
    [
      'that lasts holds the period to six months from the day asked, rolled over National Day',
      [obstacle('2025-01-10', null)],
      [],
      '2025-04-02',
      '2025-10-09',
      [['suspends', '2025-10-09']],
    ],
    [
      'that lasts has no effect while the last six months have not come',
      [obstacle('2024-08-01', null)],
      [],
      '2024-08-20',
      PLAIN,
      [['no_effect', null]],
    ],
    [
      'that lasts since before has one once they have',
      [obstacle('2024-08-01', null)],
      [],
      '2025-02-28',
      '2025-08-28',
      [['suspends', '2025-08-28']],
    ],
    [
      'after another, within the added months, adds again',
      [obstacle('2025-01-10', '2025-02-10'), obstacle('2025-07-01', '2025-07-31')],
      [],
      '2026-03-05',
      '2026-02-02',
      [
        ['suspends', '2025-08-11'],
        ['suspends', '2026-02-02'],
      ],
    ],
    [
      'within another adds nothing',
      [obstacle('2025-01-10', '2025-05-10'), obstacle('2025-02-01', '2025-03-01')],
      [],
      '2026-03-05',
      '2025-11-10',
      [
        ['suspends', '2025-11-10'],
        ['no_effect', null],
      ],
    ],
    [
      'whose six months end in a shorter month ends with it, here a Saturday that is worked',
      [obstacle('2025-01-05', '2025-08-31')],
      [],
      '2026-03-05',
      '2026-02-28',
      [['suspends', '2026-02-28']],
    ],
    [
      'whose six months end on a holiday rolls over it',
      [obstacle('2025-02-01', '2025-04-04')],
      [],
      '2026-03-05',
      '2025-10-09',
      [['suspends', '2025-10-09']],
    ],
    [
      'without proof is shown and does not count',
      [obstacle('2025-01-10', '2025-05-10', null)],
      [],
      '2026-03-05',
      PLAIN,
      [['no_evidence', null]],
    ],
    [
      'a day after expiry comes too late',
      [obstacle('2025-03-18', null)],
      [],
      '2026-03-05',
      PLAIN,
      [['too_late', null]],
    ],
    [
      'on the last day does not',
      [obstacle('2025-03-17', '2025-09-01')],
      [],
      '2026-03-05',
      '2026-03-02',
      [['suspends', '2026-03-02']],
    ],
    [
      'that a demand came into held the period, which then starts anew',
      [obstacle('2025-02-01', '2025-05-20')],
      [demand('2025-04-01')],
      '2026-03-05',
      '2028-04-03',
      [['suspends', '2025-11-20']],
    ],
    [
      'lets a demand in the added months be in time, and not one a day later',
      [obstacle('2025-02-01', '2025-05-20')],
      [demand('2025-11-20'), demand('2025-11-21')],
      '2026-03-05',
      '2028-11-21',
      [['suspends', '2025-11-20']],
    ],
    [
      'in what would have been the last months of a period that had started anew has no effect',
      [obstacle('2025-01-10', '2025-02-10')],
      [demand('2024-06-03')],
      '2026-03-05',
      '2027-06-03',
      [['no_effect', null]],
    ],
    [
      'that lasts keeps a demand in time years later',
      [obstacle('2025-03-01', null)],
      [demand('2026-03-04')],
      '2026-03-05',
      '2029-03-05',
      [['suspends', '2026-09-07']],
    ],
  ])('%s', (_name, suspensions, interruptions, as_of, on, effects) => {
    const limitation = limitationOf(
      { last_due_on: LAST_DUE, interruptions, suspensions, as_of },
      chineseWorkdays,
    );
    expect([
      limitation.on,
      limitation.suspensions.map(({ effect, expires_on }) => [effect, expires_on]),
    ]).toEqual([on, effects]);
    expect(
      limitationOf(
        { last_due_on: LAST_DUE, interruptions, suspensions: suspensions.toReversed(), as_of },
        chineseWorkdays,
      ),
    ).toEqual(limitation);
  });

  it('a demand the day after the added months is too late', () => {
    const { on, interruptions } = limitationOf(
      {
        last_due_on: LAST_DUE,
        suspensions: [obstacle('2025-02-01', '2025-05-20')],
        interruptions: [demand('2025-11-21')],
      },
      chineseWorkdays,
    );
    expect([on, interruptions[0]?.effect]).toEqual(['2025-11-20', 'too_late']);
  });

  const day = fc
    .integer({ min: dayNumber('2016-01-01'), max: dayNumber('2030-12-31') })
    .map(dateOfDayNumber);

  it('that lasts is, on any day, what one that ended that day would be', () => {
    fc.assert(
      fc.property(day, day, fc.integer({ min: 0, max: 900 }), (last_due_on, from, lasted) => {
        const as_of = addDays(from, lasted);
        const ends = (to: string | null) =>
          limitationOf({ last_due_on, suspensions: [obstacle(from, to)], as_of }, chineseWorkdays)
            .on;
        expect(ends(null)).toBe(ends(as_of));
      }),
      { numRuns: 500 },
    );
  });

  it('leaves at least six months after it was gone, or has no effect', () => {
    fc.assert(
      fc.property(day, day, fc.integer({ min: 0, max: 900 }), (last_due_on, from, lasted) => {
        const to = addDays(from, lasted);
        const { on, suspensions } = limitationOf(
          { last_due_on, suspensions: [obstacle(from, to)] },
          chineseWorkdays,
        );
        const plain = limitationOf({ last_due_on }, chineseWorkdays).on;
        if (suspensions[0]?.effect === 'suspends')
          expect(on >= addMonths(to, 6) && on > plain).toBe(true);
        else expect(on).toBe(plain);
      }),
      { numRuns: 500 },
    );
  });
});
