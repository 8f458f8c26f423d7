import { beijingDay } from '../../domain/time/beijing.ts';
import type { z } from 'zod';
import { addFurtherLoans, furtherLoans } from '../../book/noteLoans.ts';
import { samePerson } from '../../book/people.ts';
import { refreshLimitations } from '../../book/limitation.ts';
import { refreshPromises } from '../../book/promises.ts';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import { borrowerNumbers } from '../../contract/resources/borrowerNumbers.ts';
import { borrowerContacts } from '../../contract/resources/borrowerContacts.ts';
import {
  type CollectionNoteRow,
  collectionNotes,
} from '../../contract/resources/collectionNotes.ts';
import type { SignedIn } from '../../http/route.ts';
import { changeFields, createRow } from '../../store/records.ts';
import { findRow, rereadRow, updateRow } from '../../store/tableStore.ts';
import { difference, given, personOf, type UnitOfWork } from '../../store/unitOfWork.ts';
import { assess, formerOf } from './assessment.ts';
import { checkContact, groundsOf, type Grounds } from '../../book/contactGrounds.ts';
import { checkCompanion } from './companions.ts';
import { checkNote, checkPlanned, type NoteDraft } from './noteRules.ts';
import { newRound } from './rounds.ts';
import { slotFor } from './slots.ts';
import { findLoan } from '../../book/collectedLoans.ts';
import { setBeside } from './store/notes.ts';
import { numberIdOf, touchContact } from '../../book/phoneBook.ts';
import { keepRevision } from './store/revisions.ts';
import { fillSlot } from './store/slots.ts';

/** What authors do with their notes: write, edit, withdraw. */

type NewNote = z.output<typeof collectionNotes.create>;
type NoteChanges = z.output<typeof collectionNotes.update>;

/**
 * Keeps the day on which an emergency contact asked not to be called again: it stays with them,
 * whatever becomes of the note.
 */
async function keepRefusal(unit: UnitOfWork, note: NoteDraft): Promise<void> {
  const { outcome, contacted_party, contact_id } = note;
  if (outcome !== 'refused' || contacted_party !== 'emergency_contact' || contact_id == null)
    return;
  const contact = await findRow(unit.db, borrowerContacts, contact_id);
  const on = beijingDay(note.contacted_at);
  if (contact !== undefined && (contact.refused_on === null || contact.refused_on > on))
    await changeFields(unit, borrowerContacts, contact, { refused_on: on });
}

/**
 * Marks a number of the borrower's that turned out to be nobody's, or another's, so that it is not
 * offered again.
 */
async function keepWrongNumber(
  unit: UnitOfWork,
  { outcome, contacted_party }: NoteDraft,
  { borrower_id, number, chosen }: Grounds,
): Promise<void> {
  if (outcome !== 'invalid_number' || contacted_party !== 'borrower' || number === null) return;
  const id = chosen?.id ?? (await numberIdOf(unit.db, borrower_id, number));
  const entry = id === undefined ? undefined : await findRow(unit.db, borrowerNumbers, id);
  if (entry?.state === 'valid')
    await changeFields(unit, borrowerNumbers, entry, { state: 'wrong' });
}

/**
 * Brings up to date what rests on a loan's notes: a promise that is proved starts the limitation
 * anew.
 */
async function refreshLoans(unit: UnitOfWork, loanIds: readonly number[]): Promise<void> {
  await refreshLimitations(unit.db, [...loanIds]);
  await refreshPromises(unit, loanIds);
}

/** All loans of a note. */
const loansOf = async (unit: UnitOfWork, { id, loan_id }: CollectionNoteRow): Promise<number[]> => [
  loan_id,
  ...((await furtherLoans(unit.db, [id])).get(id) ?? []),
];

/** The further loans of a new note, each once; refuses another person's. */
async function checkFurther(
  unit: UnitOfWork,
  loan: { id: number; borrower_id: number },
  sent: readonly number[] = [],
): Promise<Outcome<number[]>> {
  const further = [...new Set(sent)].filter((id) => id !== loan.id);
  const person = further.length === 0 ? [] : await samePerson(unit.db, loan.borrower_id);
  for (const id of further)
    if (!person.includes((await findLoan(unit.db, id))?.borrower_id ?? 0))
      return refuseField('loan_ids', 'no_such_loan');
  return done(further);
}

/**
 * Records what happened in a contact. A planned one that a rule forbids is refused; one that was
 * made is recorded, and goes to compliance first.
 */
