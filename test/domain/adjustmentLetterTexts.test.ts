import { describe, expect, it } from 'vitest';
import { dayOfMonth } from '../../server/documents/format.ts';
import { FRAME_TEXTS } from '../../server/features/adjustments/letter/frameTexts.ts';
import { REPAYMENT_DAY_TEXTS } from '../../server/features/adjustments/letter/repaymentDayTexts.ts';
import { SMALL_BALANCE_TEXTS } from '../../server/features/adjustments/letter/smallBalanceTexts.ts';

/** Each text by its name; those below a name too. */
const flat = (texts: object, before = ''): [string, string][] =>
  Object.entries(texts).flatMap(([name, text]: [string, unknown]) =>
    typeof text === 'string' ? [[before + name, text]] : flat(text as object, `${before}${name}.`),
  );
const blanks = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].toSorted();
const PAIRS = [FRAME_TEXTS, REPAYMENT_DAY_TEXTS, SMALL_BALANCE_TEXTS].flatMap(({ zh, en }) => {
  const english = new Map(flat(en));
  return flat(zh).map(([name, text]) => [name, text, english.get(name) ?? ''] as const);
});

describe('the letters of adjustments', () => {
  it.each(PAIRS)('%s says the same in both languages, each in its own signs', (_name, zh, en) => {
    // Only Chinese writes amounts out in words.
    expect(blanks(zh).filter((one) => one !== '{words}')).toEqual(blanks(en));
    expect(zh.replace(/\{\w+\}/g, '')).not.toMatch(/[A-Za-z]/);
    expect(en).not.toBe('');
    expect(en).not.toMatch(/[\u3000-\u9fff\uff01-\uff60]/);
  });

  it.each([
    [1, '1日', '1st'],
    [2, '2日', '2nd'],
    [3, '3日', '3rd'],
    [11, '11日', '11th'],
    [12, '12日', '12th'],
    [13, '13日', '13th'],
    [21, '21日', '21st'],
    [22, '22日', '22nd'],
    [23, '23日', '23rd'],
    [30, '30日', '30th'],
    [31, '31日', '31st'],
  ])('name the %i. of a month', (day, zh, en) => {
    expect([dayOfMonth(day, 'zh'), dayOfMonth(day, 'en')]).toEqual([zh, en]);
  });
});
