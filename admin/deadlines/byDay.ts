import type { LegalDeadline } from '../../server/contract/resources/legalDeadlines.ts';

/** Deadlines by the day they fall on. */
export type ByDay = ReadonlyMap<string, readonly LegalDeadline[]>;

/** Lines a cell has room for. */
const LINES = 3;

/** Deadlines of one kind, or of all for '', by day. */
export function byDayOf<Row extends Pick<LegalDeadline, 'on' | 'kind'>>(
  rows: readonly Row[],
  kind = '',
): ReadonlyMap<string, readonly Row[]> {
  const days = new Map<string, Row[]>();
  for (const row of rows)
    if (kind === '' || row.kind === kind) days.set(row.on, [...(days.get(row.on) ?? []), row]);
  return days;
}

/** The lines a cell shows, and how many more there are: a line that counts takes one itself. */
export const linesOf = <Row>(rows: readonly Row[]): { shown: readonly Row[]; over: number } =>
  rows.length > LINES
    ? { shown: rows.slice(0, LINES - 1), over: rows.length - LINES + 1 }
    : { shown: rows, over: 0 };
