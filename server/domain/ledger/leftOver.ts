import { unpaidCost, type LoanState } from './ledgerState.ts';
import type { LedgerEntry } from './ledgerTypes.ts';

/**
 * What is left beside a schedule that counts as met: costs, and what was refunded too much. Nothing
 * in the schedule says when it is due, so it is due on the day it arose.
 */

const latest = (dates: readonly string[]): string =>
  dates.reduce((last, date) => (date > last ? date : last), '');

/** The days on which what is open of a component arose, the oldest of it paid first. */
function openDays(
  entries: readonly LedgerEntry[],
  component: 'cost' | 'refund',
  open_minor: number,
): string[] {
  let left = open_minor;
  return entries
    .filter((entry) => entry.component === component && entry.effect === 'charged')
    .sort((a, b) => (a.value_on < b.value_on ? 1 : -1))
    .flatMap((entry) => {
      if (left <= 0) return [];
      left -= entry.amount_minor;
      return [entry.value_on];
    });
}

/**
 * The day from which the oldest open cost or refund counts as unpaid once all installments count as
 * met: the day it arose, or the day they were met where that is later. Null while no more is left
 * than the tolerance of that day, which ages no loan. Penalty left alone has no day of its own.
 */
export function leftOverDueOn(state: LoanState): string | null {
  const { entries, accounts, refund_owed_minor, toleranceOn } = state;
  const carried = accounts.filter((account) => account.cost_minor > 0);
  const open_minor =
    unpaidCost(state) +
    refund_owed_minor +
    carried.reduce((sum, account) => sum + account.cost_minor, 0);
  if (open_minor === 0) return null;
  const met_on = latest(
    entries
      .filter(({ component }) => component === 'principal' || component === 'interest')
      .map(({ value_on }) => value_on),
  );
  const first = [
    ...openDays(entries, 'cost', unpaidCost(state)),
    ...openDays(entries, 'refund', refund_owed_minor),
    ...carried.map(({ due_on }) => due_on),
  ].reduce((a, b) => (a < b ? a : b));
  const due_on = latest([met_on, first]);
  return open_minor > toleranceOn(due_on).amount_minor ? due_on : null;
}
