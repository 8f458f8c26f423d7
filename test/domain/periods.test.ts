import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../server/domain/time/calendar.ts';
import { stepOf, stretchesOf } from '../../server/domain/time/periods.ts';

describe('a period told in lines', () => {
  it.each([
    ['2026-03-01', '2026-03-01', 'day'],
    ['2026-03-01', '2026-03-31', 'day'],
    ['2026-03-01', '2026-04-01', 'week'],
    ['2025-09-01', '2026-03-02', 'week'],
    ['2025-09-01', '2026-03-03', 'month'],
  ] as const)('from %s to %s is told by %s', (from, to, step) => {
    expect(stepOf(from, to)).toBe(step);
  });

  it("has ISO weeks from Monday to Sunday over the year's turn, cut at the first and last", () => {
    expect(stretchesOf('2025-12-24', '2026-01-07', 'week')).toEqual([
      { from: '2025-12-24', to: '2025-12-28' },
      { from: '2025-12-29', to: '2026-01-04' },
      { from: '2026-01-05', to: '2026-01-07' },
    ]);
  });

  it('has months of their own length', () => {
    expect(stretchesOf('2024-01-31', '2024-03-01', 'month')).toEqual([
      { from: '2024-01-31', to: '2024-01-31' },
      { from: '2024-02-01', to: '2024-02-29' },
      { from: '2024-03-01', to: '2024-03-01' },
    ]);
  });

  it.each(['day', 'week', 'month'] as const)(
    'leaves out no day and names none twice, by %s',
    (step) => {
      for (const [from, to] of [
        ['2023-12-15', '2024-03-10'],
        ['2026-02-28', '2026-02-28'],
        ['2025-06-30', '2025-07-01'],
      ] as const) {
        const lines = stretchesOf(from, to, step);
        expect([lines[0]?.from, lines.at(-1)?.to]).toEqual([from, to]);
        lines.slice(1).forEach((line, at) => {
          expect(line.from).toBe(addDays(lines[at]?.to ?? '', 1));
        });
        expect(lines.reduce((sum, line) => sum + daysBetween(line.from, line.to) + 1, 0)).toBe(
          daysBetween(from, to) + 1,
        );
      }
    },
  );
});
