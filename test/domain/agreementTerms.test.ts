import { describe, expect, it } from 'vitest';
import type { Language } from '../../server/contract/enums.ts';
import { agreementBlocks } from '../../server/features/restructures/agreement/clauses.ts';
import { draftOf } from '../../server/features/restructures/agreement/draft.ts';
import type { AgreementInput } from '../../server/features/restructures/agreement/model.ts';
import { SAMPLES } from '../helpers/agreements.ts';

/** All words of an agreement, of a loan that differs in some terms. */
function wordsOf(language: Language, terms: Partial<AgreementInput['loan']>): string {
  const input = SAMPLES[0]![1](language);
  return JSON.stringify(agreementBlocks(draftOf({ ...input, loan: { ...input.loan, ...terms } })));
}

describe('an agreement', () => {
  it('names the fee of an early payoff among the costs, step by step', () => {
    const early_fee = {
      basis: 'principal_share' as const,
      steps: [
        { until_month: 12, fee_bps: 300 },
        { until_month: 24, fee_bps: 100 },
      ],
    };
    const zh = wordsOf('zh', { early_fee });
    expect(zh).toContain('至放款满12个月之日，提前归还本金的3.00%');
    expect(zh).toContain('；其后不收取');
    expect(wordsOf('en', { early_fee })).toContain(
      'until 24 months after the loan was paid out: 1.00% of the principal repaid early; then none',
    );
    const months = {
      basis: 'interest_months' as const,
      steps: [{ until_month: null, months: 2 }],
    };
    expect(wordsOf('zh', { early_fee: months })).toContain('提前归还本金的2个月利息');
    expect(wordsOf('zh', {})).not.toContain('提前归还本金的');
  });

  it('names a guarantor in full in the copy that is signed, with lines for what is unknown', () => {
    const guarantor = {
      full_name: '王建国',
      national_id: '11010519491231002X',
      phone: '13900000000',
      address: '北京市朝阳区建国路 88 号',
      relationship: '兄长',
    };
    const copy = (changes: object) => {
      const input = SAMPLES[0]![1]('zh');
      const kinds = ['add_guarantor'] as const;
      return JSON.stringify(
        agreementBlocks(
          draftOf({ ...input, kinds, full: true, guarantor: { ...guarantor, ...changes } }),
        ),
      );
    };
    expect(copy({})).toContain('"身份证号码","11010519491231002X"');
    expect(copy({})).toContain('"住址","北京市朝阳区建国路 88 号"');
    expect(copy({ national_id: null })).toContain('"身份证号码","＿＿＿＿');
    expect(copy({})).toContain('保证人书面同意贷款人将其');
  });

  it('names the cap where the plan keeps it, and promises none where it does not', () => {
    const words = (within_cap: boolean, language: Language) => {
      const input = SAMPLES[0]![1](language);
      const figures = { ...input.figures, within_cap };
      return JSON.stringify(agreementBlocks(draftOf({ ...input, figures })));
    };
    expect(words(true, 'zh')).toContain('"年化成本上限","—","24.00%，本计划未超过"');
    expect(words(true, 'en')).toContain('24.00%; not exceeded');
    for (const language of ['zh', 'en'] as const)
      expect(words(false, language)).not.toMatch(/上限|Cap on|24\.00%/);
  });

  it('says whether the days of grace are charged once they are missed', () => {
    const back = { grace_charged_back: true };
    expect(wordsOf('zh', {})).toContain('宽限期内的罚息和复利也不补收');
    expect(wordsOf('zh', back)).toContain('包括宽限期内的天数');
    expect(wordsOf('zh', back)).not.toContain('自宽限期届满');
    expect(wordsOf('en', back)).toContain('the days of grace included, until paid');
    expect(wordsOf('en', back)).not.toContain('from the day after the days of grace');
  });
});
