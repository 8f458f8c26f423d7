import { addDays } from '../time/calendar.ts';
import type { Ledger } from '../ledger/ledgerTypes.ts';

/**
 * When a loan was overdue, from its ledger: what a credit register may show, and from when its five
 * years run.
 */

export interface BadTime {
  /** The first day past due. */
  from_on: string;
  /** The day nothing overdue was left; null while it goes on. */
  ended_on: string | null;
  /** The most principal and interest that was overdue within it, in minor units. */
  peak_minor: number;
}

interface Change {
  on: string;
  amount_minor: number;
}

type Book = Pick<Ledger, 'installments' | 'replaced' | 'entries'>;

/** What was taken off each installment's principal and interest, by the installment's id. */
function reductionsOf(entries: Book['entries']): Map<number, Change[]> {
  const taken = new Map<number, Change[]>();
  for (const { installment_id, component, effect, amount_minor, value_on } of entries) {
    if (
      installment_id === null ||
      effect === 'charged' ||
      (component !== 'principal' && component !== 'interest')
    )
      continue;
    const list = taken.get(installment_id) ?? [];
    list.push({ on: value_on, amount_minor });
    taken.set(installment_id, list);
  }
  return taken;
}

/** Sorts by day; of one day what became overdue before what was taken off. */
function byDayAndAmount(a: Change, b: Change): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  return b.amount_minor - a.amount_minor;
}

/**
 * What became overdue and what was taken off it, by day. An installment unpaid at the end of its
 * due day is overdue from the next; one taken into a new plan no longer is.
 */
function changesOf({ installments, replaced, entries }: Book, as_of: string): Change[] {
  const taken = reductionsOf(entries);
  const changes: Change[] = [];
  for (const { id, due_on, principal_minor, interest_minor } of [...installments, ...replaced]) {
    const list = taken.get(id) ?? [];
    const unpaid = list.reduce(
      (left, { on, amount_minor }) => (on <= due_on ? left - amount_minor : left),
      principal_minor + interest_minor,
    );
    if (due_on >= as_of || unpaid <= 0) continue;
    changes.push(
      { on: addDays(due_on, 1), amount_minor: unpaid },
      ...list
        .filter(({ on }) => on > due_on)
        .map(({ on, amount_minor }) => ({ on, amount_minor: -amount_minor })),
    );
  }
  return changes.sort(byDayAndAmount);
}

/**
 * The times a loan was overdue up to a date, oldest first, with their peak in minor units. Paid the
 * day after the due day, a loan was overdue for a time of one day.
 */
export function badTimes(book: Book, as_of: string): BadTime[] {
  const times: BadTime[] = [];
  let open = 0;
  for (const { on, amount_minor } of changesOf(book, as_of)) {
    if (open === 0) times.push({ from_on: on, ended_on: null, peak_minor: 0 });
    open += amount_minor;
    const last = times.at(-1);
    if (last === undefined) continue;
    last.peak_minor = Math.max(last.peak_minor, open);
    if (open === 0) last.ended_on = on;
  }
  return times;
}

/** The day since which bad behaviour goes on, or else the day the last of it ended. */
export function badStanding(times: readonly BadTime[]): {
  bad_since_on: string | null;
  bad_ended_on: string | null;
} {
  const last = times.at(-1);
  if (last === undefined) return { bad_since_on: null, bad_ended_on: null };
  return {
    bad_since_on: last.ended_on === null ? last.from_on : null,
    bad_ended_on: last.ended_on,
  };
}
