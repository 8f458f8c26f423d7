import { addDays, addMonths } from '../server/domain/time/calendar.ts';
import type { PaidLife } from './payments.ts';
import type { Random } from './random.ts';
import type { DemoBorrower, DemoCase, DemoRestructure } from './rows.ts';

/**
 * Requests for other terms, in every state of their life; a few plans have been in force for some
 * months, kept or broken.
 */

const DISTRESS: readonly (readonly [cause: string, statement: string])[] = [
  ['job_loss', '所在工厂裁员，上月起无收入，已与新单位签约，下月入职，愿按原本金继续归还'],
  ['illness', '因阑尾炎手术住院两周，医疗费自付较多，已提交出院小结和票据，希望延长还款期'],
  ['income_drop', '由正式工转为计件，月收入减少约三成，有单位盖章的收入说明，请求降低每期金额'],
  ['family', '父亲中风需人照护，本人改做兼职，收入暂时下降，希望先少还'],
  ['business_failure', '小吃店因道路施工停业，已转让，转让款用于归还部分欠款'],
  ['accident', '骑车摔伤骨折，误工两个月，保险理赔中，预计下月到账'],
  ['disaster', '住处被淹，社区已出具受灾证明，请求减免受灾期间罚息'],
  ['配偶离职照顾新生儿', '家庭收入减半，愿意签补充协议分期归还'],
];
const REJECTIONS = [
  '收入证明已过期，请补近三个月流水后再提交',
  '期数过长，每期金额低于约定下限，请与借款人另行协商',
  '减免理由与材料不符，请核实住院日期',
] as const;

/** What is asked for, a plain pattern each. */
function termsOf(
  random: Random,
  at: number,
  effective_on: string,
): Pick<DemoRestructure, 'kinds' | 'terms'> {
  const first_due_on = addDays(effective_on, 20 + random.int(0, 10));
  const base = { effective_on, first_due_on };
  switch (at % 5) {
    case 0:
      return {
        kinds: ['extension'],
        terms: { ...base, installments_count: random.pick([6, 9, 12]) },
      };
    case 1:
      return {
        kinds: ['installment_plan', 'waiver'],
        terms: {
          ...base,
          installments_count: random.pick([6, 12, 18]),
          penalty_treatment: 'waive',
        },
      };
    case 2:
      return {
        kinds: ['rate_cut', 'extension'],
        terms: { ...base, installments_count: random.pick([12, 18, 24]), annual_rate_bps: 600 },
      };
    case 3:
      return {
        kinds: ['capitalise', 'installment_plan'],
        terms: {
          ...base,
          installments_count: 12,
          interest_treatment: 'capitalise',
          penalty_treatment: 'waive',
        },
      };
    default:
      return {
        kinds: ['settlement', 'waiver'],
        terms: {
          ...base,
          installments_count: 1,
          annual_rate_bps: 0,
          repayment_method: 'bullet',
          penalty_treatment: 'waive',
          interest_treatment: 'waive',
        },
      };
  }
}

const PAST_DAYS = 100;
const FATES: readonly (readonly [fate: DemoRestructure['fate'], count: number])[] = [
  ['submitted', 13],
  ['draft', 4],
  ['rejected', 3],
  ['approved', 3],
  ['half_signed', 2],
  ['kept', 5],
  ['broken', 3],
];

export function makeRestructures(
  random: Random,
  allLives: readonly PaidLife[],
  borrowers: readonly DemoBorrower[],
  cases: readonly DemoCase[],
  businessDate: string,
): DemoRestructure[] {
  const incomes = new Map(borrowers.map((row) => [row.external_id, row]));
  // Who is being sued is not offered a plan.
  const sued = new Set(cases.map((row) => row.loan_no));
  const lives = allLives.filter((life) => !sued.has(life.loan.loan_no));
  const past = addDays(businessDate, -PAST_DAYS);
  const overdue = random.shuffled(
    lives.filter(
      (life) => life.fate === 'overdue' && life.days_past_due >= 20 && life.days_past_due <= 170,
    ),
  );
  // One in force for months needs a loan that was overdue then and has not been paid since.
  const old = random.shuffled(
    lives.filter(
      (life) =>
        life.fate === 'overdue' &&
        life.days_past_due > PAST_DAYS + 10 &&
        life.days_past_due < 300 &&
        life.payments.every((row) => row.paid_on < past),
    ),
  );
  const made: DemoRestructure[] = [];
  const taken = new Set<string>();
  for (const [fate, count] of FATES) {
    const isPast = fate === 'kept' || fate === 'broken';
    const lots = (isPast ? old : overdue)
      .filter((life) => !taken.has(life.loan.loan_no))
      .slice(0, count);
    for (const life of lots) {
      taken.add(life.loan.loan_no);
      const at = made.length;
      const [cause, statement] = random.pick(DISTRESS);
      const asked_on = isPast ? past : addDays(businessDate, -random.int(0, 6));
      const borrower = incomes.get(life.loan.borrower_external_id);
      const plan = isPast
        ? {
            kinds: ['installment_plan' as const, 'waiver' as const],
            terms: {
              effective_on: past,
              first_due_on: addMonths(past, 1),
              installments_count: 12,
              penalty_treatment: 'waive' as const,
            },
          }
        : termsOf(
            random,
            at,
            asked_on === businessDate ? businessDate : addDays(businessDate, random.int(0, 10)),
          );
      made.push({
        loan_no: life.loan.loan_no,
        fate,
        asked_on,
        cause,
        statement,
        ...plan,
        monthly_income_minor: borrower?.monthly_income_minor ?? null,
        other_monthly_debt_minor:
          borrower?.other_debt_minor == null
            ? null
            : Math.floor(borrower.other_debt_minor / 2400) * 100,
        other_lenders_count: borrower?.other_lenders_count ?? null,
        requested_by_username:
          fate === 'submitted' && at % 6 === 5 ? 'supervisor' : at % 2 === 0 ? 'staff' : 'staff2',
        comment:
          fate === 'rejected'
            ? random.pick(REJECTIONS)
            : fate === 'submitted' || fate === 'draft'
              ? null
              : '材料齐全，同意',
      });
    }
  }
  return made;
}
