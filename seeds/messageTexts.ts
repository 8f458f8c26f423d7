import type { DemoPolicy, DemoTemplate } from './rows.ts';

/** Texts of the demo lender; the last waits for compliance. */
export const TEMPLATES: DemoTemplate[] = [
  {
    code: 'due_soon_sms',
    name: '还款日前提醒（短信）',
    channel: 'sms',
    text_zh:
      '{borrower_name}您好，您尾号{loan_tails}的贷款将于{due_on}还款，' +
      '应还{due_amount}元，请提前备足款项。客服{hotline}。',
    text_en:
      'Dear {borrower_name}, {due_amount} yuan of your loan ending {loan_tails} fall due on ' +
      '{due_on}. Hotline {hotline}.',
    status: 'approved',
  },
  {
    code: 'overdue_sms',
    name: '逾期提醒（短信）',
    channel: 'sms',
    text_zh:
      '{borrower_name}您好，您尾号{loan_tails}的贷款已逾期{days_past_due}天，今天应还' +
      '{owed_today}元。如有困难可致电{hotline}协商。',
    text_en:
      'Dear {borrower_name}, your loan ending {loan_tails} is {days_past_due} days past due; ' +
      '{owed_today} yuan are owed today. If you are in difficulty, call {hotline}.',
    status: 'approved',
  },
  {
    code: 'overdue_mail',
    name: '逾期提醒（邮件）',
    channel: 'email',
    subject_zh: '{lender}：还款提醒',
    text_zh:
      '{borrower_name}：\n您尾号{loan_tails}的贷款截至{today}应还{owed_today}元，其中罚息' +
      '{penalty_amount}元；全部结清为{payoff_amount}元。\n如对金额有疑问或需要协商，请致电{hotline}。',
    status: 'approved',
  },
  {
    code: 'payoff_sms',
    name: '结清金额告知（短信）',
    channel: 'sms',
    text_zh:
      '{borrower_name}您好，您尾号{loan_tails}的贷款于{today}全部结清需{payoff_amount}元，' +
      '以还款当日为准。客服{hotline}。',
    status: 'approved',
  },
  {
    code: 'last_notice_sms',
    name: '逾期一个月提醒（短信）',
    channel: 'sms',
    text_zh:
      '{borrower_name}您好，您的贷款已逾期{days_past_due}天，逾期{overdue_amount}元。' +
      '请尽快还款，或致电{hotline}说明情况，我机构会与您商量可行的安排。',
    status: 'proposed',
  },
];

/** When the demo lender writes: three days before, and one and seven days after. */
export const outreachPolicy = (businessDate: string): DemoPolicy => ({
  kind: 'outreach',
  product: null,
  effective_on: businessDate,
  value: {
    signature: '示例消金',
    lender: '示例消费金融有限公司',
    hotline: '400-000-0000',
    opt_out_hint: '拒收请回复T',
    price_minor: 5,
    at: '10:00',
    valid_days: 1,
    steps: [
      { key: 'before_3', days: -3, templates: ['due_soon_sms'] },
      { key: 'after_1', days: 1, templates: ['overdue_sms', 'overdue_mail'] },
      { key: 'after_7', days: 7, templates: ['overdue_sms', 'overdue_mail'] },
    ],
  },
  source: '贷后消息触达管理办法',
  reason: '还款日前提醒，逾期初期以短信为主',
  status: 'approved',
});
