import { describe, expect, it } from 'vitest';
import {
  complaintDaysLeft,
  complaintDeadline,
  complaintDueOn,
  extensionProblem,
  hasInterest,
  nextExtension,
  type ExtensionProblem,
} from '../../server/domain/contact/complaintClock.ts';

describe('the time to answer a complaint received on 2026-02-10', () => {
  const times = { received_on: '2026-02-10', extended_to: null, answered_on: null };
  it.each<[string, string | null, deadline: string, next: string | null]>([
    ['as it comes', null, '2026-02-25', '2026-03-12'],
    ['extended as complex', '2026-03-12', '2026-03-12', '2026-04-11'],
    ['extended with approval', '2026-04-11', '2026-04-11', null],
  ])('%s', (_name, extended_to, deadline, next) => {
    expect(complaintDueOn('2026-02-10')).toBe('2026-02-25');
    expect(complaintDeadline({ ...times, extended_to })).toBe(deadline);
    expect(nextExtension({ ...times, extended_to })).toBe(next);
  });

  it.each<[string, string | null, number | null, string, ExtensionProblem | null]>([
    ['on its last day', null, null, '2026-02-25', null],
    ['a day late', null, null, '2026-02-26', 'complaint_late'],
    ['once more by another', '2026-03-12', 3, '2026-03-01', null],
    ['once more by the same person', '2026-03-12', 5, '2026-03-01', 'extension_own'],
    ['a third time', '2026-04-11', 3, '2026-03-01', 'complaint_longest'],
  ])('is extended %s, or not', (_name, extended_to, by, today, problem) => {
    expect(extensionProblem({ ...times, extended_to }, by, { id: 5, today })).toBe(problem);
  });

  it('is counted to the answer, and no longer', () => {
    expect(complaintDaysLeft(times, '2026-02-27')).toBe(-2);
    expect(complaintDaysLeft({ ...times, answered_on: '2026-02-20' }, '2026-02-27')).toBeNull();
  });

  it('is not answered by whom it is about', () => {
    expect([hasInterest(5, [5, null]), hasInterest(5, [null, 7])]).toEqual([true, false]);
  });
});
