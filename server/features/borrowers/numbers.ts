import type { z } from 'zod';
import { checkBorrower } from '../../book/people.ts';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import {
  type BorrowerNumberRow,
  borrowerNumbers,
} from '../../contract/resources/borrowerNumbers.ts';
import { type BorrowerRow, borrowers } from '../../contract/resources/borrowers.ts';
import { kindOfPhone } from '../../domain/input/phone.ts';
import { changeRoute, createRoute, readRoutes, removeRoute, serve } from '../../http/crudRouter.ts';
import type { Route, SignedIn } from '../../http/route.ts';
import { changeFields, createRow, removeRow } from '../../store/records.ts';
import { insertRow, rereadRow, updateRow } from '../../store/tableStore.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { presentMasked, revealRoute } from './masked.ts';
import { answerMatches } from './matching.ts';
import { numbersOfBorrower, wasCalled } from './store/numbers.ts';

/** The numbers of a borrower: one is the primary, which is the phone of the record. */

const servedNumbers = serve({
  definition: borrowerNumbers,
  spec: { table: 'borrower_numbers', searched: borrowerNumbers.searched },
  present: presentMasked(borrowerNumbers),
});

/**
 * Brings the entries in line with the phone of a record that was created or changed: it is the
 * primary, and the number before it stays as a further one. Without a phone none is primary.
 */
export async function followPhone(unit: UnitOfWork, row: BorrowerRow): Promise<void> {
  const entries = await numbersOfBorrower(unit.db, row.id);
  await setPrimary(unit, entries, row.phone);
  if (row.phone === null || entries.some(({ phone }) => phone === row.phone)) return;
  const values = {
    borrower_id: row.id,
    phone: row.phone,
    kind: kindOfPhone(row.phone),
    source: 'borrower',
    state: 'valid',
    is_primary: 1,
  } as const;
  await insertRow(unit.db, borrowerNumbers, values, unit.now);
}

/** Marks the entry of a number as the primary; the audit of the phone of the record tells it. */
async function setPrimary(
  unit: UnitOfWork,
  entries: readonly BorrowerNumberRow[],
  phone: string | null,
): Promise<void> {
  // First the old one: there is one primary at any moment.
  for (const is_primary of [0, 1] as const)
    for (const entry of entries)
      if ((entry.phone === phone) === (is_primary === 1) && entry.is_primary !== is_primary)
        await updateRow(unit.db, borrowerNumbers, entry, { is_primary }, unit.now);
}

/** Makes an entry the primary, and its number the phone of the record. */
async function makePrimary(unit: UnitOfWork, { borrower_id, phone }: BorrowerNumberRow) {
  await setPrimary(unit, await numbersOfBorrower(unit.db, borrower_id), phone);
  const row = await rereadRow(unit.db, borrowers, borrower_id);
  await changeFields(unit, borrowers, row, { phone });
}

async function add(
  unit: UnitOfWork,
  { same_as_id, not_same_reason, ...sent }: z.output<typeof borrowerNumbers.create>,
  { scope }: SignedIn,
): Promise<Outcome<BorrowerNumberRow>> {
  const { borrower_id, phone, is_primary } = sent;
  orRefuse(await checkBorrower(unit.db, borrower_id));
  const entries = await numbersOfBorrower(unit.db, borrower_id);
  if (entries.some((entry) => entry.phone === phone)) return refuseField('phone', 'number_known');
  const row = await createRow(unit, borrowerNumbers, {
    source: 'borrower',
    state: 'valid',
    ...sent,
    is_primary: 0,
  });
  if (sent.kind !== 'third_party') {
    const marks = { national_id: null, phones: [phone] };
    const answer = { same_as_id, not_same_reason };
    orRefuse(await answerMatches(unit, { id: borrower_id }, marks, answer, scope));
  }
  if (is_primary === 1) await makePrimary(unit, row);
  return done(await rereadRow(unit.db, borrowerNumbers, row.id));
}

async function change(
  unit: UnitOfWork,
  row: BorrowerNumberRow,
  { is_primary, ...sent }: z.output<typeof borrowerNumbers.update>,
  user: SignedIn,
): Promise<Outcome<BorrowerNumberRow>> {
  const lifts = row.state === 'refused' && (sent.state ?? 'refused') !== 'refused';
  if (lifts && user.role !== 'supervisor') return refuseField('state', 'number_refusal_stays');
  if (is_primary === 0 && row.is_primary === 1)
    return refuseField('is_primary', 'number_is_primary');
  const after = await changeFields(unit, borrowerNumbers, row, sent);
  if (is_primary === 1 && row.is_primary === 0) await makePrimary(unit, after);
  return done(await rereadRow(unit.db, borrowerNumbers, row.id));
}

/** Deletes a number that was never called and is not the primary. */
async function remove(unit: UnitOfWork, row: BorrowerNumberRow): Promise<Outcome<void>> {
  if (row.is_primary === 1) return refuse('number_is_primary');
  if (row.state === 'refused') return refuse('number_refusal_stays');
  if (await wasCalled(unit.db, row)) return refuse('number_was_called');
  await removeRow(unit, borrowerNumbers, row);
  return done(undefined);
}

export const numberRoutes: Route[] = [
  ...readRoutes(servedNumbers),
  createRoute(servedNumbers, borrowerNumbers.create, add),
  changeRoute(servedNumbers, borrowerNumbers.update, change),
  removeRoute(servedNumbers, remove),
  revealRoute(borrowerNumbers),
];
