import type { Knex } from 'knex';
import { borrowerNumbers } from '../contract/resources/borrowerNumbers.ts';
import { borrowers } from '../contract/resources/borrowers.ts';
import { kindOfPhone } from '../domain/input/phone.ts';
import type { AuditAction } from '../store/auditStore.ts';
import { columnsOf } from '../store/tableStore.ts';
import type { UnitOfWork } from '../store/unitOfWork.ts';
import { insertAll } from './bookWriter.ts';

/** Writes borrowers in bulk: an import's and the demo's. */

/** All that may be created may be imported: what a tape's schema takes has its column here. */
const BORROWER = columnsOf(borrowers, Object.keys(borrowers.create.shape));
const NUMBER = columnsOf(borrowerNumbers, [
  'borrower_id',
  'phone',
  'kind',
  'source',
  'state',
  'is_primary',
]);
const IMPORTED_NUMBER = { source: 'import', state: 'valid', is_primary: 1 };

/**
 * Borrowers, each with the phone as their primary number; answers the new ids in the rows' order.
 */
export async function insertBorrowers(
  unit: UnitOfWork,
  rows: readonly { phone?: string | null | undefined }[],
  action: AuditAction,
): Promise<number[]> {
  const ids = await insertAll(
    unit,
    'borrowers',
    BORROWER,
    rows.map((row) => ({ identity_status: 'unverified', ...row })),
    action,
  );
  const numbers = rows.flatMap(({ phone }, at) =>
    phone == null
      ? []
      : [{ borrower_id: ids[at], phone, kind: kindOfPhone(phone), ...IMPORTED_NUMBER }],
  );
  await insertAll(unit, 'borrower_numbers', NUMBER, numbers);
  return ids;
}

export const hasBorrowers = async (db: Knex): Promise<boolean> =>
  (await db('borrowers').first('id')) !== undefined;
