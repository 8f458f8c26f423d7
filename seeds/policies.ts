import { addDays, addMonths, lastDayOfPreviousMonth } from '../server/domain/time/calendar.ts';
import { outreachPolicy } from './messageTexts.ts';
import type { DemoPolicy } from './rows.ts';

/** Rules of the demo lender for loans lent from next month on; one waits for compliance. */
export function makePolicies(businessDate: string): DemoPolicy[] {
  const first = addDays(lastDayOfPreviousMonth(addMonths(businessDate, 1)), 1);
  return [
    {
      kind: 'early_payoff',
      product: 'consumer_loan',
      effective_on: first,
      value: {
        basis: 'principal_share',
        steps: [
          { until_month: 12, fee_bps: 300 },
          { until_month: 24, fee_bps: 100 },
        ],
      },
      source: '消费贷款合同范本第九条',
      reason: '新版合同约定放款两年内提前结清收取手续费',
      status: 'approved',
    },
    {
      kind: 'due_days',
      product: 'phone_installment',
      effective_on: first,
      value: { rest_day: 'next_workday' },
      source: '手机分期合同范本第六条',
      reason: '节假日代扣失败较多，还款日遇休息日顺延',
      status: 'approved',
    },
    {
      kind: 'grace',
      product: 'cash_loan',
      effective_on: first,
      value: { charged_back: true },
      source: '个人信用消费贷款合同范本（征求意见稿）第七条',
      reason: '拟约定宽限期内未还清的，自还款日次日起补收罚息',
      status: 'proposed',
    },
    outreachPolicy(businessDate),
  ];
}
