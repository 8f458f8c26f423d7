import { describe, expect, it } from 'vitest';
import { addDays } from '../../server/domain/time/calendar.ts';
import { endOf, warnDays } from '../../server/domain/warnings/day.ts';
import type { PersonHistory, Standing } from '../../server/domain/warnings/history.ts';
import { WARNING_PARAMETERS, WARNING_POLICY } from '../../server/domain/warnings/policy.ts';
import { WARNING_RULES, type WarningRuleName } from '../../server/domain/warnings/words.ts';
import {
  DUE,
  loanWith,
  only,
  paidAfter,
  personWith,
  POLICY,
  raisedOn,
  TERM,
  warns,
} from '../helpers/warningHistory.ts';

describe('the first installment that is missed', () => {
  it.each([
    // paid after, on, warned of
    ['on the day it is due', null, '2026-01-10', false],
    ['two days later', null, '2026-01-12', false],
    ['three days later', null, '2026-01-13', true],
    ['as old news', null, '2026-02-15', false],
    ['paid that day', 3, '2026-01-13', false],
    ['paid the day after', 4, '2026-01-13', true],
  ] as const)('%s', (_name, late, on, warned) => {
    expect(warns('first_missed', { instalments: paidAfter(late, null) }, on)).toBe(warned);
  });

  it('is none of a new plan, and no other installment', () => {
    const on = '2026-01-13';
    const instalments = paidAfter(null, null);
    expect(warns('first_missed', { instalments, schedule_version: 2 }, on)).toBe(false);
    expect(warns('first_missed', { instalments: paidAfter(0, null) }, '2026-02-13')).toBe(false);
  });

  it('says since when, how late and how much', () => {
    const person = personWith([loanWith({ instalments: paidAfter(null, null) })]);
    expect(raisedOn('first_missed', person, '2026-01-14')).toMatchObject([
      {
        raised_on: '2026-01-14',
        days_late: 4,
        figures: { installment_on: DUE, days_late: 4, amount_minor: TERM },
      },
    ]);
  });
});

describe('payments in part', () => {
  const paid = (...amounts: number[]) =>
    amounts.map((amount, at) => ({
      id: at + 1,
      paid_on: addDays('2026-01-10', at * 10),
      amount_minor: amount * 100,
      returned_on: null,
    }));
  const on = '2026-02-15';
  it.each([
    ['three in a row', [400, 400, 400], true],
    ['two alike', [400, 400], false],
    ['two that shrink', [400, 300], true],
    ['two that grow', [300, 400], false],
    ['three with a whole one last', [300, 400, 1000], false],
    ['a whole one before two alike', [1000, 400, 400], false],
    ['one', [400], false],
    ['none', [], false],
  ] as const)('%s', (_name, amounts, warned) => {
    expect(warns('part_payments', { payments: paid(...amounts) }, on)).toBe(warned);
  });

  it('of terms that fall are whole where they pay the next one', () => {
    const instalments = paidAfter(0, null, null).map((one, at) => ({
      ...one,
      amount_minor: TERM - at * 1000,
    }));
    const ahead = instalments.map(({ amount_minor, due_on }, at) => ({
      id: at + 1,
      paid_on: addDays(due_on, -2),
      amount_minor,
      returned_on: null,
    }));
    expect(warns('part_payments', { instalments, payments: ahead }, '2026-03-09')).toBe(false);
  });

  it('that came back do not count', () => {
    const [a, b] = paid(400, 300);
    const back = [a, { ...b, returned_on: '2026-01-21' }] as ReturnType<typeof paid>;
    expect(warns('part_payments', { payments: back }, on)).toBe(false);
  });

  it('of one run are told once, though it goes on', () => {
    const person = personWith([loanWith({ payments: paid(400, 300, 200, 100) })]);
    const [first] = raisedOn('part_payments', person, '2026-01-21');
    expect(first?.figures).toMatchObject({ count: 2, amounts_minor: [40_000, 30_000] });
    const closed = { id: 1, loan_id: 1, is_open: false, ...first } as Standing;
    for (const later of ['2026-01-31', '2026-02-10'])
      expect(raisedOn('part_payments', person, later, [closed])).toEqual([]);
  });
});

describe('each payment later than the one before', () => {
  const on = '2026-03-25';
  it.each([
    ['growing over three', [1, 3, 8, null], true],
    ['growing within the grace', [0, 1, 2, null], true],
    ['alike', [2, 2, 2, null], false],
    ['better the last time', [1, 4, 3, null], false],
    ['over two alone', [5, 1, 3, null], false],
    ['with something still late', [1, 3, null, null], false],
    ['in time', [0, 0, 0, null], false],
  ] as const)('%s', (_name, days, warned) => {
    expect(warns('later_each_time', { instalments: paidAfter(...days) }, on)).toBe(warned);
  });
});

