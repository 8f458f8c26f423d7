import {
  dropAfterRepayment,
  savingOn,
  settleEarly,
  settleFromAhead,
  take,
  type Saving,
} from './earlyPayoff.ts';
import { takeOver } from './ledgerRestructure.ts';
import { accelerate } from './acceleration.ts';
import { accrueAll, findMisuse } from './ledgerAccrual.ts';
import { addCredit, charge, forgive, give, refund, spendCredit } from './ledgerMoves.ts';
import {
  ofPayment,
  oldestUnmet,
  openAccount,
  owedInAll,
  totalOwed,
  type Account,
  type LoanState,
} from './ledgerState.ts';
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
 * rules and a date. The order in which events were entered cannot matter, and nothing is accrued
 * nightly.
 */

/**
 * On one day: misuse before charges before waivers before a write-off before payments before
 * refunds, so that entry order cannot matter. Payments that may pay off early come after those that
 * follow the schedule: they are looked at together, those that prepay last, when what is due is
 * paid. A restructure takes over what was charged, waived and declared due on its day; what is paid
 * on it is paid by the new plan.
 */
const RANK = {
  misuse: 0,
  charge: 1,
  waiver: 2,
  acceleration: 2.5,
  restructure: 3,
  write_off: 4,
  payment: 5,
  early: 6,
  prepayment: 7,
  refund: 8,
} as const;
/** A payment of a book that says itself what was paid for: nothing is looked at anew. */
const followsSchedule = ({ early_interest, prepayment }: LedgerPayment): boolean =>
  early_interest === 'scheduled' && !prepayment;
const rankOf = (event: Event): number => {
  if (event.kind !== 'payment' || followsSchedule(event.payment)) return RANK[event.kind];
  return event.payment.prepayment ? RANK.prepayment : RANK.early;
};

type Event = { on: string; reference: string; id: number } & (
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
        reference: payment.client_reference,
        id: payment.id,
        kind: 'payment',
        payment,
      });
  for (const adjustment of adjustments) {
    if (adjustment.value_on <= as_of)
      events.push({
        on: adjustment.value_on,
        reference: adjustment.client_reference,
        id: adjustment.id,
        kind: adjustment.kind,
        adjustment,
      });
  }
  for (const restructure of restructures)
    if (restructure.effective_on <= as_of)
      events.push({
        on: restructure.effective_on,
        reference: '',
        id: restructure.id,
        kind: 'restructure',
        restructure,
      });
  if (before_payments)
    return ordered(events.filter((event) => event.on < as_of || rankOf(event) < RANK.restructure));
  return ordered(events);
}

function ordered(events: Event[]): Event[] {
  if (events.length < 2) return events;
  return events.sort(
    (a, b) =>
      textOrder(a.on, b.on) ||
      rankOf(a) - rankOf(b) ||
      textOrder(a.reference, b.reference) ||
      a.id - b.id,
  );
}

const NO_TOLERANCE = { amount_minor: 0, share_bps: 0 };

function openState({
  installments,
  terms,
  early,
  rulesOn,
  toleranceOn = () => NO_TOLERANCE,
  court_from = null,
  adjustments = [],
  restructures = [],
}: LedgerInput): LoanState {
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
  };
}

/** Whether a payment may pay off early: one that follows the schedule takes what it says. */
const mayPayOff = (event: Event | undefined, on: string): boolean =>
  event?.kind === 'payment' && !followsSchedule(event.payment) && event.on === on;

/**
 * The payments of the day that begins with an event, if that is the first of them; those that
 * follow the schedule are not among them.
 */
function dayOf(events: readonly Event[], at: number): LedgerPayment[] {
  const on = events[at]?.on ?? '';
  if (!mayPayOff(events[at], on) || mayPayOff(events[at - 1], on)) return [];
  const after = events.findIndex((event, index) => index > at && !mayPayOff(event, on));
  return events
    .slice(at, after < 0 ? undefined : after)
    .flatMap((event) => (event.kind === 'payment' ? [event.payment] : []));
}

