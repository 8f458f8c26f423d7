import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  dateOfDayNumber,
  dayNumber,
} from '../../server/domain/time/calendar.ts';
import {
  appealBy,
  effectiveOn,
  enforcementApplicationBy,
  type Decision,
} from '../../server/domain/legal/decisions.ts';
import { deadlinesOf, nextDeadline, type CaseFacts } from '../../server/domain/legal/deadlines.ts';
import { guaranteeEndsOn, type Guarantee } from '../../server/domain/legal/guarantees.ts';
import {
  measureExpiresOn,
  preservationSuitBy,
  type Measure,
} from '../../server/domain/legal/measures.ts';
import type { DecisionKind, MeasureKind } from '../../server/domain/legal/legalTerms.ts';
import type { Interruption } from '../../server/domain/legal/limitationTypes.ts';
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

describe('doubled interest after a judgment (Civil Procedure Law art. 264, Fa Shi [2014] No. 8 art. 1)', () => {
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

const limitation = { last_due_on: '2023-03-15' };
const draft: CaseFacts = { stage: 'draft', limitation };
const frozen: Measure = { kind: 'deposit', on: '2025-11-20' };
const judged: CaseFacts = {
  stage: 'judgment',
  limitation,
  decision: { kind: 'judgment', served_on: '2025-11-14' },
};

describe('the next deadline of a case', () => {
  it.each<
    [
      string,
      CaseFacts,
      as_of: string,
      [kind: string, on: string, article: string, days_left: number] | null,
    ]
  >([
    [
      'is the limitation before suit',
      draft,
      '2025-11-22',
      ['limitation', '2026-03-16', '188', 114],
    ],
    [
      'is the limitation on its last day',
      { ...draft, stage: 'demand' },
      '2026-03-16',
      ['limitation', '2026-03-16', '188', 0],
    ],
    [
      'is the limitation also when it is missed',
      draft,
      '2026-03-17',
      ['limitation', '2026-03-16', '188', -1],
    ],
    [
      'moves with a demand',
      { ...draft, limitation: { ...limitation, interruptions: [proven('demand', '2025-11-03')] } },
      '2025-11-22',
      ['limitation', '2028-11-03', '188', 1077],
    ],
    [
      'is the suit after a freeze',
      { ...draft, measures: [{ ...frozen, pre_suit: true }] },
      '2025-11-22',
      ['preservation_suit', '2025-12-22', '104', 30],
    ],
    [
      'is the guarantee where that ends first',
      { ...draft, guarantees: [{ due_on: '2025-06-15', agreed: null }] },
      '2025-11-22',
      ['guarantee_period', '2025-12-15', '692', 23],
    ],
    [
      'is not a guarantee that was claimed in time',
      { ...draft, guarantees: [{ due_on: '2025-06-15', agreed: null, claimed_on: '2025-12-15' }] },
      '2025-12-15',
      ['limitation', '2026-03-16', '188', 91],
    ],
    [
      'is to come before it is missed',
      { ...draft, guarantees: [{ due_on: '2025-03-12', agreed: null }] },
      '2025-11-22',
      ['limitation', '2026-03-16', '188', 114],
    ],
    ['is not the limitation once filed', { ...draft, stage: 'filed' }, '2025-11-22', null],
    [
      'is the end of a freeze in court',
      { ...draft, stage: 'trial', measures: [frozen] },
      '2025-11-22',
      ['measure_expiry', '2026-11-20', '485', 363],
    ],
    [
      'is not a freeze that was lifted',
      { ...draft, stage: 'trial', measures: [{ ...frozen, lifted_on: '2025-11-21' }] },
      '2025-11-22',
      null,
    ],
    [
      'is the hearing before the end of a freeze',
      {
        ...draft,
        stage: 'trial',
        measures: [frozen],
        hearings: ['2025-11-21', '2026-01-08', '2025-12-18'],
      },
      '2025-11-22',
      ['hearing', '2025-12-18', '146', 26],
    ],
    [
      'is a hearing of today',
      { ...draft, stage: 'trial', hearings: ['2025-11-22'] },
      '2025-11-22',
      ['hearing', '2025-11-22', '146', 0],
    ],
    [
      'is no suit for a freeze once filed',
      { ...draft, stage: 'filed', measures: [{ ...frozen, pre_suit: true }] },
      '2025-11-22',
      ['measure_expiry', '2026-11-20', '485', 363],
    ],
    ['is the appeal after a judgment', judged, '2025-11-22', ['appeal', '2025-12-01', '171', 9]],
    [
      'is the appeal against a ruling during trial',
      { ...judged, stage: 'trial', decision: { kind: 'ruling', served_on: '2025-11-14' } },
      '2025-11-22',
      ['appeal', '2025-11-24', '171', 2],
    ],
    [
      'is the enforcement once nobody appealed',
      judged,
      '2025-12-02',
      ['enforcement_application', '2027-12-02', '250', 730],
    ],
    [
      'is no enforcement while another party may still appeal',
      {
        ...judged,
        decision: { kind: 'judgment', served_on: '2025-11-14', last_served_on: '2025-11-20' },
      },
      '2025-12-05',
      null,
    ],
    [
      'counts enforcement from the performance period',
      {
        ...judged,
        decision: { kind: 'judgment', served_on: '2025-11-14', performance_ends_on: '2025-12-12' },
      },
      '2025-12-02',
      ['enforcement_application', '2027-12-13', '250', 741],
    ],
    [
      'is no enforcement while an appeal is pending',
      {
        ...judged,
        decision: { kind: 'judgment', served_on: '2025-11-14', appealed_on: '2025-12-01' },
      },
      '2025-12-10',
      null,
    ],
    [
      'is the enforcement of a final judgment at once',
      { ...judged, decision: { kind: 'judgment', served_on: '2025-11-14', final: true } },
      '2025-11-22',
      ['enforcement_application', '2027-11-15', '250', 723],
    ],
    [
      'is no enforcement once applied for',
      { ...judged, enforcement: { applied_on: '2025-12-20' } },
      '2025-12-22',
      null,
    ],
    [
      'moves with a demand after judgment',
      { ...judged, enforcement: { interruptions: [proven('demand', '2026-03-10')] } },
      '2026-03-11',
      ['enforcement_application', '2028-03-10', '250', 730],
    ],
    [
      'is the renewed freeze in enforcement',
      {
        ...judged,
        stage: 'enforcement',
        measures: [{ ...frozen, on: '2024-11-25', renewals: [{ on: '2025-11-20' }] }],
      },
      '2025-12-22',
      ['measure_expiry', '2026-11-20', '485', 333],
    ],
    [
      'is a lapsed freeze where nothing else is left',
      { ...judged, stage: 'enforcement', measures: [{ ...frozen, on: '2024-11-20' }] },
      '2025-11-22',
      ['measure_expiry', '2025-11-20', '485', -2],
    ],
    [
      'is none of a closed case',
      { ...judged, stage: 'closed', measures: [frozen], hearings: ['2026-01-08'] },
      '2025-11-22',
      null,
    ],
  ])('%s', (_name, facts, as_of, expected) => {
    const next = nextDeadline(facts, as_of, chineseWorkdays);
    expect(next && [next.kind, next.on, next.article, next.days_left]).toEqual(expected);
  });

  it('stands in a list by date, with those missed first and one day in a fixed order', () => {
    const facts: CaseFacts = {
      ...draft,
      measures: [{ kind: 'deposit', on: '2025-03-16', pre_suit: true }],
      guarantees: [
        { due_on: '2025-03-12', agreed: null },
        { due_on: '2025-03-15', agreed: { until: '2026-03-16' } },
      ],
    };
    expect(
      deadlinesOf(facts, '2025-11-22', chineseWorkdays).map(({ kind, on, days_left }) => [
        kind,
        on,
        days_left,
      ]),
    ).toEqual([
      ['preservation_suit', '2025-04-15', -221],
      ['guarantee_period', '2025-09-12', -71],
      ['limitation', '2026-03-16', 114],
      ['guarantee_period', '2026-03-16', 114],
      ['measure_expiry', '2026-03-16', 114],
    ]);
  });

  it('is the first of the list that is not missed, and the list knows only what the stage allows', () => {
    const day = fc
      .integer({ min: dayNumber('2024-01-01'), max: dayNumber('2026-12-31') })
      .map(dateOfDayNumber);
    const facts = fc.record({
      stage: fc.constantFrom<CaseFacts['stage']>(
        'draft',
        'demand',
        'filed',
        'trial',
        'judgment',
        'enforcement',
        'closed',
      ),
      limitation: day.map((on) => ({ last_due_on: addMonths(on, -30) })),
      hearings: fc.array(day, { maxLength: 3 }),
      measures: fc.array(
        fc.record({
          kind: fc.constantFrom<MeasureKind>('deposit', 'real_estate'),
          on: day,
          pre_suit: fc.boolean(),
        }),
        { maxLength: 3 },
      ),
      decision: fc.option(
        fc.record({
          kind: fc.constantFrom<DecisionKind>('judgment', 'ruling'),
          served_on: day,
          final: fc.boolean(),
        }),
      ),
      guarantees: fc.array(
        day.map((due_on): Guarantee => ({ due_on, agreed: null })),
        { maxLength: 2 },
      ),
    });
    fc.assert(
      fc.property(facts, day, (of, as_of) => {
        const all = deadlinesOf(of, as_of, chineseWorkdays);
        const next = nextDeadline(of, as_of, chineseWorkdays);
        const coming = all
          .filter(({ on }) => on >= as_of)
          .map(({ on }) => on)
          .sort();
        expect(all.map(({ on }) => on)).toEqual(all.map(({ on }) => on).sort());
        expect(next?.on ?? null).toBe(coming[0] ?? all.at(-1)?.on ?? null);
        expect(all.some(({ kind }) => kind === 'limitation')).toBe(
          of.stage === 'draft' || of.stage === 'demand',
        );
      }),
    );
  });
});
