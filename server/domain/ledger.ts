import type { AllocationRules, Component, Owed, Share } from './allocation.ts';
import { allocate, stageOf } from './allocation.ts';
import { dayNumber } from './calendar.ts';
import { daysPastDue } from './delinquency.ts';
import type { Rounding } from './money.ts';
import { addMinorDays, penaltyDays, penaltyOf } from './penalty.ts';

/**
 * The ledger of a loan: a pure function of its schedule, its payments ordered by value date, the rules and a date. The order in which
 * payments were entered cannot matter, and nothing is accrued nightly.
 */

export interface LedgerTerms {
  rounding: Rounding;
  /** Annual, on what is overdue; 0 charges none. */
  penalty_rate_bps: number;
  grace_days: number;
  penalty_day_base: 360 | 365;
}

export interface LedgerInstallment {
  id: number;
  sequence: number;
  due_on: string;
  principal_minor: number;
  interest_minor: number;
}

export interface LedgerPayment {
  id: number;
  client_reference: string;
  /** Value date. */
  paid_on: string;
  amount_minor: number;
}

export interface LedgerInput {
  terms: LedgerTerms;
  installments: readonly LedgerInstallment[];
  payments: readonly LedgerPayment[];
  rules: AllocationRules;
  as_of: string;
}

export interface InstallmentPosition extends LedgerInstallment {
  paid_principal_minor: number;
  paid_interest_minor: number;
  /** Accrued up to the as-of date and unpaid. */
  penalty_minor: number;
  /** Accrued up to the as-of date and unpaid. */
  compound_interest_minor: number;
  paid_penalty_minor: number;
  paid_compound_interest_minor: number;
}

export interface LedgerAllocation {
  payment_id: number;
  installment_id: number | null;
  component: Component;
  amount_minor: number;
}

export interface Ledger {
  /** By due date. */
  installments: InstallmentPosition[];
  /** By value date of the payment, then installment, then the rule's order. */
  allocations: LedgerAllocation[];
  /** Payments of which a part was taken by nothing. */
  unallocated: { payment_id: number; amount_minor: number }[];
  /** Unpaid principal and interest of all installments, due or not. */
  outstanding_minor: number;
  principal_outstanding_minor: number;
  /** The part of outstanding that fell due before the as-of date. */
  overdue_minor: number;
  /** Penalty and compound interest accrued and unpaid; not in outstanding. */
  penalty_minor: number;
  unallocated_minor: number;
  /** Of the oldest installment with principal or interest unpaid; may lie ahead. Penalty left alone does not age a loan. */
  oldest_unpaid_due_on: string | null;
  /** Nothing of any component is left. */
  settled: boolean;
}

/** One installment while the payments are played. The minor-days stay 0 when no penalty is charged. */
interface Account extends InstallmentPosition {
  due_day: number;
  accrued_to_day: number;
  principal_minor_days: number;
  interest_minor_days: number;
}

function openAccount(row: LedgerInstallment, charging: boolean): Account {
  const due_day = charging ? dayNumber(row.due_on) : 0;
  return {
    id: row.id,
    sequence: row.sequence,
    due_on: row.due_on,
    principal_minor: row.principal_minor,
    interest_minor: row.interest_minor,
    paid_principal_minor: 0,
    paid_interest_minor: 0,
    penalty_minor: 0,
    compound_interest_minor: 0,
    paid_penalty_minor: 0,
    paid_compound_interest_minor: 0,
    due_day,
    accrued_to_day: due_day,
    principal_minor_days: 0,
    interest_minor_days: 0,
  };
}

const unpaidPrincipal = (account: Account): number => account.principal_minor - account.paid_principal_minor;
const unpaidInterest = (account: Account): number => account.interest_minor - account.paid_interest_minor;
const isClosed = (account: Account): boolean =>
  unpaidPrincipal(account) === 0 && unpaidInterest(account) === 0 && account.penalty_minor === 0 && account.compound_interest_minor === 0;

/** Brings penalty and compound interest up to a day. Running totals are rounded, then what was paid is taken off: it cannot go below zero. */
function accrue(account: Account, to_day: number, terms: LedgerTerms): void {
  if (to_day <= account.accrued_to_day || (unpaidPrincipal(account) === 0 && unpaidInterest(account) === 0)) return;
  const days = penaltyDays(account.accrued_to_day, to_day, account.due_day, terms.grace_days);
  account.accrued_to_day = to_day;
  if (days === 0) return;
  account.principal_minor_days = addMinorDays(account.principal_minor_days, unpaidPrincipal(account), days);
  account.interest_minor_days = addMinorDays(account.interest_minor_days, unpaidInterest(account), days);
  const { penalty_rate_bps, penalty_day_base, rounding } = terms;
  account.penalty_minor =
    penaltyOf(account.principal_minor_days, penalty_rate_bps, penalty_day_base, rounding) - account.paid_penalty_minor;
  account.compound_interest_minor =
    penaltyOf(account.interest_minor_days, penalty_rate_bps, penalty_day_base, rounding) - account.paid_compound_interest_minor;
}

