import type { Component } from './allocation.ts';
import { accrueAll, charge, drop, forgive, give, openAccount, owedInAll, raisePenaltyRate, unpaidInterest, unpaidPrincipal, type LoanState } from './ledgerState.ts';
import type { EarlyPayoffTerms, Ledger, LedgerAdjustment, LedgerInput, LedgerPayment, PayoffQuote } from './ledgerTypes.ts';
import { earlyFee, unearnedInterest } from './payoff.ts';

/**
 * The ledger of a loan: a pure function of its schedule, its events ordered by value date, the rules and a date. The order in which
 * events were entered cannot matter, and nothing is accrued nightly.
 */

const textOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** On one day: misuse before charges before waivers before a write-off before payments before refunds, so that entry order cannot matter. */
const RANK = { misuse: 0, charge: 1, waiver: 2, write_off: 3, payment: 4, refund: 5 } as const;

type Event = { on: string; reference: string; id: number } & ({ kind: 'payment'; payment: LedgerPayment } | { kind: LedgerAdjustment['kind']; adjustment: LedgerAdjustment });

function eventsUpTo({ payments, adjustments = [], as_of }: LedgerInput): Event[] {
  const events: Event[] = [];
  for (const payment of payments) if (payment.paid_on <= as_of) events.push({ on: payment.paid_on, reference: payment.client_reference, id: payment.id, kind: 'payment', payment });
  for (const adjustment of adjustments) {
    if (adjustment.value_on <= as_of) events.push({ on: adjustment.value_on, reference: adjustment.client_reference, id: adjustment.id, kind: adjustment.kind, adjustment });
  }
  if (events.length < 2) return events;
  return events.sort((a, b) => textOrder(a.on, b.on) || RANK[a.kind] - RANK[b.kind] || textOrder(a.reference, b.reference) || a.id - b.id);
}

function openState({ installments, terms, rulesOn, court_from = null, adjustments = [] }: LedgerInput): LoanState {
  const charging = terms.penalty_rate_bps > 0 || adjustments.some((row) => row.kind === 'misuse');
  const ordered = installments.length < 2 ? installments : installments.toSorted((a, b) => textOrder(a.due_on, b.due_on) || a.sequence - b.sequence);
  return {
    accounts: ordered.map((row) => openAccount(row, charging)), terms, rulesOn, court_from, entries: [], credit: [],
    cost: { charged_minor: 0, paid_minor: 0, waived_minor: 0 }, refunded_minor: 0, written_off_on: null, raised_rate_bps: 0,
  };
}

const total = (owed: Record<Component, number>): number => owed.cost + owed.penalty + owed.compound_interest + owed.interest + owed.principal;

/**
 * A payment that covers the payoff of its day, but not everything scheduled, settles the loan: interest not earned is dropped. One that covers everything scheduled is
 * taken at its word, and one that covers less pays installments ahead of time with their interest.
 */
function settleEarly(state: LoanState, payment: LedgerPayment, early: EarlyPayoffTerms): void {
  const unearned = unearnedInterest(state, early, payment.paid_on);
  const dropped = unearned.reduce((sum, one) => sum + one.amount_minor, 0);
  if (dropped === 0) return;
  const owed = total(owedInAll(state));
  const fee = earlyFee(state, early, payment.paid_on);
  if (payment.amount_minor >= owed || payment.amount_minor < owed - dropped + fee) return;
  for (const { account, amount_minor } of unearned) drop(state, account, payment.id, amount_minor, payment.paid_on);
  if (fee > 0) charge(state, { payment_id: payment.id, adjustment_id: null }, fee, payment.paid_on);
}

/** Lets credit pay what has come to be owed since. */
function spendCredit(state: LoanState, on: string): void {
  for (const credit of state.credit) {
    if (credit.amount_minor > 0) credit.amount_minor = give(state, credit.payment_id, credit.amount_minor, on);
  }
}

