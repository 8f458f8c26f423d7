import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  dateOfDayNumber,
  dayNumber,
} from '../../server/domain/time/calendar.ts';
import type { CaseStage } from '../../server/domain/legal/legalCase.ts';
import { caseTransition, nextStages } from '../../server/domain/legal/legalCase.ts';
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
    ['2024-10-01', '2027-10-01'],
    ['2024-12-31', '2027-12-31'],
  ])(
    'of a loan last due on %s, %s, is provisional: the holidays of 2027 are not announced',
    (last_due_on, on) => {
      const known = { isWorkday: chineseWorkdays.isWorkday, knownUntil: '2026-12-31' };
      expect(limitationOf({ last_due_on }, known)).toMatchObject({ on, provisional: true });
    },
  );
});

/** Last due on 2022-03-15: without interruption to 2025-03-17, as the 15th is a Saturday. */
const LAST_DUE = '2022-03-15';

describe('an interruption of the limitation', () => {
  it.each<[article: string, name: string, Interruption, InterruptionEffect, expires_on: string]>([
    ['195 (1)', 'a demand', row('demand', '2024-06-03'), 'restarts', '2027-06-03'],
    [
      '195 (1)',
      'a demand on the last day, which rolled',
      row('demand', '2025-03-17'),
      'restarts',
      '2028-03-17',
    ],
    ['195 (1)', 'a demand a day late', row('demand', '2025-03-18'), 'too_late', '2025-03-17'],
    [
      '195 (1)',
      'a demand without proof',
      row('demand', '2024-06-03', { evidence: null }),
      'no_evidence',
      '2025-03-17',
    ],
    [
      '195 (1)',
      'a demand with blank proof',
      row('demand', '2024-06-03', { evidence: '  ' }),
      'no_evidence',
      '2025-03-17',
    ],
    [
      '189',
      'a demand before the last installment is due',
      row('demand', '2022-03-01'),
      'not_running',
      '2025-03-17',
    ],
    [
      '201',
      'a demand on the due day itself',
      row('demand', '2022-03-15'),
      'restarts',
      '2025-03-17',
    ],
    ['202', 'a demand on a leap day', row('demand', '2024-02-29'), 'restarts', '2027-03-01'],
    [
      '195 (2)',
      'an acknowledgement',
      row('acknowledgement', '2023-05-06'),
      'restarts',
      '2026-05-06',
    ],
    ['195 (2)', 'a part payment', row('part_payment', '2022-12-31'), 'restarts', '2025-12-31'],
    ['195 (2)', 'a promise', row('promise', '2023-10-10'), 'restarts', '2026-10-10'],
    [
      '192',
      'an acknowledgement a day late',
      row('acknowledgement', '2025-03-18'),
      'reaffirmed',
      '2028-03-20',
    ],
    [
      '192',
      'a part payment seven weeks late',
      row('part_payment', '2025-05-06'),
      'reaffirmed',
      '2028-05-08',
    ],
    ['192', 'a promise ten months late', row('promise', '2026-01-05'), 'reaffirmed', '2029-01-05'],
    [
      '192',
      'a late acknowledgement without proof',
      row('acknowledgement', '2025-03-18', { evidence: null }),
      'no_evidence',
      '2025-03-17',
    ],
    [
      '195 (3)',
      'a suit that ended',
      row('suit', '2024-10-10', { ended_on: '2025-06-20' }),
      'restarts',
      '2028-06-20',
    ],
    [
      '195 (3)',
      'a suit that goes on, from its filing',
      row('suit', '2024-10-10'),
      'restarts',
      '2027-10-11',
    ],
    [
      '195 (3)',
      'an arbitration that ended',
      row('arbitration', '2025-03-17', { ended_on: '2025-09-28' }),
      'restarts',
      '2028-09-28',
    ],
    [
      '195 (3)',
      'a suit a day late',
      row('suit', '2025-03-18', { ended_on: '2025-06-20' }),
      'too_late',
      '2025-03-17',
    ],
    [
      '195 (3)',
      'an arbitration a day late',
      row('arbitration', '2025-03-18'),
      'too_late',
      '2025-03-17',
    ],
    [
      '195 (3)',
      'a suit filed before the last due date that ended after it',
      row('suit', '2021-12-01', { ended_on: '2022-06-30' }),
      'restarts',
      '2025-06-30',
    ],
    [
      '195 (2), 189',
      'a plan that moves the last due date',
      row('plan', '2024-05-20', { last_due_on: '2026-05-20' }),
      'restarts',
      '2029-05-21',
    ],
    [
      '189',
      'a plan made before the debt was due',
      row('plan', '2022-01-10', { last_due_on: '2023-03-15' }),
      'restarts',
      '2026-03-16',
    ],
    [
      '192, 189',
      'a plan made after expiry',
      row('plan', '2025-04-01', { last_due_on: '2026-04-01' }),
      'reaffirmed',
      '2029-04-02',
    ],
    ['195 (2)', 'a plan that moves no date', row('plan', '2023-05-09'), 'restarts', '2026-05-09'],
    [
      '195',
      'a plan without proof',
      row('plan', '2024-05-20', { last_due_on: '2026-05-20', evidence: null }),
      'no_evidence',
      '2025-03-17',
    ],
  ])('(art. %s) by %s', (_article, _name, interruption, effect, expires_on) => {
    const { on, interruptions } = limitationOf(
      { last_due_on: LAST_DUE, interruptions: [interruption] },
      chineseWorkdays,
    );
    expect(on).toBe(expires_on);
    const effect_article = effect === 'restarts' ? '195' : effect === 'reaffirmed' ? '192' : null;
    expect(interruptions).toEqual([{ ...interruption, effect, effect_article, expires_on }]);
  });

  it('(art. 189) by a plan that ends earlier takes the earlier date', () => {
    expect(
      limitationOf(
        {
          last_due_on: '2027-03-15',
          interruptions: [row('plan', '2025-01-10', { last_due_on: '2025-06-30' })],
        },
        chineseWorkdays,
      ),
    ).toMatchObject({ on: '2028-06-30', starts_on: '2025-06-30' });
  });

  it.each<[article: string, name: string, Interruption[], [InterruptionEffect, string][]]>([
    [
      '195',
      'three demands, each in time',
      [row('demand', '2023-02-01'), row('demand', '2025-01-10'), row('demand', '2026-05-06')],
      [
        ['restarts', '2026-02-02'],
        ['restarts', '2028-01-10'],
        ['restarts', '2029-05-07'],
      ],
    ],
    [
      '195, 203',
      'the second on the last day, a Monday for a Sunday',
      [row('demand', '2023-02-01'), row('demand', '2026-02-02')],
      [
        ['restarts', '2026-02-02'],
        ['restarts', '2029-02-02'],
      ],
    ],
    [
      '195, 203',
      'the second a day late',
      [row('demand', '2023-02-01'), row('demand', '2026-02-03')],
      [
        ['restarts', '2026-02-02'],
        ['too_late', '2026-02-02'],
      ],
    ],
    [
      '195',
      'a chain broken by a demand without proof',
      [
        row('demand', '2023-02-01'),
        row('demand', '2025-12-01', { evidence: null }),
        row('demand', '2026-02-03'),
      ],
      [
        ['restarts', '2026-02-02'],
        ['no_evidence', '2026-02-02'],
        ['too_late', '2026-02-02'],
      ],
    ],
    [
      '195 (3)',
      'a demand during a suit',
      [row('suit', '2024-10-10', { ended_on: '2025-06-20' }), row('demand', '2025-01-06')],
      [
        ['restarts', '2028-06-20'],
        ['not_running', '2028-06-20'],
      ],
    ],
    [
      '195 (3)',
      'a demand the day after a suit ended',
      [row('suit', '2024-10-10', { ended_on: '2025-06-20' }), row('demand', '2025-06-21')],
      [
        ['restarts', '2028-06-20'],
        ['restarts', '2028-06-21'],
      ],
    ],
    [
      '192, 195',
      'a renewed consent, then a demand',
      [row('acknowledgement', '2025-03-18'), row('demand', '2026-03-02')],
      [
        ['reaffirmed', '2028-03-20'],
        ['restarts', '2029-03-02'],
      ],
    ],
    [
      '192',
      'a demand too late, then a renewed consent',
      [row('demand', '2025-03-18'), row('part_payment', '2025-03-19')],
      [
        ['too_late', '2025-03-17'],
        ['reaffirmed', '2028-03-20'],
      ],
    ],
    [
      '195, 189',
      'a demand while a plan is not yet due',
      [row('plan', '2024-05-20', { last_due_on: '2026-05-20' }), row('demand', '2025-05-20')],
      [
        ['restarts', '2029-05-21'],
        ['not_running', '2029-05-21'],
      ],
    ],
    [
      '195',
      'a demand and a part payment on one day',
      [row('demand', '2023-05-09'), row('part_payment', '2023-05-09')],
      [
        ['restarts', '2026-05-09'],
        ['restarts', '2026-05-09'],
      ],
    ],
  ])('(art. %s): %s', (_article, _name, interruptions, expected) => {
    const weighed = limitationOf({ last_due_on: LAST_DUE, interruptions }, chineseWorkdays);
    expect(weighed.interruptions.map(({ effect, expires_on }) => [effect, expires_on])).toEqual(
      expected,
    );
    expect(weighed.on).toBe(expected.at(-1)?.[1]);
    expect(
      limitationOf(
        { last_due_on: LAST_DUE, interruptions: [...interruptions].reverse() },
        chineseWorkdays,
      ),
    ).toEqual(weighed);
  });
});

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

  it('is never earlier for one more suspension, and passes no row without moving on or standing still', () => {
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

  it('ends on a workday, at least three years and at most twenty (and a holiday) after the last due date, whatever the order of entry', () => {
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

describe('stages of a case', () => {
  const stages: readonly CaseStage[] = [
    'draft',
    'demand',
    'filed',
    'trial',
    'judgment',
    'enforcement',
    'closed',
  ];
  it('move only along the allowed ways', () => {
    const ways = stages.flatMap((from) =>
      stages.filter((to) => caseTransition(from, to)).map((to) => `${from} → ${to}`),
    );
    expect(ways).toEqual([
      'draft → demand',
      'draft → filed',
      'draft → closed',
      'demand → filed',
      'demand → closed',
      'filed → trial',
      'filed → closed',
      'trial → judgment',
      'trial → closed',
      'judgment → enforcement',
      'judgment → closed',
      'enforcement → closed',
    ]);
    expect(nextStages('closed')).toEqual([]);
  });
});
