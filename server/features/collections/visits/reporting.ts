import { loadPolicies } from '../../../book/policies.ts';
import { samePerson } from '../../../book/people.ts';
import { done, orRefuse, refuse, refuseField, type Outcome } from '../../../contract/outcome.ts';
import { type VisitReport, visits, type VisitRow } from '../../../contract/resources/visits.ts';
import type { ContactOutcome } from '../../../domain/contact/contactRules.ts';
import type { SignedIn } from '../../../http/route.ts';
import { applyAction } from '../../../store/records.ts';
import { personOf, type UnitOfWork } from '../../../store/unitOfWork.ts';
import { placeHold } from '../holds.ts';
import { runningLoans } from '../store/visits.ts';
import { writeNote } from '../writing.ts';
import { isOpen } from './visits.ts';

/** What was found at the door, and the records that come of it. */

/** What only the borrower can say. */
const OF_BORROWER = [
  'fund_use',
  'willingness',
  'promise_amount_minor',
  'promise_on',
  'request',
  'income_minor',
] as const;
/** What somebody who was met can say. */
const OF_ANYBODY = ['entry_consent', 'situation', 'work', 'family', 'hold'] as const;

/** Refuses what whoever was met could not have said: debts are told to the borrower alone. */
function checkMet(sent: VisitReport): Outcome<void> {
  const { met } = sent;
  const unsaid = (fields: readonly (keyof VisitReport)[]) =>
    fields.find((field) => sent[field] != null);
  if (met === 'nobody') {
    const field = unsaid([...OF_BORROWER, ...OF_ANYBODY]);
    return field === undefined ? done(undefined) : refuseField(field, 'visit_nobody_met');
  }
  if (sent.entry_consent == null) return refuseField('entry_consent', 'visit_entry_unsaid');
  if (met === 'borrower')
    return sent.willingness == null
      ? refuseField('willingness', 'visit_willingness_unsaid')
      : done(undefined);
  const field = unsaid(OF_BORROWER);
  return field === undefined ? done(undefined) : refuseField(field, 'visit_of_borrower_only');
}

/** How the contact is told by its note. */
function outcomeOf({
  met,
  promise_on,
  promise_amount_minor,
  ...sent
}: VisitReport): ContactOutcome {
  if (met === 'nobody') return 'no_answer';
  if (met !== 'borrower') return 'message_left';
  if (promise_on != null || promise_amount_minor != null) return 'promised';
  if (sent.willingness === 'disputes') return 'disputed';
  return sent.willingness === 'unwilling' ? 'refused' : 'connected';
}

const E5 = 100_000;

/** Where it was, if the lender keeps that. */
async function placeOf(
  { db, businessDate, now }: UnitOfWork,
  place: VisitReport['place'],
): Promise<Outcome<Partial<VisitRow>>> {
  if (place == null) return done({});
  if (!(await loadPolicies(db)).on('visit_plan', businessDate).place)
    return refuseField('place', 'visit_place_not_kept');
  return done({
    latitude_e5: Math.round(place.latitude * E5),
    longitude_e5: Math.round(place.longitude * E5),
    located_at: now,
  });
}

/** Clocks of a phone and of the server differ a little. */
const LEEWAY_MS = 5 * 60 * 1000;

/** When the visit was: not ahead of now, not before it was begun for its day. */
function momentOf(
  { now }: UnitOfWork,
  { started_at }: VisitRow,
  visited_at: string | undefined,
): Outcome<string> {
  const at = visited_at ?? started_at ?? now;
  return Date.parse(at) > Date.parse(now) + LEEWAY_MS
    ? refuseField('visited_at', 'contact_in_future')
    : done(at);
}

/** Writes the contact down as one note about every running loan of the person. */
async function noteOf(
  unit: UnitOfWork,
  row: VisitRow,
  sent: VisitReport,
  contacted_at: string,
): Promise<number> {
  const loans = await runningLoans(unit.db, await samePerson(unit.db, row.borrower_id));
  const me = personOf(unit);
  const note = orRefuse(
    await writeNote(unit, {
      loan_id: row.loan_id,
      loan_ids: loans.filter((id) => id !== row.loan_id),
      channel: 'visit',
      contacted_party: 'borrower',
      outcome: outcomeOf(sent),
      content: sent.summary,
      contacted_at,
      promise_amount_minor: sent.promise_amount_minor ?? null,
      promise_on: sent.promise_on ?? null,
      second_collector_id: row.holder_id === me ? row.companion_id : row.holder_id,
    }),
  );
  return note.id;
}

/** The hold that what was found asks for, such as an illness. */
async function holdOf(
  unit: UnitOfWork,
  { loan_id }: VisitRow,
  { hold, summary }: VisitReport,
  user: SignedIn,
): Promise<number | null> {
  if (hold == null) return null;
  const statement = summary.slice(0, 500);
  return orRefuse(await placeHold(unit, { loan_id, ...hold, statement }, user)).id;
}

/**
 * Closes a visit with what was found. A visit that was made is always told of, also where it was
 * not begun as it should: its note says which rules it broke.
 */
export async function reportVisit(
  unit: UnitOfWork,
  row: VisitRow,
  sent: VisitReport,
  user: SignedIn,
): Promise<Outcome<VisitRow>> {
  if (!isOpen(row)) return refuse('visit_closed');
  if (row.status === 'due') return refuse('visit_not_planned');
  if (![row.holder_id, row.companion_id].includes(user.id)) return refuse('visit_not_yours');
  orRefuse(checkMet(sent));
  const at = orRefuse(momentOf(unit, row, sent.visited_at));
  const place = orRefuse(await placeOf(unit, sent.place));
  const note_id = await noteOf(unit, row, sent, at);
  const hold_id = await holdOf(unit, row, sent, user);
  const { met, situation, work, income_minor, family, fund_use, willingness } = sent;
  return done(
    await applyAction(unit, visits, row, 'close', {
      status: met === 'borrower' || met === 'family' ? 'done' : 'not_met',
      met,
      entry_consent: sent.entry_consent == null ? null : (Number(sent.entry_consent) as 0 | 1),
      situation: situation ?? null,
      work: work ?? null,
      income_minor: income_minor ?? null,
      family: family ?? null,
      fund_use: fund_use ?? null,
      willingness: willingness ?? null,
      address_found: sent.address_found,
      request: sent.request ?? null,
      ...place,
      note_id,
      hold_id,
      started_at: row.started_at ?? at,
      closed_by: user.id,
      closed_at: unit.now,
      closed_on: unit.businessDate,
    }),
  );
}
