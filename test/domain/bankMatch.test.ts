import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, type BankMatching, type Meant } from '../../server/domain/bank/match.ts';
import { maskRemark, tracesOf, wholeNames } from '../../server/domain/bank/traces.ts';

const RULE: BankMatching = { automatic: true, early_days: 10, payoff: false };
const TRACES = ['loan_no', 'national_id', 'phone', 'payer_name', 'payer_seen'] as const;
const amount = fc.integer({ min: 1, max: 5 }).map((n) => n * 1000);

const meant: fc.Arbitrary<Meant> = fc.record({
  loan_id: fc.integer({ min: 1, max: 1000 }),
  person: fc.integer({ min: 1, max: 3 }),
  traces: fc.uniqueArray(fc.constantFrom(...TRACES), { minLength: 1 }),
  active: fc.boolean(),
  disputed: fc.boolean(),
  recorded: fc.boolean(),
  owed: fc
    .record({ unpaid: fc.array(amount, { maxLength: 3 }), beside_minor: fc.constantFrom(0, 500) })
    .map(({ unpaid, beside_minor }) => ({
      unpaid,
      beside_minor,
      due_minor: unpaid.reduce((sum, one) => sum + one, beside_minor),
      payoff_minor: 90_000,
      promised: [],
    })),
});
const loans = fc.uniqueArray(meant, { selector: ({ loan_id }) => loan_id, maxLength: 4 });
const lineOf = (amount_minor: number) => ({
  direction: 'in' as const,
  amount_minor,
  reference_seen: false,
});

describe('what is booked by itself', () => {
  it('is one person’s, active, undisputed, not recorded, and no more than is due', () => {
    fc.assert(
      fc.property(loans, amount, (list, minor) => {
        const { book, doubt } = judge(lineOf(minor), list, false, RULE);
        expect(book === null).toBe(doubt !== null);
        if (book === null) return;
        const best = list.find(({ loan_id }) => loan_id === book);
        expect(best).toMatchObject({ active: true, disputed: false, recorded: false });
        expect(minor).toBeLessThanOrEqual(best?.owed.due_minor ?? 0);
        expect(new Set(list.map(({ person }) => person)).size).toBe(1);
        const numbered = list.filter(({ traces }) => traces.includes('loan_no'));
        expect(numbered.every(({ loan_id }) => loan_id === book)).toBe(true);
      }),
    );
  });

  it('is the same in whatever order the loans are found, and nothing where it is off', () => {
    fc.assert(
      fc.property(loans, amount, (list, minor) => {
        const one = judge(lineOf(minor), list, false, RULE);
        expect(judge(lineOf(minor), list.toReversed(), false, RULE)).toEqual(one);
        expect(judge(lineOf(minor), list, true, RULE).book).toBeNull();
        expect(judge(lineOf(minor), list, false, { ...RULE, automatic: false }).book).toBeNull();
        const out = { ...lineOf(minor), direction: 'out' as const };
        expect(judge(out, list, false, RULE)).toMatchObject({ book: null, doubt: 'outgoing' });
      }),
    );
  });
});

describe('what a remark may name', () => {
  it.each([
    ['DH-2026-000124', 'DH-2026-000124'],
    ['还款dh2026000124谢谢', 'DH-2026-000124'],
    ['ＤＨ－２０２６－０００１２４', 'DH-2026-000124'],
    ['DH 2026 000124', 'DH-2026-000124'],
  ])('%s names the loan', (text, no) => {
    expect(tracesOf(text).loanNos).toContain(no);
  });

  it('finds identity numbers and phones in groups, and names in a sentence', () => {
    const { nationalIds, phones, names } = tracesOf('身份证110105 19491231 002x 手机138 0000 5678');
    expect([nationalIds, phones]).toEqual([['11010519491231002X'], ['13800005678']]);
    expect(names).toContain('身份证');
    expect(tracesOf('代王小明还款').names).toContain('王小明');
    expect(wholeNames(['王小', '王小明'])).toEqual(['王小明']);
  });

  it('is shown without the middle of long numbers', () => {
    expect(maskRemark('还 13800005678 卡6222021234567890123')).toBe('还 138****5678 卡622****0123');
    expect(maskRemark('DH-2026-000124 1085.00')).toBe('DH-2026-000124 1085.00');
  });
});
