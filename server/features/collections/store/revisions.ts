import type { Knex } from 'knex';
import {
  type CollectionNoteRow,
  noteRevisions,
} from '../../../contract/resources/collectionNotes.ts';
import { insertRow } from '../../../store/tableStore.ts';

/** The columns of a note that say what happened, which an edit may change. */
const TEXT = [
  'channel',
  'contacted_party',
  'outcome',
  'content',
  'contacted_at',
  'promise_amount_minor',
  'promise_on',
  'contact_id',
  'reached_number',
  'findings',
] as const;

/** Keeps the text a note has before an edit, with what was found in it. */
export async function keepRevision(
  trx: Knex.Transaction,
  note: CollectionNoteRow,
  revised_by: number,
  now: string,
): Promise<void> {
  const former = Object.fromEntries(TEXT.map((name) => [name, note[name]]));
  const revision = note.revisions_count + 1;
  await insertRow(trx, noteRevisions, { ...former, note_id: note.id, revision, revised_by }, now);
}
