import type { Knex } from 'knex';
import type { BorrowerNumberRow } from '../../../contract/resources/borrowerNumbers.ts';

export const numbersOfBorrower = async (
  db: Knex,
  borrower_id: number,
): Promise<BorrowerNumberRow[]> =>
  await db('borrower_numbers').where({ borrower_id }).orderBy('id');

/** Whether a contact, as a note or a former text of one tells it, or a held slot, went to it. */
export async function wasCalled(
  db: Knex,
  { borrower_id, phone }: Pick<BorrowerNumberRow, 'borrower_id' | 'phone'>,
): Promise<boolean> {
  const loans = () => db('loans').where({ borrower_id }).select('id');
  const notes = () => db('collection_notes').where({ reached_number: phone });
  const asked = [
    notes().whereIn('loan_id', loans()),
    db('note_revisions')
      .where({ reached_number: phone })
      .whereIn('note_id', db('collection_notes').whereIn('loan_id', loans()).select('id')),
    db('contact_reservations').where({ reached_number: phone, borrower_id }),
  ];
  for (const query of asked) if ((await query.first('id')) !== undefined) return true;
  return false;
}
