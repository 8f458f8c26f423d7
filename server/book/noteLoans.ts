import type { Knex } from 'knex';

/** The loans a contact was about: that of its note, and further ones of the same borrower. */

/** The further loans of notes, by note; a note about its own loan alone is not among them. */
export async function furtherLoans(
  db: Knex,
  noteIds: readonly number[],
): Promise<Map<number, number[]>> {
  const rows: { note_id: number; loan_id: number }[] = await db('note_loans')
    .whereIn('note_id', noteIds)
    .orderBy(['note_id', 'loan_id'])
    .select('note_id', 'loan_id');
  const byNote = new Map<number, number[]>();
  for (const { note_id, loan_id } of rows)
    byNote.set(note_id, [...(byNote.get(note_id) ?? []), loan_id]);
  return byNote;
}

/**
 * Notes about any of some loans, as a condition on `collection_notes`. By their ids, found through
 * the two indexes on loans: an OR of the two would leave it to statistics whether either is used.
 */
export const aboutLoans =
  (loanIds: readonly number[] | Knex.QueryBuilder | Knex.QueryCallback) =>
  (query: Knex.QueryBuilder): void => {
    void query.whereIn('collection_notes.id', (notes) => {
      void notes
        .from({ own: 'collection_notes' })
        .whereIn('own.loan_id', loanIds as number[])
        .select('own.id')
        .unionAll((further) => {
          void further
            .from('note_loans')
            .whereIn('note_loans.loan_id', loanIds as number[])
            .select('note_loans.note_id');
        });
    });
  };

/** Puts further loans beside a new note. */
export async function addFurtherLoans(
  trx: Knex.Transaction,
  note_id: number,
  loanIds: readonly number[],
): Promise<void> {
  if (loanIds.length > 0)
    await trx('note_loans').insert(loanIds.map((loan_id) => ({ note_id, loan_id })));
}

/** Some loans, and all that share a contact with them, however many notes lie between. */
export async function withSharedNotes(db: Knex, loanIds: readonly number[]): Promise<number[]> {
  const known = new Set(loanIds);
  for (let added: readonly number[] = loanIds; added.length > 0; ) {
    const rows: { loan_id: number; further: number }[] = await db('note_loans')
      .join('collection_notes', 'collection_notes.id', 'note_loans.note_id')
      .modify(aboutLoans(added))
      .select('collection_notes.loan_id', { further: 'note_loans.loan_id' });
    const next = rows.flatMap(({ loan_id, further }) => [loan_id, further]);
    added = [...new Set(next)].filter((id) => !known.has(id));
    for (const id of added) known.add(id);
  }
  return [...known];
}
