import type { Knex } from 'knex';
import type { BorrowerContactRow } from '../../../contract/resources/borrowerContacts.ts';
import { countRows } from '../../../store/tableStore.ts';

export const countLoans = async (db: Knex, borrower_id: number): Promise<number> =>
  await countRows(db('loans').where({ borrower_id }));

/** How many rows were merged into a borrower's. */
export const countPointers = async (db: Knex, merged_into_id: number): Promise<number> =>
  await countRows(db('borrowers').where({ merged_into_id }));

/** Whether a restructure names this contact as its guarantor. */
export const guaranteesRestructure = async (db: Knex, guarantor_id: number): Promise<boolean> =>
  (await db('restructures').where({ guarantor_id }).first('id')) !== undefined;

export const contactsOf = async (db: Knex, borrower_id: number): Promise<BorrowerContactRow[]> =>
  await db('borrower_contacts').where({ borrower_id }).orderBy('id');

/**
 * The first day on which somebody of this number asked, on the person's records, not to be called;
 * null where nobody did. Who signed a guarantee does not count: they are a debtor.
 */
export async function numberRefusedOn(
  db: Knex,
  person: readonly number[],
  phone: string,
): Promise<string | null> {
  const refused = db('borrower_contacts')
    .where({ phone })
    .whereIn('borrower_id', person)
    .whereNotNull('refused_on')
    .where((unsigned) => {
      unsigned.whereNot({ relation: 'guarantor' }).orWhereNull('consented_on');
    });
  const row: { first?: string | null } | undefined = await refused
    .min({ first: 'refused_on' })
    .first();
  return row?.first ?? null;
}
