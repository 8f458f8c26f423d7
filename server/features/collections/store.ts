import type { Knex } from 'knex';
import { escapeLike, insertRow, type Row, type TableSpec } from '../../store/tableStore.ts';

/** `q` also finds the notes of a loan by its whole number, and never looks into withdrawn text. */
export const noteSpec: TableSpec = {
  table: 'collection_notes',
  searched: { part: [] },
  search: (query, q) => {
    query.orWhereIn('collection_notes.loan_id', (loans) => { void loans.from('loans').select('id').where('loan_no', q); });
    query.orWhere((text) => { text.where('status', 'recorded').whereRaw(`lower(content) like ? escape '\\'`, [`%${escapeLike(q.toLowerCase())}%`]); });
  },
};

export const findLoan = async (db: Knex, id: number): Promise<Row | undefined> => await db('loans').where({ id }).first('id');

const TEXT = ['channel', 'contacted_party', 'outcome', 'content', 'contacted_at', 'promise_amount_minor', 'promise_on'] as const;

/** Keeps the text a note has before an edit. */
export async function keepRevision(trx: Knex.Transaction, note: Row, revised_by: number, now: string): Promise<void> {
  const former = Object.fromEntries(TEXT.map((name) => [name, note[name]]));
  await insertRow(trx, 'note_revisions', { ...former, note_id: note.id, revision: Number(note['revisions_count']) + 1, revised_by }, now);
}
