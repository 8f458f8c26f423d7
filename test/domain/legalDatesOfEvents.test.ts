import { describe, expect, it } from 'vitest';
import { chineseWorkdays } from '../../server/book/workdays.ts';
import { complaintDueOn, nextExtension } from '../../server/domain/contact/complaintClock.ts';
import { feeDueBy } from '../../server/domain/legal/courtFees.ts';
import {
  appealBy,
  effectiveOn,
  enforcementApplicationBy,
  performedBy,
  type Decision,
} from '../../server/domain/legal/decisions.ts';
import {
  guaranteeEndsOn,
  guaranteeLimitation,
  isClaimed,
  type Guarantee,
} from '../../server/domain/legal/guarantees.ts';
import { INTERRUPTION_RULES } from '../../server/domain/legal/interruptionRules.ts';
import { limitationOf } from '../../server/domain/legal/limitation.ts';
import type { Interruption, InterruptionKind } from '../../server/domain/legal/limitationTypes.ts';
import {
  measureExpiresOn,
  preservationSuitBy,
  renewMeasureBy,
  type Measure,
} from '../../server/domain/legal/measures.ts';
import { stepDeadlines, type LegalStep } from '../../server/domain/legal/steps.ts';
import { objectionDueBy } from '../../server/domain/repair/creditRegulation.ts';

/**
 * Dates worked out apart from the product, with a calendar written from the notices of 2024 to 2026
 * and, for later years, from the days that the statute fixes: the lunar year begins on 2027-02-06
 * and 2030-02-03, Mid-Autumn of 2028 is 3 October.
 */

type Event = [kind: InterruptionKind, on: string, rest: Partial<Interruption>];
const event = ([kind, on, rest]: Event): Interruption => ({
  kind,
  on,
  evidence: '签收回执',
  ...rest,
});

describe('three years of a debt last due on 2022-03-15, which end on 2025-03-17', () => {
  it.each<[article: string, name: string, Event[], on: string]>([
    ['8 (4)', 'an announcement', [['announcement', '2024-06-28', {}]], '2027-06-28'],
    ['8 (3)', 'a deduction', [['deduction', '2024-10-08', {}]], '2027-10-08'],
    ['14', 'a security, to a Sunday', [['security', '2025-02-06', {}]], '2028-02-07'],
    ['14', 'a request for time', [['extension_request', '2023-12-29', {}]], '2026-12-29'],
    ['14', 'a promise on a leap day', [['promise', '2024-02-29', {}]], '2027-03-01'],
    [
      '14',
      'a plan: from its own last due date',
      [['plan', '2024-08-01', { last_due_on: '2027-01-31' }]],
      '2030-01-31',
    ],
    [
      '10',
      'a suit: from its end, a month’s last day',
      [['suit', '2023-11-20', { ended_on: '2024-08-31' }]],
      '2027-08-31',
    ],
    [
      '11 (1)',
      'a payment order that failed, to Labour Day',
      [['payment_order', '2023-03-20', { ended_on: '2023-05-04' }]],
      '2026-05-06',
    ],
    [
      '11 (2)',
      'a bankruptcy, to the second day of May',
      [['bankruptcy_claim', '2024-03-11', { ended_on: '2025-05-02' }]],
      '2028-05-03',
    ],
    [
      '11 (7)',
      'a set-off that goes on, to National Day',
      [['set_off', '2023-10-02', {}]],
      '2026-10-08',
    ],
    [
      '12',
      'a mediation asked for, to Dragon Boat',
      [['mediation', '2023-06-19', { ended_on: '2023-08-01' }]],
      '2026-06-22',
    ],
    [
      '13',
      'a report to the police, from when nothing came of it, to Mid-Autumn',
      [['police_report', '2023-03-01', { ended_on: '2023-09-26' }]],
      '2026-09-28',
    ],
    [
      '15',
      'an event against one of several debtors, to New Year’s Eve',
      [['co_obligor', '2024-02-05', {}]],
      '2027-02-09',
    ],
    ['17', 'the notice of an assignment', [['assignment', '2024-01-25', {}]], '2027-01-25'],
    [
      '14',
      'a request for time, and a deduction after it',
      [
        ['extension_request', '2023-12-29', {}],
        ['deduction', '2024-10-08', {}],
      ],
      '2027-10-08',
    ],
    ['14', 'a promise once they had run out', [['promise', '2025-06-20', {}]], '2028-06-20'],
    ['8 (3)', 'a deduction once they had', [['deduction', '2025-06-20', {}]], '2025-03-17'],
  ])('(Provisions art. %s) run anew by %s', (article, _name, events, on) => {
    expect(INTERRUPTION_RULES[events[0]![0]].article).toBe(article);
    const facts = { last_due_on: '2022-03-15', interruptions: events.map(event) };
    expect(limitationOf(facts, chineseWorkdays).on).toBe(on);
  });

  it('(art. 188) of a loan declared due on 2025-04-30 end after Labour Day', () => {
    expect(limitationOf({ last_due_on: '2025-04-30' }, chineseWorkdays).on).toBe('2028-05-03');
  });
});

