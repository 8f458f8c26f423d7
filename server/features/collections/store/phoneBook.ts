import type { Knex } from 'knex';
import type { BorrowerContactRow } from '../../../contract/resources/borrowerContacts.ts';
import type { BorrowerRow } from '../../../contract/resources/borrowers.ts';

type Entry = Pick<BorrowerContactRow, 'id' | 'relation' | 'phone' | 'consented_on' | 'refused_on'>;

/** The numbers of a debtor and of who stands by them. */
export interface PhoneBook {
  own: string | null;
  entries: readonly Entry[];
}

export async function phoneBook(db: Knex, borrower_id: number): Promise<PhoneBook> {
  const borrower: Pick<BorrowerRow, 'phone'> | undefined = await db('borrowers')
    .where({ id: borrower_id })
    .first('phone');
  return {
    own: borrower?.phone ?? null,
    entries: await db('borrower_contacts')
      .where({ borrower_id })
      .select('id', 'relation', 'phone', 'consented_on', 'refused_on'),
  };
}

/** Notes the instant of a contact at the entry, unless a later one is noted there. */
export async function touchContact(
  trx: Knex.Transaction,
  id: number,
  contacted_at: string,
): Promise<void> {
  await trx('borrower_contacts')
    .where({ id })
    .where((earlier) => {
      earlier.whereNull('last_contacted_at').orWhere('last_contacted_at', '<', contacted_at);
    })
    .update({ last_contacted_at: contacted_at });
}
