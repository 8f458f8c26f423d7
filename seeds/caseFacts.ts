import { addDays, addMonths } from '../server/domain/time/calendar.ts';
import { rollForward, WEEKENDS_ONLY } from '../server/domain/time/workdays.ts';
import type { PaidLife } from './payments.ts';
import type { Random } from './random.ts';
import type {
  DemoCase,
  DemoCaseFacts,
  DemoContact,
  DemoGuarantee,
  DemoHearing,
  DemoInterruption,
  DemoMeasure,
} from './rows.ts';
import { IN_COURT } from './caseStages.ts';
import { evidenceOf } from './caseEvidence.ts';
import { eventsOf } from './caseEvents.ts';
import { stepsOf } from './caseSteps.ts';

/**
 * What happened in the cases of the demo book: freezes, hearings, decisions, evidence; some of it
 * due within a week, a month or three from the business date.
 */

/** Days from the business date on which something next falls due, one case after another. */
const SOON = [2, 6, 19, 28, 45, 77, 4, 24, 60, 88] as const;

const PROPERTIES: Record<DemoMeasure['kind'], readonly string[]> = {
  deposit: [
    '中国工商银行储蓄账户（尾号 4417）',
    '招商银行借记卡（尾号 0926）',
    '微信零钱与理财通账户',
  ],
  movable: ['小型轿车（鄂 A 号牌，2019 年登记）', '轻型货车一辆'],
  real_estate: ['住宅一套（建筑面积 86.4 平方米）', '商铺一间（预告登记）'],
  other_right: ['持有的有限公司 20% 股权', '对第三人的到期租金债权'],
};

const KINDS = ['deposit', 'deposit', 'movable', 'real_estate', 'other_right'] as const;

/** What all measures of the demo book are timed by: its position in the list, and today. */
interface Timing {
  at: number;
  today: string;
}

const soonAt = (at: number): number | undefined => SOON[at % SOON.length];

/** When a measure was taken; one before suit leaves less than the thirty days to sue. */
function takenOn(started: string, preSuit: boolean, { at, today }: Timing): string {
  if (preSuit) return addDays(today, -(30 - ((soonAt(at) ?? 5) % 20)));
  const latest = addDays(today, -1);
  const usual = addDays(started, 3);
  return usual > latest ? latest : usual;
}

function renewedOn(
  { kind, pre_suit, taken_on }: Pick<DemoMeasure, 'kind' | 'pre_suit' | 'taken_on'>,
  { at, today }: Timing,
): string | null {
  const renewed_on = addDays(today, -15);
  return kind === 'deposit' && !pre_suit && at % 5 === 0 && taken_on < renewed_on
    ? renewed_on
    : null;
}

function measuresOf(random: Random, cases: readonly DemoCase[], today: string): DemoMeasure[] {
  return cases.flatMap((row, at): DemoMeasure[] => {
    const started = row.filed_on ?? row.demanded_on;
    const pre_suit = row.stage === 'demand' && at % 4 === 0;
    const in_suit = at % 2 === 0 && IN_COURT.has(row.stage);
    if (row.stage === 'closed' || started === null || (!pre_suit && !in_suit)) return [];
    const kind = KINDS[at % KINDS.length] ?? 'deposit';
    const taken_on = takenOn(started, pre_suit, { at, today });
    return [
      {
        loan_no: row.loan_no,
        purpose: row.stage === 'enforcement' ? 'enforcement' : 'preservation',
        kind,
        pre_suit,
        property: random.pick(PROPERTIES[kind]),
        amount_minor: kind === 'deposit' ? Math.min(row.claimed_minor, 5_000_000) : null,
        taken_on,
        until_on: at % 3 === 0 && !pre_suit ? addDays(today, soonAt(at) ?? 30) : null,
        renewed_on: renewedOn({ kind, pre_suit, taken_on }, { at, today }),
      },
    ];
  });
}

const ROOMS = ['第三法庭', '第七法庭', '互联网法庭二', '诉讼服务中心调解室'] as const;

const workday = (on: string): string => rollForward(on, WEEKENDS_ONLY);

