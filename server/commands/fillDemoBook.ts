import { demoBook } from '../../seeds/demoBook.ts';
import { done, orRefuse } from '../contract/outcome.ts';
import { businessDate, type Deps } from '../deps.ts';
import {
  findByKey,
  generateSchedules,
  hasBorrowers,
  insertAdjustments,
  insertBorrowers,
  insertCases,
  insertContacts,
  insertLoans,
  insertNotes,
  insertPayments,
  refreshAll,
} from '../book/bookWriter.ts';
import type { SignedIn } from '../http/route.ts';
import { guarantorIds } from '../book/caseWriter.ts';
import { unitOfWork } from '../store/unitOfWork.ts';
import { fillCases } from './demoCases.ts';
import { playCreditRepairs } from './demoCreditRepairs.ts';
import { playRestructures } from './demoRestructures.ts';

/**
 * Fills a book that has no borrower with the demo book, in one transaction. Answers whether it did.
 */
export async function fillDemoBook(deps: Deps): Promise<boolean> {
  if (await hasBorrowers(deps.database.read)) return false;
  const book = demoBook(businessDate(deps));
  const filled = await unitOfWork(deps, { id: null, name: 'demo' }, async (unit) => {
    const users = await findByKey(
      unit.db,
      'users',
      'username',
      ['staff', 'staff2', 'supervisor', 'supervisor2', 'compliance'],
      ['username', 'full_name', 'role'],
    );
    const userId = (username: string | null): number | null =>
      username === null ? null : (users.get(username)?.id ?? null);
    await insertBorrowers(unit, book.borrowers, 'import');
    const borrowers = await findByKey(
      unit.db,
      'borrowers',
      'external_id',
      book.borrowers.map((row) => row.external_id),
      [],
    );
    const ids = await insertLoans(
      unit,
      book.loans.map((row) => ({
        ...row,
        borrower_id: idIn(borrowers, row.borrower_external_id),
        assigned_to: userId(row.assigned_to_username),
      })),
      'import',
    );
    const loans = new Map(book.loans.map((row, at) => [row.loan_no, { id: ids[at] ?? 0 }]));
    await generateSchedules(unit, ids);
    await insertPayments(
      unit,
      book.payments.map((row) => ({
        ...row,
        loan_id: idIn(loans, row.loan_no),
        recorded_by: userId(row.recorded_by_username),
      })),
      'import',
    );
    const caseIds = await insertCases(
      unit,
      book.cases.map((row) => ({
        ...row,
        decision_final: Number(row.decision_final),
        loan_id: idIn(loans, row.loan_no),
        owner_id: userId(row.owner_username),
      })),
    );
    const cases = new Map(book.cases.map((row, at) => [row.loan_no, caseIds[at] ?? 0]));
    await insertAdjustments(
      unit,
      book.adjustments.map((row) => ({
        ...row,
        loan_id: idIn(loans, row.loan_no),
        legal_case_id: row.kind === 'charge' ? (cases.get(row.loan_no) ?? null) : null,
        requested_by: userId(row.requested_by_username),
        decided_by: userId(row.decided_by_username),
      })),
    );
    await refreshAll(unit, ids, () => undefined);
    await playRestructures(
      unit,
      book.restructures,
      (loan_no) => idIn(loans, loan_no),
      (username) => users.get(username) as unknown as SignedIn,
    );
    await insertNotes(
      unit,
      book.notes.map((row) => ({
        ...row,
        loan_id: idIn(loans, row.loan_no),
        author_id: userId(row.author_username),
        reviewer_id: userId(row.reviewer_username),
      })),
    );
    await playCreditRepairs(
      unit,
      book.creditRepairs,
      {
        loan: (loan_no) => idIn(loans, loan_no),
        borrower: (external_id) => idIn(borrowers, external_id),
      },
      (username) => users.get(username) as unknown as SignedIn,
    );
    await insertContacts(
      unit,
      book.contacts.map((row) => ({
        ...row,
        borrower_id: idIn(borrowers, row.borrower_external_id),
      })),
    );
    const guarantors = await guarantorIds(unit.db);
    const owners = new Map(
      book.loans.map((row) => [row.loan_no, idIn(borrowers, row.borrower_external_id)]),
    );
    await fillCases(unit, book.case_facts, {
      loan: (loan_no) => idIn(loans, loan_no),
      borrower: (external_id) => idIn(borrowers, external_id),
      borrowerOf: (loan_no) => owners.get(loan_no) ?? 0,
      caseOf: (loan_no) => cases.get(loan_no),
      guarantorOf: (external_id) => guarantors.get(idIn(borrowers, external_id)) ?? 0,
      user: (username) => users.get(username) as unknown as SignedIn,
    });
    return done(undefined);
  });
  orRefuse(filled);
  return true;
}

function idIn(rows: ReadonlyMap<string, { id: number }>, key: string): number {
  const id = rows.get(key)?.id;
  if (id === undefined) throw new Error(`the demo book names ${key}, which it does not have`);
  return id;
}
