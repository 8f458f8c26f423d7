import { loadPolicies } from '../../book/policies.ts';
import { creditRepairs } from '../../contract/resources/creditRepairs.ts';
import { forbiddenBy } from '../../domain/repair/repairAsks.ts';
import { REPAIR_OPEN } from '../../domain/repair/repairCase.ts';
import { needsMark } from '../../domain/repair/creditRegulation.ts';
import { repairClock, timelinessOf } from '../../domain/repair/repairClock.ts';
import { type Present, serve } from '../../http/crudRouter.ts';
import { dueOf } from './intake.ts';
import { repairSpec } from './store/list.ts';
import { namesOf } from './store/requests.ts';
import { workersOf } from './store/steps.ts';

/** How requests of the queue are listed and shown. */

/** Requests with their clock on the business date. */
export const presentRepairs: Present<typeof creditRepairs> = async (db, rows, { businessDate }) => {
  const names = await namesOf(db, rows);
  const workers = await workersOf(
    db,
    rows.map(({ id }) => id),
  );
  const { soon_days } = (await loadPolicies(db)).on('credit_repair', businessDate);
  return rows.map((row) => {
    const { due_days, forbidden_rule, ...shown } = row;
    const { workday_on, provisional } = dueOf(row.received_on, row.kind, due_days);
    return {
      ...shown,
      borrower_name: names.borrowers.get(row.borrower_id) ?? '',
      loan_no: row.loan_id === null ? null : (names.loans.get(row.loan_id) ?? null),
      due_workday_on: workday_on,
      due_provisional: workday_on !== null && provisional,
      needs_mark: needsMark({ ...row, forbidden: forbidden_rule !== null }),
      wants_restructure: row.wants_restructure === 1,
      timeliness: timelinessOf(row),
      declined_by_law: forbidden_rule !== null,
      unclaimed: row.assignee_id === null && REPAIR_OPEN.includes(row.status),
      forbidden: forbidden_rule === null ? null : forbiddenBy(row.kind, row.asks_for),
      worked_by: workers.get(row.id) ?? [],
      ...repairClock(row, businessDate, soon_days),
    };
  });
};

export const servedRepairs = serve({
  definition: creditRepairs,
  spec: repairSpec,
  present: presentRepairs,
});
