import { textOrder } from '../time/order.ts';
import { beginOn } from './ledgerAccrual.ts';
import { charge, dropUnearned, give } from './ledgerMoves.ts';
import {
  isClosed,
  ofPayment,
  openAccount,
  post,
  type Account,
  type LoanState,
} from './ledgerState.ts';
import type { EarlyPayoffTerms, LedgerInstallment, LedgerPayment } from './ledgerTypes.ts';
import type { Prepayment } from './prepaymentWays.ts';
import { multiplyDivide } from './money.ts';
import { earned, inForce, unearnedInterest } from './payoff.ts';
import { canShorten, scheduleOn, shortenedOn, type ScheduledInstallment } from './schedule.ts';
import { unpaidInterest, unpaidPrincipal } from './unpaid.ts';

/**
 * A partial prepayment: what is due on its day is paid first, then interest to the day, and the
 * rest comes off the principal (Civil Code art. 677). What is left of the principal is a new plan
 * on the due dates of the former one. The plan is worked out from the events like all else, so that
 * money entered later with an earlier date makes it anew.
 */

const PREPAYMENT_BPS = 10_000;

const principalOf = (rows: readonly Account[]): number =>
  rows.reduce((sum, row) => sum + unpaidPrincipal(row), 0);

/** Pays the interest that the period that runs has earned by the day; answers what is left. */
function payToTheDay(
  state: LoanState,
  early: EarlyPayoffTerms,
  { id, paid_on }: LedgerPayment,
  amount_minor: number,
): number {
  const accounts = inForce(state);
  const at = accounts.findIndex((account) => account.due_on > paid_on);
  const account = accounts[at];
  if (account === undefined || amount_minor === 0) return amount_minor;
  const open = Math.max(
    0,
    Math.min(
      unpaidInterest(account),
      earned(state, accounts, early, at, paid_on) -
        account.paid_interest_minor -
        account.waived_interest_minor -
        account.moved_interest_minor,
    ),
  );
  const share = Math.min(open, amount_minor);
  const interest = { component: 'interest', amount_minor: share } as const;
  if (share > 0) post(state, account, interest, 'paid', ofPayment(id), paid_on);
  return amount_minor - share;
}

/** Pays principal off the end of a plan; answers what is left of the amount. */
function payOff(
  state: LoanState,
  rows: readonly Account[],
  payment_id: number,
  amount_minor: number,
  on: string,
): number {
  let left = amount_minor;
  for (const account of rows.toReversed()) {
    const share = Math.min(left, unpaidPrincipal(account));
    if (share === 0) continue;
    const principal = { component: 'principal', amount_minor: share } as const;
    post(state, account, principal, 'paid', ofPayment(payment_id), on);
    left -= share;
  }
  return left;
}

/** The rows of the new plan without what is carried into them. */
function planRows(
  { terms }: LoanState,
  early: EarlyPayoffTerms,
  rows: readonly Account[],
  way: Prepayment,
): ScheduledInstallment[] {
  const dates = rows.map((row) => row.due_on);
  const left = principalOf(rows);
  const dated = {
    principal_minor: left,
    annual_rate_bps: early.annual_rate_bps,
    repayment_method: early.repayment_method,
    day_count: early.day_count,
    rounding: terms.rounding,
    disbursed_on: early.disbursed_on,
    flat_base_minor: early.principal_minor,
  };
  const next = rows[0];
  if (way === 'lower' || next === undefined || !canShorten(early.repayment_method))
    return scheduleOn(dated, dates);
  return shortenedOn(dated, dates, {
    installment_minor: next.principal_minor + next.interest_minor - next.carried_interest,
    principal_minor: next.principal_minor,
  });
}

