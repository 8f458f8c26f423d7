import type { Knex } from 'knex';
import { VISITS_OPEN } from '../contract/enums.ts';
import { addDays } from '../domain/time/calendar.ts';
import type { VisitPlan } from '../domain/visits/visitPlan.ts';

/** Keeps of visits those that are so late that supervisors see them. */
export function whereVisitsLate(
  rows: Knex.QueryBuilder,
  today: string,
  { escalate_days }: VisitPlan,
): void {
  void rows
    .whereIn('visits.status', [...VISITS_OPEN])
    .where('visits.due_on', '<', addDays(today, -escalate_days));
}
