import { dayNumber } from '../time/calendar.ts';
import {
  isUnmet,
  type Account,
  type AccrualSegment,
  type LoanState,
  type PenaltyDays,
} from './ledgerState.ts';
import { addMinorDays, graceDays, penaltyDays, penaltyWithRaised } from './penalty.ts';
import { unpaidInterest, unpaidPrincipal } from './unpaid.ts';

/**
 * Penalty and compound interest of the accounts of a loan, up to a day. Running totals are rounded,
 * then what was paid or waived is taken off: it cannot go below zero.
 */

function refresh(account: Account, { terms }: LoanState): void {
  const { penalty_day_base, rounding } = terms;
  const accrued = (plain: number, raised: bigint) =>
    penaltyWithRaised(plain, account.penalty_rate_bps, raised, penalty_day_base, rounding);
  account.penalty_minor =
    account.carried_penalty +
    accrued(account.principal_minor_days, account.raised_principal) -
    account.paid_penalty_minor -
    account.waived_penalty_minor -
    account.moved_penalty_minor;
  account.compound_interest_minor =
    account.carried_compound_interest +
    accrued(account.interest_minor_days, account.raised_interest) -
    account.paid_compound_interest_minor -
    account.waived_compound_interest_minor -
    account.moved_compound_interest_minor;
}

/** Keeps the days of an amount at a rate, as one stretch with those before where it goes on. */
function trace(into: PenaltyDays, segment: AccrualSegment): void {
  if (segment.amount_minor === 0 || segment.rate_bps === 0) return;
  const segments = (into.segments ??= []);
  const before = segments.findLast(({ component }) => component === segment.component);
  if (
    before?.to_day === segment.from_day &&
    before.amount_minor === segment.amount_minor &&
    before.rate_bps === segment.rate_bps
  )
    before.to_day = segment.to_day;
  else segments.push(segment);
}

/**
 * Adds the days up to one of what is unpaid of an installment; `misused` of its principal at its
 * rate.
 */
function addDays(
  into: PenaltyDays,
  account: Account,
  { days, to_day }: { days: number; to_day: number },
  state: LoanState,
  misused: number,
): void {
  if (days === 0) return;
  const { raised_rate_bps } = state;
  const [principal, interest] = [unpaidPrincipal(account), unpaidInterest(account)];
  const rate = Math.max(raised_rate_bps, state.misused?.rate_bps ?? 0);
  const raised = rate > account.penalty_rate_bps ? misused : 0;
  into.raised_principal += BigInt(raised) * BigInt(days) * BigInt(rate);
  const plain = principal - raised;
  if (state.tracing) {
    const rate_bps = raised_rate_bps > 0 ? raised_rate_bps : account.penalty_rate_bps;
    const span = { from_day: to_day - days, to_day };
    trace(into, { component: 'penalty', ...span, amount_minor: raised, rate_bps: rate });
    trace(into, { component: 'penalty', ...span, amount_minor: plain, rate_bps });
    trace(into, { component: 'compound_interest', ...span, amount_minor: interest, rate_bps });
  }
  if (raised_rate_bps > 0) {
    const weight = BigInt(days) * BigInt(raised_rate_bps);
    into.raised_principal += BigInt(plain) * weight;
    into.raised_interest += BigInt(interest) * weight;
  } else {
    into.principal_minor_days = addMinorDays(into.principal_minor_days, plain, days);
    into.interest_minor_days = addMinorDays(into.interest_minor_days, interest, days);
  }
}

/** Charges the days of grace of an installment that was not met within them. */
function chargeGrace(account: Account, state: LoanState): void {
  const { graced } = account;
  account.graced = null;
  if (graced === null || !isUnmet(state, account)) return;
  account.principal_minor_days += graced.principal_minor_days;
  account.interest_minor_days += graced.interest_minor_days;
  account.raised_principal += graced.raised_principal;
  account.raised_interest += graced.raised_interest;
  for (const segment of graced.segments ?? []) trace(account, segment);
}

/** Lets an overdue installment bear penalty up to a day; `misused` of its principal at its rate. */
function accrue(account: Account, to_day: number, state: LoanState, misused: number): void {
  const { accrued_to_day: from_day, due_day, grace_days, graced } = account;
  if (to_day <= from_day) return;
  const days = penaltyDays(from_day, to_day, due_day, grace_days);
  account.accrued_to_day = to_day;
  if (graced !== null) {
    const inGrace = graceDays(from_day, to_day, due_day, grace_days);
    const last = Math.min(to_day, due_day + grace_days);
    addDays(graced, account, { days: inGrace, to_day: last }, state, misused);
  }
  if (days === 0) return;
  chargeGrace(account, state);
  addDays(account, account, { days, to_day }, state, misused);
  refresh(account, state);
}

/**
 * Lets misused principal bear, before it is due, what the heavier rate is above the contract's: the
 * installment has the contract's interest already.
 */
function accrueUndue(account: Account, to_day: number, state: LoanState, misused: number): void {
  const { misused: found, early } = state;
  if (found === null) return;
  const above = Math.max(0, found.rate_bps - (early?.annual_rate_bps ?? 0));
  const from = Math.max(found.from_day, account.undue_to_day);
  const until = Math.min(to_day, account.due_day);
  if (until <= from) return;
  account.undue_to_day = until;
  account.raised_principal += BigInt(misused) * BigInt(until - from) * BigInt(above);
  if (state.tracing)
    trace(account, {
      component: 'penalty',
      from_day: from,
      to_day: until,
      amount_minor: misused,
      rate_bps: above,
    });
  refresh(account, state);
}

/** How much of each installment's principal was misused: the last to fall due first. */
function misusedShares({ accounts, misused }: LoanState): Map<Account, number> {
  const shares = new Map<Account, number>();
  let left = misused?.amount_minor ?? 0;
  for (const account of accounts.toReversed()) {
    if (left === 0) break;
    const share = Math.min(left, unpaidPrincipal(account));
    if (share > 0) shares.set(account, share);
    left -= share;
  }
  return shares;
}

/** Accrues every open installment due before the date, and what was misused of the others. */
export function accrueAll(state: LoanState, on: string): void {
  if (!state.charging) return;
  const day = dayNumber(on);
  const shares = state.misused === null ? null : misusedShares(state);
  for (const [account, share] of shares ?? []) accrueUndue(account, day, state, share);
  for (const account of state.accounts) {
    if (account.due_on >= on) break;
    accrue(account, day, state, shares?.get(account) ?? 0);
  }
}

/**
 * From now on the heavier of the two rates, never both (People's Bank of China, Yin Fa [2003] No.
 * 251, art. 3): on what was misused, from the day it was, due or not. An amount of 0 is a finding
 * that named none: it raises the rate of all that is overdue.
 */
export function findMisuse(
  state: LoanState,
  amount_minor: number,
  rate_bps: number,
  on: string,
): void {
  if (amount_minor === 0) {
    if (rate_bps > Math.max(state.terms.penalty_rate_bps, state.raised_rate_bps))
      state.raised_rate_bps = rate_bps;
    return;
  }
  const before = state.misused;
  state.misused = {
    amount_minor: amount_minor + (before?.amount_minor ?? 0),
    rate_bps: Math.max(rate_bps, before?.rate_bps ?? 0),
    from_day: before?.from_day ?? dayNumber(on),
  };
  const day = dayNumber(on);
  for (const account of state.accounts) account.undue_to_day = day;
}

/** The rows of a plan bear nothing for the days before it. */
export function beginOn(rows: readonly Account[], on: string): void {
  const day = dayNumber(on);
  for (const account of rows) account.undue_to_day = day;
}
