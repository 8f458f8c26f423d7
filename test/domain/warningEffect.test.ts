import { describe, expect, it } from 'vitest';
import { effectsOf, median, type Measured } from '../../server/domain/warnings/effect.ts';

const SPAN = {
  from: '2026-02-01',
  to: '2026-02-28',
  on: '2026-04-30',
  late_days: 15,
  within_days: 60,
};
const warning = (raised_on: string, loan_id = 1, changes: Partial<Measured> = {}): Measured => ({
  rule: 'late_habit',
  loan_id,
  raised_on,
  days_late: 0,
  ...changes,
});
const late = (late_on: string, loan_id = 1) => ({ loan_id, late_on });
const effect = (
  warnings: Measured[],
  lates: { loan_id: number; late_on: string }[],
  span: Partial<typeof SPAN> = {},
) => {
  const found = effectsOf(warnings, lates, { ...SPAN, ...span }).find(
    ({ rule }) => rule === 'late_habit',
  );
  if (found === undefined) throw new Error('a rule has no line');
  const { rule: _rule, ...figures } = found;
  return Object.values(figures);
};

describe('what a rule foresaw', () => {
  it.each([
    // raised, judged, came true, foreseen, median lead
    ['late within the days', '2026-02-10', '2026-02-20', [1, 1, 1, 1, 10]],
    ['late on that very day', '2026-02-10', '2026-02-10', [1, 1, 0, 0, null]],
    ['late on the last day that counts', '2026-02-10', '2026-04-11', [1, 1, 1, 0, null]],
    ['late after them', '2026-02-10', '2026-04-12', [1, 1, 0, 0, null]],
    ['warned before the period, late within', '2026-01-20', '2026-02-20', [0, 0, 0, 1, 31]],
  ] as const)('%s', (_name, raised_on, late_on, figures) => {
    expect(effect([warning(raised_on)], [late(late_on)])).toEqual(figures);
  });

  it('is not judged before it can be known', () => {
    expect(effect([warning('2026-02-10')], [], { on: '2026-03-01' })).toEqual([1, 0, 0, 0, null]);
    expect(effect([warning('2026-02-10')], [], { on: '2026-04-11' })).toEqual([1, 0, 0, 0, null]);
    expect(effect([warning('2026-02-10')], [], { on: '2026-04-12' })).toEqual([1, 1, 0, 0, null]);
    // Nor where it came true already: else only hits would be counted of young warnings.
    const hit = effect([warning('2026-02-10')], [late('2026-02-20')], { on: '2026-03-01' });
    expect(hit).toEqual([1, 0, 0, 1, 10]);
  });

  it('is nothing where the loan was as late already', () => {
    const known = warning('2026-02-10', 1, { days_late: 15 });
    expect(effect([known], [])).toEqual([1, 0, 0, 0, null]);
  });

  it('counts a loan once, by its first warning, and another loan for itself', () => {
    const warnings = [warning('2026-02-02'), warning('2026-02-12'), warning('2026-02-16', 2)];
    const lates = [late('2026-02-22'), late('2026-02-26', 3)];
    expect(effect(warnings, lates)).toEqual([3, 3, 2, 1, 20]);
  });

  it('has a middle of its days', () => {
    expect([median([]), median([3]), median([1, 9, 2]), median([1, 2, 3, 10])]).toEqual([
      null,
      3,
      2,
      2.5,
    ]);
  });
});
