import { borrowerContacts } from '../../contract/resources/borrowerContacts.ts';
import type { z } from 'zod';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import {
  type CollectionNoteRow,
  collectionNotes,
} from '../../contract/resources/collectionNotes.ts';
import { dateInShanghai } from '../../deps.ts';
import {
  contactVerdict,
  violationsOf,
  type ContactAsk,
} from '../../domain/contact/contactPolicy.ts';
import {
  brokenByAny,
  editedAfterFlag,
  reviewPriority,
  rulesFound,
  type FormerVerdict,
} from '../../domain/notes/noteReview.ts';
import { noteFindings } from '../../domain/notes/toldOthers.ts';
import type { SignedIn } from '../../http/route.ts';
import { refreshLimitations } from '../../book/limitation.ts';
import { loadPolicies } from '../../book/policies.ts';
import { refreshPromises } from '../../book/promises.ts';
import { changeFields, createRow } from '../../store/records.ts';
import { rereadRow, updateRow } from '../../store/tableStore.ts';
import { type UnitOfWork, difference, given, personOf } from '../../store/unitOfWork.ts';
import {
  checkCompanion,
  checkContact,
  groundsOf,
  localTime,
  preventedBy,
  ruleKey,
  type Grounds,
} from './contacts.ts';
import { newRound } from './rounds.ts';
import {
  contactOf,
  fillSlot,
  findLoan,
  firstNoteAt,
  hasComplaint,
  insertRefusal,
  keepRevision,
  ownSlot,
  setLooks,
  slotOf,
  touchContact,
} from './store.ts';

type NewNote = z.output<NonNullable<typeof collectionNotes.create>>;
type NoteChanges = z.output<NonNullable<typeof collectionNotes.update>>;
interface Told {
  loan_id: number;
  channel: ContactAsk['channel'];
  contacted_party: ContactAsk['contacted_party'];
  outcome: CollectionNoteRow['outcome'];
  content: string;
  contacted_at: string;
  promise_amount_minor?: number | null;
  promise_on?: string | null;
  contact_id?: number | null;
  second_collector_id?: number | null;
}

/** Clocks of a person and of the server differ a little. */
const LEEWAY_MS = 5 * 60 * 1000;

/** An emergency contact promises nothing. */
function thirdPartyPromise(note: Told): Outcome<void> {
  if (note.contacted_party !== 'emergency_contact') return done(undefined);
  if (note.outcome === 'promised') return refuseField('outcome', 'third_party_promise');
  const field = (['promise_amount_minor', 'promise_on'] as const).find(
    (name) => note[name] != null,
  );
  return field === undefined ? done(undefined) : refuseField(field, 'third_party_promise');
}

/**
 * A promise has an amount and a date, other outcomes have neither; a contact has happened, and
 * since the loan was paid out.
 */
function checkNote(note: Told, now: string, disbursed_on: string): Outcome<void> {
  if (Date.parse(note.contacted_at) > Date.parse(now) + LEEWAY_MS)
    return refuseField('contacted_at', 'contact_in_future');
  if (dateInShanghai(new Date(note.contacted_at)) < disbursed_on)
    return refuseField('contacted_at', 'contact_before_loan', { date: disbursed_on });
  orRefuse(thirdPartyPromise(note));
  const promised = note.outcome === 'promised';
  for (const field of ['promise_amount_minor', 'promise_on'] as const) {
    const given = note[field] !== undefined && note[field] !== null;
    if (given !== promised)
      return refuseField(field, promised ? 'promise_incomplete' : 'promise_unexpected');
  }
  const contacted = dateInShanghai(new Date(note.contacted_at));
  return promised && note.promise_on && note.promise_on < contacted
    ? refuseField('promise_on', 'promise_in_past', { date: contacted })
    : done(undefined);
}

const askOf = (note: Told, { numbers }: Grounds): ContactAsk => ({
  at: note.contacted_at,
  channel: note.channel,
  contacted_party: note.contacted_party,
  contact_id: note.contact_id ?? null,
  numbers,
  ...(note.channel === 'visit' ? { collectors: note.second_collector_id == null ? 1 : 2 } : {}),
});

interface Finding {
  rule: string;
  severity: 'low' | 'medium' | 'high';
}
/** Of a note that is edited: what its texts until now said and broke, and how they were judged. */
interface Former {
  findings: Finding[];
  violations: ReturnType<typeof violationsOf>;
  verdicts: FormerVerdict[];
  complaint: boolean;
}

async function formerOf(
  unit: UnitOfWork,
  row: CollectionNoteRow,
  round: Record<string, unknown>,
): Promise<Former> {
  const list = <T>(text: unknown): T[] => JSON.parse(String(text)) as T[];
  return {
    findings: rulesFound(list<Finding>(row.former_findings), list<Finding>(row.findings)),
    violations: list(row.violations),
    verdicts: list(round['former_verdicts']),
    complaint: await hasComplaint(unit.db, row.id),
  };
}

