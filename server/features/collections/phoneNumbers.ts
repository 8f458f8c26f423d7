import type { PastContact } from '../../domain/contact/contactRules.ts';
import type { PhoneBook } from './store/phoneBook.ts';

/** Which numbers a contact goes to, and which of them are not called again. */

/**
 * The numbers a party goes by: the named entry's, and where none is named those of all that it may
 * be.
 */
export function numbersOf(
  { own, entries }: PhoneBook,
  party: string,
  contact_id: number | null,
): string[] {
  if (party === 'borrower') return own === null ? [] : [own];
  const meant = entries.filter(({ id, relation }) =>
    contact_id === null ? relation === party : id === contact_id,
  );
  return [...new Set(meant.map(({ phone }) => phone))];
}

/** The number a contact went to, where there is no doubt which. */
export function numberOf(book: PhoneBook, party: string, contact_id: number | null): string | null {
  const [number, ...others] = numbersOf(book, party, contact_id);
  return number === undefined || others.length > 0 ? null : number;
}

/**
 * The entries a party may be who asked not to be called, by themselves or in an earlier note, with
 * every entry of the same number, whatever it is called. Who signed a guarantee is a debtor, and is
 * not among them.
 */
export function refusedContacts(
  { entries }: PhoneBook,
  party: string,
  contacts: readonly PastContact[],
): number[] {
  const refusals = contacts.filter(
    ({ contacted_party, outcome }) =>
      contacted_party === 'emergency_contact' && outcome === 'refused',
  );
  const refused = new Set(refusals.map(({ contact_id }) => contact_id));
  const numbers = new Set([
    ...refusals.flatMap((contact) => contact.numbers ?? []),
    ...entries
      .filter(({ id, refused_on }) => refused.has(id) || refused_on !== null)
      .map(({ phone }) => phone),
  ]);
  return entries
    .filter(
      ({ relation, phone, consented_on }) =>
        relation === party &&
        numbers.has(phone) &&
        (relation !== 'guarantor' || consented_on === null),
    )
    .map(({ id }) => id);
}
