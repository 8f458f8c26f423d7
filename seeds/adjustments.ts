import { addDays } from '../server/domain/time/calendar.ts';
import { positionOf, type PaidLife } from './payments.ts';
import type { Random } from './random.ts';
import type { DemoAdjustment, DemoCase } from './rows.ts';

/** Costs, waivers, refunds and write-offs: some posted, some waiting for a second person. */

type Draft = Omit<DemoAdjustment, 'loan_no' | 'client_reference'>;

const WAIVER_REASONS = [
  '住院两周，已提交出院小结，结清本金后申请减免罚息',
  '工资延发有单位证明，已恢复按期还款',
  '系统代扣失败三次，非借款人原因',
  '协商一次还清当期，申请减免一半罚息',
  '受灾地区，社区已出具证明',
  '首次逾期，历史还款良好',
] as const;
const COST_REASONS = [
  '法院缴费通知书已扫描存档',
  '邮寄催告函，快递单号已登记',
  '财产保全申请费，缴款书已存档',
] as const;

const proposed = { status: 'proposed', decided_by_username: null, decision_comment: null } as const;
const postedBy = (name: 'supervisor' | 'supervisor2', comment: string | null) =>
  ({ status: 'posted', decided_by_username: name, decision_comment: comment }) as const;

function waivers(
  random: Random,
  lives: readonly PaidLife[],
  businessDate: string,
): DemoAdjustment[] {
  const owing = random.shuffled(
    lives.filter(
      (life) => life.fate === 'overdue' && life.days_past_due >= 20 && life.days_past_due <= 170,
    ),
  );
  return owing
    .flatMap((life) => {
      const penalty = positionOf(
        life,
        life.payments,
        addDays(businessDate, -6),
      ).installments.reduce((sum, row) => sum + row.penalty_minor, 0);
      return penalty < 5000 ? [] : [{ life, amount_minor: Math.floor(penalty / 200) * 100 }];
    })
    .slice(0, 11)
    .map(({ life, amount_minor }, at): DemoAdjustment => {
      const waiver = {
        kind: 'waiver',
        component: 'penalty',
        cost_kind: null,
        amount_minor,
        reason: WAIVER_REASONS[at % WAIVER_REASONS.length] ?? '',
        requested_by_username: at % 2 === 0 ? 'staff' : 'staff2',
      } as const;
      const decision: Pick<
        Draft,
        'status' | 'decided_by_username' | 'decision_comment' | 'value_on'
      > =
        at < 6
          ? { ...proposed, value_on: addDays(businessDate, -(at % 3)) }
          : {
              ...postedBy(at % 2 === 0 ? 'supervisor' : 'supervisor2', '材料齐全，同意'),
              value_on: addDays(businessDate, -6),
            };
      return {
        loan_no: life.loan.loan_no,
        client_reference: random.uuid(),
        ...waiver,
        ...decision,
      };
    });
}

function refunds(
  random: Random,
  lives: readonly PaidLife[],
  businessDate: string,
): DemoAdjustment[] {
  return lives
    .filter((life) => life.fate === 'overpaid')
    .slice(0, 3)
    .map((life) => ({
      loan_no: life.loan.loan_no,
      client_reference: random.uuid(),
      kind: 'refund',
      component: null,
      cost_kind: null,
      amount_minor: positionOf(life, life.payments, businessDate).unallocated_minor,
      value_on: addDays(businessDate, -1),
      reason: '结清后多还，借款人申请原路退回',
      requested_by_username: 'staff',
      ...proposed,
    }));
}

/** The three oldest debts without a proceeding. */
function writeOffs(
  random: Random,
  lives: readonly PaidLife[],
  cases: readonly DemoCase[],
  businessDate: string,
): DemoAdjustment[] {
  const sued = new Set(cases.map((row) => row.loan_no));
  const hopeless = lives
    .filter((life) => life.days_past_due > 300 && !sued.has(life.loan.loan_no))
    .sort((a, b) => b.days_past_due - a.days_past_due)
    .slice(0, 3);
  return hopeless.map((life) => {
    const value_on = addDays(businessDate, -10);
    const position = positionOf(life, life.payments, value_on);
    return {
      loan_no: life.loan.loan_no,
      client_reference: random.uuid(),
      kind: 'write_off',
      component: null,
      cost_kind: null,
      amount_minor: position.outstanding_minor + position.penalty_minor,
      value_on,
      reason: '失联超过十个月，无可供执行财产线索，按程序核销',
      requested_by_username: 'supervisor',
      ...postedBy('supervisor2', '已复核失联与查询记录'),
    };
  });
}

function costs(random: Random, cases: readonly DemoCase[]): DemoAdjustment[] {
  return cases.flatMap((row, at): DemoAdjustment[] =>
    row.filed_on === null || at % 3 !== 0
      ? []
      : [
          {
            loan_no: row.loan_no,
            client_reference: random.uuid(),
            kind: 'charge',
            component: 'cost',
            cost_kind: 'court_fee',
            amount_minor: random.int(25, 180) * 100,
            value_on: row.filed_on,
            reason: COST_REASONS[at % COST_REASONS.length] ?? '',
            requested_by_username: 'staff2',
            status: 'posted',
            decided_by_username: null,
            decision_comment: null,
          },
        ],
  );
}

export function makeAdjustments(
  random: Random,
  lives: readonly PaidLife[],
  cases: readonly DemoCase[],
  businessDate: string,
): DemoAdjustment[] {
  return [
    ...costs(random, cases),
    ...waivers(random, lives, businessDate),
    ...refunds(random, lives, businessDate),
    ...writeOffs(random, lives, cases, businessDate),
  ];
}