/**
 * What the text and the circumstances of a note point at, and how soon a reviewer reads it: what a
 * former text said or broke counts as much.
 */
async function looked(
  unit: UnitOfWork,
  note: Told,
  grounds: Grounds,
  author_id: number,
  id: number,
  former?: Former,
): Promise<Record<string, unknown>> {
  const policies = await loadPolicies(unit.db);
  const rule = policies.on('note_review', unit.businessDate);
  const found = noteFindings(note, policies.on('note_lexicon', unit.businessDate));
  const broken = brokenByAny(
    former?.violations ?? [],
    violationsOf(askOf(note, grounds), grounds.facts, grounds.sets),
  );
  const first = await firstNoteAt(unit.db, author_id);
  const new_author =
    first === null || Date.parse(unit.now) - Date.parse(first) < rule.new_author_days * 86_400_000;
  const said = { findings: found, former_findings: former?.findings ?? [], violations: broken };
  const priority = reviewPriority(
    {
      id,
      ...said,
      complaint: former?.complaint ?? false,
      new_author,
      edited_after_flag: editedAfterFlag(former?.verdicts ?? []),
    },
    rule,
  );
  return {
    ...Object.fromEntries(Object.entries(said).map(([name, list]) => [name, JSON.stringify(list)])),
    priority,
  };
}

/**
 * A slot that was reserved for this contact is used up by its note, also where the note does not
 * name it. It serves a contact of its minutes only; what happened in them may be written down
 * later.
 */
async function slotFor(
  unit: UnitOfWork,
  id: number | null | undefined,
  note: Told,
): Promise<Outcome<number | null>> {
  const { loan_id, channel, contacted_party, contacted_at: at } = note;
  const user_id = personOf(unit);
  if (id == null)
    return done(
      await ownSlot(unit.db, {
        loan_id,
        user_id,
        channel,
        contacted_party,
        contact_id: note.contact_id ?? null,
        at,
      }),
    );
  const slot = await slotOf(unit.db, id);
  if (slot?.loan_id !== loan_id || slot.user_id !== user_id || slot.note_id !== null)
    return refuseField('reservation_id', 'no_such_reservation');
  // A slot that names nobody of several serves whichever of them was reached.
  const same =
    slot.channel === channel &&
    slot.contacted_party === contacted_party &&
    (slot.contact_id === null || slot.contact_id === (note.contact_id ?? null));
  if (!same) return refuseField('reservation_id', 'reservation_of_another');
  const lapsed =
    slot.reserved_until <= unit.now && !(slot.reserved_at <= at && at < slot.reserved_until);
  return lapsed
    ? refuseField('reservation_id', 'reservation_lapsed', { at: localTime(slot.reserved_until) })
    : done(id);
}

/**
 * An emergency contact who asks not to be called is not called again: the day stays with them,
 * whatever becomes of the note.
 */
async function keepRefusal(unit: UnitOfWork, note: Told): Promise<void> {
  if (
    note.outcome !== 'refused' ||
    note.contacted_party !== 'emergency_contact' ||
    note.contact_id == null
  )
    return;
  const contact = await contactOf(unit.db, note.contact_id);
  const on = dateInShanghai(new Date(note.contacted_at));
  if (contact !== undefined && (contact.refused_on === null || contact.refused_on > on))
    await changeFields(unit, borrowerContacts, contact, { refused_on: on });
}

/**
 * A contact that is planned and would break a rule is refused, and kept as one that was prevented.
 */
function checkPlanned(unit: UnitOfWork, note: Told, grounds: Grounds): Outcome<void> {
  const ask = askOf(note, grounds);
  const { rule, ...verdict } = contactVerdict(ask, grounds.facts, grounds.sets);
  if (rule === null) return done(undefined);
  const prevented = preventedBy(unit, grounds, note.loan_id, ask, { ...verdict, rule }, 'note');
  unit.ifRefused(async (db) => {
    await insertRefusal(db, prevented);
  });
  return refuseField('contacted_at', ruleKey(rule, note.contacted_party), {
    next: verdict.next_allowed_at === null ? '' : localTime(verdict.next_allowed_at),
  });
}

/**
 * What happened in a contact. A planned one that a rule forbids is refused; one that was made is
 * recorded, and goes to compliance first.
 */
