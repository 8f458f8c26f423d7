import { ANSWERED, FAILED, reachesSame } from './contactCounts.ts';
import type { Ban, ContactAsk, ContactFacts, PastContact, RuleSet } from './contactRules.ts';

/** When somebody else than the borrower may be called (GB/T 45251—2025). */

/** The latest instant of some contacts; empty where there are none. */
const latest = (contacts: readonly PastContact[]): string =>
  contacts.reduce((last, { at }) => (at > last ? at : last), '');

/**
 * Whether the borrower is out of reach: the last try met an invalid number, or so many failed since
 * anybody answered; of one instant the better outcome came last. A note failed only if it and each
 * former revision say so of the borrower, and then at the earliest time of them; what any revision
 * says of reaching them stands: no edit opens the way to others.
 */
function outOfReach(contacts: readonly PastContact[], failures: number): boolean {
  const noted = contacts.filter(
    ({ contacted_party, outcome, elsewhere }) =>
      contacted_party === 'borrower' && outcome !== null && elsewhere !== true,
  );
  const answered = latest(
    noted.filter(({ outcome }) => outcome !== null && ANSWERED.includes(outcome)),
  );
  const tried = latest(noted.filter(({ outcome }) => outcome !== 'invalid_number'));
  const notes = new Map<number | PastContact, PastContact[]>();
  for (const contact of contacts) {
    const note = contact.note_id ?? contact;
    if (contact.outcome !== null && contact.elsewhere !== true)
      notes.set(note, [...(notes.get(note) ?? []), contact]);
  }
  const failed = [...notes.values()].filter((versions) =>
    versions.every(
      ({ contacted_party, outcome }) =>
        contacted_party === 'borrower' && outcome !== null && FAILED.includes(outcome),
    ),
  );
  const since = (versions: readonly PastContact[], at: string): boolean =>
    versions.every((version) => version.at > at);
  return (
    failed.some(
      (versions) =>
        since(versions, tried) && versions.every(({ outcome }) => outcome === 'invalid_number'),
    ) || failed.filter((versions) => since(versions, answered)).length >= failures
  );
}

/**
 * The ban on calling somebody else than the borrower. An emergency contact is no debtor: they are
 * called only when the borrower cannot be reached, and not against their wish.
 */
export function thirdParty(ask: ContactAsk, facts: ContactFacts, set: RuleSet): Ban | null {
  const failures = set.rules.third_party_after_failures;
  const toBorrower = ask.contacted_party === 'borrower' && ask.third_party_number !== true;
  if (failures === undefined || toBorrower) return null;
  const marked =
    ask.contact_id === null
      ? facts.refused_contacts.length > 0
      : facts.refused_contacts.includes(ask.contact_id);
  // A guarantor is a debtor; only one who is called so and signed nothing is not.
  if (ask.contacted_party === 'guarantor')
    return marked ? { rule: 'third_party_refused', until: null, set } : null;
  const refused = facts.contacts.some(
    (contact) =>
      reachesSame(ask, contact) &&
      contact.at <= ask.at &&
      contact.contacted_party === 'emergency_contact' &&
      contact.outcome === 'refused',
  );
  if (refused || marked) return { rule: 'third_party_refused', until: null, set };
  return outOfReach(
    facts.contacts.filter(({ at, message }) => at <= ask.at && message !== true),
    failures,
  )
    ? null
    : { rule: 'third_party_not_lost', until: null, set };
}
