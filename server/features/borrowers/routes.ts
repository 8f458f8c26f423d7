import { borrowerContacts } from '../../contract/resources/borrowerContacts.ts';
import { type Outcome, done, orRefuse, refuse } from '../../contract/outcome.ts';
import { type BorrowerRow, borrowers } from '../../contract/resources/borrowers.ts';
import { changeRoute, createRoute, readRoutes, removeRoute, serve } from '../../http/crudRouter.ts';
import type { Route } from '../../http/route.ts';
import { changeFields, createRow, removeRow } from '../../store/records.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { presentMasked, revealRoute, unmask } from './masked.ts';
import { contactsOf, countLoans } from './store.ts';

export const servedBorrowers = serve({
  definition: borrowers,
  spec: { table: 'borrowers', searched: borrowers.searched, folded: borrowers.folded },
  present: presentMasked(borrowers),
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

export const borrowerRoutes: Route[] = [
  ...readRoutes(servedBorrowers),
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
