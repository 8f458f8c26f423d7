import { addDays } from '../time/calendar.ts';

/**
 * How the promises of one loan, or of several that one contact was about, were kept: a function of
 * them and of what the loans were paid, so that the order in which either was entered does not
 * matter.
 */

export interface MadePromise {
  id: number;
  /** The Beijing day of the contact, and its instant. */
  made_on: string;
  made_at: string;
  promise_on: string;
  amount_minor: number;
  /** It is kept when the amount less this share came within so many days after its day. */
  promise_tolerance_days: number;
  promise_tolerance_bps: number;
  /** The loans it may be kept on; without it, any. */
  loans?: readonly number[];
}
export interface PromisePayment {
  loan_id?: number;
  paid_on: string;
  amount_minor: number;
}
export interface PromiseVerdict {
  status: 'open' | 'kept' | 'broken';
  /** The promise's share of the payments, in minor units, never more than its amount. */
  received_minor: number;
}

/**
 * Promises in the order in which they take payments: for the earlier day first, for the same day
 * the one that fewer loans can keep, then the one made first. Of two alike in all it does not
 * matter.
 */
const byDay = (a: MadePromise, b: MadePromise): number =>
  a.promise_on.localeCompare(b.promise_on) ||
  (a.loans?.length ?? 1) - (b.loans?.length ?? 1) ||
  a.made_at.localeCompare(b.made_at) ||
  a.amount_minor - b.amount_minor ||
  a.id - b.id;

/**
 * Judges promises on a date. Each takes of the payments from the day it was made to
 * the end of its tolerance, oldest first, what an earlier promise has left of them. `payments` are
 * the posted ones; amounts are minor units. Answers the verdicts by the promises' ids, in that
 * order.
 */
export function judgePromises(
  promises: readonly MadePromise[],
  payments: readonly PromisePayment[],
  today: string,
): Map<number, PromiseVerdict> {
  const left = payments
    .filter(({ paid_on }) => paid_on <= today)
    .map((payment) => ({ ...payment }))
    .sort(
      (a, b) =>
        a.paid_on.localeCompare(b.paid_on) ||
        a.amount_minor - b.amount_minor ||
        (a.loan_id ?? 0) - (b.loan_id ?? 0),
    );
  const verdicts = new Map<number, PromiseVerdict>();
  for (const promise of promises.toSorted(byDay)) {
    const until = addDays(promise.promise_on, promise.promise_tolerance_days);
    let received_minor = 0;
    for (const payment of left.filter(
      ({ paid_on, loan_id = 0 }) =>
        paid_on >= promise.made_on &&
        paid_on <= until &&
        (promise.loans?.includes(loan_id) ?? true),
    )) {
      const share = Math.min(payment.amount_minor, promise.amount_minor - received_minor);
      payment.amount_minor -= share;
      received_minor += share;
    }
    const unkept = today > until ? 'broken' : 'open';
    const status = isEnough(promise, received_minor) ? 'kept' : unkept;
    verdicts.set(promise.id, { status, received_minor });
  }
  return verdicts;
}

/** Whether what came, in minor units, is the amount less its tolerance. */
const isEnough = (
  { amount_minor, promise_tolerance_bps }: MadePromise,
  received_minor: number,
): boolean => received_minor * 10_000 >= amount_minor * (10_000 - promise_tolerance_bps);
