import { DAYS_AHEAD } from '../../contract/limits.ts';
import { addDays } from '../../domain/time/calendar.ts';
import type { TapeText } from '../../reading/texts.ts';

/** What makes installments of a tape a schedule. */

/** An installment of a tape, as far as its place in the schedule goes. */
export interface TapeDue {
  readonly line: number;
  readonly sequence: number;
  readonly due_on: string;
}

/** A row that is out of its place, and why. */
export interface TapeSlip {
  readonly line: number;
  readonly field: 'sequence' | 'due_on';
  readonly key: TapeText;
  readonly parameters: Record<string, string | number>;
}

type Terms = Readonly<Record<'disbursed_on' | 'first_due_on', string>>;

/**
 * The rows of one loan that are no part of a schedule, one finding a row: numbered 1 to n without a
 * gap, the first on the loan's own first due date, each later than the one before it, and none
 * beyond the longest term.
 */
export function scheduleSlips(terms: Terms, rows: readonly TapeDue[]): TapeSlip[] {
  const ordered = rows.toSorted((a, b) => a.sequence - b.sequence);
  return ordered.flatMap((row, at) => {
    const found = slipOf(terms, row, ordered[at - 1]);
    return found === null ? [] : [{ line: row.line, ...found }];
  });
}

function slipOf(
  { disbursed_on, first_due_on }: Terms,
  { sequence, due_on }: TapeDue,
  before: TapeDue | undefined,
): Omit<TapeSlip, 'line'> | null {
  const expected = (before?.sequence ?? 0) + 1;
  if (sequence !== expected)
    return { field: 'sequence', key: 'sequence_gap', parameters: { expected } };
  if (due_on <= disbursed_on)
    return { field: 'due_on', key: 'due_before_disbursement', parameters: { date: disbursed_on } };
  if (before === undefined && due_on !== first_due_on)
    return { field: 'due_on', key: 'first_due_differs', parameters: { date: first_due_on } };
  if (before !== undefined && due_on <= before.due_on)
    return { field: 'due_on', key: 'due_not_rising', parameters: { date: before.due_on } };
  const date = addDays(disbursed_on, DAYS_AHEAD.term);
  return due_on > date ? { field: 'due_on', key: 'due_beyond_term', parameters: { date } } : null;
}
