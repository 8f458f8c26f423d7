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

type Plan = Pick<DemoRestructure, 'kinds' | 'terms'>;
type Dates = Pick<DemoRestructure['terms'], 'effective_on' | 'first_due_on'>;

/** The rate a rate cut of the demo goes down to. */
const CUT_BPS = 600;

/** Plain patterns of what is asked for, taken in turn. */
const PATTERNS: readonly ((random: Random, dates: Dates) => Plan)[] = [
  (random, dates) => ({
    kinds: ['extension'],
    terms: { ...dates, installments_count: random.pick([6, 9, 12]) },
  }),
  (random, dates) => ({
    kinds: ['installment_plan', 'waiver'],
    terms: {
      ...dates,
      installments_count: random.pick([6, 12, 18]),
      penalty_treatment: 'waive',
    },
  }),
  (random, dates) => ({
    kinds: ['rate_cut', 'extension'],
    terms: { ...dates, installments_count: random.pick([12, 18, 24]), annual_rate_bps: CUT_BPS },
  }),
  (_random, dates) => ({
    kinds: ['capitalise', 'installment_plan'],
    terms: {
      ...dates,
      installments_count: 12,
      interest_treatment: 'capitalise',
      penalty_treatment: 'waive',
    },
  }),
  (_random, dates) => ({
    kinds: ['settlement', 'waiver'],
    terms: {
      ...dates,
      installments_count: 1,
      annual_rate_bps: 0,
      repayment_method: 'bullet',
      penalty_treatment: 'waive',
      interest_treatment: 'waive',
    },
  }),
];

/** The plan asked for by the request of a number, from 0. */
function planFor(random: Random, number: number, effective_on: string): Plan {
  const first_due_on = addDays(effective_on, 20 + random.int(0, 10));
  const pattern = PATTERNS[number % PATTERNS.length];
  if (pattern === undefined) throw new RangeError(`no pattern for ${number}`);
  return pattern(random, { effective_on, first_due_on });
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

/** Whether every relief that is asked for gives something: a lower rate, penalty to waive. */
const canBeRelieved = ({ annual_rate_bps, penalty_rate_bps }: PaidLife['loan']): boolean =>
  annual_rate_bps > CUT_BPS && penalty_rate_bps > 0;

/** Loans that are overdue now, and those that were then and have not been paid since. */
function candidates(
  random: Random,
  allLives: readonly PaidLife[],
  cases: readonly DemoCase[],
  past: string,
): { overdueNow: PaidLife[]; overdueThen: PaidLife[] } {
  // Who is being sued is not offered a plan.
  const sued = new Set(cases.map((row) => row.loan_no));
  const overdue = allLives.filter(
    ({ fate, loan }) => fate === 'overdue' && !sued.has(loan.loan_no) && canBeRelieved(loan),
  );
  const now = overdue.filter(({ days_past_due }) => days_past_due >= 20 && days_past_due <= 170);
  const then = overdue.filter(
    ({ days_past_due, payments }) =>
      days_past_due > PAST_DAYS + 10 &&
      days_past_due < 300 &&
      payments.every((row) => row.paid_on < past),
  );
  return { overdueNow: random.shuffled(now), overdueThen: random.shuffled(then) };
}

/** The plan that has been in force for some months. */
const pastPlan = (past: string): Plan => ({
  kinds: ['installment_plan', 'waiver'],
  terms: {
    effective_on: past,
    first_due_on: addMonths(past, 1),
    installments_count: 12,
    penalty_treatment: 'waive',
  },
});

/** A supervisor asks for some of those that wait, the two clerks for the others in turn. */
function requesterOf(
  fate: DemoRestructure['fate'],
  number: number,
): DemoRestructure['requested_by_username'] {
  if (fate === 'submitted' && number % 6 === 5) return 'supervisor';
  return number % 2 === 0 ? 'staff' : 'staff2';
}

/** What the supervisor said; null while nothing is decided. */
function commentOn(random: Random, fate: DemoRestructure['fate']): string | null {
  if (fate === 'rejected') return random.pick(REJECTIONS);
  return fate === 'submitted' || fate === 'draft' ? null : '材料齐全，同意';
}

/** What the request says of the borrower's means. */
function meansOf(
  borrower: DemoBorrower | undefined,
): Pick<
  DemoRestructure,
  'monthly_income_minor' | 'other_monthly_debt_minor' | 'other_lenders_count'
> {
  const debt = borrower?.other_debt_minor ?? null;
  return {
    monthly_income_minor: borrower?.monthly_income_minor ?? null,
    other_monthly_debt_minor: debt === null ? null : Math.floor(debt / 2400) * 100,
    other_lenders_count: borrower?.other_lenders_count ?? null,
  };
}

export function makeRestructures(
  random: Random,
  allLives: readonly PaidLife[],
  borrowers: readonly DemoBorrower[],
  cases: readonly DemoCase[],
  businessDate: string,
): DemoRestructure[] {
  const borrowerOf = new Map(borrowers.map((row) => [row.external_id, row]));
  const past = addDays(businessDate, -PAST_DAYS);
  const { overdueNow, overdueThen } = candidates(random, allLives, cases, past);
  const made: DemoRestructure[] = [];
  const taken = new Set<string>();
  for (const [fate, count] of FATES) {
    const isPast = fate === 'kept' || fate === 'broken';
    const free = (isPast ? overdueThen : overdueNow).filter(({ loan }) => !taken.has(loan.loan_no));
    for (const { loan } of free.slice(0, count)) {
      taken.add(loan.loan_no);
      const number = made.length;
      const [cause, statement] = random.pick(DISTRESS);
      const asked_on = isPast ? past : addDays(businessDate, -random.int(0, 6));
      const start = () =>
        asked_on === businessDate ? businessDate : addDays(businessDate, random.int(0, 10));
      made.push({
        loan_no: loan.loan_no,
        fate,
        asked_on,
        cause,
        statement,
        ...(isPast ? pastPlan(past) : planFor(random, number, start())),
        ...meansOf(borrowerOf.get(loan.borrower_external_id)),
        requested_by_username: requesterOf(fate, number),
        comment: commentOn(random, fate),
      });
    }
  }
  return made;
}
