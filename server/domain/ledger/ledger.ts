import {
  dropAfterRepayment,
  savingOn,
  settleEarly,
  settleFromAhead,
  take,
  waiveRest,
} from './earlyPayoff.ts';
import { takeOver } from './ledgerRestructure.ts';
import { accelerate } from './acceleration.ts';
import { accrueAll, findMisuse } from './ledgerAccrual.ts';
import { leftOverDueOn } from './leftOver.ts';
import { addCredit, charge, forgive, give, keepOrder, refund, spendCredit } from './ledgerMoves.ts';
import {
  ofPayment,
  oldestUnmet,
  openAccount,
  owedInAll,
  totalOwed,
  type Account,
  type LoanState,
} from './ledgerState.ts';
import { feeStepOn } from './earlyFee.ts';
import { earnedAhead, principalAhead } from './payoff.ts';
import { changeRepaymentDay } from './repaymentDay.ts';
import { prepay } from './prepayment.ts';
import { unpaidInterest, unpaidPrincipal } from './unpaid.ts';
import type {
  EarlyPayoffTerms,
  InstallmentPosition,
  Ledger,
  LedgerAdjustment,
  LedgerInput,
  LedgerPayment,
  LedgerRestructure,
  PayoffQuote,
} from './ledgerTypes.ts';
import { textOrder } from '../time/order.ts';

/**
 * The ledger of a loan: a pure function of its schedule, its events ordered by value date, the
 * rules and a date. Nothing is accrued nightly, and when an event was entered cannot matter, but
 * for those of one kind and one day: they stand in the order of recording, so that what comes later
 * leaves the receipts before it as they are.
 */

/**
 * On one day: misuse before charges before waivers before a write-off before payments before the
 * waiver of a small balance before refunds. A restructure takes over what was charged, waived,
 * declared due and set to other days on its day; what is paid on it is paid by the new plan.
 */
const RANK = {
  misuse: 0,
  charge: 1,
  waiver: 2,
  acceleration: 2.5,
  repayment_day: 2.5,
  restructure: 3,
  write_off: 4,
  payment: 5,
  small_balance: 6,
  refund: 7,
} as const;
/** A payment of a book that says itself what was paid for: nothing is looked at anew. */
const followsSchedule = ({ early_interest, prepayment }: LedgerPayment): boolean =>
  early_interest === 'scheduled' && !prepayment;

/** `at` is the instant of the decision, where there was one. */
type Event = { on: string; at: string; id: number } & (
  | { kind: 'payment'; payment: LedgerPayment }
  | { kind: 'restructure'; restructure: LedgerRestructure }
  | { kind: LedgerAdjustment['kind']; adjustment: LedgerAdjustment }
);

function eventsUpTo({
  payments,
  adjustments = [],
  restructures = [],
  as_of,
  before_payments = false,
}: LedgerInput): Event[] {
  const events: Event[] = [];
  for (const payment of payments)
    if (payment.paid_on <= as_of)
      events.push({
        on: payment.paid_on,
        at: '',
        id: payment.id,
        kind: 'payment',
        payment,
      });
  for (const adjustment of adjustments) {
    if (adjustment.value_on <= as_of)
      events.push({
        on: adjustment.value_on,
        at: adjustment.posted_at ?? '',
        id: adjustment.id,
        kind: adjustment.kind,
        adjustment,
      });
  }
  for (const restructure of restructures)
    if (restructure.effective_on <= as_of)
      events.push({
        on: restructure.effective_on,
        at: '',
        id: restructure.id,
        kind: 'restructure',
        restructure,
      });
  // A plan of the same day that is in effect already is what the next one starts from.
  if (before_payments)
    return ordered(
      events.filter((event) => event.on < as_of || RANK[event.kind] <= RANK.restructure),
    );
  return ordered(events);
}

function ordered(events: Event[]): Event[] {
  if (events.length < 2) return events;
  return events.sort(
    (a, b) =>
      textOrder(a.on, b.on) || RANK[a.kind] - RANK[b.kind] || textOrder(a.at, b.at) || a.id - b.id,
  );
}

const NO_TOLERANCE = { amount_minor: 0, share_bps: 0 };

function openState(
  {
    installments,
    terms,
    early,
    rulesOn,
    toleranceOn = () => NO_TOLERANCE,
    court_from = null,
    adjustments = [],
    restructures = [],
  }: LedgerInput,
  tracing: boolean,
): LoanState {
  const charging =
    terms.penalty_rate_bps > 0 ||
    adjustments.some((row) => row.kind === 'misuse') ||
    restructures.some((row) => row.penalty_rate_bps > 0);
  const ordered =
    installments.length < 2
      ? installments
      : installments.toSorted((a, b) => textOrder(a.due_on, b.due_on) || a.sequence - b.sequence);
  return {
    accounts: ordered.map((row) => openAccount(row, terms, charging)),
    replaced: [],
    terms,
    early,
    plan: 0,
    charging,
    rulesOn,
    toleranceOn,
    court_from,
    entries: [],
    credit: [],
    cost: { charged_minor: 0, paid_minor: 0, waived_minor: 0, moved_minor: 0 },
    refunded_minor: 0,
    refund_owed_minor: 0,
    recasts: [],
    written_off_on: null,
    raised_rate_bps: 0,
    misused: null,
    tracing,
    order: null,
  };
}

/** Plays a payment: one that follows the schedule takes what it says, others may pay off early. */
function pay(state: LoanState, payment: LedgerPayment): void {
  const { id, amount_minor, paid_on } = payment;
  // Of a loan that is settled nothing is looked at anew: what comes is credit.
  const mayPayOff = !followsSchedule(payment) && totalOwed(state) > 0;
  if (mayPayOff) settleEarly(state, payment);
  const left = payment.prepayment
    ? prepay(state, payment, payment.prepayment)
    : give(state, id, amount_minor, paid_on);
  if (left > 0) addCredit(state, id, left);
  if (mayPayOff) dropAfterRepayment(state, payment);
}