export async function writeNote(
  unit: UnitOfWork,
  { reservation_id, planned, loan_ids, number_id, ...sent }: NewNote,
): Promise<Outcome<CollectionNoteRow>> {
  const note = { ...sent, contacted_at: sent.contacted_at ?? unit.now };
  const loan = await findLoan(unit.db, note.loan_id);
  if (loan === undefined) return refuseField('loan_id', 'no_such_loan');
  const further = orRefuse(await checkFurther(unit, loan, loan_ids));
  const whom = { ...note, number_id };
  const author_id = personOf(unit);
  orRefuse(checkNote(note, unit.now, loan.disbursed_on));
  orRefuse(await checkCompanion(unit, note.second_collector_id));
  orRefuse(await checkContact(unit.db, loan.borrower_id, whom));
  const slot = orRefuse(await slotFor(unit, reservation_id, note));
  const leftOut = { slot: slot ?? 0 };
  const grounds = await groundsOf(unit.db, note.loan_id, note.contacted_at, whom, leftOut);
  if (grounds === undefined) throw new Error('a loan went away');
  if (planned === true) orRefuse(checkPlanned(unit, note, grounds));
  const row = await createRow(unit, collectionNotes, {
    ...note,
    reached_number: grounds.number,
    author_id,
    review_status: 'pending',
    findings: '[]',
    promise_status: note.outcome === 'promised' ? 'open' : null,
  });
  await addFurtherLoans(unit.db, row.id, further);
  if (further.length > 0)
    unit.record({
      action: 'update',
      resource: 'collection_notes',
      record_id: row.id,
      before: { loan_ids: [row.loan_id] },
      after: { loan_ids: [row.loan_id, ...further] },
    });
  if (slot !== null) await fillSlot(unit.db, slot, row.id);
  if (note.contact_id != null) await touchContact(unit.db, note.contact_id, note.contacted_at);
  await keepRefusal(unit, note);
  await keepWrongNumber(unit, note, grounds);
  await setBeside(unit.db, row.id, await assess(unit, row, note, grounds));
  await refreshLoans(unit, [row.loan_id, ...further]);
  return done(await rereadRow(unit.db, collectionNotes, row.id));
}

/** Refuses whoever did not write the note, and a note that is withdrawn. */
function checkOwnStanding(row: CollectionNoteRow, user: SignedIn): Outcome<void> {
  if (row.author_id !== user.id) return refuse('not_the_author');
  return row.status === 'withdrawn' ? refuse('note_withdrawn') : done(undefined);
}

/**
 * The fields an edit changes. A note that no longer promises loses the promise it had, so that a
 * form need not clear two hidden fields.
 */
function editOf(sent: NoteChanges): Partial<NoteChanges> {
  const filled = given(sent);
  const promisesNoMore = filled.outcome !== undefined && filled.outcome !== 'promised';
  return promisesNoMore ? { ...filled, promise_amount_minor: null, promise_on: null } : filled;
}

/** The number a contact went to is that of its time: only another person has another. */
const reachedNow = (
  row: CollectionNoteRow,
  note: NoteDraft,
  { number }: Grounds,
): { reached_number?: string | null } =>
  note.contacted_party === row.contacted_party && (note.contact_id ?? null) === row.contact_id
    ? {}
    : { reached_number: number };

/** What becomes of a note's promise when it is edited: another promise is open again. */
function promiseAfter(
  row: CollectionNoteRow,
  { outcome }: NoteDraft,
  changed: Partial<NoteChanges>,
): CollectionNoteRow['promise_status'] {
  if (outcome !== 'promised') return row.promise_status === null ? null : 'cancelled';
  const samePromise =
    changed.promise_on === undefined && changed.promise_amount_minor === undefined;
  return samePromise ? (row.promise_status ?? 'open') : 'open';
}

/** Changes the author's own note: the former text is kept as a revision, review starts again. */
export async function editNote(
  unit: UnitOfWork,
  row: CollectionNoteRow,
  sent: NoteChanges,
  user: SignedIn,
): Promise<Outcome<CollectionNoteRow>> {
  orRefuse(checkOwnStanding(row, user));
  const changed = difference(row, editOf(sent));
  if (Object.keys(changed.after).length === 0) return done(row);
  const note = { ...row, ...changed.after };
  const leftOut = { note: row.id };
  const grounds = await groundsOf(unit.db, note.loan_id, note.contacted_at, note, leftOut);
  if (grounds === undefined) throw new Error('a loan went away');
  orRefuse(checkNote(note, unit.now, grounds.disbursed_on));
  orRefuse(await checkCompanion(unit, changed.after.second_collector_id));
  orRefuse(await checkContact(unit.db, grounds.borrower_id, note));
  await keepRevision(unit.db, row, user.id, unit.now);
  // Verdicts are about a text: a new text has none yet, neither the first nor the second.
  const round = newRound(row, 'edit', unit.now);
  unit.record({ action: 'update', resource: 'collection_notes', record_id: row.id, ...changed });
  await keepRefusal(unit, note);
  const former = await formerOf(unit, row, round.former_verdicts);
  const values = {
    ...changed.after,
    ...reachedNow(row, note, grounds),
    revisions_count: row.revisions_count + 1,
    ...round,
    promise_status: promiseAfter(row, note, changed.after),
    ...(await assess(unit, row, note, grounds, former)),
  };
  await updateRow(unit.db, collectionNotes, row, values, unit.now);
  await refreshLoans(unit, await loansOf(unit, row));
  return done(await rereadRow(unit.db, collectionNotes, row.id));
}

/** Takes the author's own note back; compliance still reads it. */
export async function withdrawNote(
  unit: UnitOfWork,
  row: CollectionNoteRow,
  { reason }: { reason: string },
  user: SignedIn,
): Promise<Outcome<CollectionNoteRow>> {
  orRefuse(checkOwnStanding(row, user));
  unit.record({
    action: 'withdraw',
    resource: 'collection_notes',
    record_id: row.id,
    before: { status: row.status },
    after: { status: 'withdrawn', reason },
  });
  const values = {
    status: 'withdrawn',
    withdrawal_reason: reason,
    promise_status: row.promise_status === null ? null : 'cancelled',
  } as const;
  const after = await updateRow(unit.db, collectionNotes, row, values, unit.now);
  await refreshLoans(unit, await loansOf(unit, row));
  return done(after);
}
