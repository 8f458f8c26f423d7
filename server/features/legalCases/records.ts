import { addCaseEvent, openCasesOf } from '../../book/cases.ts';
import { registeredOn } from '../../book/caseFacts.ts';
import { done, refuse, refuseField, type Outcome } from '../../contract/outcome.ts';
import { type LegalCaseRow, legalCases } from '../../contract/resources/legalCases.ts';
import { findRow } from '../../store/tableStore.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { isFileOf } from './store/evidence.ts';
import { loanOf, type CaseLoan } from './store/loans.ts';

/** What the records of cases and of their loans have in common. */

export const isFiled = (row: LegalCaseRow): boolean => registeredOn(row) !== null;

/** A case that still takes records, with its loan; refuses one that is closed or not there. */
export async function standingCase(
  unit: UnitOfWork,
  id: number,
): Promise<Outcome<{ row: LegalCaseRow; loan: CaseLoan }>> {
  const row = await findRow(unit.db, legalCases, id);
  if (row === undefined) return refuseField('legal_case_id', 'no_such_attached');
  if (row.stage === 'closed') return refuse('case_closed');
  const loan = await loanOf(unit.db, row.loan_id);
  if (loan === undefined) throw new Error(`case ${id} has no loan`);
  return done({ row, loan });
}

/** The loan a new record names, and that the case it names, if any, is about that loan. */
export async function loanAndCase(
  unit: UnitOfWork,
  { loan_id, legal_case_id }: { loan_id: number; legal_case_id?: number | null | undefined },
): Promise<Outcome<CaseLoan>> {
  const loan = await loanOf(unit.db, loan_id);
  if (loan === undefined) return refuseField('loan_id', 'no_such_loan');
  if (legal_case_id == null) return done(loan);
  const legalCase = await findRow(unit.db, legalCases, legal_case_id);
  return legalCase?.loan_id === loan.id ? done(loan) : refuseField('legal_case_id', 'no_such_case');
}

/**
 * The loan of a stored record.
 *
 * @throws Error where it is not there
 */
export async function loanOfRecord(
  unit: UnitOfWork,
  { id, loan_id }: { id: number; loan_id: number },
): Promise<CaseLoan> {
  const loan = await loanOf(unit.db, loan_id);
  if (loan === undefined) throw new Error(`record ${id} names loan ${loan_id}, which is not there`);
  return loan;
}

/** Checks that something that happened lies within a span of days. */
export function checkDay(
  field: string,
  on: string,
  { from, to }: { from: string; to: string },
): Outcome<void> {
  if (on > to) return refuseField(field, 'day_in_future', { date: to });
  return on < from ? refuseField(field, 'day_too_early', { date: from }) : done(undefined);
}

/** Checks that the end a court's notice names lies after the day it was taken. */
export const checkUntil = (until_on: string | null | undefined, on: string): Outcome<void> =>
  until_on != null && until_on <= on
    ? refuseField('until_on', 'day_too_early', { date: on })
    : done(undefined);

/** Checks that a file that is named as evidence belongs to the loan. */
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

/**
 * Adds an event about a loan to the timeline of the case it belongs to or, where it belongs to
 * none, of each open case of the loan.
 */
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
