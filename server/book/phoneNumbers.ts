import type { Knex } from 'knex';
import type { BorrowerContactRow } from '../contract/resources/borrowerContacts.ts';
import type { BorrowerNumberRow } from '../contract/resources/borrowerNumbers.ts';
import type { PastContact } from '../domain/contact/contactRules.ts';

/** Which numbers a contact goes to, and which of them are not called again. */

export type PhoneEntry = Pick<
  BorrowerContactRow,
  'id' | 'relation' | 'phone' | 'consented_on' | 'refused_on'
>;
type OwnNumber = Pick<BorrowerNumberRow, 'id' | 'phone' | 'kind' | 'state'>;

/** The numbers of a debtor and of who stands by them, over all records of the person. */
export interface PhoneBook {
  /** The phone of the record whose loan it is: the number of a contact that names none. */
  own: string | null;
  numbers: readonly OwnNumber[];
  entries: readonly PhoneEntry[];
  /** Those of the entries' numbers on which somebody refused, as a third party, elsewhere. */
  refusedElsewhere: readonly string[];
}

/**
 * The numbers a party goes by: of the borrower the chosen one, else the phone of the record; of
 * others the named entry's, and where none is named those of all that it may be.
 */
export function numbersOf(
  { own, entries, numbers }: PhoneBook,
  party: string,
  contact_id: number | null,
  number_id: number | null = null,
): string[] {
  if (party === 'borrower') {
    const chosen = numbers.find(({ id }) => id === number_id)?.phone ?? own;
    return chosen === null ? [] : [chosen];
  }
  const meant = entries.filter(({ id, relation }) =>
    contact_id === null ? relation === party : id === contact_id,
  );
  return [...new Set(meant.map(({ phone }) => phone))];
}

/** The number a contact went to, where there is no doubt which of these. */
export function onlyNumber([number, ...others]: readonly string[]): string | null {
  return number === undefined || others.length > 0 ? null : number;
}

/**
 * The entries a party may be who asked not to be called, by themselves or in an earlier note, on
 * this debtor's records or another's, with every entry of the same number, whatever it is called.
 * Who signed a guarantee is a debtor, and is not among them.
 */
export function refusedContacts(
  { entries, refusedElsewhere }: PhoneBook,
  party: string,
  contacts: readonly PastContact[],
): number[] {
  const refusals = contacts.filter(
    ({ contacted_party, outcome }) =>
      contacted_party === 'emergency_contact' && outcome === 'refused',
  );
  const refused = new Set(refusals.map(({ contact_id }) => contact_id));
  const numbers = new Set([
    ...refusedElsewhere,
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

/** Those of some numbers on which a borrower, whoever it is, asked not to be called. */
export async function refusedNumbers(db: Knex, numbers: readonly string[]): Promise<string[]> {
  const rows: Pick<BorrowerNumberRow, 'phone'>[] = await db('borrower_numbers')
    .whereIn('phone', numbers)
    .where({ state: 'refused' })
    .select('phone');
  return rows.map(({ phone }) => phone);
}

/** A number, and a borrower who goes by it. */
export interface Sharer {
  borrower_id: number;
  phone: string;
}

/** The borrowers who go by one of some numbers, by each number. */
export const sharersOf = async (db: Knex, numbers: readonly string[]): Promise<Sharer[]> =>
  await db('borrowers')
    .whereIn('phone', numbers)
    .select({ borrower_id: 'id' }, 'phone')
    .union(
      db('borrower_numbers')
        .whereIn('phone', numbers)
        .whereNot({ state: 'wrong' })
        .select('borrower_id', 'phone'),
    );
