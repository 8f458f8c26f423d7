import { LAST_DATE } from '../contract/limits.ts';
import type { Loan, LoanRow } from '../contract/resources/loans.ts';
import { dueNow, unpaidOf } from '../domain/ledger/unpaid.ts';
import { addDays } from '../domain/time/calendar.ts';
import { textOrder } from '../domain/time/order.ts';
import { ledgerOf, type Account } from './accounts.ts';
import { rowsInForce } from './bookRows.ts';
import { classFloorAt, type PlanState } from './plans.ts';
import type { PolicyBook } from './policies.ts';
import { restructuresAt } from './versions.ts';

/** What a date makes of a loan's stored position: figures of its ledger and of its plan. */
export type AccountStanding = Pick<
  Loan,
  | 'overdue_minor'
  | 'penalty_minor'
  | 'due_now_minor'
  | 'next_due_on'
  | 'next_due_minor'
  | 'plan_status'
  | 'plan_restructure_id'
  | 'observation_ends_on'
  | 'contact_frozen'
>;

interface Unpaid {
  readonly due_on: string;
  readonly left: number;
}

const unpaidRows = (account: Account): Unpaid[] =>
  rowsInForce(account)
    .map((row) => ({ due_on: row.due_on, left: unpaidOf(row) }))
    .filter((row) => row.left > 0)
    .sort((a, b) => textOrder(a.due_on, b.due_on));

/** The figures of a loan on a date, from its stored position and what its events were. */
export function accountStanding(
  account: Account,
  policies: PolicyBook,
  today: string,
): AccountStanding {
  const { loan } = account;
  const unpaid = unpaidRows(account);
  const overdue_minor = unpaid
    .filter((row) => row.due_on < today)
    .reduce((sum, row) => sum + row.left, 0);
  const next = unpaid.find((row) => row.due_on >= today);
  const restructured = account.restructures.length > 0;
  const book =
    owesPenalty(account, today) || restructured
      ? ledgerOf(account, policies, { as_of: today })
      : null;
  const plan =
    restructured && book !== null ? classFloorAt(account, policies, book, { as_of: today }) : null;
  const penalty_minor = book?.penalty_minor ?? 0;
  const { cost_minor, refund_owed_minor } = loan;
  const owed = { overdue_minor, penalty_minor, cost_minor, refund_owed_minor };
  return {
    overdue_minor,
    penalty_minor,
    due_now_minor: dueNow({ ...owed, installments: rowsInForce(account) }, today).due_now_minor,
    next_due_on: next?.due_on ?? null,
    next_due_minor: next?.left ?? 0,
    ...planFields(account, plan, loan.status),
  };
}

/**
 * Where principal goes first, a penalty outlives the installment it came from. An installment may
 * fall due before the first due date of the contract: off a day of rest, or on another day.
 */
const owesPenalty = (
  { loan, restructures, adjustments, installments }: Account,
  today: string,
): boolean =>
  loan.status !== 'settled' &&
  (restructures.length > 0 ||
    adjustments.some(({ kind }) => kind === 'misuse') ||
    ((loan.penalty_rate_bps > 0 || adjustments.length > 0) &&
      installments.some((row) => row.due_on < today)));

/**
 * The plan in effect: how it is kept, how long it is watched, and whether it forbids collection
 * contacts.
 */
export const planFields = (
  account: Account,
  plan: PlanState | null,
  status: LoanRow['status'],
): Pick<
  Loan,
  'plan_status' | 'plan_restructure_id' | 'observation_ends_on' | 'contact_frozen'
> => ({
  plan_status: plan?.status ?? null,
  plan_restructure_id:
    plan === null ? null : (restructuresAt(account, { as_of: LAST_DATE }).at(-1)?.id ?? null),
  observation_ends_on: plan?.ends_on ?? null,
  contact_frozen: plan?.status === 'kept' && status === 'active',
});

/**
 * The last day on which the figures of a date hold while nothing happens. Of a loan that pays as
 * agreed that is the day before the next installment falls due, of a settled one any day; penalty,
 * plans and legal deadlines run by the day.
 */
export function holdsTo(account: Account, today: string): string {
  const { loan } = account;
  if (account.restructures.length > 0) return today;
  const unpaid = unpaidRows(account);
  if (unpaid.length === 0 && loan.status === 'settled') return LAST_DATE;
  const [first] = unpaid;
  const owesBeside = loan.cost_minor > 0 || loan.refund_owed_minor > 0;
  if (first === undefined || first.due_on <= today || owesBeside) return today;
  if (account.adjustments.length > 0) return today;
  return addDays(first.due_on, -1);
}
