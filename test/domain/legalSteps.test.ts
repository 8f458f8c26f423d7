import { describe, expect, it } from 'vitest';
import { chineseWorkdays } from '../../server/book/workdays.ts';
import { deadlinesOf } from '../../server/domain/legal/deadlines.ts';
import {
  stepDeadlines,
  stepInterruption,
  type LegalStep,
} from '../../server/domain/legal/steps.ts';
import type { Interruption } from '../../server/domain/legal/limitationTypes.ts';

const step = (kind: LegalStep['kind'], days: Partial<LegalStep> = {}): LegalStep => ({
  kind,
  begun_on: '2026-03-02',
  accepted_on: null,
  issued_on: null,
  served_on: null,
  confirmed_on: null,
  perform_by_on: null,
  enforcement_applied_on: null,
  ended_on: null,
  ref: 7,
  ...days,
});
const found = (of: LegalStep, as_of = '2026-03-05', unpaid_due_on: readonly string[] = []) =>
  stepDeadlines(of, { as_of, calendar: chineseWorkdays, unpaid_due_on }).map(
    ({ kind, on, article }) => [kind, on, article],
  );

describe('a payment order', () => {
  // The fifth day is a Saturday; the fifteenth after 20 March is the first of Qingming.
  it.each<[string, Partial<LegalStep>, string, readonly unknown[]]>([
    ['is accepted in 5 days', {}, '2026-03-05', ['order_acceptance', '2026-03-09', '226']],
    [
      'is issued 15 days after that',
      { accepted_on: '2026-03-05' },
      '2026-03-05',
      ['order_issue', '2026-03-20', '227'],
    ],
    [
      'can be objected to for 15 days',
      { accepted_on: '2026-03-05', issued_on: '2026-03-18', served_on: '2026-03-20' },
      '2026-04-07',
      ['order_objection', '2026-04-07', '227'],
    ],
    [
      'is enforced within two years of these',
      { accepted_on: '2026-03-05', issued_on: '2026-03-18', served_on: '2026-03-20' },
      '2026-04-08',
      ['title_enforcement', '2028-04-07', '250'],
    ],
  ])('%s', (_title, days, as_of, expected) => {
    expect(found(step('payment_order', days), as_of)).toEqual([expected]);
  });

  it('waits for its service, and for nothing once it ended or is being enforced', () => {
    const issued = { accepted_on: '2026-03-05', issued_on: '2026-03-18' };
    expect(found(step('payment_order', issued))).toEqual([]);
    const served = { ...issued, served_on: '2026-03-20' };
    expect(found(step('payment_order', { ...served, ended_on: '2026-03-30' }))).toEqual([]);
    expect(
      found(step('payment_order', { ...served, enforcement_applied_on: '2026-04-10' })),
    ).toEqual([]);
  });
});

