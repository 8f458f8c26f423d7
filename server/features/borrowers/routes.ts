import type { z } from 'zod';
import { borrowerNumbers } from '../../contract/resources/borrowerNumbers.ts';
import { borrowerContacts } from '../../contract/resources/borrowerContacts.ts';
import { type Outcome, done, orRefuse, refuse } from '../../contract/outcome.ts';
import { borrowerFileAnswer } from '../../contract/resources/borrowerFile.ts';
import {
  type BorrowerRow,
  borrowerChange,
  borrowers,
  newBorrower,
} from '../../contract/resources/borrowers.ts';
import {
  changeRoute,
  createRoute,
  readRoutes,
  recordAt,
  removeRoute,
  serve,
} from '../../http/crudRouter.ts';
import { read, type Route, type SignedIn } from '../../http/route.ts';
import { changeFields, createRow, removeRow } from '../../store/records.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { borrowerFile } from '../../views/borrowerFile.ts';
import { withOwed } from '../../views/borrowersOwed.ts';
import { presentMasked, revealRoute, unmask } from './masked.ts';
import { byOtherNumbers } from '../../book/borrowerSearch.ts';
import { leavePerson } from '../../book/people.ts';
import { deleteRow, rereadRow, type TableSpec } from '../../store/tableStore.ts';
import { answerMatches, marksOf } from './matching.ts';
import { matchRoutes } from './matchRoutes.ts';
import { mergeRoutes } from './merges.ts';
import { followPhone, numberRoutes } from './numbers.ts';
import { contactsOf, countLoans, countPointers } from './store/contacts.ts';
import { forgetAnswers } from './store/matches.ts';
import { numbersOfBorrower } from './store/numbers.ts';

/** Rows that were merged away are pointers: a list has them only where it asks for them. */
const UNMERGED: TableSpec['scope'] = (query, { conditions }) => {
  if (!conditions.some(({ field }) => SHOWS_MERGED.includes(field)))
    query.whereNull('borrowers.merged_into_id');
};
const SHOWS_MERGED = ['id', 'external_id', 'merged_into_id'];

export const servedBorrowers = serve({
  definition: borrowers,
  spec: {
    table: 'borrowers',
    kept: { whole: 'borrowers/own' },
    searched: borrowers.searched,
    folded: borrowers.folded,
    places: byOtherNumbers,
    scope: UNMERGED,
  },
  present: async (db, rows, context) =>
    await withOwed(db, await presentMasked(borrowers)(db, rows), context.businessDate),
});

/** Refuses work on a row that was merged away. */
const checkUnmerged = ({ merged_into_id: id }: BorrowerRow): Outcome<void> =>
  id === null ? done(undefined) : refuse('borrower_merged', { id });

async function add(
  unit: UnitOfWork,
  { same_as_id, not_same_reason, ...sent }: z.output<typeof newBorrower>,
  { scope }: SignedIn,
): Promise<Outcome<BorrowerRow>> {
  const row = await createRow(unit, borrowers, {
    identity_status: 'unverified',
    ...sent,
    entered_by: unit.actor.id,
  });
  await followPhone(unit, row);
  const answer = { same_as_id, not_same_reason };
  orRefuse(await answerMatches(unit, row, await marksOf(unit.db, row), answer, scope));
  return done(await rereadRow(unit.db, borrowers, row.id));
}

async function change(
  unit: UnitOfWork,
  row: BorrowerRow,
  { same_as_id, not_same_reason, ...sent }: z.output<typeof borrowerChange>,
  { scope }: SignedIn,
): Promise<Outcome<BorrowerRow>> {
  orRefuse(checkUnmerged(row));
  const values = orRefuse(unmask(borrowers, row, sent));
  const after = await changeFields(unit, borrowers, row, values);
  const { national_id, phone } = after;
  if (phone !== row.phone) await followPhone(unit, after);
  // What was there before was asked about before; what is said now is heard all the same.
  const marks = {
    national_id: national_id === row.national_id ? null : national_id,
    phones: phone === row.phone || phone === null ? [] : [phone],
  };
  orRefuse(await answerMatches(unit, row, marks, { same_as_id, not_same_reason }, scope));
  return done(await rereadRow(unit.db, borrowers, row.id));
}

/** Deletes a borrower with the people around them, unless there is a loan or one was contacted. */
async function remove(unit: UnitOfWork, row: BorrowerRow): Promise<Outcome<void>> {
  orRefuse(checkUnmerged(row));
  const count = await countLoans(unit.db, row.id);
  if (count > 0) return refuse('borrower_has_loans', { count });
  const pointers = await countPointers(unit.db, row.id);
  if (pointers > 0) return refuse('borrower_has_pointers', { count: pointers });
  const contacts = await contactsOf(unit.db, row.id);
  const contacted = contacts.filter((contact) => contact.last_contacted_at !== null).length;
  if (contacted > 0) return refuse('borrower_has_contacted', { count: contacted });
  for (const contact of contacts) await removeRow(unit, borrowerContacts, contact);
  // The audit of the record tells of its phone.
  for (const number of await numbersOfBorrower(unit.db, row.id))
    if (number.is_primary === 1) await deleteRow(unit.db, borrowerNumbers, number.id);
    else await removeRow(unit, borrowerNumbers, number);
  await leavePerson(unit, row.id);
  await forgetAnswers(unit.db, row.id);
  await removeRow(unit, borrowers, row);
  return done(undefined);
}

const file = read({
  method: 'get',
  path: '/borrowers/:id/file',
  access: { resource: 'borrowers', action: 'show' },
  summary: 'What a borrower owes today over all loans, and what is open with them',
  answers: borrowerFileAnswer,
  run: async (db, { params, businessDate }) => {
    const { id } = await recordAt(db, borrowers, params);
    return done({ body: await borrowerFile(db, id, businessDate) });
  },
});

export const borrowerRoutes: Route[] = [
  ...readRoutes(servedBorrowers),
  file,
  ...matchRoutes(servedBorrowers),
  createRoute(servedBorrowers, newBorrower, add),
  changeRoute(servedBorrowers, borrowerChange, change),
  removeRoute(servedBorrowers, remove),
  revealRoute(borrowers),
  ...numberRoutes,
  ...mergeRoutes,
];
