import type { Knex } from 'knex';
import type { CollectionNoteRow } from '../../../contract/resources/collectionNotes.ts';

/** The minutes of a contact that somebody has reserved; the note of the contact fills them. */
export interface Slot
  extends Pick<
    CollectionNoteRow,
    'loan_id' | 'channel' | 'contacted_party' | 'contact_id' | 'reached_number'
  > {
  borrower_id: number;
  user_id: number;
  reserved_at: string;
  reserved_until: string;
}

export async function reserveSlot(trx: Knex.Transaction, slot: Slot): Promise<number> {
  const [row]: { id: number }[] = await trx('contact_reservations')
    .insert({ ...slot })
    .returning('id');
  if (row === undefined) throw new Error('a reservation without an id');
  return row.id;
}

export const slotOf = async (
  db: Knex,
  id: number,
): Promise<(Slot & { id: number; note_id: number | null }) | undefined> =>
  await db('contact_reservations').where({ id }).first();

/** The slot this person holds for just this contact at its time; of several the one taken first. */
export async function ownSlot(
  db: Knex,
  {
    at,
    ...contact
  }: Pick<Slot, 'loan_id' | 'user_id' | 'channel' | 'contacted_party' | 'contact_id'> & {
    at: string;
  },
): Promise<number | null> {
  const row: { id: number } | undefined = await db('contact_reservations')
    .where(contact)
    .whereNull('note_id')
    .where('reserved_at', '<=', at)
    .where('reserved_until', '>', at)
    .orderBy('id')
    .first('id');
  return row?.id ?? null;
}

export async function fillSlot(trx: Knex.Transaction, id: number, note_id: number): Promise<void> {
  await trx('contact_reservations').where({ id }).update({ note_id });
}