describe('a guarantee of a debt', () => {
  it.each<[string, string, Guarantee, string]>([
    ['692', 'six months', { due_on: '2025-12-15', agreed: null }, '2026-06-15'],
    ['202', 'to a worked 28 February', { due_on: '2025-08-31', agreed: null }, '2026-02-28'],
    ['203', 'to a Sunday', { due_on: '2026-04-25', agreed: null }, '2026-10-26'],
    ['203', 'to New Year’s Eve', { due_on: '2026-08-05', agreed: null }, '2027-02-09'],
    ['202', 'from a 31st to a 30th', { due_on: '2025-03-31', agreed: null }, '2025-09-30'],
    ['692', 'declared due in April', { due_on: '2026-04-01', agreed: null }, '2026-10-08'],
    ['692', 'two years', { due_on: '2024-10-01', agreed: { months: 24 } }, '2026-10-08'],
  ])('(art. %s) %s ends then', (_article, _name, guarantee, on) => {
    expect(guaranteeEndsOn(guarantee, chineseWorkdays).on).toBe(on);
    expect([
      isClaimed({ ...guarantee, claimed_on: on }, on),
      isClaimed({ ...guarantee, claimed_on: '2027-12-31' }, on),
    ]).toEqual([true, false]);
  });

  it('(art. 694) claimed on a joint guarantor on 2025-06-19 is barred after three years', () => {
    const claimed = { due_on: '2025-01-15', agreed: null, claimed_on: '2025-06-19' };
    expect(guaranteeLimitation({ ...claimed, form: 'joint' }, chineseWorkdays)?.on).toBe(
      '2028-06-19',
    );
  });
});

describe('a decision', () => {
  it.each<[string, 'judgment' | 'ruling', string, string]>([
    ['a worked Saturday', 'judgment', '2026-01-30', '2026-02-14'],
    ['Mid-Autumn', 'judgment', '2026-09-10', '2026-09-28'],
    ['Labour Day', 'judgment', '2026-04-16', '2026-05-06'],
    ['the Spring Festival', 'ruling', '2026-02-12', '2026-02-24'],
    ['eight days in October', 'ruling', '2025-09-25', '2025-10-09'],
    ['the weekend after New Year', 'judgment', '2026-12-18', '2027-01-04'],
  ])('(CPL arts. 171, 85) can be appealed to %s', (_name, kind, served_on, on) => {
    expect(appealBy(kind, served_on, chineseWorkdays).on).toBe(on);
  });

  it.each<[string, Decision, effect: string, perform: string, enforce: string]>([
    [
      'ten days to pay',
      { kind: 'judgment', served_on: '2026-01-30', performance_days: 10 },
      '2026-02-15',
      '2026-02-25',
      '2028-02-25',
    ],
    [
      'thirty days, to a Sunday two years on',
      { kind: 'judgment', served_on: '2026-09-10', performance_days: 30 },
      '2026-09-29',
      '2026-10-29',
      '2028-10-30',
    ],
    [
      'a mediation statement that names a day',
      {
        kind: 'judgment',
        served_on: '2026-04-30',
        final: true,
        performance_ends_on: '2026-06-30',
      },
      '2026-04-30',
      '2026-06-30',
      '2028-06-30',
    ],
    [
      'no time to pay: from its effect',
      { kind: 'judgment', served_on: '2026-04-16' },
      '2026-05-07',
      '2026-05-07',
      '2028-05-08',
    ],
  ])('(CPL arts. 158, 250) with %s', (_name, decision, effect, perform, enforce) => {
    expect(effectiveOn(decision, chineseWorkdays)).toBe(effect);
    expect(performedBy(decision, chineseWorkdays)).toBe(perform);
    expect(enforcementApplicationBy({ starts_on: perform }, chineseWorkdays).on).toBe(enforce);
  });

  it('(Fa Shi [2018] No. 3 art. 10) settled in enforcement runs from the last due day', () => {
    const plan = event(['plan', '2026-11-02', { last_due_on: '2027-05-01' }]);
    expect(
      enforcementApplicationBy({ starts_on: '2026-02-25', interruptions: [plan] }, chineseWorkdays)
        .on,
    ).toBe('2029-05-03');
  });
});

