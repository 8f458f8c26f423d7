import { type LegalCaseRow, legalCases } from '../../contract/resources/legalCases.ts';
import { done, refuse, refuseField, type Outcome } from '../../contract/outcome.ts';
import { addCaseEvent, openCasesOf } from '../../book/cases.ts';
import { findRow } from '../../store/tableStore.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { isFileOf, loanOf, type CaseLoan } from './store.ts';

/** What the records of a case have in common. */

/** A case that still takes records, with its loan. */
export async function standingCase(
  unit: UnitOfWork,
  id: number,
): Promise<Outcome<{ row: LegalCaseRow; loan: CaseLoan }>> {
  const row = await findRow(unit.db, legalCases, id);
  if (row === undefined) return refuseField('legal_case_id', 'no_such_attached');
  if (row.stage === 'closed') return refuse('case_closed');
  const found = row;
  const loan = await loanOf(unit.db, found.loan_id);
  if (loan === undefined) throw new Error(`case ${id} has no loan`);
  return done({ row: found, loan });
}

/** A day on which something happened. */
export function checkDay(
  field: string,
  on: string,
  { from, to }: { from: string; to: string },
): Outcome<void> {
  if (on > to) return refuseField(field, 'day_in_future', { date: to });
  return on < from ? refuseField(field, 'day_too_early', { date: from }) : done(undefined);
}

/** The end a court's notice names lies after the day it was taken. */
export const checkUntil = (until_on: string | null | undefined, on: string): Outcome<void> =>
  until_on != null && until_on <= on
    ? refuseField('until_on', 'day_too_early', { date: on })
    : done(undefined);

export async function checkFile(
  unit: UnitOfWork,
  attachment_id: number | null | undefined,
  loan: CaseLoan,
): Promise<Outcome<void>> {
  if (attachment_id == null) return done(undefined);
  return (await isFileOf(unit.db, attachment_id, loan))
    ? done(undefined)
    : refuseField('attachment_id', 'no_such_attachment');
}

/** What concerns a loan stands in the timeline of the case it is about, or of each that is open. */
export async function tellCases(
  unit: UnitOfWork,
  loan_id: number,
  legal_case_id: number | null,
  event: Parameters<typeof addCaseEvent>[2],
): Promise<void> {
  const ids =
    legal_case_id === null
      ? (await openCasesOf(unit.db, [loan_id])).map((row) => row.id)
      : [legal_case_id];
  for (const id of ids) await addCaseEvent(unit, id, event);
}