function play(state: LoanState, event: Event): void {
  if (event.kind === 'payment') {
    pay(state, event.payment);
    return;
  }
  if (event.kind === 'restructure') {
    takeOver(state, event.restructure);
    spendCredit(state, event.on);
    return;
  }
  const { id, amount_minor, component, rate_bps } = event.adjustment;
  const origin = { payment_id: null, adjustment_id: id, restructure_id: null };
  if (event.kind === 'charge') charge(state, origin, amount_minor, event.on);
  else if (event.kind === 'waiver')
    forgive(state, origin, component ?? 'penalty', amount_minor, event.on);
  else if (event.kind === 'acceleration') accelerate(state, event.adjustment);
  else if (event.kind === 'repayment_day') changeRepaymentDay(state, event.adjustment);
  else if (event.kind === 'small_balance') waiveRest(state, origin, amount_minor, event.on);
  else if (event.kind === 'misuse') findMisuse(state, amount_minor, rate_bps ?? 0, event.on);
  else if (event.kind === 'write_off') state.written_off_on ??= event.on;
  else refund(state, origin, amount_minor, event.on);
  if (event.kind === 'charge') spendCredit(state, event.on);
  if (event.kind === 'waiver' || (event.kind === 'refund' && state.refund_owed_minor > 0))
    settleFromAhead(state, origin, event.on);
}

/** Plays all events up to the as-of date; `tracing` keeps the days that bear penalty. */
export function playAll(input: LedgerInput, tracing = false): LoanState {
  const state = openState(input, tracing);
  for (const event of eventsUpTo(input)) {
    accrueAll(state, event.on);
    if (event.kind === 'payment') keepOrder(state, event.on);
    play(state, event);
  }
  accrueAll(state, input.as_of);
  return state;
}

const positionOf = ({
  due_day: _due,
  accrued_to_day: _to,
  principal_minor_days: _principal,
  interest_minor_days: _interest,
  raised_principal: _raised,
  raised_interest: _raisedInterest,
  graced: _graced,
  undue_to_day: _undue,
  penalty_rate_bps: _rate,
  grace_days: _grace,
  carried_penalty: _penalty,
  carried_compound_interest: _compound,
  carried_interest: _carried,
  moved_penalty_minor: _movedPenalty,
  moved_compound_interest_minor: _movedCompound,
  plan: _plan,
  segments: _segments,
  ...position
}: Account): InstallmentPosition => position;

/**
 * The loan as it stood at the end of the as-of date. Events with a later value date are not seen.
 * Entries of a payment and what it left over sum to the payment. Throws RangeError for amounts
 * beyond 2^53.
 */
export function ledger(input: LedgerInput): Ledger {
  const state = playAll(input);
  const owed = owedInAll(state);
  const unallocated = state.credit.filter((credit) => credit.amount_minor > 0);
  let overdue_minor = 0;
  for (const account of state.accounts) {
    const unpaid = unpaidPrincipal(account) + unpaidInterest(account);
    if (account.due_on < input.as_of) overdue_minor += unpaid;
  }
  return {
    installments: state.accounts.map(positionOf),
    replaced: state.replaced.map(positionOf),
    entries: state.entries,
    unallocated,
    early: state.early,
    recasts: state.recasts,
    outstanding_minor: owed.principal + owed.interest,
    principal_outstanding_minor: owed.principal,
    overdue_minor,
    earned_ahead_minor: [...earnedAhead(state, input.as_of).values()].reduce((a, b) => a + b, 0),
    penalty_minor: owed.penalty + owed.compound_interest,
    cost_minor: owed.cost,
    unallocated_minor: unallocated.reduce((sum, one) => sum + one.amount_minor, 0),
    refunded_minor: state.refunded_minor,
    refund_owed_minor: state.refund_owed_minor,
    written_off_on: state.written_off_on,
    oldest_unpaid_due_on: oldestUnmet(state) ?? leftOverDueOn(state),
    settled: totalOwed(state) === 0,
  };
}

/** No payment has this id: the one a quote asks for. */
const ASKED = 0;

const creditOf = (state: LoanState): number =>
  state.credit.reduce((sum, one) => sum + one.amount_minor, 0);

/**
 * What settles the loan on a day, after what was paid on it already. Paid on that day, it leaves
 * nothing and no credit, and it is never more than everything scheduled.
 */
export function payoffQuote(input: LedgerInput & { early: EarlyPayoffTerms }): PayoffQuote {
  const { as_of: on } = input;
  const state = playAll(input);
  const isOpen = totalOwed(state) > 0;
  const early = state.early ?? input.early;
  const saving = isOpen ? savingOn(state, early, on) : null;
  const principal_minor = principalAhead(state, on);
  const rest = totalOwed(state) - state.refund_owed_minor - (saving?.dropped ?? 0);
  if (saving !== null) take(state, saving, ofPayment(ASKED), on);
  const owed = owedInAll(state);
  const fee = Math.min(owed.cost, saving?.fee ?? 0);
  const credit = creditOf(state);
  const amount_minor = Math.max(0, totalOwed(state) - credit);
  return {
    on,
    amount_minor,
    parts: { ...owed, cost: owed.cost - fee, fee, refund: state.refund_owed_minor, credit },
    dropped_interest_minor: amount_minor === 0 ? 0 : (saving?.dropped ?? 0),
    fee_rule: fee === 0 ? null : { ...feeStepOn(early.fee, early.lent_on, on), principal_minor },
    remainder_minor: Math.max(0, rest),
  };
}
