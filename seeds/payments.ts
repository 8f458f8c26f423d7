import { addDays, daysBetween } from '../server/domain/time/calendar.ts';
import { ledger } from '../server/domain/ledger/ledger.ts';
import type { Ledger, LedgerInput } from '../server/domain/ledger/ledgerTypes.ts';
import { ALLOCATION_RULES, PENALTY_DAY_BASE } from '../server/domain/policyDefaults.ts';
import type { LoanLife } from './loans.ts';
import type { Random } from './random.ts';
import type { DemoPayment, StaffName } from './rows.ts';

/**
 * Payments that lead each loan to where its life says it stands, made with the ledger so that late
 * ones bring their penalty.
 */

export interface LatePayment {
  due_on: string;
  paid_on: string;
  amount_minor: number;
}

export interface PaidLife extends LoanLife {
  payments: DemoPayment[];
  late: LatePayment[];
}

/** The loan as of a date, by the shipped policies. */
export function positionOf(
  { loan, schedule }: LoanLife,
  payments: readonly DemoPayment[],
  as_of: string,
): Ledger {
  const input: LedgerInput = {
    terms: { ...loan, penalty_day_base: PENALTY_DAY_BASE.value },
    installments: schedule.map((row) => ({ id: row.sequence, ...row })),
    payments: payments.map((row, k) => ({ ...row, id: k + 1 })),
    rulesOn: () => ALLOCATION_RULES.by_law.value,
    as_of,
  };
  return ledger(input);
}

type Channel = DemoPayment['channel'];
const USUAL: readonly (readonly [Channel, number])[] = [
  ['debit', 46],
  ['app', 31],
  ['bank_transfer', 19],
  ['cash', 4],
];
const LATE: readonly (readonly [Channel, number])[] = [
  ['app', 44],
  ['bank_transfer', 40],
  ['debit', 10],
  ['cash', 6],
];
const MEMOS: Record<Channel, readonly string[]> = {
  bank_transfer: [
    '转账附言：还贷款',
    '对公户到账，已与借款人核对',
    '家属代还，附委托说明',
    '网银转账',
  ],
  app: ['主动还款', '账单页还款'],
  cash: ['柜台交款，已开收据', '上门收款，两人在场，已开收据'],
  debit: ['二次代扣成功', '代扣'],
  agency: ['委外机构划转', '委外回款，批次已对账'],
  court: ['执行款发放', '法院代管款划转'],
};

function paymentOf(
  random: Random,
  loan_no: string,
  paid_on: string,
  amount_minor: number,
  channel: Channel,
): DemoPayment {
  const byHand = channel !== 'app' && channel !== 'debit';
  const recorded_by_username: StaffName | null = byHand
    ? random.weighted([
        ['staff', 60],
        ['staff2', 40],
      ] as const)
    : null;
  const memo = random.chance(byHand ? 0.45 : 0.08) ? random.pick(MEMOS[channel]) : null;
  return {
    loan_no,
    client_reference: random.uuid(),
    amount_minor,
    paid_on,
    channel,
    memo,
    recorded_by_username,
  };
}

const laterOf = (a: string, b: string): string => (a > b ? a : b);
const earlierOf = (a: string, b: string): string => (a < b ? a : b);

/** How often an installment is paid late: those who are overdue now were late before. */
const LATE_CHANCE: Record<LoanLife['fate'], number> = {
  current: 0.09,
  current_partly: 0.12,
  current_ahead: 0.02,
  settled: 0.08,
  settled_early: 0.04,
  overpaid: 0.1,
  overdue: 0.3,
};