function hearingsOf(random: Random, cases: readonly DemoCase[], today: string): DemoHearing[] {
  return cases.flatMap((row, at): DemoHearing[] => {
    if (row.filed_on === null || row.stage === 'closed') return [];
    const rows: DemoHearing[] = [];
    const past = workday(addDays(row.filed_on, 30));
    const face = {
      loan_no: row.loan_no,
      room: random.pick(ROOMS),
      time: random.pick(['09:00', '09:30', '14:00', '15:15']),
    };
    if (row.stage !== 'filed' && past < row.stage_on)
      rows.push({
        ...face,
        held_on: past,
        purpose: '庭前调解',
        status: at % 2 === 0 ? 'held' : 'adjourned',
        result: at % 2 === 0 ? '借款人到庭，未能达成一致' : '送达未成，改期',
      });
    if ((row.stage === 'filed' && at % 2 === 0) || row.stage === 'trial')
      rows.push({
        ...face,
        held_on: workday(addDays(today, soonAt(at * 3) ?? 10)),
        purpose: row.stage === 'trial' ? '开庭审理' : '庭前会议',
        status: 'scheduled',
        result: null,
      });
    return rows;
  });
}

/** Guarantees of overdue loans: for a few there is little time left to hold the guarantor to it. */
function guaranteesOf(
  lives: readonly PaidLife[],
  contacts: readonly DemoContact[],
  today: string,
): DemoGuarantee[] {
  const guarantors = new Set(
    contacts
      .filter(({ relation }) => relation === 'guarantor')
      .map(({ borrower_external_id }) => borrower_external_id),
  );
  const late = lives
    .filter(
      (life) =>
        life.fate === 'overdue' &&
        life.days_past_due > 60 &&
        guarantors.has(life.loan.borrower_external_id),
    )
    .sort((a, b) => b.days_past_due - a.days_past_due)
    .slice(0, 12);
  return late.map(({ loan }, at) => ({
    loan_no: loan.loan_no,
    borrower_external_id: loan.borrower_external_id,
    form: at % 3 === 0 ? 'ordinary' : 'joint',
    agreed_months: at % 4 === 1 ? 24 : null,
    agreed_until: at % 4 === 1 || at % 4 === 3 ? null : addDays(today, soonAt(at) ?? 30),
  }));
}

function interruptionsOf(cases: readonly DemoCase[], today: string): DemoInterruption[] {
  return cases.flatMap((row, at): DemoInterruption[] => {
    if (row.demanded_on === null || row.demanded_on >= today) return [];
    const on = addDays(row.demanded_on, 3) > today ? today : addDays(row.demanded_on, 3);
    return [
      {
        loan_no: row.loan_no,
        of_case: true,
        kind: 'demand',
        happened_on: on,
        evidence: at % 5 === 4 ? null : `EMS 11${String(90_000_000 + at * 7919)} 签收回执`,
      },
    ];
  });
}

/** Makes everything that belongs to the cases of the demo book, with two old debts beside them. */
export function makeCaseFacts(
  random: Random,
  lives: readonly PaidLife[],
  cases: readonly DemoCase[],
  contacts: readonly DemoContact[],
  today: string,
): DemoCaseFacts {
  return {
    steps: stepsOf(cases, today),
    measures: measuresOf(random, cases, today),
    hearings: hearingsOf(random, cases, today),
    guarantees: guaranteesOf(lives, contacts, today),
    interruptions: interruptionsOf(cases, today),
    evidence: evidenceOf(cases, lives),
    events: eventsOf(random, cases),
    // Two old debts of the book's first borrowers: three years are nearly over for one, and are
    // over for the other.
    old_loans: [
      { last_due_on: addDays(addMonths(today, -36), 18), prepared: false },
      { last_due_on: addDays(addMonths(today, -36), -45), prepared: true },
    ].map((debt, at) => ({
      ...debt,
      borrower_external_id: lives[at * 40]?.loan.borrower_external_id ?? '',
      first_due_on: addMonths(debt.last_due_on, -11),
      disbursed_on: addMonths(debt.last_due_on, -12),
      paid_installments: 8 - at,
      demand: { happened_on: addDays(debt.last_due_on, 60), evidence: null },
    })),
  };
}
