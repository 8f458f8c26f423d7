import { demoBook } from '../../seeds/demoBook.ts';
import type { DemoBook } from '../../seeds/rows.ts';
import {
  findByKey,
  generateSchedules,
  insertAdjustments,
  insertCases,
  insertContacts,
  insertLoans,
  insertNotes,
  insertPayments,
  refreshAll,
} from '../book/bookWriter.ts';
import { hasBorrowers, insertBorrowers } from '../book/borrowerWriter.ts';
import { guarantorIds } from '../book/caseWriter.ts';
import { done, orRefuse } from '../contract/outcome.ts';
import { businessDate, type Deps } from '../deps.ts';
import { makeVisits } from '../features/collections/visits/dueVisits.ts';
import { unitOfWork, type UnitOfWork } from '../store/unitOfWork.ts';
import { fillCases } from './demoCases.ts';
import { playCreditRepairs } from './demoCreditRepairs.ts';
import { playPolicies } from './demoPolicies.ts';
import { playOutbox, playTemplates } from './demoOutreach.ts';
import { demoPeople, type DemoPeople } from './demoPeople.ts';
import { playImport } from './demoImport.ts';
import { bringDemoStatement } from './demoStatement.ts';
import { playRemainders } from './demoRemainders.ts';
import { playWarnings } from './demoWarnings.ts';
import { playRestructures } from './demoRestructures.ts';

/**
 * Fills a book that has no borrower with the demo book, in one transaction, then brings in a bank's
 * statement, writes the messages of the day, makes its visits and warnings, and leaves a tape to be
 * brought in. Answers whether it did.
 */
export async function fillDemoBook(deps: Deps): Promise<boolean> {
  if (await hasBorrowers(deps.database.read)) return false;
  const book = demoBook(businessDate(deps));
  const filled = await unitOfWork(deps, { id: null, name: 'demo' }, async (unit) => {
    const people = await demoPeople(unit.db);
    const lent = await writeLoans(unit, book, people);
    const caseOf = await writeCases(unit, book, lent, people);
    await refreshAll(unit, [...lent.loanIds.values()], () => undefined);
    await playRestructures(unit, book.restructures, lent.loan, people.user);
    await writeNotes(unit, book, lent, people);
    await playCreditRepairs(unit, book.creditRepairs, lent, people.user);
    await writeContacts(unit, book, lent);
    await playCases(unit, book, lent, caseOf, people);
    await playTemplates(unit, book.templates, people.user);
    await playRemainders(unit, book.remainders, lent.borrower, people.user);
    await playPolicies(unit, book.policies, people.user);
    return done(undefined);
  });
  orRefuse(filled);
  await bringDemoStatement(deps, book);
  await playOutbox(deps);
  await makeVisits(deps);
  await playWarnings(deps);
  await playImport(deps);
  return true;
}

/** The ids of what the book has lent, and to whom, by the keys its rows name them with. */
interface Lent {
  loanIds: ReadonlyMap<string, number>;
  loan: (loan_no: string) => number;
  borrower: (external_id: string) => number;
}

/** Writes borrowers with their loans, schedules and payments. */
async function writeLoans(unit: UnitOfWork, book: DemoBook, { userId }: DemoPeople): Promise<Lent> {
  await insertBorrowers(unit, book.borrowers, 'import');
  const externalIds = book.borrowers.map((row) => row.external_id);
  const borrowers = await findByKey(unit.db, 'borrowers', 'external_id', externalIds, []);
  const borrower = (external_id: string): number =>
    known(borrowers.get(external_id)?.id, external_id);
  const ids = await insertLoans(
    unit,
    book.loans.map((row) => ({
      ...row,
      borrower_id: borrower(row.borrower_external_id),
      assigned_to: userId(row.assigned_to_username),
    })),
    'import',
  );
  const loanIds = new Map(book.loans.map((row, at) => [row.loan_no, ids[at] ?? 0]));
  const loan = (loan_no: string): number => known(loanIds.get(loan_no), loan_no);
  await generateSchedules(unit, ids);
  await insertPayments(
    unit,
    book.payments.map((row) => ({
      ...row,
      loan_id: loan(row.loan_no),
      recorded_by: userId(row.recorded_by_username),
    })),
    'import',
  );
  return { loanIds, loan, borrower };
}

/** Writes legal cases and adjustments; answers the ids of the cases by loan number. */
async function writeCases(
  unit: UnitOfWork,
  book: DemoBook,
  { loan }: Lent,
  { userId }: DemoPeople,
): Promise<ReadonlyMap<string, number>> {
  const ids = await insertCases(
    unit,
    book.cases.map((row) => ({
      ...row,
      decision_final: row.decision_final ? 1 : 0,
      loan_id: loan(row.loan_no),
      owner_id: userId(row.owner_username),
    })),
  );
  const caseOf = new Map(book.cases.map((row, at) => [row.loan_no, ids[at] ?? 0]));
  await insertAdjustments(
    unit,
    book.adjustments.map((row) => ({
      ...row,
      loan_id: loan(row.loan_no),
      legal_case_id: row.kind === 'charge' ? (caseOf.get(row.loan_no) ?? null) : null,
      requested_by: userId(row.requested_by_username),
      decided_by: userId(row.decided_by_username),
    })),
  );
  return caseOf;
}

async function writeNotes(
  unit: UnitOfWork,
  book: DemoBook,
  { loan }: Lent,
  { userId }: DemoPeople,
): Promise<void> {
  await insertNotes(
    unit,
    book.notes.map((row) => ({
      ...row,
      loan_id: loan(row.loan_no),
      author_id: userId(row.author_username),
      reviewer_id: userId(row.reviewer_username),
    })),
  );
}

/** Writes guarantors and emergency contacts. */
async function writeContacts(unit: UnitOfWork, book: DemoBook, { borrower }: Lent): Promise<void> {
  await insertContacts(
    unit,
    book.contacts.map((row) => ({ ...row, borrower_id: borrower(row.borrower_external_id) })),
  );
}

/** Plays the events of the legal cases. */
async function playCases(
  unit: UnitOfWork,
  book: DemoBook,
  { loan, borrower }: Lent,
  cases: ReadonlyMap<string, number>,
  { user }: DemoPeople,
): Promise<void> {
  const guarantors = await guarantorIds(unit.db);
  const owners = new Map(
    book.loans.map((row) => [row.loan_no, borrower(row.borrower_external_id)]),
  );
  await fillCases(unit, book.case_facts, {
    loan,
    borrower,
    borrowerOf: (loan_no) => owners.get(loan_no) ?? 0,
    caseOf: (loan_no) => cases.get(loan_no),
    guarantorOf: (external_id) => guarantors.get(borrower(external_id)) ?? 0,
    user,
  });
}

function known(id: number | undefined, key: string): number {
  if (id === undefined) throw new Error(`the demo book names ${key}, which it does not have`);
  return id;
}
