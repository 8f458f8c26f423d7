import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  dateOfDayNumber,
  dayNumber,
} from '../../server/domain/time/calendar.ts';
import {
  INTERRUPTION_KINDS,
  type Interruption,
  type InterruptionEffect,
  type InterruptionKind,
  type Suspension,
} from '../../server/domain/legal/limitationTypes.ts';
import { limitationExpiresOn, limitationOf } from '../../server/domain/legal/limitation.ts';
import { chineseWorkdays } from '../../server/book/workdays.ts';

const PROOF = 'receipt';
const row = (
  kind: InterruptionKind,
  on: string,
  rest: Partial<Interruption> = {},
): Interruption => ({ kind, on, evidence: PROOF, ...rest });

describe('limitation', () => {
  it.each([
    ['2023-03-15', '2026-03-16'], // a Sunday rolls to Monday
    ['2023-03-14', '2026-03-16'], // a Saturday too
    ['2023-03-16', '2026-03-16'],
    ['2024-02-29', '2027-03-01'], // month end 2027-02-28 is a Sunday
    ['2020-02-29', '2023-02-28'],
    ['2023-10-01', '2026-10-01'], // a holiday is not known to it
  ])('of a loan last due on %s expires on %s by weekends alone', (last_due_on, expires_on) => {
    expect(limitationExpiresOn(last_due_on)).toBe(expires_on);
    expect(
      limitationOf({ last_due_on }, { isWorkday: () => true, knownUntil: '9999-12-31' }),
    ).toMatchObject({ on: addMonths(last_due_on, 36), rolled: false });
  });

  it.each([
    ['188', '2023-03-15', '2026-03-16', 'a Sunday'],
    ['188', '2022-12-31', '2025-12-31', "a Wednesday, the year's last day"],
    ['188', '2023-02-24', '2026-02-24', 'the first day after the Spring Festival'],
    ['202', '2020-02-29', '2023-02-28', 'no 29 February in 2023'],
    ['202', '2021-02-28', '2024-02-28', "the corresponding day, not the month's end"],
    ['202', '2021-08-31', '2024-09-02', '31 August 2024 is a Saturday'],
    ['203', '2023-02-28', '2026-02-28', 'a Saturday that is worked'],
    ['203', '2023-02-14', '2026-02-14', 'the worked Saturday before the Spring Festival'],
    ['203', '2023-02-15', '2026-02-24', 'the first of nine free days'],
    ['203', '2023-02-20', '2026-02-24', 'a free Friday'],
    ['203', '2023-02-23', '2026-02-24', 'the last free day'],
    ['203', '2023-01-01', '2026-01-04', 'New Year, up to a worked Sunday'],
    ['203', '2023-01-03', '2026-01-04', 'a free Saturday, up to a worked Sunday'],
    ['203', '2023-01-04', '2026-01-04', 'a Sunday that is worked'],
    ['203', '2023-04-04', '2026-04-07', 'Tomb-sweeping Day, a Saturday'],
    ['203', '2023-05-01', '2026-05-06', 'Labour Day'],
    ['203', '2023-05-09', '2026-05-09', 'a Saturday worked for Labour Day'],
    ['203', '2023-05-10', '2026-05-11', 'the free Sunday after a worked Saturday'],
    ['203', '2023-06-19', '2026-06-22', 'Dragon Boat, a Friday'],
    ['203', '2023-09-20', '2026-09-20', 'a Sunday worked for National Day'],
    ['203', '2023-09-25', '2026-09-28', 'Mid-autumn, a Friday'],
    ['203', '2023-10-01', '2026-10-08', 'National Day'],
    ['203', '2023-10-10', '2026-10-10', 'a Saturday worked for National Day'],
    ['203', '2022-01-26', '2025-01-26', 'a Sunday worked for the Spring Festival'],
    ['203', '2022-01-28', '2025-02-05', 'the eve of the Spring Festival'],
    ['203', '2022-02-08', '2025-02-08', 'a Saturday worked for the Spring Festival'],
    ['203', '2022-04-27', '2025-04-27', 'a Sunday worked for Labour Day'],
    ['203', '2022-05-31', '2025-06-03', 'Dragon Boat, Saturday to Monday'],
    ['203', '2022-10-01', '2025-10-09', 'eight free days'],
    ['203', '2022-10-12', '2025-10-13', 'the free Sunday after a worked Saturday'],
    ['203', '2021-02-10', '2024-02-18', 'the Spring Festival, up to a worked Sunday'],
    ['203', '2021-05-11', '2024-05-11', 'a Saturday that is worked'],
    ['203', '2020-01-21', '2023-01-28', 'the Spring Festival, up to a worked Saturday'],
    ['203', '2020-09-29', '2023-10-07', 'two holidays in a row, up to a worked Saturday'],
  ])(
    '(art. %s) of a loan last due on %s expires on %s: %s',
    (_article, last_due_on, expires_on) => {
      const on = addMonths(last_due_on, 36);
      expect(limitationOf({ last_due_on }, chineseWorkdays)).toEqual({
        on: expires_on,
        source: 'Civil Code',
        article: '188',
        rolled: on !== expires_on,
        provisional: false,
        starts_on: last_due_on,
        interruptions: [],
        suspensions: [],
        suspended: false,
        capped: false,
      });
      expect(limitationExpiresOn(last_due_on, chineseWorkdays)).toBe(expires_on);
    },
  );

  it.each([
    ['2024-01-31', '2027-02-01'],
    ['2024-10-01', '2027-10-04'],
    ['2024-12-31', '2027-12-31'],
  ])(
    'of a loan last due on %s, %s, is provisional: the notice for 2027 may move it',
    (last_due_on, on) => {
      const known = { isWorkday: chineseWorkdays.isWorkday, knownUntil: '2026-12-31' };
      expect(limitationOf({ last_due_on }, known)).toMatchObject({ on, provisional: true });
    },
  );
});

