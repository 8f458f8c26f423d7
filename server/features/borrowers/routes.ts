import { borrowerContacts } from '../../contract/resources/borrowerContacts.ts';
import { type Outcome, done, orRefuse, refuse } from '../../contract/outcome.ts';
import { borrowerFileAnswer } from '../../contract/resources/borrowerFile.ts';
import { type BorrowerRow, borrowers } from '../../contract/resources/borrowers.ts';
import {
  changeRoute,
  createRoute,
  readRoutes,
  recordAt,
  removeRoute,
  serve,
} from '../../http/crudRouter.ts';
import { read, type Route } from '../../http/route.ts';
import { changeFields, createRow, removeRow } from '../../store/records.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { borrowerFile } from '../../views/borrowerFile.ts';
import { withOwed } from '../../views/borrowersOwed.ts';
import { presentMasked, revealRoute, unmask } from './masked.ts';
import { contactsOf, countLoans } from './store.ts';

export const servedBorrowers = serve({
  definition: borrowers,
  spec: { table: 'borrowers', searched: borrowers.searched, folded: borrowers.folded },
  present: async (db, rows, context) =>
    await withOwed(db, await presentMasked(borrowers)(db, rows), context.businessDate),
});

/** Deletes a borrower with the people around them, unless there is a loan or one was contacted. */
async function remove(unit: UnitOfWork, row: BorrowerRow): Promise<Outcome<void>> {
  const count = await countLoans(unit.db, row.id);
  if (count > 0) return refuse('borrower_has_loans', { count });
  const contacts = await contactsOf(unit.db, row.id);
  const contacted = contacts.filter((contact) => contact.last_contacted_at !== null).length;
  if (contacted > 0) return refuse('borrower_has_contacted', { count: contacted });
  for (const contact of contacts) await removeRow(unit, borrowerContacts, contact);
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
  createRoute(servedBorrowers, borrowers.create, async (unit, sent) =>
    done(await createRow(unit, borrowers, { identity_status: 'unverified', ...sent })),
  ),
  changeRoute(servedBorrowers, borrowers.update, async (unit, row, sent) => {
    const values = orRefuse(unmask(borrowers, row, sent));
    return done(await changeFields(unit, borrowers, row, values));
  }),
  removeRoute(servedBorrowers, remove),
  revealRoute(borrowers),
];
