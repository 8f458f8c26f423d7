import { FILING_EVIDENCE, type FilingEvidence } from '../server/domain/legal/filingGate.ts';
import { addDays, addMonths } from '../server/domain/time/calendar.ts';
import { rollForward, WEEKENDS_ONLY } from '../server/domain/time/workdays.ts';
import type { PaidLife } from './payments.ts';
import type { Random } from './random.ts';
import type {
  DemoCase,
  DemoCaseEvent,
  DemoCaseFacts,
  DemoContact,
  DemoEvidence,
  DemoGuarantee,
  DemoHearing,
  DemoInterruption,
  DemoMeasure,
} from './rows.ts';

/**
 * What happened in the cases of the demo book: freezes, hearings, decisions, evidence; some of it
 * due within a week, a month or three from the business date.
 */

const JUDGES = ['沈立群', '顾明哲', '韩雪梅', '邵建平', '唐若兰', '罗启文'] as const;
const LAWYERS = ['叶知秋', '范文锦', '陆承志', '石婉清', '贺云舟'] as const;
const IN_COURT: ReadonlySet<DemoCase['stage']> = new Set([
  'filed',
  'trial',
  'judgment',
  'enforcement',
  'closed',
]);
/** Days from the business date on which something next falls due, one case after another. */
const SOON = [2, 6, 19, 28, 45, 77, 4, 24, 60, 88] as const;

/** The decision of a case that has one: freshly served for some, whose appeal is open. */
function decisionOf(random: Random, row: DemoCase, at: number, today: string): Partial<DemoCase> {
  if (row.judged_on === null) return {};
  const fresh = addDays(today, -(4 + (at % 3) * 4));
  const served_on =
    row.stage === 'judgment' && at % 2 === 0 && fresh >= row.judged_on
      ? fresh
      : addDays(row.judged_on, row.stage === 'judgment' ? 0 : 1);
  const enforced = row.stage === 'enforcement';
  const performance_ends_on = enforced ? addDays(row.stage_on, -1) : addDays(served_on, 25);
  return {
    decision_kind: 'judgment',
    served_on,
    awarded_minor: Math.floor(row.claimed_minor * 0.96),
    decision_final: enforced && at % 3 === 0,
    performance_ends_on: performance_ends_on < served_on ? served_on : performance_ends_on,
    enforcement_applied_on: enforced ? row.stage_on : null,
  };
}

/**
 * The cases with who acts for whom, and what was decided. Drafts and a few others have no owner:
 * they came with the book.
 */
export function completeCases(
  random: Random,
  cases: readonly DemoCase[],
  today: string,
): DemoCase[] {
  return cases.map((row, at) => ({
    ...row,
    judge: IN_COURT.has(row.stage) && row.stage !== 'filed' ? random.pick(JUDGES) : null,
    lawyer: row.law_firm === null ? null : random.pick(LAWYERS),
    owner_username: at % 7 === 6 ? null : at % 2 === 0 ? 'staff' : 'staff2',
    demanded_on:
      row.stage === 'draft'
        ? null
        : row.stage === 'demand'
          ? row.stage_on
          : addDays(row.filed_on ?? row.stage_on, -21),
    closed_outcome:
      row.stage === 'closed'
        ? random.pick(['paid', 'settled', 'enforcement_ended'] as const)
        : null,
    ...decisionOf(random, row, at, today),
  }));
}

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

function measuresOf(random: Random, cases: readonly DemoCase[], today: string): DemoMeasure[] {
  return cases.flatMap((row, at): DemoMeasure[] => {
    const started = row.filed_on ?? row.demanded_on;
    const preSuit = row.stage === 'demand' && at % 4 === 0;
    if (
      row.stage === 'closed' ||
      started === null ||
      (!preSuit && (at % 2 === 1 || !IN_COURT.has(row.stage)))
    )
      return [];
    const kind = KINDS[at % KINDS.length] ?? 'deposit';
    const latest = addDays(today, -1);
    // A freeze before suit leaves thirty days to sue.
    const taken_on = preSuit
      ? addDays(today, -(30 - ((SOON[at % SOON.length] ?? 5) % 20)))
      : addDays(started, 3) > latest
        ? latest
        : addDays(started, 3);
    const until_on = at % 3 === 0 && !preSuit ? addDays(today, SOON[at % SOON.length] ?? 30) : null;
    const renewed_on = addDays(today, -15);
    return [
      {
        loan_no: row.loan_no,
        purpose: row.stage === 'enforcement' ? 'enforcement' : 'preservation',
        kind,
        pre_suit: preSuit,
        property: random.pick(PROPERTIES[kind]),
        amount_minor: kind === 'deposit' ? Math.min(row.claimed_minor, 5_000_000) : null,
        taken_on,
        until_on,
        renewed_on:
          kind === 'deposit' && !preSuit && at % 5 === 0 && taken_on < renewed_on
            ? renewed_on
            : null,
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
        held_on: workday(addDays(today, SOON[(at * 3) % SOON.length] ?? 10)),
        purpose: row.stage === 'trial' ? '开庭审理' : '庭前会议',
        status: 'scheduled',
        result: null,
      });
    return rows;
  });
}

