import type { Knex } from 'knex';
import { ledger, payoffQuote } from '../domain/ledger.ts';
import type { EarlyPayoffTerms, Ledger, LedgerAdjustment, LedgerInput, LedgerInstallment, LedgerPayment, PayoffQuote } from '../domain/ledgerTypes.ts';
import type { Rounding } from '../domain/money.ts';
import type { PolicyBook } from './policyStore.ts';

/** A loan with all that its ledger is a function of, read from the database. */

export interface LoanRow {
  id: number; version: number; loan_no: string; borrower_id: number; product: string; principal_minor: number; annual_rate_bps: number;
  penalty_rate_bps: number; repayment_method: string; day_count: '30/360' | 'actual/365' | 'actual/360'; rounding: Rounding; installments_count: number;
  disbursed_on: string; first_due_on: string; grace_days: number; assigned_to: number | null; status: 'active' | 'settled' | 'written_off';
  schedule_version: number; paid_count: number; last_due_on: string; outstanding_minor: number; principal_outstanding_minor: number;
  unallocated_minor: number; cost_minor: number; oldest_unpaid_due_on: string | null; last_paid_on: string | null; written_off_on: string | null; created_at: string;
}
export interface InstallmentRow extends LedgerInstallment {
  loan_id: number; schedule_version: number; paid_principal_minor: number; paid_interest_minor: number; waived_interest_minor: number;
}
interface PaymentRow extends LedgerPayment {
  loan_id: number; status: 'posted' | 'reversed'; unallocated_minor: number; channel: string; created_at: string; reversed_at: string | null;
}
interface AdjustmentRow extends LedgerAdjustment {
  loan_id: number; status: 'proposed' | 'posted' | 'rejected' | 'reversed'; posted_at: string | null; reversed_at: string | null;
}
interface VersionRow {
  loan_id: number; schedule_version: number; effective_on: string; created_at: string;
  /** Money terms of the loan until this version, as JSON; null where it changed none. */
  replaced_terms: string | null;
}

export interface Account {
  readonly loan: LoanRow;
  /** Of every schedule version. */
  readonly installments: InstallmentRow[];
  readonly versions: VersionRow[];
  readonly payments: PaymentRow[];
  readonly adjustments: AdjustmentRow[];
  /** Date of the first judgment: payments from then on follow the rule of the stage `court`. */
  judged_on: string | null;
}

/** Bound parameters per statement stay below every engine's limit. */
const CHUNK = 1000;

export function chunks<T>(items: readonly T[], size = CHUNK): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}

/** Accounts of at most CHUNK loans, by id. */
export async function loadAccounts(db: Knex, loanIds: readonly number[]): Promise<Account[]> {
  const loans: LoanRow[] = await db('loans').whereIn('id', loanIds).orderBy('id');
  const accounts = new Map<number, Account>(loans.map((loan) => [loan.id, { loan, installments: [], versions: [], payments: [], adjustments: [], judged_on: null }]));
  const installments: InstallmentRow[] = await db('installments').whereIn('loan_id', loanIds).orderBy(['loan_id', 'schedule_version', 'sequence'])
    .select('id', 'loan_id', 'schedule_version', 'sequence', 'due_on', 'principal_minor', 'interest_minor', 'paid_principal_minor', 'paid_interest_minor', 'waived_interest_minor');
  for (const row of installments) accounts.get(row.loan_id)?.installments.push(row);
  const versions: VersionRow[] = await db('schedule_versions').whereIn('loan_id', loanIds).orderBy(['loan_id', 'schedule_version']).select('loan_id', 'schedule_version', 'effective_on', 'created_at', 'replaced_terms');
  for (const row of versions) accounts.get(row.loan_id)?.versions.push(row);
  const payments: PaymentRow[] = await db('payments').whereIn('loan_id', loanIds)
    .select('id', 'loan_id', 'client_reference', 'amount_minor', 'paid_on', 'early_interest', 'status', 'unallocated_minor', 'channel', 'created_at', 'reversed_at');
  for (const row of payments) accounts.get(row.loan_id)?.payments.push(row);
  const adjustments: AdjustmentRow[] = await db('adjustments').whereIn('loan_id', loanIds).whereIn('status', ['posted', 'reversed'])
    .select('id', 'loan_id', 'client_reference', 'kind', 'component', 'amount_minor', 'rate_bps', 'value_on', 'status', 'posted_at', 'reversed_at');
  for (const row of adjustments) accounts.get(row.loan_id)?.adjustments.push(row);
  const judged: { loan_id: number; judged_on: string }[] = await db('legal_cases').whereIn('loan_id', loanIds).whereNotNull('judged_on').groupBy('loan_id').select('loan_id').min({ judged_on: 'judged_on' });
  for (const { loan_id, judged_on } of judged) {
    const account = accounts.get(loan_id);
    if (account) account.judged_on = judged_on;
  }
  return [...accounts.values()];
}

/** Which moment is asked about: what was true on a date, as it was known at an instant (now, when not given), and what one more payment would do. */
export interface Moment { readonly as_of: string; readonly known_at?: string | undefined; readonly extra?: LedgerPayment }

const wasKnown = (recorded_at: string | null, reversed_at: string | null, known_at: string | undefined): boolean =>
  recorded_at !== null && (known_at === undefined ? reversed_at === null : recorded_at <= known_at && (reversed_at === null || reversed_at > known_at));

/** The schedule in force at a moment. */
export function scheduleAt({ installments, versions }: Account, { as_of, known_at }: Moment): InstallmentRow[] {
  const known = versions.filter((row) => known_at === undefined || row.created_at <= known_at);
  const version = known.findLast((row) => row.effective_on <= as_of) ?? known[0];
  return installments.filter((row) => row.schedule_version === version?.schedule_version);
}

/** The loan with the money terms that were known at an instant. */
export function loanAt({ loan, versions }: Account, known_at: string | undefined): LoanRow {
  const next = known_at === undefined ? undefined : versions.find((row) => row.created_at > known_at && row.replaced_terms !== null);
  return next?.replaced_terms ? { ...loan, ...(JSON.parse(next.replaced_terms) as Partial<LoanRow>) } : loan;
}

function ledgerInput(account: Account, policies: PolicyBook, moment: Moment): LedgerInput & { early: EarlyPayoffTerms } {
  const loan = loanAt(account, moment.known_at);
  const payments: LedgerPayment[] = account.payments.filter((row) => wasKnown(row.created_at, row.reversed_at, moment.known_at));
  return {
    terms: {
      rounding: loan.rounding, penalty_rate_bps: loan.penalty_rate_bps, grace_days: loan.grace_days,
      // Of the day the loan was lent: a contract's day base does not change with a later policy.
      penalty_day_base: policies.on('penalty_day_base', loan.disbursed_on, loan.product).base,
    },
    early: { ...loan, fee_bps: policies.on('early_payoff', loan.disbursed_on, loan.product).fee_bps },
    installments: scheduleAt(account, moment),
    payments: moment.extra ? [...payments, moment.extra] : payments,
    adjustments: account.adjustments.filter((row) => wasKnown(row.posted_at, row.reversed_at, moment.known_at)),
    court_from: account.judged_on,
    rulesOn: (date) => policies.on('allocation', date, loan.product),
    as_of: moment.as_of,
  };
}

export const ledgerOf = (account: Account, policies: PolicyBook, moment: Moment): Ledger => ledger(ledgerInput(account, policies, moment));
export const payoffOf = (account: Account, policies: PolicyBook, moment: Moment): PayoffQuote => payoffQuote(ledgerInput(account, policies, moment));
