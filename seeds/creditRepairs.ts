import { addDays } from '../server/domain/time/calendar.ts';
import type { PaidLife } from './payments.ts';
import type { Random } from './random.ts';
import type { DemoCase, DemoCreditRepair } from './rows.ts';

/**
 * Requests of the credit-repair queue in every state: waiting, late, in hand, before a supervisor,
 * granted, declined, answered, and two that law forbids.
 */

type Plot = Omit<
  DemoCreditRepair,
  | 'loan_no'
  | 'borrower_external_id'
  | 'received_on'
  | 'told_on'
  | 'reported_on'
  | 'asks_for'
  | 'effects'
  | 'bureau'
  | 'comment'
> & {
  /** Days since it came. */
  age: number;
  of: 'overdue' | 'late' | 'clean';
  asks_for?: DemoCreditRepair['asks_for'];
  /** Days from the notice to the report. */
  told_before?: number;
} & Partial<Pick<DemoCreditRepair, 'effects' | 'bureau' | 'comment'>>;

const PLOTS: readonly Plot[] = [
  {
    age: 33,
    of: 'clean',
    kind: 'objection',
    cause: 'other',
    statement:
      '信用报告显示本人去年有一期逾期，但当期已由扣款账户按时扣收，有银行流水为证，请核对更正',
    assignee_username: null,
    fate: 'received',
  },
  {
    age: 36,
    of: 'late',
    kind: 'objection',
    cause: 'system_error',
    statement: '扣款当日银行系统维护，次日一早已补扣成功，报告却记为逾期一个月，请核查',
    assignee_username: 'staff2',
    fate: 'checking',
  },
  {
    age: 17,
    of: 'overdue',
    kind: 'relief',
    cause: 'illness',
    statement: '本人因脑梗住院治疗，现仍在康复，暂无法正常还款，附出院小结和费用清单',
    assignee_username: null,
    fate: 'received',
  },
  {
    age: 16,
    of: 'clean',
    kind: 'objection',
    cause: 'system_error',
    statement: '还款后账单未及时核销，征信报告出现逾期标记，请更正为正常',
    assignee_username: 'staff',
    fate: 'checking',
    bureau: 'differs',
  },
  {
    age: 18,
    of: 'overdue',
    kind: 'relief',
    cause: 'illness',
    statement: '配偶手术自付费用较多，家庭收入只够生活，申请暂缓报送并附注说明',
    assignee_username: 'staff2',
    fate: 'granted',
    effects: {
      explanation: '因配偶手术住院造成还款困难，已与贷款机构商定安排',
      pause_days: 90,
      wants_restructure: false,
    },
    comment: '病历与票据齐全，同意',
  },
  {
    age: 1,
    of: 'late',
    kind: 'objection',
    cause: 'system_error',
    statement: '手机银行显示还款成功，贷款机构第二天才入账，导致报告多记一期逾期',
    assignee_username: null,
    fate: 'received',
  },
  {
    age: 8,
    of: 'clean',
    kind: 'objection',
    cause: 'fraud',
    statement: '名下这笔贷款的一期逾期发生时身份证遗失被人冒用，已报案，请核查',
    assignee_username: null,
    fate: 'received',
  },
  {
    age: 4,
    of: 'overdue',
    kind: 'relief',
    cause: 'job_loss',
    statement: '上月被裁员，失业金刚开始领取，希望调整还款安排',
    assignee_username: null,
    fate: 'received',
  },
  {
    age: 12,
    of: 'overdue',
    kind: 'relief',
    cause: 'job_loss',
    statement: '工厂停产，已三个月没有工资，附解除劳动合同证明',
    assignee_username: 'staff',
    fate: 'checking',
  },
  {
    age: 9,
    of: 'overdue',
    kind: 'pre_report_notice',
    cause: 'other',
    statement: '本人没有收到过报送逾期记录的通知，请出示告知凭证',
    assignee_username: 'staff2',
    fate: 'checking',
    told_before: 5,
  },
  {
    age: 10,
    of: 'overdue',
    kind: 'relief',
    cause: 'disaster',
    statement: '暴雨淹了店面，存货全损，社区已出具受灾证明，请求暂停报送',
    assignee_username: 'staff',
    fate: 'proposed',
    effects: { explanation: '经营场所受洪涝灾害停业', pause_days: 120, wants_restructure: false },
    comment: '受灾证明已核对原件，建议同意',
  },
  {
    age: 14,
    of: 'late',
    kind: 'objection',
    cause: 'other',
    statement: '本人认为报告中的逾期不属实，要求改为正常',
    assignee_username: 'staff2',
    fate: 'proposed_decline',
    bureau: 'same',
    comment: '报告与账务逐月一致，建议不予更正',
  },
  {
    age: 15,
    of: 'overdue',
    kind: 'relief',
    cause: 'job_loss',
    statement: '换工作空档两个月，新单位已入职，愿意重新约定还款计划',
    assignee_username: 'staff',
    fate: 'proposed',
    effects: { explanation: null, pause_days: null, wants_restructure: true },
    comment: '入职证明齐全，建议先商定新计划',
  },
  {
    age: 13,
    of: 'clean',
    kind: 'objection',
    cause: 'system_error',
    statement: '自动扣款因贵机构系统升级延后两天，请更正相应月份',
    assignee_username: 'staff',
    fate: 'granted',
    bureau: 'differs',
    comment: '扣款记录与升级公告相符，同意更正',
  },
  {
    age: 45,
    of: 'overdue',
    kind: 'relief',
    cause: 'accident',
    statement: '工地摔伤骨折，误工半年，工伤认定书已下达',
    assignee_username: 'staff2',
    fate: 'answered',
    effects: { explanation: '因工伤误工，收入中断', pause_days: 150, wants_restructure: false },
    comment: '工伤认定书已核对，同意',
  },
  {
    age: 60,
    of: 'clean',
    kind: 'objection',
    cause: 'system_error',
    statement: '同一期还款被重复记账，一条记为逾期，请更正',
    assignee_username: 'staff',
    fate: 'corrected',
    bureau: 'differs',
    comment: '重复记账属实，同意更正',
  },
  {
    age: 80,
    of: 'late',
    kind: 'objection',
    cause: 'other',
    statement: '逾期只有几天，要求从报告中去掉',
    assignee_username: 'staff',
    fate: 'answered_decline',
    bureau: 'same',
    comment: '逾期属实，报告与账务一致',
  },
  {
    age: 70,
    of: 'overdue',
    kind: 'pre_report_notice',
    cause: 'other',
    statement: '请说明何时、以何种方式告知本人将报送不良信息',
    assignee_username: 'staff2',
    fate: 'answered',
    told_before: 12,
    comment: '短信回执与寄送凭证已查验',
  },
  {
    age: 100,
    of: 'late',
    kind: 'objection',
    cause: 'other',
    statement: '报告的逾期金额与短信不一致，请核实',
    assignee_username: 'staff2',
    fate: 'answered_late',
    bureau: 'same',
    comment: '金额一致，短信含当日费用',
  },
  {
    age: 3,
    of: 'late',
    kind: 'objection',
    cause: 'other',
    asks_for: 'delete_true_record',
    statement: '欠款都还清了，请把以前的逾期记录删掉，要办房贷',
    assignee_username: null,
    fate: 'forbidden',
  },
  {
    age: 35,
    of: 'overdue',
    kind: 'relief',
    cause: 'other',
    asks_for: 'paid_repair',
    statement: '有中介说交三千元可以修复征信，请问贵机构能否办理',
    assignee_username: 'staff',
    fate: 'forbidden_answered',
  },
  {
    age: 20,
    of: 'late',
    kind: 'objection',
    cause: 'other',
    statement: '以为是别家机构的记录，核对后发现是本人另一张卡的',
    assignee_username: 'staff',
    fate: 'withdrawn',
    comment: '申请人来电说明看错账户',
  },
];

