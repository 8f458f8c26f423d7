import { loadPolicies } from '../../book/policies.ts';
import { type Outcome, done, refuseField } from '../../contract/outcome.ts';
import type { CreditRepairRow } from '../../contract/resources/creditRepairs.ts';
import { pauseDaysAllowed } from '../../domain/repair/repairAsks.ts';
import { daysCovered } from '../../domain/repair/reportingPause.ts';
import { insertRow, updateRow } from '../../store/tableStore.ts';
import { type UnitOfWork, difference } from '../../store/unitOfWork.ts';
import { loanIdsOf } from './store/loans.ts';
import { pausesOfLoan, reportingPauses, runningPauses } from './store/pauses.ts';

/** What comes of a grant beside the decision: an explanation, a reporting pause, a new plan. */

/** The most days that pauses take of one of the loans a request is about. */
async function daysPaused(
  unit: UnitOfWork,
  { borrower_id, loan_id }: CreditRepairRow,
  more: readonly { from_on: string; until_on: string }[],
): Promise<number> {
  const loans = loan_id === null ? [...(await loanIdsOf(unit.db, borrower_id)), null] : [loan_id];
  const days: number[] = [];
  for (const id of loans)
    days.push(daysCovered([...(await pausesOfLoan(unit.db, borrower_id, id)), ...more]));
  return Math.max(...days);
}

/**
 * Checks that effects stay within what law allows: an explanation for anyone, a pause and a plan
 * for relief only. Answers the day a pause begins, today where none was named.
 */
export async function checkEffects(
  unit: UnitOfWork,
  row: CreditRepairRow,
): Promise<Outcome<Pick<CreditRepairRow, 'pause_from'>>> {
  const { kind, pause_until, wants_restructure } = row;
  if (kind !== 'relief' && (row.pause_from !== null || pause_until !== null))
    return refuseField('pause_until', 'effect_not_for_kind');
  if (kind !== 'relief' && wants_restructure === 1)
    return refuseField('wants_restructure', 'effect_not_for_kind');
  if (pause_until === null)
    return row.pause_from === null
      ? done({ pause_from: null })
      : refuseField('pause_until', 'pause_incomplete');
  const pause_from = row.pause_from ?? unit.businessDate;
  if (pause_from < row.received_on)
    return refuseField('pause_from', 'pause_before_receipt', { date: row.received_on });
  if (pause_until < pause_from)
    return refuseField('pause_until', 'pause_ends_before_start', { date: pause_from });
  const limit = pauseDaysAllowed(
    (await loadPolicies(unit.db)).on('credit_repair', unit.businessDate),
  );
  if (limit === 0) return refuseField('pause_until', 'pause_not_allowed');
  const wanted = { from_on: pause_from, until_on: pause_until };
  if ((await daysPaused(unit, row, [wanted])) <= limit) return done({ pause_from });
  return refuseField('pause_until', 'pause_too_long', {
    limit,
    used: await daysPaused(unit, row, []),
  });
}

/** Begins the reporting pause that was granted, if there is one. */
export async function beginPause(
  unit: UnitOfWork,
  { id: credit_repair_id, borrower_id, loan_id, pause_until: until_on }: CreditRepairRow,
  from_on: string | null,
): Promise<void> {
  if (from_on === null || until_on === null) return;
  const pause = await insertRow(
    unit.db,
    reportingPauses,
    { credit_repair_id, borrower_id, loan_id, from_on, until_on },
    unit.now,
  );
  unit.record({
    action: 'create',
    resource: 'reporting_pauses',
    record_id: pause.id,
    after: pause,
  });
}

/** Ends the running pauses of a request today; answers how many there were. */
export async function endPauses(unit: UnitOfWork, row: CreditRepairRow): Promise<number> {
  const running = await runningPauses(unit.db, row.id, unit.businessDate);
  for (const pause of running) {
    const values = { ended_on: unit.businessDate, ended_by: unit.actor.id };
    unit.record({
      action: 'update',
      resource: 'reporting_pauses',
      record_id: pause.id,
      ...difference(pause, values),
    });
    await updateRow(unit.db, reportingPauses, pause, values, unit.now);
  }
  return running.length;
}
