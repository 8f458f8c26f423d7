import type { Knex } from 'knex';
import { ledger, payoffQuote } from '../domain/ledger/ledger.ts';
import type {
  EarlyPayoffTerms,
  Ledger,
  LedgerAdjustment,
  LedgerInput,
  LedgerInstallment,
  LedgerPayment,
  LedgerRestructure,
  PayoffQuote,
  RestructureParts,
} from '../domain/ledger/ledgerTypes.ts';
import type { AssetClass } from '../domain/ledger/delinquency.ts';
import type { RestructureTerms } from '../domain/restructure/restructurePlan.ts';
import type { PolicyBook } from './policies.ts';
import { contractSchedule, makesPlan, restructuresAt, storedPlan, wasKnown } from './versions.ts';
import type { Moment, PlanSource } from './versions.ts';
import type { AdjustmentRow } from '../contract/resources/adjustments.ts';
import type { InstallmentRow, LoanRow } from '../contract/resources/loans.ts';
import type { PaymentRow } from '../contract/resources/payments.ts';

/** A loan with all that its ledger is a function of, read from the database. */

/** An installment of any schedule version, with what became of it. */
export type AccountInstallment = LedgerInstallment &
  Omit<Pick<InstallmentRow, (typeof INSTALLMENT)[number]>, keyof LedgerInstallment>;
type AccountPayment = LedgerPayment &
  Omit<Pick<PaymentRow, (typeof PAYMENT)[number]>, keyof LedgerPayment>;
type AccountAdjustment = LedgerAdjustment &
  Omit<Pick<AdjustmentRow, (typeof ADJUSTMENT)[number]>, keyof LedgerAdjustment> & {
    posted_at: string | null;
  };
interface VersionRow {
  loan_id: number;
  schedule_version: number;
  effective_on: string;
  created_at: string;
  /** Money terms of the loan until this version, as JSON; null where it changed none. */
  replaced_terms: string | null;
  restructure_id: number | null;
  /** The payment that made it. */
  payment_id: number | null;
  /** The adjustment that made it. */
  adjustment_id: number | null;
}
/** What an early payoff reads of the day of lending, whatever plan is in force. */
type LentTerms = Pick<EarlyPayoffTerms, 'lent_on' | 'fee'>;

/** What a restructure froze when it took effect. */
export interface RestructureEffect {
  parts: RestructureParts;
  early: Omit<EarlyPayoffTerms, keyof LentTerms>;
  floor: AssetClass;
}
/** A restructure that took effect; a settlement may have lapsed since. */
export interface EffectiveRestructure {
  id: number;
  loan_id: number;
  kinds: string;
  effective_on: string;
  effective_at: string;
  lapsed_at: string | null;
  schedule_version: number;
  effect: RestructureEffect;
  terms: RestructureTerms;
  /** Ends of the observation at which the hardship was found unsolved. */
  hardship_unsolved_on: readonly string[];
}

export interface Account {
  readonly loan: LoanRow;
  /** Of every schedule version. */
  readonly installments: AccountInstallment[];
  readonly versions: VersionRow[];
  readonly payments: AccountPayment[];
  readonly adjustments: AccountAdjustment[];
  readonly restructures: EffectiveRestructure[];
  /** Date of the first judgment: payments from then on follow the rule of the stage `court`. */
  judged_on: string | null;
}

const INSTALLMENT = [
  'id',
  'loan_id',
  'schedule_version',
  'sequence',
  'due_on',
  'principal_minor',
  'interest_minor',
  'paid_principal_minor',
  'paid_interest_minor',
  'waived_principal_minor',
  'waived_interest_minor',
  'moved_principal_minor',
  'moved_interest_minor',
  'carried_interest_minor',
  'carried_penalty_minor',
  'carried_compound_minor',
  'carried_cost_minor',
  'in_force',
] as const;

const PAYMENT = [
  'id',
  'loan_id',
  'amount_minor',
  'paid_on',
  'early_interest',
  'prepayment',
  'status',
  'unallocated_minor',
  'channel',
  'created_at',
  'reversed_at',
] as const;
const ADJUSTMENT = [
  'id',
  'loan_id',
  'kind',
  'component',
  'amount_minor',
  'rate_bps',
  'value_on',
  'due_dates',
  'status',
  'posted_at',
  'reversed_at',
] as const;