export function makeCreditRepairs(
  random: Random,
  lives: readonly PaidLife[],
  cases: readonly DemoCase[],
  businessDate: string,
): DemoCreditRepair[] {
  const sued = new Set(cases.map((row) => row.loan_no));
  const free = random.shuffled(
    lives.filter(
      ({ loan }) => !sued.has(loan.loan_no) && loan.disbursed_on < addDays(businessDate, -240),
    ),
  );
  const pools: Record<Plot['of'], PaidLife[]> = {
    overdue: free.filter(
      (life) => life.fate === 'overdue' && life.days_past_due > 75 && life.days_past_due < 300,
    ),
    late: free.filter(
      (life) => (life.fate === 'current' || life.fate === 'settled') && life.late.length > 0,
    ),
    clean: free.filter((life) => life.fate === 'current' && life.late.length === 0),
  };
  const taken = new Set<string>();
  return PLOTS.flatMap(
    ({
      age,
      of,
      told_before,
      asks_for = null,
      effects = null,
      bureau = null,
      comment = null,
      ...plot
    }) => {
      const life = pools[of].find(({ loan }) => !taken.has(loan.borrower_external_id));
      if (life === undefined) return [];
      const { loan_no, borrower_external_id } = life.loan;
      taken.add(borrower_external_id);
      const received_on = addDays(businessDate, -age);
      const reported_on = told_before === undefined ? null : addDays(received_on, -10);
      return [
        {
          ...plot,
          loan_no,
          borrower_external_id,
          received_on,
          asks_for,
          effects,
          bureau,
          comment,
          reported_on,
          told_on: reported_on === null ? null : addDays(reported_on, -(told_before ?? 0)),
        },
      ];
    },
  );
}
