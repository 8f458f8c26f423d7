import type { LoanLedger } from '../../server/contract/resources/adjustments.ts';
import type { Loan, ScheduleRow } from '../../server/contract/resources/loans.ts';
import { type Figure, FIGURES, type Figures } from '../parts/ledger/scheduleFigures.ts';
import { sumOf } from '../shared/sumOf.ts';

type Event = LoanLedger['events'][number];
type Entry = Event['entries'][number];

/** The columns of the schedule on paper; a column of dashes tells nothing. */
export const columnsOf = (total: Figures): Figure[] =>
  FIGURES.filter((name) => (name !== 'waived' && name !== 'moved') || total[name] > 0);

/** What the loan costs in all, in fen. */
export interface CostFigures {
  /** Interest paid, interest still owed, and interest that a plan made principal. */
  interest: number;
  /** Principal and interest that were paid or are still owed. */
  total: number;
  /** Costs that were charged and not taken back. */
  costs: number;
}

/**
 * The cost of a loan from its events and the schedule in force, so that what was paid before a plan
 * counts as well. What was waived, or never fell due, is no cost.
 */
export function costFiguresOf(events: readonly Event[], rows: readonly ScheduleRow[]): CostFigures {
  const entries = events.flatMap((event) => event.entries);
  const sum = (component: Entry['component'], effect: Entry['effect']) =>
    sumOf(
      entries.filter((entry) => entry.component === component && entry.effect === effect),
      (entry) => entry.amount_minor,
    );
  const paidInterest = sum('interest', 'paid');
  return {
    interest:
      paidInterest +
      sum('interest', 'capitalised') +
      sumOf(rows, (row) => row.unpaid_interest_minor),
    total: paidInterest + sum('principal', 'paid') + sumOf(rows, (row) => row.unpaid_minor),
    costs: sumOf(
      events.filter(({ kind, reversed_at }) => kind === 'charge' && reversed_at === null),
      (event) => event.amount_minor,
    ),
  };
}

/** The balances on the first page of a statement, in the order they are read. */
export const BALANCES = [
  'principal_outstanding_minor',
  'outstanding_minor',
  'overdue_minor',
  'penalty_minor',
  'cost_minor',
  'unallocated_minor',
] as const satisfies readonly (keyof Loan)[];

/** What went to one component of the loan with one effect. */
export type Went = Pick<Entry, 'component' | 'effect' | 'amount_minor'>;

/**
 * Where the money of an event went, in the order it first went there. A charge and a waiver say so
 * by their name.
 */
export function wentOf({ kind, entries }: Pick<Event, 'kind' | 'entries'>): Went[] {
  if (kind === 'charge' || kind === 'waiver') return [];
  const sums = new Map<string, Went>();
  for (const { component, effect, amount_minor } of entries) {
    const key = `${component}/${effect}`;
    const known = sums.get(key)?.amount_minor ?? 0;
    sums.set(key, { component, effect, amount_minor: known + amount_minor });
  }
  return [...sums.values()];
}