function refund(state: LoanState, amount_minor: number): void {
  let left = amount_minor;
  for (const credit of state.credit) {
    const taken = Math.min(left, credit.amount_minor);
    credit.amount_minor -= taken;
    left -= taken;
  }
  state.refunded_minor += amount_minor - left;
}

function play(state: LoanState, event: Event, early: EarlyPayoffTerms | undefined): void {
  accrueAll(state, event.on);
  if (event.kind === 'payment') {
    const { payment } = event;
    if (early !== undefined && payment.early_interest !== 'scheduled') settleEarly(state, payment, early);
    const left = give(state, payment.id, payment.amount_minor, event.on);
    if (left > 0) state.credit.push({ payment_id: payment.id, amount_minor: left });
    return;
  }
  const { id, amount_minor, component, rate_bps } = event.adjustment;
  const origin = { payment_id: null, adjustment_id: id } as const;
  if (event.kind === 'charge') charge(state, origin, amount_minor, event.on);
  else if (event.kind === 'waiver') forgive(state, origin, component ?? 'penalty', amount_minor, event.on);
  else if (event.kind === 'misuse') raisePenaltyRate(state, rate_bps ?? 0);
  else if (event.kind === 'write_off') state.written_off_on ??= event.on;
  else refund(state, amount_minor);
  if (event.kind === 'charge') spendCredit(state, event.on);
}

function playAll(input: LedgerInput): LoanState {
  const state = openState(input);
  for (const event of eventsUpTo(input)) play(state, event, input.early);
  accrueAll(state, input.as_of);
  return state;
}

/**
 * The loan as it stood at the end of the as-of date. Events with a later value date are not seen. Entries of a payment and what it left over
 * sum to the payment. Throws RangeError for amounts beyond 2^53.
 */
export function ledger(input: LedgerInput): Ledger {
  const state = playAll(input);
  const owed = owedInAll(state);
  const unallocated = state.credit.filter((credit) => credit.amount_minor > 0);
  let overdue_minor = 0;
  let oldest_unpaid_due_on: string | null = null;
  for (const account of state.accounts) {
    const unpaid = unpaidPrincipal(account) + unpaidInterest(account);
    if (account.due_on < input.as_of) overdue_minor += unpaid;
    if (unpaid > 0) oldest_unpaid_due_on ??= account.due_on;
  }
  return {
    installments: state.accounts.map(({ due_day: _due, accrued_to_day: _to, principal_minor_days: _principal, interest_minor_days: _interest, raised_principal_minor_days: _raised, raised_interest_minor_days: _raisedInterest, ...position }) => position),
    entries: state.entries,
    unallocated,
    outstanding_minor: owed.principal + owed.interest,
    principal_outstanding_minor: owed.principal,
    overdue_minor,
    penalty_minor: owed.penalty + owed.compound_interest,
    cost_minor: owed.cost,
    unallocated_minor: unallocated.reduce((sum, one) => sum + one.amount_minor, 0),
    refunded_minor: state.refunded_minor,
    written_off_on: state.written_off_on,
    oldest_unpaid_due_on,
    settled: total(owed) === 0,
  };
}

/** What settles the loan on a day, from the events up to it. Paid on that day, it leaves nothing and no credit. */
export function payoffQuote(input: LedgerInput & { early: EarlyPayoffTerms }): PayoffQuote {
  const on = input.as_of;
  const state = playAll(input);
  const dropped_interest_minor = unearnedInterest(state, input.early, on).reduce((sum, one) => sum + one.amount_minor, 0);
  const owed = owedInAll(state);
  const fee = dropped_interest_minor === 0 ? 0 : earlyFee(state, input.early, on);
  const credit = state.credit.reduce((sum, one) => sum + one.amount_minor, 0);
  const parts = { ...owed, interest: owed.interest - dropped_interest_minor, fee, credit };
  return { on, amount_minor: Math.max(0, total(owed) - dropped_interest_minor + fee - credit), parts, dropped_interest_minor };
}
