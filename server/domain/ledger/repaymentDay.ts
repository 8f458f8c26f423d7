import { addMonths } from '../time/calendar.ts';
import { dropUnearned, spendCredit } from './ledgerMoves.ts';
import { isClosed, type LoanState } from './ledgerState.ts';
import type { EarlyPayoffTerms, LedgerAdjustment } from './ledgerTypes.ts';
import { replacePlan, usualInstallment } from './newPlan.ts';
import { inForce, unearnedInterest } from './payoff.ts';
import { keptOn } from './schedule.ts';
import { unpaidPrincipal } from './unpaid.ts';

/** Ids of rows that are not stored, apart from those of prepayments. */
const UNSTORED = 10 ** 13;

/** The days of so many rows: those given, and from the last of them on by the month. */
const daysOf = (dates: readonly string[], count: number): string[] =>
  Array.from(
    { length: count },
    (_, at) => dates[at] ?? addMonths(dates.at(-1) as string, at + 1 - dates.length),
  );

/** The terms of the plan that repays these shares from a day on. */
const termsFrom = (
  early: EarlyPayoffTerms,
  shares: readonly { principal_minor: number }[],
  disbursed_on: string,
): EarlyPayoffTerms => ({
  ...early,
  disbursed_on,
  principal_minor:
    early.repayment_method === 'flat'
      ? early.principal_minor
      : shares.reduce((sum, row) => sum + row.principal_minor, 0),
});

/**
 * A change of the day of the month on which a loan is repaid: the rows to come keep their principal
 * and fall due on other days. Interest of the period that runs is earned to the day as before, and
 * from there to the new due date by the loan's own count of days, so that an odd period bears what
 * its days bear. Rows that were paid ahead stay as they are. Taken back, the former days are in
 * force as if it had not been.
 */
export function changeRepaymentDay(
  state: LoanState,
  { id, value_on, dates = [], plan_ids = [] }: LedgerAdjustment,
): void {
  const { early } = state;
  const accounts = inForce(state);
  const rows = accounts.filter((row) => row.due_on > value_on && !isClosed(row));
  const first = rows[0];
  if (early === undefined || first === undefined || dates.length === 0) return;
  const start = accounts[accounts.indexOf(first) - 1]?.due_on ?? early.disbursed_on;
  const from = start > value_on ? start : value_on;
  const days = daysOf(dates, rows.length);
  if ((days[0] as string) <= from) return;
  const origin = { payment_id: null, adjustment_id: id, restructure_id: null };
  const unearned = unearnedInterest(state, early, value_on);
  dropUnearned(
    state,
    unearned.filter(({ account }) => rows.includes(account)),
    origin,
    value_on,
  );
  const shares = rows.map((row, at) => ({
    due_on: days[at] as string,
    principal_minor: unpaidPrincipal(row),
  }));
  const next = {
    ...termsFrom(early, shares, from),
    usual_minor: early.usual_minor ?? usualInstallment(rows, early),
  };
  const terms = { ...next, rounding: state.terms.rounding, flat_base_minor: next.principal_minor };
  const installments = replacePlan(state, rows, {
    schedule: keptOn(terms, shares, start < from ? start : from),
    idOf: (at) => plan_ids[at] ?? -(UNSTORED + id * 1000 + at + 1),
    early: next,
    origin,
    on: value_on,
  });
  const recast = { payment_id: null, adjustment_id: id, effective_on: value_on, installments };
  state.recasts = [...state.recasts, { ...recast, fee_minor: 0, principal_minor: 0 }];
  spendCredit(state, value_on);
}
