import { addDays } from '../time/calendar.ts';
import { beijingDay, beijingMidnight } from '../time/beijing.ts';
import type {
  Ban,
  ContactAsk,
  ContactFacts,
  ContactOutcome,
  PastContact,
  RuleSet,
} from './contactRules.ts';

/**
 * How often a debtor was contacted on a day. Counts are shared over channels, staff and agencies
 * and by Beijing calendar day: connected contacts by debtor and by number, attempts by number,
 * whichever entry of whichever debtor names it (GB/T 45251—2025).
 */

/** Outcomes of a contact that reached somebody. */
export const ANSWERED: readonly ContactOutcome[] = ['connected', 'promised', 'refused', 'disputed'];
/** Outcomes of a contact that reached nobody. */
export const FAILED: readonly ContactOutcome[] = ['no_answer', 'invalid_number', 'message_left'];
/**
 * The first moment of the next Beijing day, or sooner, when a slot that is only held frees itself.
 */
function afterCount(at: string, counted: readonly PastContact[], limit: number): string {
  const held = counted
    .filter(({ outcome }) => outcome === null)
    .map(({ reserved_until = at }) => reserved_until)
    .sort();
  const [free, midnight] = [
    held[counted.length - limit],
    beijingMidnight(addDays(beijingDay(at), 1)),
  ];
  return free !== undefined && free < midnight ? free : midnight;
}

/** Each note once, whatever versions of it there are. */
const eachNote = (contacts: readonly PastContact[]): PastContact[] => {
  const seen = new Set<number>();
  return contacts.filter(
    ({ note_id }) => note_id === undefined || (!seen.has(note_id) && seen.add(note_id)),
  );
};

/**
 * Whether a slot is held at an instant. One that was taken before midnight counts on the day on
 * which the contact is made: the one in which it still runs.
 */
const runs = ({ at, reserved_until = '' }: PastContact, now: string): boolean =>
  at <= now && reserved_until > now;

/**
 * The contacts of an instant's Beijing day, to be counted: those that reached somebody, those that
 * did not, and the slots held at that instant. A note that was edited from one to the other is in
 * both.
 */
export function countedOn(
  contacts: readonly PastContact[],
  at: string,
): { connected: PastContact[]; unanswered: PastContact[]; reserved: PastContact[] } {
  const day = contacts.filter((contact) => beijingDay(contact.at) === beijingDay(at));
  const notesWith = (outcomes: readonly ContactOutcome[]) =>
    eachNote(day.filter(({ outcome }) => outcome !== null && outcomes.includes(outcome)));
  return {
    connected: notesWith(ANSWERED),
    unanswered: notesWith(FAILED),
    reserved: contacts.filter((contact) => contact.outcome === null && runs(contact, at)),
  };
}

const sameNumber = ({ numbers = [] }: ContactAsk, contact: PastContact): boolean =>
  contact.numbers?.some((number) => numbers.includes(number)) ?? false;
const samePerson = (
  ask: ContactAsk,
  { contacted_party, contact_id, elsewhere }: PastContact,
): boolean =>
  elsewhere !== true &&
  contacted_party === ask.contacted_party &&
  (ask.contact_id === null || contact_id === null || contact_id === ask.contact_id);

/** Whether an earlier contact went, or may have gone, to whom is asked about. */
export const reachesSame = (ask: ContactAsk, contact: PastContact): boolean =>
  samePerson(ask, contact) || sameNumber(ask, contact);

/** The ban of a day that is used up; null where there is room. */
export function overCount(ask: ContactAsk, facts: ContactFacts, set: RuleSet): Ban | null {
  const { connected_per_day, attempts_per_day } = set.rules;
  if (ask.channel === 'letter') return null;
  const known = facts.contacts.filter(({ at }) => at <= ask.at);
  const today = countedOn(known, ask.at);
  const connected = [...today.connected, ...today.reserved];
  if (connected_per_day !== undefined && connected.length >= connected_per_day)
    return {
      rule: 'connected_per_day',
      until: afterCount(ask.at, connected, connected_per_day),
      set,
    };
  const tried = countedOn(
    known.filter((contact) => reachesSame(ask, contact)),
    ask.at,
  );
  const attempts = [...tried.unanswered, ...tried.reserved];
  if (attempts_per_day !== undefined && attempts.length >= attempts_per_day)
    return { rule: 'attempts_per_day', until: afterCount(ask.at, attempts, attempts_per_day), set };
  return null;
}
