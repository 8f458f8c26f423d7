import type { Knex } from 'knex';

/** Whether a warning is open past the last day to act on it. */
export const isWarningLate = (
  { status, due_on }: { status: string; due_on: string },
  today: string,
): boolean => status === 'open' && due_on < today;

/** Keeps of warnings those that are late, which supervisors see, or those that are not. */
export function whereWarningsLate(rows: Knex.QueryBuilder, today: string, late = true): void {
  // In so many words, by which SQLite knows the index of open warnings.
  if (late) void rows.whereRaw("warnings.status = 'open'").where('warnings.due_on', '<', today);
  else
    void rows.where((other) => {
      void other.where('warnings.status', 'closed').orWhere('warnings.due_on', '>=', today);
    });
}
