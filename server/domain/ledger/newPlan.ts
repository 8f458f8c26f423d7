import { textOrder } from '../time/order.ts';
import { beginOn } from './ledgerAccrual.ts';
import {
  isClosed,
  openAccount,
  post,
  type Account,
  type LoanState,
  type Origin,
} from './ledgerState.ts';
import type { EarlyPayoffTerms, LedgerInstallment } from './ledgerTypes.ts';
import type { ScheduledInstallment } from './schedule.ts';
import { unpaidInterest, unpaidPrincipal } from './unpaid.ts';

/** A plan that an event makes of the rows to come, in the place of these. */
export interface NewPlan {
  /** Without what is carried into them. */
  readonly schedule: readonly ScheduledInstallment[];
  /** Ids of the rows by place, from 0. */
  readonly idOf: (at: number) => number;
  readonly early: EarlyPayoffTerms;
  readonly origin: Origin;
  readonly on: string;
}

/**
 * Of the rows to come the one that shows what is usual: the next may close an odd period, and the
 * last one holds what rounding left.
 */
export const usualRow = (rows: readonly Account[]): Account =>
  (rows.length > 2 ? rows[1] : rows[0]) as Account;

/** The installment that was agreed, of which at least one is to come. */
export function usualInstallment(rows: readonly Account[], early: EarlyPayoffTerms): number {
  const { principal_minor, interest_minor, carried_interest } = usualRow(rows);
  return rows.length === 2 && early.usual_minor !== undefined
    ? early.usual_minor
    : principal_minor + interest_minor - carried_interest;
}

/** Moves all that is open of the former rows into the new plan, and puts that in force. */
export function replacePlan(
  state: LoanState,
  former: readonly Account[],
  { schedule, idOf, early, origin, on }: NewPlan,
): LedgerInstallment[] {
  const first = former[0]?.sequence ?? 1;
  const rows = schedule.map((row, at): Required<LedgerInstallment> => {
    // What an earlier plan had carried stays in its place; of rows that are gone, in the last one.
    const from = at === schedule.length - 1 ? former.slice(at) : former.slice(at, at + 1);
    const carried = (of: (account: Account) => number) =>
      from.reduce((sum, account) => sum + of(account), 0);
    const interest = carried(unpaidInterest);
    return {
      ...row,
      id: idOf(at),
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
        post(state, account, { component, amount_minor }, 'carried', origin, on);
  }
  const plan = rows.map((row) => openAccount(row, state.terms, state.charging, state.plan + 1));
  beginOn(plan, on);
  state.replaced = [...state.replaced, ...state.accounts.filter(isClosed)];
  state.accounts = [...state.accounts.filter((account) => !isClosed(account)), ...plan].sort(
    (a, b) => textOrder(a.due_on, b.due_on) || a.plan - b.plan || a.sequence - b.sequence,
  );
  state.plan += 1;
  state.early = early;
  return rows;
}
