import type { Knex } from 'knex';
import type { PhoneBook, PhoneEntry } from './phoneNumbers.ts';
import type { BorrowerRow } from '../contract/resources/borrowers.ts';

/** Who signed a guarantee is a debtor: their refusal forbids nothing. */
const notSigned = (query: Knex.QueryBuilder): void => {
  void query.whereNot({ relation: 'guarantor' }).orWhereNull('consented_on');
};

export async function phoneBook(
  db: Knex,
  borrower_id: number,
  person: readonly number[],
): Promise<PhoneBook> {
  const borrower: Pick<BorrowerRow, 'phone'> | undefined = await db('borrowers')
    .where({ id: borrower_id })
    .first('phone');
  const entries: PhoneEntry[] = await db('borrower_contacts')
    .whereIn('borrower_id', person)
    .select('id', 'relation', 'phone', 'consented_on', 'refused_on');
  const refused: Pick<PhoneEntry, 'phone'>[] = await db('borrower_contacts')
    .whereIn('phone', [...new Set(entries.map(({ phone }) => phone))])
    .whereNotIn('borrower_id', person)
    .whereNotNull('refused_on')
    .where(notSigned)
    .select('phone');
  return {
    own: borrower?.phone ?? null,
    numbers: await db('borrower_numbers')
      .whereIn('borrower_id', person)
      .orderBy('id')
      .select('id', 'phone', 'kind', 'state'),
    entries,
    refusedElsewhere: refused.map(({ phone }) => phone),
  };
}

/** The entry of a borrower's number. */
export async function numberIdOf(
  db: Knex,
  borrower_id: number,
  phone: string,
): Promise<number | undefined> {
  const row: { id: number } | undefined = await db('borrower_numbers')
    .where({ borrower_id, phone })
    .first('id');
  return row?.id;
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