const VERSION = [
  'loan_id',
  'schedule_version',
  'effective_on',
  'created_at',
  'replaced_terms',
  'restructure_id',
  'payment_id',
  'adjustment_id',
] as const;
const RESTRUCTURE = [
  'id',
  'loan_id',
  'kinds',
  'effective_on',
  'effective_at',
  'lapsed_at',
  'schedule_version',
  'effect',
  'terms',
  'hardship_unsolved_on',
] as const;

/** Bound parameters per statement stay below every engine's limit. */
const CHUNK = 1000;

export function chunks<T>(items: readonly T[], size = CHUNK): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}

type Accounts = Map<number, Account>;

async function addSchedules(db: Knex, ids: readonly number[], accounts: Accounts): Promise<void> {
  const installments: AccountInstallment[] = await db('installments')
    .whereIn('loan_id', ids)
    .orderBy(['loan_id', 'schedule_version', 'sequence'])
    .select(INSTALLMENT);
  for (const row of installments) accounts.get(row.loan_id)?.installments.push(row);
  const versions: VersionRow[] = await db('schedule_versions')
    .whereIn('loan_id', ids)
    .orderBy(['loan_id', 'schedule_version'])
    .select(VERSION);
  for (const row of versions) accounts.get(row.loan_id)?.versions.push(row);
}

async function addEvents(db: Knex, ids: readonly number[], accounts: Accounts): Promise<void> {
  const payments: AccountPayment[] = await db('payments').whereIn('loan_id', ids).select(PAYMENT);
  for (const row of payments) accounts.get(row.loan_id)?.payments.push(row);
  const adjustments: AccountAdjustment[] = await db('adjustments')
    .whereIn('loan_id', ids)
    .whereIn('status', ['posted', 'reversed'])
    .select(ADJUSTMENT);
  for (const row of adjustments) accounts.get(row.loan_id)?.adjustments.push(row);
}

type StoredRestructure = Omit<EffectiveRestructure, 'effect' | 'terms' | 'hardship_unsolved_on'> & {
  effect: string;
  terms: string;
  hardship_unsolved_on: string | null;
};

async function addRestructures(
  db: Knex,
  ids: readonly number[],
  accounts: Accounts,
): Promise<void> {
  const rows: StoredRestructure[] = await db('restructures')
    .whereIn('loan_id', ids)
    .whereNotNull('effective_at')
    .orderBy(['loan_id', 'effective_on', 'id'])
    .select(RESTRUCTURE);
  for (const row of rows)
    accounts.get(row.loan_id)?.restructures.push({
      ...row,
      effect: JSON.parse(row.effect) as RestructureEffect,
      terms: JSON.parse(row.terms) as RestructureTerms,
      hardship_unsolved_on: JSON.parse(row.hardship_unsolved_on ?? '[]') as string[],
    });
}

async function addJudgments(db: Knex, ids: readonly number[], accounts: Accounts): Promise<void> {
  const judged: { loan_id: number; judged_on: string }[] = await db('legal_cases')
    .whereIn('loan_id', ids)
    .whereNotNull('judged_on')
    .groupBy('loan_id')
    .select('loan_id')
    .min({ judged_on: 'judged_on' });
  for (const { loan_id, judged_on } of judged) {
    const account = accounts.get(loan_id);
    if (account) account.judged_on = judged_on;
  }
}

/** Accounts of at most CHUNK loans, by id. */
export async function loadAccounts(db: Knex, loanIds: readonly number[]): Promise<Account[]> {
  const loans: LoanRow[] = await db('loans').whereIn('id', loanIds).orderBy('id');
  const accounts: Accounts = new Map(
    loans.map((loan) => [
      loan.id,
      {
        loan,
        installments: [],
        versions: [],
        payments: [],
        adjustments: [],
        restructures: [],
        judged_on: null,
      },
    ]),
  );
  await addSchedules(db, loanIds, accounts);
  await addEvents(db, loanIds, accounts);
  await addRestructures(db, loanIds, accounts);
  await addJudgments(db, loanIds, accounts);
  return [...accounts.values()];
}

/** The loan with the money terms of a moment. */
export function loanAt(account: Account, moment: Moment): LoanRow {
  const { loan, versions } = account;
  const { known_at } = moment;
  // The first version that is not of this moment has kept the terms it replaced: a correction
  // recorded later, or the first restructure, which the terms of those in effect then follow.
  const next = versions.find(
    (row) =>
      row.replaced_terms !== null &&
      (row.restructure_id !== null || (known_at !== undefined && row.created_at > known_at)),
  );
  const contract = next?.replaced_terms
    ? { ...loan, ...(JSON.parse(next.replaced_terms) as Partial<LoanRow>) }
    : loan;
  const last = restructuresAt(account, moment).at(-1);
  return last === undefined
    ? contract
    : { ...contract, ...termsOfLoan(last.terms), schedule_version: last.schedule_version };
}