function play(state: LoanState, event: Event): void {
  if (event.kind === 'payment') {
    const { payment } = event;
    const left = payment.prepayment
      ? prepay(state, payment, payment.prepayment)
      : give(state, payment.id, payment.amount_minor, event.on);
    if (left > 0) addCredit(state, payment.id, left);
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
  else if (event.kind === 'misuse') findMisuse(state, amount_minor, rate_bps ?? 0, event.on);
  else if (event.kind === 'write_off') state.written_off_on ??= event.on;
  else refund(state, origin, amount_minor, event.on);
  if (event.kind === 'charge') spendCredit(state, event.on);
  if (event.kind === 'waiver') settleFromAhead(state, origin, event.on);
}

/**
 * Looks at the payments of a day before the first of them; may settle the loan, and answers the fee
 * that stays to be asked for if they repay all principal.
 */
type OnDay = (state: LoanState, day: readonly LedgerPayment[], on: string) => number;

/** Plays the events, the payments of a day looked at together. */
function playAll(input: LedgerInput, onDay: OnDay): LoanState {
  const state = openState(input);
  const events = eventsUpTo(input);
  let fee = 0;
  for (const [at, event] of events.entries()) {
    accrueAll(state, event.on);
    const day = event.kind === 'payment' ? dayOf(events, at) : [];
    if (day.length > 0) fee = onDay(state, day, event.on);
    play(state, event);
    const isLast = mayPayOff(event, event.on) && !mayPayOff(events[at + 1], event.on);
    if (isLast && event.kind === 'payment') dropAfterRepayment(state, event.payment, fee);
  }
  accrueAll(state, input.as_of);
  return state;
}

const settling: OnDay = (state, day, on) =>
  state.early === undefined ? 0 : settleEarly(state, day, state.early, on);

const positionOf = ({
  due_day: _due,
  accrued_to_day: _to,
  principal_minor_days: _principal,
  interest_minor_days: _interest,
  raised_principal: _raised,
  raised_interest: _raisedInterest,
  undue_to_day: _undue,
  penalty_rate_bps: _rate,
  grace_days: _grace,
  carried_penalty: _penalty,
  carried_compound_interest: _compound,
  carried_interest: _carried,
  moved_penalty_minor: _movedPenalty,
  moved_compound_interest_minor: _movedCompound,
  plan: _plan,
  ...position
}: Account): InstallmentPosition => position;

/**
 * The loan as it stood at the end of the as-of date. Events with a later value date are not seen.
 * Entries of a payment and what it left over sum to the payment. Throws RangeError for amounts
 * beyond 2^53.
 */
export function ledger(input: LedgerInput): Ledger {
  const state = playAll(input, settling);
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
    penalty_minor: owed.penalty + owed.compound_interest,
    cost_minor: owed.cost,
    unallocated_minor: unallocated.reduce((sum, one) => sum + one.amount_minor, 0),
    refunded_minor: state.refunded_minor,
    refund_owed_minor: state.refund_owed_minor,
    written_off_on: state.written_off_on,
    oldest_unpaid_due_on: oldestUnmet(state),
    settled: totalOwed(state) === 0,
  };
}

/** No payment has this id: the one a quote asks for. */
const ASKED = 0;

const creditOf = (state: LoanState): number =>
  state.credit.reduce((sum, one) => sum + one.amount_minor, 0);

/** The quote that saves nothing: all that is owed, less credit. */
function wholeOf(input: LedgerInput): PayoffQuote {
  const state = playAll(input, settling);
  const credit = creditOf(state);
  return {
    on: input.as_of,
    amount_minor: Math.max(0, totalOwed(state) - credit),
    parts: { ...owedInAll(state), fee: 0, refund: state.refund_owed_minor, credit },
    dropped_interest_minor: 0,
  };
}

function dropAgain(state: LoanState, early: EarlyPayoffTerms, on: string): void {
  const again = savingOn(state, early, on);
  if (again !== null) take(state, { ...again, fee: 0 }, ofPayment(ASKED), on);
}

/**
 * What settles the loan on a day, beside what was paid on it already. Paid on that day, it leaves
 * nothing and no credit, and it is never more than everything scheduled.
 */
export function payoffQuote(input: LedgerInput & { early: EarlyPayoffTerms }): PayoffQuote {
  const { as_of: on } = input;
  let saving: Saving | null | undefined;
  const settle = (state: LoanState): void => {
    saving = savingOn(state, state.early ?? input.early, on);
    if (saving !== null) take(state, saving, ofPayment(ASKED), on);
  };
  const state = playAll(input, (before, day, date) => {
    if (date < on) return settling(before, day, date);
    settle(before);
    return 0;
  });
  const paidThen = saving !== undefined;
  if (saving === undefined) settle(state);
  // A prepayment of that day made a plan anew: its interest is not earned either.
  else dropAgain(state, state.early ?? input.early, on);
  const owed = owedInAll(state);
  const fee = Math.min(owed.cost, saving?.fee ?? 0);
  const credit = creditOf(state);
  const amount_minor = Math.max(0, totalOwed(state) - credit);
  // Measured before the payments of that day, the fee may come to more than is saved after them.
  const whole = paidThen ? wholeOf(input) : null;
  if (whole !== null && whole.amount_minor < amount_minor) return whole;
  return {
    on,
    amount_minor,
    parts: { ...owed, cost: owed.cost - fee, fee, refund: state.refund_owed_minor, credit },
    dropped_interest_minor: amount_minor === 0 ? 0 : (saving?.dropped ?? 0),
  };
}
