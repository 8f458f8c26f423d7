import { textOrder } from '../time/order.ts';
import { COMPONENTS, type Component } from './allocation.ts';
import { beginOn } from './ledgerAccrual.ts';
import { dropUnearned, spendCredit } from './ledgerMoves.ts';
import {
  isClosed,
  openAccount,
  post,
  type Account,
  type LoanState,
  type Origin,
} from './ledgerState.ts';
import type { LedgerAdjustment, LedgerInstallment } from './ledgerTypes.ts';
import { unearnedInterest } from './payoff.ts';
import { unpaidInterest, unpaidPrincipal } from './unpaid.ts';

/** Moves all that is open of the rows to what falls due; answers it by component. */
function moveAll(
  state: LoanState,
  rows: readonly Account[],
  origin: Origin,
  on: string,
): Record<Component, number> {
  const sum = { cost: 0, penalty: 0, compound_interest: 0, interest: 0, principal: 0 };
  for (const account of rows) {
    const open = {
      cost: account.cost_minor,
      penalty: account.penalty_minor,
      compound_interest: account.compound_interest_minor,
      interest: unpaidInterest(account),
      principal: unpaidPrincipal(account),
    };
    for (const component of COMPONENTS) {
      const amount_minor = open[component];
      sum[component] += amount_minor;
      if (amount_minor > 0)
        post(state, account, { component, amount_minor }, 'carried', origin, on);
    }
  }
  return sum;
}

/**
 * A loan declared due as a whole: on that day all principal to come falls due, with the interest
 * that the days up to it have earned; what was not earned is dropped. From the next day on the loan
 * is past due, and it bears penalty like every due date, after the days of grace. Where it is
 * withdrawn, the former schedule is in force as if it had not been.
 */
export function accelerate(
  state: LoanState,
  { id, value_on, plan_ids = [] }: LedgerAdjustment,
): void {
  const { early, plan } = state;
  const rows = state.accounts.filter((row) => row.plan === plan && row.due_on > value_on);
  if (early === undefined || rows.length === 0) return;
  const origin = { payment_id: null, adjustment_id: id, restructure_id: null };
  dropUnearned(state, unearnedInterest(state, early, value_on), origin, value_on);
  const sum = moveAll(state, rows, origin, value_on);
  const due: LedgerInstallment = {
    id: plan_ids[0] ?? -(id * 1000 + 999),
    sequence: rows[0]?.sequence ?? 1,
    due_on: value_on,
    principal_minor: sum.principal,
    interest_minor: sum.interest,
    carried_interest_minor: sum.interest,
    carried_penalty_minor: sum.penalty,
    carried_compound_minor: sum.compound_interest,
    carried_cost_minor: sum.cost,
  };
  const account = openAccount(due, state.terms, state.charging, plan + 1);
  beginOn([account], value_on);
  state.replaced = [...state.replaced, ...state.accounts.filter(isClosed)];
  state.accounts = [...state.accounts.filter((row) => !isClosed(row)), account].sort(
    (a, b) => textOrder(a.due_on, b.due_on) || a.plan - b.plan || a.sequence - b.sequence,
  );
  state.plan += 1;
  state.early = { ...early, disbursed_on: value_on, principal_minor: sum.principal };
  state.recasts = [
    ...state.recasts,
    {
      payment_id: null,
      adjustment_id: id,
      effective_on: value_on,
      fee_minor: 0,
      principal_minor: 0,
      installments: [due],
    },
  ];
  spendCredit(state, value_on);
}
