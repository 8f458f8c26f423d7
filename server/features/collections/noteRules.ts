import { beijingDay } from '../../domain/time/beijing.ts';
import { type Outcome, done, orRefuse, refuseField } from '../../contract/outcome.ts';
import type { CollectionNoteRow } from '../../contract/resources/collectionNotes.ts';
import { contactVerdict } from '../../domain/contact/contactPolicy.ts';
import type { ContactAsk } from '../../domain/contact/contactRules.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import type { Grounds } from '../../book/contactGrounds.ts';
import { localTime, ruleKey } from '../../book/verdictTexts.ts';
import { preventedBy } from './refusals.ts';
import { insertRefusal } from './store/refusals.ts';

/** What a note must say, and what a planned one may not. */

type Said = 'loan_id' | 'channel' | 'contacted_party' | 'outcome' | 'content' | 'contacted_at';
type MaySay = 'promise_amount_minor' | 'promise_on' | 'contact_id' | 'second_collector_id';
/** A note as it was sent, or as it stands after an edit. */
export type NoteDraft = Pick<CollectionNoteRow, Said> & Partial<Pick<CollectionNoteRow, MaySay>>;

/** Clocks of a person and of the server differ a little. */
const LEEWAY_MS = 5 * 60 * 1000;

const PROMISE_FIELDS = ['promise_amount_minor', 'promise_on'] as const;

/** Refuses a promise of an emergency contact. */
function checkThirdParty(note: NoteDraft): Outcome<void> {
  if (note.contacted_party !== 'emergency_contact') return done(undefined);
  if (note.outcome === 'promised') return refuseField('outcome', 'third_party_promise');
  const field = PROMISE_FIELDS.find((name) => note[name] != null);
  return field === undefined ? done(undefined) : refuseField(field, 'third_party_promise');
}

/** Refuses a promise without amount or date, and either of them with another outcome. */
function checkPromise(note: NoteDraft): Outcome<void> {
  const promised = note.outcome === 'promised';
  const field = PROMISE_FIELDS.find((name) => (note[name] != null) !== promised);
  if (field !== undefined)
    return refuseField(field, promised ? 'promise_incomplete' : 'promise_unexpected');
  const contacted = beijingDay(note.contacted_at);
  return promised && note.promise_on && note.promise_on < contacted
    ? refuseField('promise_on', 'promise_in_past', { date: contacted })
    : done(undefined);
}

/**
 * Refuses a contact that has not happened, or not since the loan was paid out, and a wrong promise.
 */
export function checkNote(note: NoteDraft, now: string, disbursed_on: string): Outcome<void> {
  if (Date.parse(note.contacted_at) > Date.parse(now) + LEEWAY_MS)
    return refuseField('contacted_at', 'contact_in_future');
  if (beijingDay(note.contacted_at) < disbursed_on)
    return refuseField('contacted_at', 'contact_before_loan', { date: disbursed_on });
  orRefuse(checkThirdParty(note));
  return checkPromise(note);
}

/** The contact of a note as the rules of contact are asked about it. */
export const askOf = (note: NoteDraft, { numbers, chosen }: Grounds): ContactAsk => ({
  at: note.contacted_at,
  channel: note.channel,
  contacted_party: note.contacted_party,
  contact_id: note.contact_id ?? null,
  numbers,
  third_party_number: chosen?.kind === 'third_party',
  ...(note.channel === 'visit' ? { collectors: note.second_collector_id == null ? 1 : 2 } : {}),
});

/** Refuses a planned contact that would break a rule, and keeps it as one that was prevented. */
export function checkPlanned(unit: UnitOfWork, note: NoteDraft, grounds: Grounds): Outcome<void> {
  const ask = askOf(note, grounds);
  const { rule, ...verdict } = contactVerdict(ask, grounds.facts, grounds.sets);
  if (rule === null) return done(undefined);
  const prevented = preventedBy(unit, grounds, ask, { ...verdict, rule }, 'note');
  unit.ifRefused(async (db) => {
    await insertRefusal(db, prevented);
  });
  return refuseField('contacted_at', ruleKey(rule, note.contacted_party), {
    next: verdict.next_allowed_at === null ? '' : localTime(verdict.next_allowed_at),
  });
}
