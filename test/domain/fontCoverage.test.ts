import { describe, expect, it } from 'vitest';
import { errorBody } from '../../server/contract/refusals.ts';
import { checkDrawn, undrawn } from '../../server/documents/coverage.ts';

describe('what the faces of a document can draw', () => {
  it.each([
    ['张三、Émilie · ￥1,234.50 ①', []],
    ['䶮𬭊𫖯', []],
    ['𠮷田', ['𠮷']],
    ['ئەخمەت', ['ئ', 'ە', 'خ', 'م', 'ت']],
    ['བསོད', ['བ', 'ས', 'ོ', 'ད']],
    // A joiner and a variation selector have no ink of their own.
    ['葛\u{E0100}\u200D城\n', []],
  ])('%s lacks %j', (text, lacking) => {
    expect(undrawn(text)).toEqual(lacking);
  });

  it.each([
    [{ borrower: { full_name: '𠮷田' } }, 'full_name', '“姓名”里有文件字体没有的字：𠮷 (U+20BB7)'],
    [{ parties: [{ address: '𠮷路 1 号' }] }, 'address', '“地址”里'],
    [{ facts: ['𠮷'] }, 'text', '“正文”里'],
  ])('%j is refused at its field, in both languages', (input, field, said) => {
    const outcome = checkDrawn(input);
    if (outcome.ok) throw new Error('it was drawn');
    const chinese = errorBody(outcome.refusal, 'zh');
    expect(chinese.errors[field]).toContain(said);
    expect(errorBody(outcome.refusal, 'en').message).toContain('𠮷 (U+20BB7)');
  });
});
