import type { Language } from '../../../contract/enums.ts';

const zh = {
  title: '还款日变更通知书',
  changed:
    '依您的申请，我机构同意变更您的贷款（编号{loan_no}，{lent_on}发放，本金人民币{principal}元）的还款日。自{from}起，还款日为每月{day}{clamped}，尚未到期的{count}期按下表偿还：',
  clamped: '（当月没有该日的，为当月最后一日）',
  sequence: '期次',
  former_day: '原还款日',
  new_day: '新还款日',
  principal: '本金（元）',
  interest: '利息（元）',
  due: '应还合计（元）',
  total: '合计',
  moved: '表中个别日期遇休息日已作调整，以表列日期为准。',
  odd: '变更后的第一期自{from}起至{to}止，依合同约定的计息方式共计利息人民币{interest}元；此后各期仍按合同约定计息。',
  more: '与原还款计划相比，利息合计增加人民币{amount}元。',
  less: '与原还款计划相比，利息合计减少人民币{amount}元。',
  same: '与原还款计划相比，利息合计不变。',
  late: '在新还款日（含当日）之前足额还款的，不因本次变更产生罚息和复利；逾期的，自新还款日起计算逾期天数，罚息、复利依合同约定计收。',
  rest: '借款本金、年利率、期数及合同的其他约定不变。',
};
/** The words of the letter on another repayment day. */
export type RepaymentDayTexts = Readonly<Record<keyof typeof zh, string>>;

export const REPAYMENT_DAY_TEXTS: Record<Language, RepaymentDayTexts> = {
  zh,
  en: {
    title: 'Notice of another repayment day',
    changed:
      'As you asked, we change the repayment day of your loan with us (no. {loan_no}, paid out on {lent_on}, principal CNY {principal}). From {from} on you repay on the {day} of each month{clamped}. Installments that are not due yet: {count}, as follows:',
    clamped: ' (in a month that has no such day, on its last day)',
    sequence: 'No.',
    former_day: 'Former due date',
    new_day: 'New due date',
    principal: 'Principal (CNY)',
    interest: 'Interest (CNY)',
    due: 'Total due (CNY)',
    total: 'Total',
    moved: 'Dates that fell on a day of rest were moved; those in the table count.',
    odd: 'The first period after the change, from {from} to {to}, bears interest of CNY {interest} in all, counted as the contract says; later periods bear interest as before.',
    more: 'Compared with the former plan the interest comes to CNY {amount} more.',
    less: 'Compared with the former plan the interest comes to CNY {amount} less.',
    same: 'Compared with the former plan the interest stays the same.',
    late: 'Nothing that you pay in full on or before a new due date bears penalty or compound interest because of this change. What is late counts from the new due date, and penalty and compound interest are charged as the contract says.',
    rest: 'Principal, annual rate, the number of installments and all else in the contract stay as they are.',
  },
};