describe('before the next due date of who paid late', () => {
  it.each([
    ['six days before', [0, 3, 2, null], '2026-04-04', false],
    ['five days before', [0, 3, 2, null], '2026-04-05', true],
    ['on the due date', [0, 3, 2, null], '2026-04-10', true],
    ['late once', [0, 0, 2, null], '2026-04-05', false],
    ['late before, not the last time', [3, 3, 0, null], '2026-04-05', false],
    ['already paid ahead', [3, 3, 3, -6], '2026-04-05', false],
    ['late now', [3, 3, null, null], '2026-04-05', false],
  ] as const)('%s', (_name, days, on, warned) => {
    expect(warns('late_habit', { instalments: paidAfter(...days) }, on)).toBe(warned);
  });
});

describe('what else is known of a loan', () => {
  const late = paidAfter(0, 0, null, null);
  const promise = { note_id: 5, promise_on: '2026-03-15', amount_minor: TERM };

  it.each([
    ['on its day', '2026-03-15', late, false],
    ['the day after', '2026-03-16', late, true],
    ['with all paid since', '2026-03-20', paidAfter(0, 0, 9, null), false],
    ['thirty days on', '2026-04-14', late, true],
    ['and older', '2026-04-15', late, false],
  ] as const)('a broken promise %s', (_name, on, instalments, warned) => {
    expect(warns('promise_broken', { instalments, promises: [promise] }, on)).toBe(warned);
  });

  it.each([
    ['the day it came back', '2026-03-12', true],
    ['the day before', '2026-03-11', false],
    ['a month later', '2026-04-12', false],
  ] as const)('a payment that came back: %s', (_name, on, warned) => {
    const payments = [
      { id: 9, paid_on: '2026-03-10', amount_minor: TERM, returned_on: '2026-03-12' },
    ];
    expect(warns('payment_returned', { payments }, on)).toBe(warned);
  });
});

describe('what is known of a person', () => {
  const second = loanWith({
    loan_id: 2,
    instalments: paidAfter(0, 0, 0, null).map((one) => ({
      ...one,
      due_on: addDays(one.due_on, 5),
    })),
  });

  it('a wrong number warns of the loan that falls due first, and of no other', () => {
    const numbers = [{ id: 7, borrower_id: 1, since_on: '2026-03-12' }];
    const person = personWith([second, loanWith()], { numbers });
    expect(raisedOn('number_invalid', person, '2026-03-11')).toEqual([]);
    expect(
      raisedOn('number_invalid', person, '2026-03-12').map(({ loan }) => loan.loan_id),
    ).toEqual([1]);
    // Once that is paid the other falls due first; it is the same number still.
    const closed = raisedOn('number_invalid', person, '2026-03-12').map(
      (one): Standing => ({ ...one, id: 1, loan_id: 1, is_open: false }),
    );
    const paid = personWith([second, loanWith({ instalments: paidAfter(0, 0, 0, 0, null) })], {
      numbers,
    });
    expect(raisedOn('number_invalid', paid, '2026-04-11', closed)).toEqual([]);
  });

  it.each([
    ['eight days before a due date', '2026-04-02', false],
    ['seven days before', '2026-04-03', true],
    ['seven days after', '2026-03-17', true],
    ['eight days after', '2026-03-18', false],
  ] as const)('a new employer %s', (_name, on, warned) => {
    const changes = [{ event_id: 4, borrower_id: 1, on, detail: 'employer_name' as const }];
    const person = personWith([loanWith()], { changes });
    expect(raisedOn('details_changed', person, on).length > 0).toBe(warned);
  });

  it.each([
    ['with one late by ten days', 10, 3_000_000, true],
    ['with one late by nine', 9, 3_000_000, false],
    ['with little owed', 10, 1_000_000, false],
  ] as const)('several loans %s', (_name, days, owed, warned) => {
    const late = loanWith({ instalments: paidAfter(0, 0, null), outstanding_minor: owed });
    const person = personWith([late, { ...second, outstanding_minor: 2_000_000 }]);
    const raised = raisedOn('joint_exposure', person, addDays('2026-03-10', days));
    expect(raised.map(({ loan }) => loan.loan_id)).toEqual(warned ? [2] : []);
  });

  it.each([
    ['not before three days', '2026-03-03', null, false],
    ['from three days on', '2026-03-04', null, true],
    ['once it is answered', '2026-03-04', '2026-03-04', false],
  ] as const)('an open complaint warns %s', (_name, on, answered_on, warned) => {
    const complaints = [
      { id: 3, borrower_id: 1, loan_id: 1, received_on: '2026-03-01', answered_on },
    ];
    const person = personWith([loanWith()], { complaints });
    expect(raisedOn('complaint_open', person, on).length > 0).toBe(warned);
  });
});