/** Last due on 2022-03-15: without interruption to 2025-03-17, as the 15th is a Saturday. */
const LAST_DUE = '2022-03-15';
/** Last due on 2004-05-10; each demand is in time, the last one would reach 2025-05-06. */
const TWENTY = [
  '2007-05-08',
  '2010-05-07',
  '2013-05-07',
  '2016-05-06',
  '2019-05-06',
  '2022-05-05',
].map((on) => row('demand', on));

describe('twenty years from the infringement (art. 188 para. 2)', () => {
  it.each<[string, string | undefined, string]>([
    ['from the last due date if nothing else is said', undefined, '2024-05-10'],
    ['end on a Saturday that is worked', '2004-05-11', '2024-05-11'],
    ['from a leap day', '2004-02-29', '2024-02-29'],
    ['roll over National Day', '2004-10-01', '2024-10-08'],
    ['leave a shorter period alone', '2005-05-10', '2025-05-06'],
  ])('%s', (_name, infringed_on, on) => {
    expect(
      limitationOf(
        { last_due_on: '2004-05-10', interruptions: TWENTY, ...(infringed_on && { infringed_on }) },
        chineseWorkdays,
      ),
    ).toMatchObject({ on, capped: on < '2025-05-06' });
  });

  it.each<[string, Interruption, InterruptionEffect, string]>([
    [
      'a consent does not pass them',
      row('acknowledgement', '2024-05-11'),
      'too_late',
      '2024-05-10',
    ],
    [
      'a demand on their last day does not pass them',
      row('demand', '2024-05-10'),
      'restarts',
      '2024-05-10',
    ],
    [
      'a new plan is a new promise',
      row('plan', '2024-06-01', { last_due_on: '2025-06-01' }),
      'reaffirmed',
      '2028-06-01',
    ],
  ])('%s', (_name, last, effect, on) => {
    const limitation = limitationOf(
      { last_due_on: '2004-05-10', interruptions: [...TWENTY, last] },
      chineseWorkdays,
    );
    expect(limitation.interruptions.at(-1)).toMatchObject({ effect });
    expect(limitation.on).toBe(on);
  });
});

describe('suspension in the last six months (art. 194)', () => {
  it.each<[string, Suspension[], string]>([
    [
      'six months from the end of the cause',
      [{ from: '2025-01-10', to: '2025-02-10' }],
      '2025-08-11',
    ],
    [
      'a cause that ended before the last six months',
      [{ from: '2024-03-01', to: '2024-09-01' }],
      '2025-03-17',
    ],
    ['a cause that ended as they began', [{ from: '2024-03-01', to: '2024-09-17' }], '2025-03-17'],
    [
      'a cause that ended on their first day',
      [{ from: '2024-03-01', to: '2024-09-18' }],
      '2025-03-18',
    ],
    [
      "a cause from before that went on into them, to a month's end",
      [{ from: '2024-07-01', to: '2024-12-31' }],
      '2025-06-30',
    ],
    [
      'a cause that began on the last day',
      [{ from: '2025-03-17', to: '2025-09-01' }],
      '2026-03-02',
    ],
    [
      'a cause that began a day after expiry',
      [{ from: '2025-03-18', to: '2025-09-01' }],
      '2025-03-17',
    ],
    [
      'a second cause within the added months',
      [
        { from: '2025-01-10', to: '2025-02-10' },
        { from: '2025-07-01', to: '2025-07-31' },
      ],
      '2026-02-02',
    ],
    [
      'the same, entered the other way round',
      [
        { from: '2025-07-01', to: '2025-07-31' },
        { from: '2025-01-10', to: '2025-02-10' },
      ],
      '2026-02-02',
    ],
  ])('%s', (_name, suspensions, on) => {
    expect(limitationOf({ last_due_on: LAST_DUE, suspensions }, chineseWorkdays)).toMatchObject({
      on,
      suspended: on !== '2025-03-17',
    });
  });

  it('an interruption within the added months is in time, and starts three plain years', () => {
    const limitation = limitationOf(
      {
        last_due_on: LAST_DUE,
        suspensions: [{ from: '2025-01-10', to: '2025-02-10' }],
        interruptions: [row('demand', '2025-04-01')],
      },
      chineseWorkdays,
    );
    expect(limitation).toMatchObject({
      on: '2028-04-03',
      suspended: false,
      interruptions: [{ effect: 'restarts' }],
    });
  });
});

