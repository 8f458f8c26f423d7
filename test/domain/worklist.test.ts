import { describe, expect, it } from 'vitest';
import { WORKLIST } from '../../server/domain/policyDefaults.ts';
import { expectedOf, factorsOf, type CallFacts } from '../../server/domain/worklist/expected.ts';
import {
  firstTask,
  nextCall,
  retryFrom,
  type Debtor,
  type DeskTask,
} from '../../server/domain/worklist/nextAction.ts';
import { inOrder } from '../../server/domain/worklist/order.ts';

const RULE = WORKLIST.value;
const TODAY = '2026-03-05';

describe('what a call is expected to bring', () => {
  const call = (changes: Partial<CallFacts>): CallFacts => ({
    action: 'not_spoken',
    amount_minor: 100_000,
    days_past_due: 45,
    last_outcome: null,
    limitation_days: null,
    later: false,
    ...changes,
  });
  it.each<[string, Partial<CallFacts>, number]>([
    // 1000.00 × 20 % × 50 %
    ['nobody was spoken to, 45 days late', {}, 10_000],
    ['on the first day all of the share counts', { days_past_due: 0 }, 20_000],
    ['at 135 days a quarter does', { days_past_due: 135 }, 5000],
    ['a promise for today', { action: 'promise_today', days_past_due: 0 }, 60_000],
    ['a broken promise', { action: 'promise_broken', days_past_due: 45 }, 17_500],
    ['newly overdue, five days', { action: 'newly_overdue', days_past_due: 5 }, 40_500],
    ['answered before: as likely as anybody', { last_outcome: 'connected' }, 10_000],
    ['refused before', { last_outcome: 'refused' }, 4000],
    ['nobody answered before', { last_outcome: 'no_answer' }, 7000],
    ['the number was wrong', { last_outcome: 'invalid_number' }, 1500],
    ['the limitation ends in 90 days', { limitation_days: 90 }, 15_000],
    ['in 91 days it does not count', { limitation_days: 91 }, 10_000],
    ['callable only later today', { later: true }, 5000],
    ['more than the cap counts as the cap', { amount_minor: 90_000_000 }, 500_000],
    ['nothing is nothing', { amount_minor: 0 }, 0],
  ])('%s', (_, changes, expected) => {
    expect(expectedOf(factorsOf(call(changes), RULE))).toBe(expected);
  });

  it('is the product of the figures that are shown, rounded down to a fen', () => {
    const factors = factorsOf(
      call({ amount_minor: 33_333, last_outcome: 'refused', limitation_days: 10, later: true }),
      RULE,
    );
    expect(factors.map(({ kind }) => kind)).toEqual([
      'amount',
      'action',
      'days',
      'last',
      'limitation',
      'later',
    ]);
    expect(expectedOf(factors)).toBe(Math.floor(33_333 * 0.2 * 0.5 * 0.4 * 1.5 * 0.5));
  });
});

describe('what is next with a debtor', () => {
  const debtor = (changes: Partial<Debtor>): Debtor => ({
    due_now_minor: 100_000,
    plan_due_minor: 0,
    days_past_due: 40,
    promises: [],
    spoken_at: null,
    tries_today: 0,
    last_try_at: null,
    ...changes,
  });
  const promise = (on: string, status: 'open' | 'broken' = 'open') => ({
    on,
    amount_minor: 50_000,
    status,
  });
  const noon = (on: string) => `${on}T04:00:00.000Z`;
  it.each<[string, Partial<Debtor>, object | null]>([
    ['one who owes and was never spoken to', {}, { action: 'not_spoken', since_on: null }],
    ['one spoken to three days ago', { spoken_at: noon('2026-03-02') }, { action: 'not_spoken' }],
    [
      'one spoken to two days ago is left alone for a day more',
      { spoken_at: noon('2026-03-03') },
      { why: 'spoken', until_on: '2026-03-06' },
    ],
    [
      'a promise for today, of its own amount',
      { promises: [promise(TODAY)] },
      { action: 'promise_today', amount_minor: 50_000 },
    ],
    [
      'a promise of yesterday within its tolerance',
      { promises: [promise('2026-03-04')] },
      { action: 'promise_today', since_on: '2026-03-04' },
    ],
    [
      'a promise to come is waited for',
      { promises: [promise('2026-03-08')] },
      { why: 'promised', until_on: '2026-03-08' },
    ],
    [
      'a broken promise nobody has spoken of since',
      { promises: [promise('2026-03-01', 'broken')], spoken_at: noon('2026-02-20') },
      { action: 'promise_broken', since_on: '2026-03-01' },
    ],
    [
      'a broken promise that was spoken of is an old debt',
      { promises: [promise('2026-02-20', 'broken')], spoken_at: noon('2026-03-01') },
      { action: 'not_spoken' },
    ],
    ['seven days late is new', { days_past_due: 7 }, { action: 'newly_overdue' }],
    ['eight days late is not', { days_past_due: 8 }, { action: 'not_spoken' }],
    [
      'an installment of a plan falls due today',
      { days_past_due: 0, plan_due_minor: 30_000 },
      { action: 'plan_due', amount_minor: 30_000 },
    ],
    ['nothing is late: nobody is called', { days_past_due: 0 }, null],
    ['nothing is owed', { due_now_minor: 0 }, null],
    [
      'tried twice today',
      { tries_today: 2, last_try_at: noon(TODAY) },
      { why: 'tried', until_on: '2026-03-06' },
    ],
  ])('%s', (_, changes, expected) => {
    const next = nextCall(debtor(changes), RULE, TODAY);
    if (expected === null) expect(next).toBeNull();
    else expect(next).toMatchObject(expected);
  });

  it('after a try that nobody answered, two hours later', () => {
    expect(retryFrom(debtor({ last_try_at: noon(TODAY) }), RULE, TODAY)).toBe(
      '2026-03-05T06:00:00.000Z',
    );
    expect(retryFrom(debtor({}), RULE, TODAY)).toBe('2026-03-04T16:00:00.000Z');
  });

  it('of several tasks the one whose last day comes first', () => {
    const task = (on: string): DeskTask => ({
      action: 'repair',
      on,
      record: null,
      loan_id: null,
      deadline_kind: null,
    });
    expect(firstTask([task('2026-03-09'), task('2026-03-07')])?.on).toBe('2026-03-07');
    expect(firstTask([])).toBeUndefined();
  });
});

describe('the order of a day', () => {
  const row = (id: number, expected_minor: number, task_on: string | null = null) => ({
    id,
    expected_minor,
    task_on,
  });
  it('has tasks that cannot wait, then calls by their worth, then other tasks', () => {
    const rows = [
      row(1, 0, '2026-03-15'),
      row(2, 500),
      row(3, 900),
      row(4, 0, '2026-03-08'),
      row(5, 0, '2026-03-05'),
      row(6, 0, '2026-03-09'),
    ];
    expect(inOrder(rows, RULE, TODAY).map(({ id }) => id)).toEqual([5, 4, 3, 2, 6, 1]);
  });
  it('breaks ties by the id, whatever the order in which rows come', () => {
    const rows = [row(9, 500), row(2, 500), row(4, 500)];
    expect(inOrder(rows, RULE, TODAY).map(({ id }) => id)).toEqual([2, 4, 9]);
    expect(inOrder(rows.toReversed(), RULE, TODAY).map(({ id }) => id)).toEqual([2, 4, 9]);
  });
});