describe('a cause that is gone', () => {
  const standing = (rule: WarningRuleName, changes: Partial<Standing> = {}): Standing => ({
    id: 1,
    loan_id: 1,
    rule,
    cause: 'x',
    is_open: true,
    raised_on: '2026-03-12',
    figures: {},
    ...changes,
  });
  const end = (
    rule: WarningRuleName,
    changes: Partial<Standing>,
    person: PersonHistory,
    on = '2026-04-12',
  ) => endOf(standing(rule, changes), person, on);
  const paying = personWith([loanWith({ instalments: paidAfter(0, 0, 0, 0, null) })]);
  const late = personWith([loanWith({ instalments: paidAfter(0, 0, null, null) })]);

  it.each([
    ['late_habit', { figures: { installment_on: '2026-04-10' } }, paying, 'paid'],
    ['late_habit', { figures: { installment_on: '2026-03-10' } }, late, null],
    ['first_missed', { figures: { installment_on: '2025-07-01' } }, paying, 'replanned'],
    ['promise_broken', {}, paying, 'paid'],
    ['promise_broken', {}, late, null],
    ['part_payments', {}, paying, 'paid_in_time'],
    ['part_payments', {}, late, null],
    ['later_each_time', { raised_on: '2026-04-11' }, paying, null],
    ['payment_returned', {}, paying, 'paid_in_time'],
    ['details_changed', {}, paying, 'paid_in_time'],
    ['number_invalid', { cause: 'number 7 2026-03-12' }, paying, 'number_changed'],
    ['joint_exposure', { figures: { loan_id: 1 } }, paying, 'paid'],
    ['joint_exposure', { figures: { loan_id: 1 } }, late, null],
    ['promise_broken', {}, personWith([loanWith({ status: 'settled' })]), 'settled'],
    ['promise_broken', {}, personWith([loanWith({ status: 'written_off' })]), 'written_off'],
  ] as const)('%s %j: how it ends', (rule, changes, person, ending) => {
    expect(end(rule, changes, person)).toBe(ending);
  });

  it('is an answer, for a complaint', () => {
    const complaints = [
      { id: 3, borrower_id: 1, loan_id: 1, received_on: '2026-03-01', answered_on: '2026-04-12' },
    ];
    const person = personWith([loanWith()], { complaints });
    const asked = { cause: 'complaint 3' };
    expect(end('complaint_open', asked, person)).toBe('answered');
    expect(end('complaint_open', asked, person, '2026-04-11')).toBeNull();
  });
});

describe('days that were missed', () => {
  const day = (on: string) => ({ on, policy: only('first_missed') });
  const days = ['2026-01-12', '2026-01-13', '2026-01-14'].map(day);

  it('are judged each by what was so on it, and by its own rules', () => {
    const person = personWith([loanWith({ instalments: paidAfter(null, null) })]);
    expect(warnDays(person, days, []).raised.map(({ raised_on }) => raised_on)).toEqual([
      '2026-01-13',
    ]);
    const off = { on: '2026-01-13', policy: only('late_habit') };
    expect(
      warnDays(person, [day('2026-01-12'), off, day('2026-01-14')], []).raised.map(
        ({ raised_on }) => raised_on,
      ),
    ).toEqual(['2026-01-14']);
  });

  it('leave out what came and went', () => {
    const person = personWith([loanWith({ instalments: paidAfter(4, null) })]);
    expect(warnDays(person, days, [])).toEqual({ raised: [], ended: [] });
  });
});

describe('the shipped rules', () => {
  it('stand within what a lender may set, and say that they are practice', () => {
    for (const rule of WARNING_RULES)
      for (const [name, [least, most]] of Object.entries(WARNING_PARAMETERS[rule])) {
        const figure = (POLICY.rules[rule] as unknown as Record<string, number>)[name];
        expect(figure).toBeGreaterThanOrEqual(least);
        expect(figure).toBeLessThanOrEqual(most);
      }
    expect(WARNING_POLICY.confidence).toBe('C');
  });
});