/** Moves all that is open of the former rows into the new plan, and puts that in force. */
function replacePlan(
  state: LoanState,
  early: EarlyPayoffTerms,
  { id, paid_on, plan_ids = [] }: LedgerPayment,
  former: readonly Account[],
  way: Prepayment,
): LedgerInstallment[] {
  const schedule = planRows(state, early, former, way);
  const first = former[0]?.sequence ?? 1;
  const rows = schedule.map((row, at): Required<LedgerInstallment> => {
    // What an earlier plan had carried stays in its place; of rows that are gone, in the last one.
    const from = at === schedule.length - 1 ? former.slice(at) : former.slice(at, at + 1);
    const carried = (of: (account: Account) => number) =>
      from.reduce((sum, account) => sum + of(account), 0);
    const interest = carried(unpaidInterest);
    return {
      ...row,
      id: plan_ids[at] ?? -(id * 1000 + at + 1),
      sequence: first + at,
      interest_minor: row.interest_minor + interest,
      carried_interest_minor: interest,
      carried_penalty_minor: carried((account) => account.penalty_minor),
      carried_compound_minor: carried((account) => account.compound_interest_minor),
      carried_cost_minor: carried((account) => account.cost_minor),
    };
  });
  for (const account of former) {
    const open = [
      ['cost', account.cost_minor],
      ['penalty', account.penalty_minor],
      ['compound_interest', account.compound_interest_minor],
      ['interest', unpaidInterest(account)],
      ['principal', unpaidPrincipal(account)],
    ] as const;
    for (const [component, amount_minor] of open)
      if (amount_minor > 0)
        post(state, account, { component, amount_minor }, 'carried', ofPayment(id), paid_on);
  }
  const plan = rows.map((row) => openAccount(row, state.terms, state.charging, state.plan + 1));
  beginOn(plan, paid_on);
  state.replaced = [...state.replaced, ...state.accounts.filter(isClosed)];
  state.accounts = [...state.accounts.filter((account) => !isClosed(account)), ...plan].sort(
    (a, b) => textOrder(a.due_on, b.due_on) || a.plan - b.plan || a.sequence - b.sequence,
  );
  state.plan += 1;
  state.early = early;
  return rows;
}

/** Drops what the rows to come have not earned, and lets what was paid ahead come off principal. */
function dropAhead(
  state: LoanState,
  early: EarlyPayoffTerms,
  { id, paid_on }: LedgerPayment,
  rows: readonly Account[],
): void {
  dropUnearned(state, unearnedInterest(state, early, paid_on), ofPayment(id), paid_on);
  for (const credit of state.credit) {
    if (credit.amount_minor > 0)
      credit.amount_minor = payOff(state, rows, credit.payment_id, credit.amount_minor, paid_on);
  }
}

/** The fee of a policy, out of what is left to prepay; never more than the interest to come. */
function feeOf(
  state: LoanState,
  early: EarlyPayoffTerms,
  { paid_on }: LedgerPayment,
  amount_minor: number,
): number {
  if (early.fee_bps === 0) return 0;
  const unearned = unearnedInterest(state, early, paid_on);
  const most = unearned.reduce((sum, row) => sum + row.open_minor + row.paid_minor, 0);
  const whole = PREPAYMENT_BPS + early.fee_bps;
  return Math.min(most, multiplyDivide(amount_minor, early.fee_bps, whole, state.terms.rounding));
}

/**
 * Plays a payment that prepays; answers what nothing took. Where nothing is left for the principal
 * it is a payment like any other, and so is one that repays all of it.
 */
export function prepay(state: LoanState, payment: LedgerPayment, way: Prepayment): number {
  const { id, amount_minor, paid_on } = payment;
  const { early, plan } = state;
  if (early === undefined) return give(state, id, amount_minor, paid_on);
  const due = give(state, id, amount_minor, paid_on, false);
  const rest = payToTheDay(state, early, payment, due);
  const rows = state.accounts.filter((row) => row.plan === plan && row.due_on > paid_on);
  if (rest === 0 || rest >= principalOf(rows)) return give(state, id, rest, paid_on);
  const fee_minor = feeOf(state, early, payment, rest);
  if (fee_minor > 0) {
    charge(state, ofPayment(id), fee_minor, paid_on);
    give(state, id, fee_minor, paid_on, false);
  }
  const before = principalOf(rows);
  payOff(state, rows, id, rest - fee_minor, paid_on);
  dropAhead(state, early, payment, rows);
  const principal_minor = before - principalOf(rows);
  if (principal_minor === before) return 0;
  const base = early.repayment_method === 'flat' ? early.principal_minor : before;
  const next = { ...early, disbursed_on: paid_on, principal_minor: base - principal_minor };
  const installments = replacePlan(state, next, payment, rows, way);
  state.recasts = [
    ...state.recasts,
    {
      payment_id: id,
      adjustment_id: null,
      effective_on: paid_on,
      fee_minor,
      principal_minor,
      installments,
    },
  ];
  return 0;
}
