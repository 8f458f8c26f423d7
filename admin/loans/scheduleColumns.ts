import type { ScheduleRow } from '../../server/contract/resources/loans.ts';

/** A phone shows what is due in one column, a wider screen also what it is made of. */
export const WIDE = { display: { xs: 'none', sm: 'table-cell' } } as const;

/** The table's own frame, whose width decides how far what was carried is told apart. */
export const SCHEDULE_FRAME = { containerType: 'inline-size', containerName: 'schedule' } as const;
const ROOM = '@container schedule (min-width: 720px)';
const ROOMY = { display: 'none', [ROOM]: { display: 'table-cell' } } as const;
const CLOSE = { ...WIDE, [ROOM]: { display: 'none' } } as const;

const penalty = (row: ScheduleRow): number =>
  row.carried_penalty_minor + row.carried_compound_minor;
const cost = (row: ScheduleRow): number => row.carried_cost_minor;
const both = (row: ScheduleRow): number => penalty(row) + cost(row);

/** A column of what a restructure carried into a row, beside principal and interest. */
export interface CarriedColumn {
  name: 'carried' | 'carried_penalty' | 'carried_cost';
  of: (row: ScheduleRow) => number;
  sx: typeof WIDE | typeof ROOMY | typeof CLOSE;
}

/**
 * The carried columns that some row fills; penalty and cost in one column where there is no room
 * for two.
 */
export function carriedOf(rows: readonly ScheduleRow[]): CarriedColumn[] {
  const some = (of: (row: ScheduleRow) => number) => rows.some((row) => of(row) > 0);
  if (some(penalty) && some(cost)) {
    return [
      { name: 'carried', of: both, sx: CLOSE },
      { name: 'carried_penalty', of: penalty, sx: ROOMY },
      { name: 'carried_cost', of: cost, sx: ROOMY },
    ];
  }
  return [
    ...(some(penalty) ? [{ name: 'carried_penalty', of: penalty, sx: WIDE } as const] : []),
    ...(some(cost) ? [{ name: 'carried_cost', of: cost, sx: WIDE } as const] : []),
  ];
}

/** The total that falls due with a row. */
export const totalOf = (row: ScheduleRow): number =>
  row.principal_minor + row.interest_minor + both(row);
