import { describe, expect, it } from 'vitest';
import { EMPLOYMENT_STATUSES, PRODUCTS } from '../../server/contract/enums.ts';
import { ourWord } from '../../server/domain/input/openWords.ts';

describe('a word of another system', () => {
  it.each([
    ['products', '手机贷', 'phone_loan'],
    ['products', 'Cash Loan', 'cash_loan'],
    ['products', 'CASH-LOAN', 'cash_loan'],
    ['products', ' card ', 'card'],
    ['products', 'solar_loan', 'solar_loan'],
    ['employment_statuses', 'self employed', 'Self-Employed'],
    ['employment_statuses', '个体户', 'Self-Employed'],
    ['employment_statuses', 'permanent', 'Permanent'],
    ['employment_statuses', '海员', '海员'],
  ] as const)('of %s: %s is kept as %s', (vocabulary, written, kept) => {
    expect(ourWord(vocabulary, written)).toBe(kept);
  });

  it('that is ours already stays', () => {
    for (const word of PRODUCTS) expect(ourWord('products', word)).toBe(word);
    for (const word of EMPLOYMENT_STATUSES) expect(ourWord('employment_statuses', word)).toBe(word);
  });
});