/** The installments paid in full, on time or late before the next one falls due. */
function payRegular(random: Random, life: LoanLife, businessDate: string, paid: PaidLife): void {
  const { loan, schedule } = life;
  for (const row of schedule.slice(0, life.paid_count)) {
    const total = row.principal_minor + row.interest_minor;
    if (total === 0) continue;
    const late_on = addDays(
      row.due_on,
      random.weighted([
        [random.int(1, 4), 60],
        [random.int(5, 12), 30],
        [random.int(13, 25), 10],
      ]),
    );
    if (random.chance(LATE_CHANCE[life.fate]) && late_on <= (life.settled_on ?? businessDate)) {
      const position = positionOf(life, paid.payments, late_on);
      const amount_minor = position.overdue_minor + position.penalty_minor;
      paid.payments.push(
        paymentOf(random, loan.loan_no, late_on, amount_minor, random.weighted(LATE)),
      );
      paid.late.push({ due_on: row.due_on, paid_on: late_on, amount_minor });
      continue;
    }
    const early = random.weighted([
      [0, 56],
      [1, 16],
      [2, 10],
      [3, 8],
      [random.int(4, 6), 10],
    ]);
    const wanted = earlierOf(addDays(row.due_on, -early), addDays(businessDate, -random.int(0, 6)));
    const channel: Channel = early === 0 ? random.weighted(USUAL) : random.weighted(LATE);
    paid.payments.push(
      paymentOf(
        random,
        loan.loan_no,
        earlierOf(laterOf(wanted, loan.disbursed_on), businessDate),
        total,
        channel,
      ),
    );
  }
}

/** Part of the oldest unpaid installment; never enough to close it, as penalty is taken first. */
function payPart(
  random: Random,
  life: LoanLife,
  from: string,
  to: string,
  channel: Channel,
  times: number,
): DemoPayment[] {
  const row = life.schedule[life.paid_count];
  if (row === undefined || from > to) return [];
  const total = row.principal_minor + row.interest_minor;
  const days = random.distinct(times, 0, daysBetween(from, to));
  return days.map((day) => {
    const share = Math.floor((total * random.int(15, 60)) / 100 / days.length);
    const amount_minor = share > 20_000 ? share - (share % 10_000) : Math.max(1, share);
    return paymentOf(random, life.loan.loan_no, addDays(from, day), amount_minor, channel);
  });
}

function overduePart(random: Random, life: LoanLife, businessDate: string): DemoPayment[] {
  const row = life.schedule[life.paid_count];
  const days = life.days_past_due;
  if (row === undefined || days < 3 || !random.chance(0.34)) return [];
  const times = days > 60 ? random.int(1, 3) : 1;
  // What a court collects comes at the end of a long road; an agency takes over after three months.
  if (days > 300)
    return payPart(random, life, addDays(businessDate, -40), businessDate, 'court', times);
  const channel = days > 100 && random.chance(0.5) ? 'agency' : random.weighted(LATE);
  return payPart(
    random,
    life,
    addDays(row.due_on, channel === 'agency' ? 95 : 2),
    businessDate,
    channel,
    times,
  );
}

function payRest(random: Random, life: LoanLife, on: string, paid: PaidLife): void {
  const position = positionOf(life, paid.payments, on);
  const rest = position.outstanding_minor + position.penalty_minor;
  if (rest > 0)
    paid.payments.push(
      paymentOf(
        random,
        life.loan.loan_no,
        on,
        rest,
        random.weighted([
          ['app', 60],
          ['bank_transfer', 40],
        ] as const),
      ),
    );
}

/** The last payment rounded up to whole hundreds of yuan: credit the lender must give back. */
function overpay(paid: PaidLife): void {
  const last = paid.payments.at(-1);
  if (last === undefined) return;
  last.amount_minor += 10_000 - (last.amount_minor % 10_000) + 5000;
  last.channel = 'bank_transfer';
  last.memo = '转账金额大于应还，待退款';
  last.recorded_by_username ??= 'staff';
}

export function payLife(random: Random, life: LoanLife, businessDate: string): PaidLife {
  const paid: PaidLife = { ...life, payments: [], late: [] };
  payRegular(random, life, businessDate, paid);
  if (life.fate === 'overdue') paid.payments.push(...overduePart(random, life, businessDate));
  if (life.fate === 'settled_early' && life.settled_on !== null)
    payRest(random, life, life.settled_on, paid);
  if (life.fate === 'overpaid') overpay(paid);
  if (life.fate === 'current_partly') {
    const from = laterOf(
      addDays(businessDate, -12),
      addDays(laterOf(life.loan.disbursed_on, paid.payments.at(-1)?.paid_on ?? ''), 1),
    );
    paid.payments.push(...payPart(random, life, from, businessDate, 'app', 1));
  }
  return paid;
}
