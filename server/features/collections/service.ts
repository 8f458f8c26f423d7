import type { z } from 'zod';
import { done, refuse, refuseField, type Outcome } from '../../contract/outcome.ts';
import type { collectionNotes } from '../../contract/resources/collectionNotes.ts';
import { dateInShanghai } from '../../deps.ts';
import type { SignedIn } from '../../http/route.ts';
import { createRow } from '../../store/records.ts';
import { updateRow, type Row } from '../../store/tableStore.ts';
import { difference, type UnitOfWork } from '../../store/unitOfWork.ts';
import { findLoan, keepRevision } from './store.ts';

type NewNote = z.output<NonNullable<typeof collectionNotes.create>>;
type NoteChanges = z.output<NonNullable<typeof collectionNotes.update>>;
interface Told { outcome: string; contacted_at: string; promise_amount_minor?: number | null; promise_on?: string | null }

/** Clocks of a person and of the server differ a little. */
const LEEWAY_MS = 5 * 60 * 1000;

/** A promise has an amount and a date, other outcomes have neither; a contact has happened. */
function checkNote(note: Told, now: string): Outcome<void> {
  if (Date.parse(note.contacted_at) > Date.parse(now) + LEEWAY_MS) return refuseField('contacted_at', 'contact_in_future');
  const promised = note.outcome === 'promised';
  for (const field of ['promise_amount_minor', 'promise_on'] as const) {
    const given = note[field] !== undefined && note[field] !== null;
    if (given !== promised) return refuseField(field, promised ? 'promise_incomplete' : 'promise_unexpected');
  }
  const contacted = dateInShanghai(new Date(note.contacted_at));
  return promised && note.promise_on && note.promise_on < contacted ? refuseField('promise_on', 'promise_in_past', { date: contacted }) : done(undefined);
}

export async function writeNote(unit: UnitOfWork, sent: NewNote): Promise<Outcome<Row>> {
  const note = { ...sent, contacted_at: sent.contacted_at ?? unit.now };
  if ((await findLoan(unit.db, note.loan_id)) === undefined) return refuseField('loan_id', 'no_such_loan');
  const right = checkNote(note as Told, unit.now);
  return right.ok ? done(await createRow(unit, 'collection_notes', { ...note, author_id: unit.actor.id, review_status: 'pending', findings: '[]' })) : right;
}

/** The author's edit: the former text is kept as a revision, review starts again. */
export async function editNote(unit: UnitOfWork, row: Row, sent: NoteChanges, user: SignedIn): Promise<Outcome<Row>> {
  if (row['author_id'] !== user.id) return refuse('not_the_author');
  if (row['status'] === 'withdrawn') return refuse('note_withdrawn');
  const filled = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined));
  // A note that no longer promises loses the promise it had, so that a form need not clear two hidden fields.
  const note = filled['outcome'] !== undefined && filled['outcome'] !== 'promised' ? { ...filled, promise_amount_minor: null, promise_on: null } : filled;
  const changed = difference(row, note);
  if (Object.keys(changed.after).length === 0) return done(row);
  const right = checkNote({ ...row, ...changed.after } as unknown as Told, unit.now);
  if (!right.ok) return right;
  await keepRevision(unit.db, row, user.id, unit.now);
  const review = { revisions_count: Number(row['revisions_count']) + 1, review_status: 'pending', reviewer_id: null, review_comment: null };
  unit.record({ action: 'update', resource: 'collection_notes', record_id: row.id, ...changed });
  return done(await updateRow(unit.db, 'collection_notes', row, { ...changed.after, ...review }, unit.now));
}

/** The author takes a note back; compliance still reads it. */
export async function withdrawNote(unit: UnitOfWork, row: Row, { reason }: { reason: string }, user: SignedIn): Promise<Outcome<Row>> {
  if (row['author_id'] !== user.id) return refuse('not_the_author');
  if (row['status'] === 'withdrawn') return refuse('note_withdrawn');
  unit.record({ action: 'withdraw', resource: 'collection_notes', record_id: row.id, before: { status: row['status'] }, after: { status: 'withdrawn', reason } });
  return done(await updateRow(unit.db, 'collection_notes', row, { status: 'withdrawn', withdrawal_reason: reason }, unit.now));
}
