import type { Interruption } from '../../server/domain/legal/limitationTypes.ts';
import type { Measure } from '../../server/domain/legal/measures.ts';
import type { Guarantee } from '../../server/domain/legal/guarantees.ts';
import type { DecisionKind, MeasureKind } from '../../server/domain/legal/legalTerms.ts';
import { deadlinesOf, nextDeadline, type CaseFacts } from '../../server/domain/legal/deadlines.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, dateOfDayNumber, dayNumber } from '../../server/domain/time/calendar.ts';
import { chineseWorkdays } from '../../server/book/workdays.ts';

const proven = (
  kind: Interruption['kind'],
  on: string,
  last_due_on: string | null = null,
): Interruption => ({ kind, on, evidence: 'letter', last_due_on });
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
      'is the application to renew a preservation, seven days before its end',
      { ...draft, stage: 'trial', measures: [{ ...frozen, purpose: 'preservation' }] },
      '2025-11-22',
      ['measure_expiry', '2026-11-13', '18', 356],
    ],
    [
      'is that application also once its day is missed',
      { ...draft, stage: 'trial', measures: [{ ...frozen, purpose: 'preservation' }] },
      '2026-11-16',
      ['measure_expiry', '2026-11-13', '18', -3],
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

  it('is the first that is not missed, of a list that has only what the stage allows', () => {
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
