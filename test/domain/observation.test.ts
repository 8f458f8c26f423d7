import { describe, expect, it } from 'vitest';
import {
  classFloor,
  observationOf,
  planStatusOf,
  type ObservationRule,
  type PlanDue,
} from '../../server/domain/restructure/observation.ts';
import { addMonths } from '../../server/domain/time/calendar.ts';
import { OBSERVATION } from '../../server/domain/policyDefaults.ts';

const RULE: ObservationRule = OBSERVATION.value;
const monthly = (
  first: string,
  count: number,
  paid: (due_on: string) => string | null = () => null,
): PlanDue[] =>
  Array.from({ length: count }, (_, at) => addMonths(first, at)).map((due_on) => ({
    due_on,
    paid_on: paid(due_on),
  }));

describe('the observation period', () => {
  it('of a plan first due on 2025-04-10 ends a year later at the earliest', () => {
    expect(observationOf(monthly('2025-04-10', 24), RULE, '2025-04-01')).toEqual({
      starts_on: '2025-04-10',
      ends_on: '2026-04-10',
      restarted_on: null,
    });
  });

  it('starts anew from a missed due date: missed on 2025-09-10 it ends on 2026-09-10', () => {
    const dues = monthly('2025-04-10', 24, (due_on) => (due_on === '2025-09-10' ? null : due_on));
    expect(observationOf(dues, RULE, '2025-09-10').ends_on).toBe('2026-04-10');
    expect(observationOf(dues, RULE, '2025-09-11')).toEqual({
      starts_on: '2025-04-10',
      ends_on: '2026-09-10',
      restarted_on: '2025-09-10',
    });
  });

  it.each([
    ['paid on the day', '2025-09-10', '2026-04-10', null],
    ['paid before the day', '2025-08-01', '2026-04-10', null],
    ['paid a day late', '2025-09-11', '2026-09-10', '2025-09-10'],
    ['paid half a year late', '2026-03-01', '2026-09-10', '2025-09-10'],
  ])('takes an installment %s for what it is', (_name, paid_on, ends_on, restarted_on) => {
    const dues = monthly('2025-04-10', 24, (due_on) =>
      due_on === '2025-09-10' ? paid_on : due_on,
    );
    expect(observationOf(dues, RULE, '2026-03-31')).toMatchObject({ ends_on, restarted_on });
  });

  it('starts anew at each miss, and from the last', () => {
    const dues = monthly('2025-04-10', 36, (due_on) =>
      ['2025-06-10', '2026-05-10'].includes(due_on) ? null : due_on,
    );
    expect(observationOf(dues, RULE, '2026-06-01')).toMatchObject({
      ends_on: '2027-05-10',
      restarted_on: '2026-05-10',
    });
  });

  it('starts anew from its end where the hardship is not solved then', () => {
    const dues = monthly('2025-04-10', 36, (due_on) => (due_on === '2026-07-10' ? null : due_on));
    const observed = (as_of: string) => observationOf(dues, RULE, as_of, ['2026-04-10']);
    expect(observed('2026-04-09').ends_on).toBe('2026-04-10');
    expect(observed('2026-04-10')).toMatchObject({
      ends_on: '2027-04-10',
      restarted_on: '2026-04-10',
    });
    expect(observed('2026-08-01').ends_on).toBe('2027-07-10');
  });

  it('is not brought back by a miss after its end', () => {
    const dues = monthly('2025-04-10', 36, (due_on) => (due_on === '2026-05-10' ? null : due_on));
    expect(observationOf(dues, RULE, '2026-06-01')).toMatchObject({
      ends_on: '2026-04-10',
      restarted_on: null,
    });
  });

  it('lasts two due periods where these are longer than a year', () => {
    const dues: PlanDue[] = ['2025-04-10', '2026-10-10', '2028-04-10'].map((due_on) => ({
      due_on,
      paid_on: null,
    }));
    expect(observationOf(dues, RULE, '2025-04-01').ends_on).toBe('2026-10-10');
    expect(observationOf(dues, { ...RULE, periods: 3 }, '2025-04-01').ends_on).toBe('2028-04-10');
  });

  it("of a single payment lasts the time alone; a missing day is the month's last", () => {
    expect(
      observationOf([{ due_on: '2028-02-29', paid_on: null }], RULE, '2028-02-01').ends_on,
    ).toBe('2029-02-28');
  });

  it('without a plan is a mistake of the caller', () => {
    expect(() => observationOf([], RULE, '2025-04-01')).toThrow(RangeError);
  });
});

describe('a plan', () => {
  const three = (...paid: (string | null)[]): PlanDue[] =>
    monthly('2026-01-10', 3).map((row, at) => ({ ...row, paid_on: paid[at] ?? null }));
  it.each([
    ['with nothing due yet', three(), '2026-01-10', 'kept'],
    ['a day after an unpaid due date', three(), '2026-01-11', 'broken'],
    ['paid as it fell due', three('2026-01-10'), '2026-02-10', 'kept'],
    ['caught up', three('2026-01-20'), '2026-01-20', 'kept'],
    ['as it stood before it was caught up', three('2026-01-20'), '2026-01-19', 'broken'],
    ['paid in full', three('2026-01-10', '2026-02-10', '2026-02-10'), '2026-02-10', 'completed'],
    [
      'to be paid in full tomorrow',
      three('2026-01-10', '2026-02-10', '2026-02-11'),
      '2026-02-10',
      'kept',
    ],
  ])('%s is judged so', (_name, dues, as_of, status) => {
    expect(planStatusOf(dues, as_of)).toBe(status);
  });
});

describe('the class while it is watched', () => {
  it.each([
    ['normal', false, 'special_mention'],
    ['special_mention', false, 'special_mention'],
    ['substandard', false, 'substandard'],
    ['doubtful', false, 'doubtful'],
    ['loss', false, 'loss'],
    ['normal', true, 'substandard'],
    ['special_mention', true, 'substandard'],
    ['doubtful', true, 'doubtful'],
    ['loss', true, 'loss'],
  ] as const)('is, %s before and repeated %s, not better than %s', (before, repeated, floor) => {
    expect(classFloor(RULE, before, repeated)).toBe(floor);
  });
});
