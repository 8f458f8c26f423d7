import { demoBook } from '../../seeds/demoBook.ts';
import { done } from '../contract/outcome.ts';
import { businessDate, type Deps } from '../deps.ts';
import { dueDates } from '../domain/calendar.ts';
import { limitationExpiresOn } from '../domain/limitation.ts';
import { findByKey, generateSchedules, hasBorrowers, insertAdjustments, insertBorrowers, insertCases, insertContacts, insertLoans, insertNotes, insertPayments, refreshAll } from '../store/bookWriter.ts';
import type { SignedIn } from '../http/route.ts';
import { unitOfWork } from '../store/unitOfWork.ts';
import { chineseWorkdays } from '../workdays.ts';
import { playRestructures } from './demoRestructures.ts';

/** Fills a book that has no borrower with the demo book, in one transaction. Answers whether it did. */
export async function fillDemoBook(deps: Deps): Promise<boolean> {
  if (await hasBorrowers(deps.database.read)) return false;
  const book = demoBook(businessDate(deps));
  await unitOfWork(deps, { id: null, name: 'demo' }, async (unit) => {
    const users = await findByKey(unit.db, 'users', 'username', ['staff', 'staff2', 'supervisor', 'supervisor2', 'compliance'], ['username', 'full_name', 'role']);
    const userId = (username: string | null): number | null => (username === null ? null : (users.get(username)?.id ?? null));
    await insertBorrowers(unit, book.borrowers, 'import');
    const borrowers = await findByKey(unit.db, 'borrowers', 'external_id', book.borrowers.map((row) => row.external_id), []);
    const ids = await insertLoans(unit, book.loans.map((row) => ({ ...row, borrower_id: idIn(borrowers, row.borrower_external_id), assigned_to: userId(row.assigned_to_username) })), 'import');
    const loans = new Map(book.loans.map((row, at) => [row.loan_no, { id: ids[at] ?? 0 }]));
    await generateSchedules(unit, ids);
    await insertPayments(unit, book.payments.map((row) => ({ ...row, loan_id: idIn(loans, row.loan_no), recorded_by: userId(row.recorded_by_username) })), 'import');
    const due = await findByKey(unit.db, 'loans', 'loan_no', book.cases.map((row) => row.loan_no), ['first_due_on', 'installments_count']);
    await insertCases(unit, book.cases.map((row) => ({ ...row, loan_id: idIn(loans, row.loan_no), limitation_expires_on: limitationExpiresOn(lastDueOn(due.get(row.loan_no)), chineseWorkdays) })));
    await insertAdjustments(unit, book.adjustments.map((row) => ({ ...row, loan_id: idIn(loans, row.loan_no), requested_by: userId(row.requested_by_username), decided_by: userId(row.decided_by_username) })));
    await refreshAll(unit, ids, () => undefined);
    await playRestructures(unit, book.restructures, (loan_no) => idIn(loans, loan_no), (username) => users.get(username) as unknown as SignedIn);
    await insertNotes(unit, book.notes.map((row) => ({ ...row, loan_id: idIn(loans, row.loan_no), author_id: userId(row.author_username), reviewer_id: userId(row.reviewer_username) })));
    await insertContacts(unit, book.contacts.map((row) => ({ ...row, borrower_id: idIn(borrowers, row.borrower_external_id) })));
    return done(undefined);
  });
  return true;
}

const lastDueOn = (loan: Readonly<Record<string, unknown>> | undefined): string => dueDates(String(loan?.['first_due_on']), Number(loan?.['installments_count'])).at(-1) ?? '';

function idIn(rows: ReadonlyMap<string, { id: number }>, key: string): number {
  const id = rows.get(key)?.id;
  if (id === undefined) throw new Error(`the demo book names ${key}, which it does not have`);
  return id;
}
