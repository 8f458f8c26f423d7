import type { RestructureFigures } from '../../../server/contract/resources/restructures.ts';
import { addMonths } from '../../../server/domain/time/calendar.ts';
import { flowOf } from './planRows.ts';

/** The months from the first to the last, both included. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let on = `${first}-01`; on.slice(0, 7) <= last; on = addMonths(on, 1))
    months.push(on.slice(0, 7));
  return months;
}

/** The amounts to be paid by month, by the schedule in force and by the new plan. */
export interface CashFlow {
  bars: { month: string; before: number; after: number }[];
  /** The first bar of the schedule in force. */
  first: number;
  /** The amount that fills the height: all bars are drawn to its scale. */
  scale: number;
  /** The highest amount of the new plan. */
  most: number;
}

export function cashFlowOf({
  before,
  after,
  terms,
  total_before_minor,
  total_after_minor,
}: Pick<
  RestructureFigures,
  'before' | 'after' | 'terms' | 'total_before_minor' | 'total_after_minor'
>): CashFlow {
  const old = flowOf(before.installments, total_before_minor, terms.effective_on);
  const next = flowOf(after.installments, total_after_minor, terms.effective_on);
  const known = [...old.keys(), ...next.keys()].sort();
  const start = terms.effective_on.slice(0, 7);
  const bars = monthsBetween(known[0] ?? start, known.at(-1) ?? start).map((month) => ({
    month,
    before: Math.max(0, old.get(month) ?? 0),
    after: Math.max(0, next.get(month) ?? 0),
  }));
  const first = bars[0]?.before ?? 0;
  const most = Math.max(0, ...bars.map((bar) => bar.after));
  const rest = Math.max(most, ...bars.slice(1).map((bar) => bar.before));
  return { bars, first, scale: Math.max(1, first, rest), most };
}
