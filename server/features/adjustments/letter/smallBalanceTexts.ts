import type { Language } from '../../../contract/enums.ts';
import type { Component } from '../../../domain/ledger/allocation.ts';

/** The words of the letter on a waived small balance. */
export interface SmallBalanceTexts
  extends Record<'title' | 'waived' | 'part' | 'amount' | 'total' | 'settled' | 'records', string> {
  components: Record<Component, string>;
}

export const SMALL_BALANCE_TEXTS: Record<Language, SmallBalanceTexts> = {
  zh: {
    title: '小额欠款豁免及贷款结清通知书',
    waived:
      '您在我机构的贷款（编号{loan_no}，{lent_on}发放，本金人民币{principal}元）截至{on}尚有人民币{amount}元（大写：{words}）未还。我机构决定予以豁免，各项金额如下：',
    part: '项目',
    amount: '豁免金额（元）',
    total: '合计',
    settled: '上述金额自{on}起免除，该笔贷款结清，您无需再就该笔贷款支付任何款项。',
    records:
      '该笔贷款此前形成的真实还款记录依《征信业管理条例》保存和报送；本次豁免不删除、不改变这些记录。我机构将依规定报送结清信息。',
    components: {
      cost: '费用',
      penalty: '罚息',
      compound_interest: '复利',
      interest: '利息',
      principal: '本金',
    },
  },
  en: {
    title: 'Notice that a small balance is waived and the loan settled',
    waived:
      'Of your loan with us (no. {loan_no}, paid out on {lent_on}, principal CNY {principal}) CNY {amount} was left to be paid on {on}. We have decided to waive it, as follows:',
    part: 'Part',
    amount: 'Waived (CNY)',
    total: 'Total',
    settled:
      'From {on} you no longer owe these amounts; the loan is settled and you have nothing more to pay for it.',
    records:
      'True records of earlier repayments of this loan are kept and reported under the Regulation on the Administration of the Credit Reporting Industry; this waiver neither deletes nor changes them. We will report the loan as settled as the rules require.',
    components: {
      cost: 'Costs',
      penalty: 'Penalty',
      compound_interest: 'Compound interest',
      interest: 'Interest',
      principal: 'Principal',
    },
  },
};