/** The terms of a plan that a loan shows as its own. */
export const termsOfLoan = ({
  annual_rate_bps,
  penalty_rate_bps,
  repayment_method,
  installments_count,
  first_due_on,
  grace_days,
}: RestructureTerms) => ({
  annual_rate_bps,
  penalty_rate_bps,
  repayment_method,
  installments_count,
  first_due_on,
  grace_days,
});

function ledgerRestructures(
  account: Account,
  moment: Moment,
  lent: LentTerms,
): LedgerRestructure[] {
  return restructuresAt(account, moment).map(
    ({ id, effective_on, schedule_version, effect, terms }) => ({
      id,
      effective_on,
      parts: effect.parts,
      penalty_rate_bps: terms.penalty_rate_bps,
      grace_days: terms.grace_days,
      early: { ...effect.early, ...lent },
      installments: account.installments.filter((row) => row.schedule_version === schedule_version),
    }),
  );
}

/** The ids of the rows of the plan that a source made, as a moment knew it. */
const planIds = (account: Account, moment: Moment, key: PlanSource['key'], id: number) => ({
  plan_ids: storedPlan(account, { key, id }, moment.known_at).rows.map((row) => row.id),
});

/** The adjustments known at a moment, and the one it asks about. */
function adjustmentEvents(account: Account, moment: Moment): LedgerAdjustment[] {
  const known = account.adjustments
    .filter((row) => wasKnown(row.posted_at, row.reversed_at, moment.known_at))
    .map(({ due_dates, ...row }): LedgerAdjustment => {
      if (!makesPlan(row.kind)) return row;
      const dates = due_dates === null ? {} : { dates: due_dates.split(' ') };
      return { ...row, ...dates, ...planIds(account, moment, 'adjustment_id', row.id) };
    });
  return moment.asked ? [...known, moment.asked] : known;
}

export function ledgerInput(
  account: Account,
  policies: PolicyBook,
  moment: Moment,
): LedgerInput & { early: EarlyPayoffTerms } {
  const loan = loanAt(account, { ...moment, as_of: '' });
  const lent: LentTerms = {
    lent_on: loan.disbursed_on,
    fee: policies.on('early_payoff', loan.disbursed_on, loan.product),
  };
  const payments: LedgerPayment[] = account.payments
    .filter((row) => wasKnown(row.created_at, row.reversed_at, moment.known_at))
    .map((row) =>
      row.prepayment ? { ...row, ...planIds(account, moment, 'payment_id', row.id) } : row,
    );
  return {
    terms: {
      rounding: loan.rounding,
      penalty_rate_bps: loan.penalty_rate_bps,
      grace_days: loan.grace_days,
      // Of the day the loan was lent: what a contract says does not change with a later policy.
      grace_charged_back: policies.on('grace', loan.disbursed_on, loan.product).charged_back,
      penalty_day_base: policies.on('penalty_day_base', loan.disbursed_on, loan.product).base,
    },
    early: {
      annual_rate_bps: loan.annual_rate_bps,
      day_count: loan.day_count,
      repayment_method: loan.repayment_method,
      principal_minor: loan.principal_minor,
      disbursed_on: loan.disbursed_on,
      ...lent,
    },
    installments: contractSchedule(account, moment),
    payments: moment.extra ? [...payments, moment.extra] : payments,
    adjustments: adjustmentEvents(account, moment),
    restructures:
      account.restructures.length === 0 ? [] : ledgerRestructures(account, moment, lent),
    court_from: account.judged_on,
    rulesOn: (date) => policies.on('allocation', date, loan.product),
    toleranceOn: (due_on) => policies.on('tolerance', due_on, loan.product),
    as_of: moment.as_of,
    before_payments: moment.before_payments ?? false,
  };
}

/** Terms of an early payoff by the schedule in force at a moment: what a new plan starts from. */
export function earlyTermsAt(
  account: Account,
  policies: PolicyBook,
  moment: Moment,
): EarlyPayoffTerms {
  const input = ledgerInput(account, policies, moment);
  return ledger(input).early ?? input.early;
}

export const ledgerOf = (account: Account, policies: PolicyBook, moment: Moment): Ledger =>
  ledger(ledgerInput(account, policies, moment));
export const payoffOf = (account: Account, policies: PolicyBook, moment: Moment): PayoffQuote =>
  payoffQuote(ledgerInput(account, policies, moment));