/** Guarantors of overdue loans: a few have little time left to be held to it. */
function guaranteesOf(
  lives: readonly PaidLife[],
  contacts: readonly DemoContact[],
  today: string,
): DemoGuarantee[] {
  const guarantors = new Set(
    contacts.filter((one) => one.relation === 'guarantor').map((one) => one.borrower_external_id),
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
    agreed_until:
      at % 4 === 1 || at % 4 === 3 ? null : addDays(today, SOON[at % SOON.length] ?? 30),
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

/** Evidence of all that was filed; of what is not, all or some of it. */
function evidenceOf(cases: readonly DemoCase[], lives: readonly PaidLife[]): DemoEvidence[] {
  const sued = new Set(cases.map((row) => row.loan_no));
  const without = (...missing: FilingEvidence[]): FilingEvidence[] =>
    FILING_EVIDENCE.filter((kind) => !missing.includes(kind));
  const partly = [
    [...FILING_EVIDENCE],
    without('demand_record'),
    without('identity', 'demand_record'),
    ['contract' as const],
    without('repayment_record'),
    [],
  ];
  const early = cases.filter((row) => !IN_COURT.has(row.stage));
  const late = lives
    .filter(
      (life) => life.fate === 'overdue' && life.days_past_due > 95 && !sued.has(life.loan.loan_no),
    )
    .sort((a, b) => b.days_past_due - a.days_past_due)
    .slice(0, 30);
  return [
    ...cases
      .filter((row) => IN_COURT.has(row.stage))
      .map((row) => ({ loan_no: row.loan_no, kinds: [...FILING_EVIDENCE] })),
    ...early.map((row, at) => ({ loan_no: row.loan_no, kinds: partly[at % partly.length] ?? [] })),
    ...late.map((life, at) => ({
      loan_no: life.loan.loan_no,
      kinds: at % 2 === 0 ? [...FILING_EVIDENCE] : (partly[at % partly.length] ?? []),
    })),
  ].filter(({ kinds }) => kinds.length > 0);
}

const ENTRIES = [
  '电话联系书记员，确认已排期',
  '向法院补交借款人身份信息',
  '借款人来电称愿意分期，已告知可当庭调解',
  '网上查询：送达成功',
] as const;
const ORDER = ['draft', 'demand', 'filed', 'trial', 'judgment', 'enforcement', 'closed'] as const;

/**
 * The stages a case went through, as far as its days are known, and an entry of a person's here and
 * there.
 */
function eventsOf(random: Random, cases: readonly DemoCase[]): DemoCaseEvent[] {
  return cases.flatMap((row, at): DemoCaseEvent[] => {
    const reached: [DemoCase['stage'], string | null][] = [
      ['demand', row.demanded_on],
      ['filed', row.filed_on],
      ['judgment', row.judged_on],
      [row.stage, row.stage === 'draft' ? null : row.stage_on],
    ];
    const days = new Map(
      reached.filter((one): one is [DemoCase['stage'], string] => one[1] !== null),
    );
    const steps = [...days].sort((a, b) => ORDER.indexOf(a[0]) - ORDER.indexOf(b[0]));
    const opened = addDays(row.demanded_on ?? row.stage_on, -2);
    const by = row.owner_username ?? 'supervisor';
    const stages = steps.map(
      ([to, happened_on], step): DemoCaseEvent => ({
        loan_no: row.loan_no,
        kind: 'stage',
        happened_on,
        text: null,
        details: { from: steps[step - 1]?.[0] ?? 'draft', to },
        by_username: by,
      }),
    );
    const entry: DemoCaseEvent[] =
      at % 3 === 0 && row.stage !== 'draft'
        ? [
            {
              loan_no: row.loan_no,
              kind: 'entry',
              happened_on: row.stage_on,
              text: random.pick(ENTRIES),
              details: {},
              by_username: by,
            },
          ]
        : [];
    return [
      {
        loan_no: row.loan_no,
        kind: 'opened',
        happened_on: opened,
        text: null,
        details: { claimed_minor: row.claimed_minor },
        by_username: by,
      },
      ...stages,
      ...entry,
    ];
  });
}

export function makeCaseFacts(
  random: Random,
  lives: readonly PaidLife[],
  cases: readonly DemoCase[],
  contacts: readonly DemoContact[],
  today: string,
): DemoCaseFacts {
  return {
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
    ].map((one, at) => ({
      ...one,
      borrower_external_id: lives[at * 40]?.loan.borrower_external_id ?? '',
      first_due_on: addMonths(one.last_due_on, -11),
      disbursed_on: addMonths(one.last_due_on, -12),
      paid_installments: 8 - at,
      demand: { happened_on: addDays(one.last_due_on, 60), evidence: null },
    })),
  };
}
