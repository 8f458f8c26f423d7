import type { z } from 'zod';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import {
  type CreditRepairRow,
  creditRepairs,
  type markRepairRequest,
  type unmarkRepairRequest,
} from '../../contract/resources/creditRepairs.ts';
import type { SignedIn } from '../../http/route.ts';
import { updateRow } from '../../store/tableStore.ts';
import { type UnitOfWork, difference } from '../../store/unitOfWork.ts';
import { checkMove, type RepairValues } from './moves.ts';
import { addStep } from './store/steps.ts';

/**
 * The mark that a record is disputed: set as soon as an objection has come, taken off once it is
 * decided (Regulation on the Administration of the Credit Reporting Industry, arts. 25, 40).
 */

async function keep(
  unit: UnitOfWork,
  row: CreditRepairRow,
  step: 'mark' | 'unmark',
  values: RepairValues,
  comment: string,
): Promise<Outcome<CreditRepairRow>> {
  unit.record({
    action: 'update',
    resource: 'credit_repairs',
    record_id: row.id,
    ...difference(row, values),
  });
  const after = await updateRow(unit.db, creditRepairs, row, values, unit.now);
  await addStep(unit, row.id, step, { comment });
  return done(after);
}

/** Records that the record was marked as disputed. */
export async function markRepair(
  unit: UnitOfWork,
  row: CreditRepairRow,
  { on, reference = null }: z.output<typeof markRepairRequest>,
  user: SignedIn,
): Promise<Outcome<CreditRepairRow>> {
  if (row.kind !== 'objection' || row.forbidden_rule !== null) return refuse('no_dispute');
  if (row.marked_on !== null) return refuse('already_marked', { on: row.marked_on });
  orRefuse(await checkMove(unit, 'mark', row, user));
  const marked_on = on ?? unit.businessDate;
  if (marked_on < row.received_on || marked_on > unit.businessDate)
    return refuseField('on', 'day_between', { from: row.received_on, to: unit.businessDate });
  const comment = reference === null ? marked_on : `${marked_on} ${reference}`;
  return await keep(unit, row, 'mark', { marked_on, mark_reference: reference }, comment);
}

/** Records that the mark was taken off: the objection is decided. */
export async function unmarkRepair(
  unit: UnitOfWork,
  row: CreditRepairRow,
  { on }: z.output<typeof unmarkRepairRequest>,
  user: SignedIn,
): Promise<Outcome<CreditRepairRow>> {
  if (row.marked_on === null) return refuse('not_marked');
  if (row.unmarked_on !== null) return refuse('already_unmarked', { on: row.unmarked_on });
  orRefuse(await checkMove(unit, 'unmark', row, user));
  const unmarked_on = on ?? unit.businessDate;
  const decided = row.decided_on ?? row.marked_on;
  const from = decided > row.marked_on ? decided : row.marked_on;
  if (unmarked_on < from || unmarked_on > unit.businessDate)
    return refuseField('on', 'day_between', { from, to: unit.businessDate });
  return await keep(unit, row, 'unmark', { unmarked_on }, unmarked_on);
}
