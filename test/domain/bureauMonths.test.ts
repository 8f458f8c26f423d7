import { describe, expect, it } from 'vitest';
import { byYear, monthBefore, parseMonths } from '../../admin/credit_repairs/case/months.ts';

describe('the repayment record as it is typed from a report', () => {
  it('reads signs from the newest month backwards, over the turn of a year', () => {
    expect(parseMonths('NN1*', '2026-02')).toEqual({
      months: [
        { month: '2026-02', code: 'N' },
        { month: '2026-01', code: 'N' },
        { month: '2025-12', code: '1' },
        { month: '2025-11', code: '*' },
      ],
      wrong: null,
      tooMany: false,
    });
  });

  it('takes blanks, small letters and wide signs', () => {
    expect(parseMonths(' n Ｎ, ７／＊＃', '2026-02').months.map(({ code }) => code)).toEqual([
      'N',
      'N',
      '7',
      '*',
      '#',
    ]);
  });

  it('says which sign is no code, and keeps what stands before it', () => {
    expect(parseMonths('NNX1', '2026-02')).toMatchObject({
      months: [{ month: '2026-02' }, { month: '2026-01' }],
      wrong: { at: 3, sign: 'X' },
    });
    expect(parseMonths('', '2026-02')).toEqual({ months: [], wrong: null, tooMany: false });
  });

  it('keeps sixty months and says that there were more', () => {
    const { months, tooMany } = parseMonths('N'.repeat(61), '2026-02');
    expect([months.length, months.at(-1)?.month, tooMany]).toEqual([60, '2021-03', true]);
    expect(monthBefore('2026-01', 1)).toBe('2025-12');
  });

  it('lays months out by year, the newest first, with gaps where nothing was read', () => {
    const years = byYear(parseMonths('N1', '2026-01').months);
    expect(
      years.map(({ year, months }) => [year, months.map((cell) => cell?.code ?? '').join(',')]),
    ).toEqual([
      ['2026', 'N,,,,,,,,,,,'],
      ['2025', ',,,,,,,,,,,1'],
    ]);
  });
});