/** Accrues every open installment due before the date. */
function accrueAll(accounts: readonly Account[], on: string, terms: LedgerTerms): void {
  if (terms.penalty_rate_bps === 0) return;
  const day = dayNumber(on);
  for (const account of accounts) {
    if (account.due_on >= on) break;
    accrue(account, day, terms);
  }
}

function owedOn(account: Account): Owed {
  return {
    cost: 0,
    penalty: account.penalty_minor,
    compound_interest: account.compound_interest_minor,
    interest: unpaidInterest(account),
    principal: unpaidPrincipal(account),
  };
}

function book(account: Account, { component, amount_minor }: Share): void {
  switch (component) {
    case 'principal':
      account.paid_principal_minor += amount_minor;
      break;
    case 'interest':
      account.paid_interest_minor += amount_minor;
      break;
    case 'penalty':
      account.paid_penalty_minor += amount_minor;
      account.penalty_minor -= amount_minor;
      break;
    case 'compound_interest':
      account.paid_compound_interest_minor += amount_minor;
      account.compound_interest_minor -= amount_minor;
      break;
    case 'cost':
      throw new RangeError('an installment owes no cost');
  }
}

/** Plays one payment, oldest installment first, also into those not yet due; answers what nothing took. */
function play(payment: LedgerPayment, accounts: readonly Account[], input: LedgerInput, allocations: LedgerAllocation[]): number {
  accrueAll(accounts, payment.paid_on, input.terms);
  // Penalty left alone does not age a loan, and still takes money.
  const oldest = accounts.find((account) => unpaidPrincipal(account) + unpaidInterest(account) > 0);
  const order = input.rules[stageOf(daysPastDue(oldest?.due_on ?? null, payment.paid_on))];
  let left = payment.amount_minor;
  for (const account of accounts) {
    if (left === 0) break;
    if (isClosed(account)) continue;
    for (const share of allocate(left, owedOn(account), order)) {
      book(account, share);
      left -= share.amount_minor;
      allocations.push({ payment_id: payment.id, installment_id: account.id, component: share.component, amount_minor: share.amount_minor });
    }
  }
  return left;
}

const textOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Payments up to the date by value date, then client reference: two entries of one day have no other order that entry cannot change. */
function orderedPayments(payments: readonly LedgerPayment[], as_of: string): LedgerPayment[] {
  const known = payments.filter((payment) => payment.paid_on <= as_of);
  if (known.length < 2) return known;
  return known.sort((a, b) => textOrder(a.paid_on, b.paid_on) || textOrder(a.client_reference, b.client_reference) || a.id - b.id);
}

function orderedInstallments(installments: readonly LedgerInstallment[]): readonly LedgerInstallment[] {
  if (installments.length < 2) return installments;
  return installments.toSorted((a, b) => textOrder(a.due_on, b.due_on) || a.sequence - b.sequence);
}

function position(account: Account): InstallmentPosition {
  const { due_day: _day, accrued_to_day: _to, principal_minor_days: _principal, interest_minor_days: _interest, ...rest } = account;
  return rest;
}

function totals(accounts: readonly Account[], as_of: string) {
  const sums = { outstanding_minor: 0, principal_outstanding_minor: 0, overdue_minor: 0, penalty_minor: 0 };
  let oldest_unpaid_due_on: string | null = null;
  for (const account of accounts) {
    const principal = unpaidPrincipal(account);
    const unpaid = principal + unpaidInterest(account);
    sums.principal_outstanding_minor += principal;
    sums.outstanding_minor += unpaid;
    if (account.due_on < as_of) sums.overdue_minor += unpaid;
    sums.penalty_minor += account.penalty_minor + account.compound_interest_minor;
    if (oldest_unpaid_due_on === null && unpaid > 0) oldest_unpaid_due_on = account.due_on;
  }
  return { ...sums, oldest_unpaid_due_on, settled: sums.outstanding_minor === 0 && sums.penalty_minor === 0 };
}

/**
 * The loan as it stood at the end of the as-of date. Payments with a later value date are not seen. Allocations and what is unallocated
 * sum to the payments. Throws RangeError for amounts beyond 2^53.
 */
export function ledger(input: LedgerInput): Ledger {
  const charging = input.terms.penalty_rate_bps > 0;
  const accounts = orderedInstallments(input.installments).map((row) => openAccount(row, charging));
  const allocations: LedgerAllocation[] = [];
  const unallocated: { payment_id: number; amount_minor: number }[] = [];
  let unallocated_minor = 0;
  for (const payment of orderedPayments(input.payments, input.as_of)) {
    const left = play(payment, accounts, input, allocations);
    if (left === 0) continue;
    unallocated.push({ payment_id: payment.id, amount_minor: left });
    unallocated_minor += left;
  }
  accrueAll(accounts, input.as_of, input.terms);
  return { installments: accounts.map(position), allocations, unallocated, unallocated_minor, ...totals(accounts, input.as_of) };
}