describe('any limitation', () => {
  const day = fc
    .integer({ min: dayNumber('2004-01-01'), max: dayNumber('2035-12-31') })
    .map(dateOfDayNumber);
  const event = fc
    .record({
      kind: fc.constantFrom(...INTERRUPTION_KINDS),
      on: day,
      evidence: fc.constantFrom(PROOF, null),
      lasted: fc.option(fc.integer({ min: 0, max: 900 })),
    })
    .map(
      ({ lasted, ...rest }): Interruption => ({
        ...rest,
        ended_on: lasted === null ? null : addDays(rest.on, lasted),
      }),
    );
  const cause = fc
    .record({ from: day, lasted: fc.integer({ min: 0, max: 700 }) })
    .map(({ from, lasted }): Suspension => ({ from, to: addDays(from, lasted) }));
  const events = fc.array(event, { maxLength: 8 });
  const causes = fc.array(cause, { maxLength: 3 });

  /** Plans too that set another last due date, also an earlier one. */
  const planned = fc.array(
    fc
      .tuple(event, fc.option(day))
      .map(([one, last_due_on]): Interruption => ({ ...one, last_due_on })),
    { maxLength: 8 },
  );

  it('is never earlier for one more interruption', () => {
    fc.assert(
      fc.property(day, planned, event, causes, (last_due_on, interruptions, added, suspensions) => {
        const without = limitationOf(
          { last_due_on, interruptions, suspensions },
          chineseWorkdays,
        ).on;
        expect(
          limitationOf(
            { last_due_on, interruptions: [...interruptions, added], suspensions },
            chineseWorkdays,
          ).on >= without,
        ).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is never earlier for one more suspension, which moves the end or stands still', () => {
    fc.assert(
      fc.property(day, events, causes, cause, (last_due_on, interruptions, suspensions, added) => {
        const { on, interruptions: rows } = limitationOf(
          { last_due_on, interruptions, suspensions },
          chineseWorkdays,
        );
        expect(
          limitationOf(
            { last_due_on, interruptions, suspensions: [...suspensions, added] },
            chineseWorkdays,
          ).on >= on,
        ).toBe(true);
        expect(rows.map(({ expires_on }) => expires_on)).toEqual(
          rows.map(({ expires_on }) => expires_on).sort(),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('ends on a workday, three to twenty years after the last due date, in any order', () => {
    fc.assert(
      fc.property(day, events, causes, (last_due_on, interruptions, suspensions) => {
        const limitation = limitationOf(
          { last_due_on, interruptions, suspensions },
          chineseWorkdays,
        );
        expect(chineseWorkdays.isWorkday(limitation.on)).toBe(true);
        expect(
          limitation.on >= addMonths(last_due_on, 36) &&
            limitation.on <= addDays(addMonths(last_due_on, 240), 10),
        ).toBe(true);
        expect(
          limitationOf(
            {
              last_due_on,
              interruptions: [...interruptions].reverse(),
              suspensions: [...suspensions].reverse(),
            },
            chineseWorkdays,
          ).on,
        ).toBe(limitation.on);
      }),
      { numRuns: 500 },
    );
  });

  it('does not move for what has no proof or came too early', () => {
    fc.assert(
      fc.property(day, events, (last_due_on, interruptions) => {
        const limitation = limitationOf({ last_due_on, interruptions }, chineseWorkdays);
        const counting = limitation.interruptions.filter(
          ({ effect }) => effect === 'restarts' || effect === 'reaffirmed',
        );
        expect(limitationOf({ last_due_on, interruptions: counting }, chineseWorkdays).on).toBe(
          limitation.on,
        );
      }),
    );
  });
});