describe('the clocks of other titles', () => {
  it.each<[string, LegalStep, readonly unknown[]]>([
    ['a mediation without agreement', step('mediation'), []],
    [
      'an agreement: 30 days to have it confirmed',
      step('mediation', { issued_on: '2026-03-10' }),
      [['mediation_confirmation', '2026-04-09', '205']],
    ],
    [
      'one that is confirmed: two years from the last day to perform',
      step('mediation', {
        issued_on: '2026-03-10',
        confirmed_on: '2026-03-20',
        perform_by_on: '2026-06-30',
      }),
      [['title_enforcement', '2028-06-30', '250']],
    ],
    ['an arbitration without award', step('arbitration', { accepted_on: '2026-03-04' }), []],
    [
      'an award: two years from the day it was made',
      step('arbitration', { issued_on: '2026-03-10' }),
      [['title_enforcement', '2028-03-10', '250']],
    ],
    [
      'an award that names a day: from that day',
      step('arbitration', { issued_on: '2026-03-10', perform_by_on: '2026-04-10' }),
      [['title_enforcement', '2028-04-10', '250']],
    ],
  ])('%s', (_title, of, expected) => {
    expect(found(of)).toEqual(expected);
  });

  // Due in 2023, in April and May 2024, and in July 2026.
  const UNPAID = ['2023-12-15', '2024-04-15', '2024-05-15', '2026-07-15'];
  it.each<[string, Partial<LegalStep>, string, string]>([
    ['each installment has its own two years', {}, '2026-03-05', '2026-04-15'],
    ['the next one once that is over', {}, '2026-04-20', '2026-05-15'],
    ['the one missed last where none is left', {}, '2029-01-01', '2028-07-17'],
    [
      'those fallen due start anew with the application for the certificate',
      { accepted_on: '2026-03-02' },
      '2026-03-05',
      '2028-03-02',
    ],
  ])('of a notarised claim: %s', (_title, days, as_of, on) => {
    const of = step('notarised_enforcement', { begun_on: '2023-01-10', ...days });
    expect(found(of, as_of, UNPAID)).toEqual([['title_enforcement', on, '9']]);
    expect(found(of, as_of, [])).toEqual([]);
  });

  // Art. 250: two years, started anew and held up as a limitation is.
  const AWARD = step('arbitration', { issued_on: '2026-03-10', perform_by_on: '2026-04-10' });
  const ORDER = step('payment_order', { issued_on: '2026-03-18', served_on: '2026-03-20' });
  const CONFIRMED = step('mediation', { issued_on: '2026-03-10', confirmed_on: '2026-03-20' });
  const DEED = step('notarised_enforcement', { begun_on: '2023-01-10' });
  const demand = (on: string, evidence: string | null = '签收回执'): Interruption => ({
    kind: 'demand',
    on,
    evidence,
  });
  it.each<[string, LegalStep, Interruption[], string]>([
    ['an award, with no demand', AWARD, [], '2028-04-10'],
    ['an award, demanded in 2027', AWARD, [demand('2027-05-06')], '2029-05-07'],
    ['an award, demanded without proof', AWARD, [demand('2027-05-06', null)], '2028-04-10'],
    ['an award, demanded on its last day', AWARD, [demand('2028-04-10')], '2030-04-10'],
    ['an award, demanded a day late', AWARD, [demand('2028-04-11')], '2028-04-10'],
    ['an award, demanded before it', AWARD, [demand('2026-03-09')], '2028-04-10'],
    ['an award, demanded before its day', AWARD, [demand('2026-04-01')], '2028-04-10'],
    [
      'an award, settled in enforcement',
      AWARD,
      [{ kind: 'plan', on: '2026-06-01', evidence: '和解协议', last_due_on: '2027-06-01' }],
      '2029-06-01',
    ],
    [
      'an award, and a suit elsewhere',
      AWARD,
      [{ kind: 'suit', on: '2027-05-06', evidence: '受理通知书' }],
      '2028-04-10',
    ],
    ['a payment order', ORDER, [demand('2027-05-06')], '2029-05-07'],
    ['a confirmed mediation', CONFIRMED, [demand('2027-05-06')], '2029-05-07'],
    // What fell due on 2023-12-15 had lapsed; 04-15 and 05-15 start anew, 07-15 was not due yet.
    ['a notarised claim', DEED, [demand('2026-04-10')], '2028-04-10'],
    [
      'a notarised claim, and a plan: its dates are those that are unpaid',
      DEED,
      [{ kind: 'plan', on: '2026-03-20', evidence: '协议', last_due_on: '2029-01-15' }],
      '2028-07-17',
    ],
  ])('(CPL art. 250) %s', (_title, of, interruptions, on) => {
    const asked = {
      as_of: '2028-04-03',
      calendar: chineseWorkdays,
      unpaid_due_on: UNPAID,
      interruptions,
    };
    expect(stepDeadlines(of, asked)).toMatchObject([{ kind: 'title_enforcement', on }]);
  });

  it('(CPL art. 250) are held up by an obstacle in the last six months (art. 194)', () => {
    const suspensions = [{ from: '2028-01-10', to: '2028-02-10', evidence: '公告' }];
    const asked = { as_of: '2028-03-01', calendar: chineseWorkdays, unpaid_due_on: [] };
    expect(stepDeadlines(AWARD, { ...asked, suspensions })).toMatchObject([{ on: '2028-08-10' }]);
    const early = [{ from: '2027-01-10', to: '2027-02-10', evidence: '公告' }];
    expect(stepDeadlines(AWARD, { ...asked, suspensions: early })).toMatchObject([
      { on: '2028-04-10' },
    ]);
  });

  it('stand among the deadlines of a case, and not once the debt is paid', () => {
    const facts = { stage: 'demand', steps: [step('payment_order')] } as const;
    const of = (more: object) =>
      deadlinesOf({ ...facts, ...more }, '2026-03-05', chineseWorkdays).map(
        ({ kind, ref, days_left }) => [kind, ref, days_left],
      );
    expect(of({})).toEqual([['order_acceptance', 7, 4]]);
    expect(of({ owes: false })).toEqual([]);
    expect(of({ stage: 'closed' })).toEqual([]);
  });
});

describe('what starts the limitation anew', () => {
  it.each<[LegalStep, unknown]>([
    [step('mediation'), { kind: 'mediation', on: '2026-03-02' }],
    [step('payment_order'), { kind: 'payment_order', on: '2026-03-02' }],
    [step('arbitration'), { kind: 'arbitration', on: '2026-03-02' }],
    [step('notarised_enforcement'), null],
    [
      step('notarised_enforcement', { enforcement_applied_on: '2026-03-04' }),
      { kind: 'enforcement', on: '2026-03-04' },
    ],
  ])('is the application, of a notarised claim that for enforcement', (of, expected) => {
    expect(stepInterruption(of)).toEqual(expected);
  });
});