describe('a measure', () => {
  it.each<[string, Measure, ends: string, renew: string]>([
    ['a deposit', { kind: 'deposit', on: '2026-03-10' }, '2027-03-10', '2027-03-03'],
    ['a movable, to a Sunday', { kind: 'movable', on: '2025-02-28' }, '2027-02-28', '2027-02-21'],
    [
      'real estate from a leap day',
      { kind: 'real_estate', on: '2024-02-29' },
      '2027-02-28',
      '2027-02-21',
    ],
    [
      'a deposit renewed eight days early',
      { kind: 'deposit', on: '2026-03-10', renewals: [{ on: '2027-03-02' }] },
      '2028-03-02',
      '2028-02-24',
    ],
    [
      'whose notice names the day before',
      { kind: 'deposit', on: '2026-03-10', until: '2027-03-09' },
      '2027-03-09',
      '2027-03-02',
    ],
    ['another right', { kind: 'other_right', on: '2026-03-10' }, '2029-03-10', '2029-03-03'],
  ])('(art. 485; preservation art. 18) of %s', (_name, measure, ends, renew) => {
    const term = measureExpiresOn(measure, chineseWorkdays);
    expect(term.on).toBe(ends);
    expect(renewMeasureBy({ purpose: 'preservation' }, term).on).toBe(renew);
    expect(renewMeasureBy({ purpose: 'enforcement' }, term).on).toBe(ends);
  });

  it.each([
    ['2026-08-31', '2026-09-30'],
    ['2027-01-06', '2027-02-09'],
  ])('(CPL art. 104) taken before suit on %s wants the suit by %s', (taken_on, on) => {
    expect(preservationSuitBy(taken_on, chineseWorkdays).on).toBe(on);
  });
});

describe('a way to a title without suit', () => {
  const NONE = {
    accepted_on: null,
    issued_on: null,
    served_on: null,
    confirmed_on: null,
    perform_by_on: null,
    enforcement_applied_on: null,
    ended_on: null,
  };
  type Days = Partial<LegalStep> & { begun_on: string };
  it.each<[string, LegalStep['kind'], Days, as_of: string, string[]]>([
    [
      '226',
      'payment_order',
      { begun_on: '2026-09-28' },
      '2026-09-29',
      ['order_acceptance', '2026-10-08'],
    ],
    [
      '227',
      'payment_order',
      { begun_on: '2026-09-28', accepted_on: '2026-10-08' },
      '2026-10-09',
      ['order_issue', '2026-10-23'],
    ],
    [
      '227',
      'payment_order',
      { begun_on: '2026-09-01', issued_on: '2026-09-15', served_on: '2026-09-17' },
      '2026-09-20',
      ['order_objection', '2026-10-08'],
    ],
    [
      '250',
      'payment_order',
      { begun_on: '2026-09-01', issued_on: '2026-09-15', served_on: '2026-09-17' },
      '2026-10-09',
      ['title_enforcement', '2028-10-09'],
    ],
    [
      '205',
      'mediation',
      { begun_on: '2026-01-05', issued_on: '2026-01-16' },
      '2026-01-20',
      ['mediation_confirmation', '2026-02-24'],
    ],
    [
      '250',
      'mediation',
      { begun_on: '2026-01-05', issued_on: '2026-01-16', confirmed_on: '2026-02-24' },
      '2026-03-05',
      ['title_enforcement', '2028-02-24'],
    ],
    [
      '250',
      'arbitration',
      { begun_on: '2026-01-05', issued_on: '2026-03-10', perform_by_on: '2026-05-01' },
      '2026-03-12',
      ['title_enforcement', '2028-05-03'],
    ],
    [
      '9',
      'notarised_enforcement',
      { begun_on: '2025-01-05' },
      '2026-03-12',
      ['title_enforcement', '2027-02-09'],
    ],
    [
      '9',
      'notarised_enforcement',
      { begun_on: '2025-01-05', accepted_on: '2026-10-12' },
      '2026-11-02',
      ['title_enforcement', '2028-10-12'],
    ],
  ])('(art. %s) of %s', (article, kind, days, as_of, [deadline, on]) => {
    const found = stepDeadlines(
      { ...NONE, kind, ...days },
      { as_of, calendar: chineseWorkdays, unpaid_due_on: ['2025-02-05'] },
    );
    expect(found).toMatchObject([{ kind: deadline, on, article }]);
  });
});

describe('what a notice or a complaint sets running', () => {
  it.each([
    ['2026-02-10', '2026-02-24'],
    ['2026-04-27', '2026-05-06'],
    ['2026-09-18', '2026-09-28'],
  ])('(court fees art. 22) a notice of %s: the fee by %s', (notice_on, on) => {
    expect(feeDueBy(notice_on, chineseWorkdays).on).toBe(on);
  });

  it('a complaint of 2026-09-16: 15, 30 and 60 days, National Day or not', () => {
    const received_on = '2026-09-16';
    expect(complaintDueOn(received_on)).toBe('2026-10-01');
    expect(nextExtension({ received_on, extended_to: null })).toBe('2026-10-16');
    expect(nextExtension({ received_on, extended_to: '2026-10-16' })).toBe('2026-11-15');
  });

  it('(art. 25) an objection of 2026-09-15: the twentieth day, in National Day', () => {
    expect(objectionDueBy('2026-09-15', chineseWorkdays)).toMatchObject({
      on: '2026-10-05',
      workday_on: '2026-10-08',
    });
  });
});
