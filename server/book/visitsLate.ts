import type { Knex } from 'knex';
import { VISITS_OPEN } from '../contract/enums.ts';
import { addDays } from '../domain/time/calendar.ts';
import type { VisitPlan } from '../domain/visits/visitPlan.ts';

/** The first day that is not so late that supervisors see it. */
const soonEnough = (today: string, { escalate_days }: VisitPlan): string =>
  addDays(today, -escalate_days);

/** Whether an open visit is so late that supervisors see it. */
export const isVisitLate = (due_on: string, today: string, plan: VisitPlan): boolean =>
  due_on < soonEnough(today, plan);

/** Keeps of visits those that are so late, or those that are not. */
export function whereVisitsLate(
  rows: Knex.QueryBuilder,
  today: string,
  plan: VisitPlan,
  late = true,
): void {
  const day = soonEnough(today, plan);
  if (late) void rows.whereIn('visits.status', [...VISITS_OPEN]).where('visits.due_on', '<', day);
  else
    void rows.where((other) => {
      void other.whereNotIn('visits.status', [...VISITS_OPEN]).orWhere('visits.due_on', '>=', day);
    });
}