export async function writeNote(
  unit: UnitOfWork,
  { reservation_id, planned, ...sent }: NewNote,
): Promise<Outcome<CollectionNoteRow>> {
  const note = { ...sent, contacted_at: sent.contacted_at ?? unit.now } as Told;
  const loan = await findLoan(unit.db, note.loan_id);
  if (loan === undefined) return refuseField('loan_id', 'no_such_loan');
  const author = personOf(unit);
  orRefuse(checkNote(note, unit.now, loan.disbursed_on));
  orRefuse(await checkCompanion(unit, note.second_collector_id));
  orRefuse(await checkContact(unit.db, loan.borrower_id, note.contacted_party, note.contact_id));
  const slot = orRefuse(await slotFor(unit, reservation_id, note));
  const grounds = await groundsOf(unit.db, note.loan_id, note.contacted_at, note, {
    slot: slot ?? 0,
  });
  if (grounds === undefined) throw new Error('a loan went away');
  orRefuse(planned === true ? checkPlanned(unit, note, grounds) : done(undefined));
  const row = await createRow(unit, collectionNotes, {
    ...note,
    reached_number: grounds.number,
    author_id: author,
    review_status: 'pending',
    findings: '[]',
    promise_status: note.outcome === 'promised' ? 'open' : null,
  });
  if (slot !== null) await fillSlot(unit.db, slot, row.id);
  if (note.contact_id != null) await touchContact(unit.db, note.contact_id, note.contacted_at);
  await keepRefusal(unit, note);
  await setLooks(unit.db, row.id, await looked(unit, note, grounds, author, row.id));
  // A promise that is proved starts the limitation anew.
  await refreshLimitations(unit.db, [note.loan_id]);
  await refreshPromises(unit, [note.loan_id]);
  return done(await rereadRow(unit.db, collectionNotes, row.id));
}

/** The number a contact went to is that of its time: only another person has another. */
const reachedNow = (
  row: CollectionNoteRow,
  told: Told,
  { number }: Grounds,
): { reached_number?: string | null } =>
  told.contacted_party === row.contacted_party && (told.contact_id ?? null) === row.contact_id
    ? {}
    : { reached_number: number };

/** The author's edit: the former text is kept as a revision, review starts again. */
export async function editNote(
  unit: UnitOfWork,
  row: CollectionNoteRow,
  sent: NoteChanges,
  user: SignedIn,
): Promise<Outcome<CollectionNoteRow>> {
  if (row.author_id !== user.id) return refuse('not_the_author');
  if (row.status === 'withdrawn') return refuse('note_withdrawn');
  const filled = given(sent);
  // A note that no longer promises loses the promise it had, so that a form need not clear two
  // hidden fields.
  const note =
    filled.outcome !== undefined && filled.outcome !== 'promised'
      ? { ...filled, promise_amount_minor: null, promise_on: null }
      : filled;
  const changed = difference(row, note);
  if (Object.keys(changed.after).length === 0) return done(row);
  const told = { ...row, ...changed.after };
  const grounds = await groundsOf(unit.db, told.loan_id, told.contacted_at, told, { note: row.id });
  if (grounds === undefined) throw new Error('a loan went away');
  orRefuse(checkNote(told, unit.now, grounds.disbursed_on));
  orRefuse(await checkCompanion(unit, changed.after.second_collector_id));
  orRefuse(await checkContact(unit.db, grounds.borrower_id, told.contacted_party, told.contact_id));
  await keepRevision(unit.db, row, user.id, unit.now);
  const promise_status =
    told.outcome === 'promised'
      ? changed.after.promise_on === undefined && changed.after.promise_amount_minor === undefined
        ? (row.promise_status ?? 'open')
        : 'open'
      : row.promise_status === null
        ? null
        : 'cancelled';
  // Verdicts are about a text: a new text has none yet, neither the first nor the second.
  const review = {
    revisions_count: row.revisions_count + 1,
    ...newRound(row, 'edit', unit.now),
    promise_status,
  };
  unit.record({ action: 'update', resource: 'collection_notes', record_id: row.id, ...changed });
  await keepRefusal(unit, told);
  const looks = await looked(
    unit,
    told,
    grounds,
    user.id,
    row.id,
    await formerOf(unit, row, review),
  );
  await updateRow(
    unit.db,
    collectionNotes,
    row,
    { ...changed.after, ...reachedNow(row, told, grounds), ...review, ...looks },
    unit.now,
  );
  await refreshLimitations(unit.db, [told.loan_id]);
  await refreshPromises(unit, [told.loan_id]);
  return done(await rereadRow(unit.db, collectionNotes, row.id));
}

/** The author takes a note back; compliance still reads it. */
export async function withdrawNote(
  unit: UnitOfWork,
  row: CollectionNoteRow,
  { reason }: { reason: string },
  user: SignedIn,
): Promise<Outcome<CollectionNoteRow>> {
  if (row.author_id !== user.id) return refuse('not_the_author');
  if (row.status === 'withdrawn') return refuse('note_withdrawn');
  unit.record({
    action: 'withdraw',
    resource: 'collection_notes',
    record_id: row.id,
    before: { status: row.status },
    after: { status: 'withdrawn', reason },
  });
  const promise_status = row.promise_status === null ? null : 'cancelled';
  const after = await updateRow(
    unit.db,
    collectionNotes,
    row,
    { status: 'withdrawn', withdrawal_reason: reason, promise_status },
    unit.now,
  );
  await refreshLimitations(unit.db, [row.loan_id]);
  await refreshPromises(unit, [row.loan_id]);
  return done(after);
}
