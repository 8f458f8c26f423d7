import type { Knex } from 'knex';
import { beijingDay, beijingMidnight } from '../domain/time/beijing.ts';
import type { CollectionNoteRow } from '../contract/resources/collectionNotes.ts';
import type { PastContact } from '../domain/contact/contactRules.ts';
import { numbersOf, type PhoneBook } from './phoneNumbers.ts';
import { messagesToday, sentMessage } from './sentMessages.ts';

/**
 * What is known of earlier contacts with a debtor: notes, their former revisions, held slots, and
 * messages that were sent.
 */

/**
 * How many of the last contacts are looked at: more than any rule counts. Refusals, which count for
 * good, are asked for apart.
 */
const MANY = 60;

/** The note that is edited or the slot that a contact fills, which are left out of the past. */
export interface LeftOut {
  note?: number;
  slot?: number;
}

type Reached = Pick<CollectionNoteRow, 'contacted_party' | 'contact_id' | 'reached_number'>;
type NotedContact = Reached & { note_id: number; at: string } & Pick<CollectionNoteRow, 'outcome'>;
type HeldSlot = Reached & { at: string; reserved_until: string };

const NOTED = {
  note_id: 'id',
  at: 'contacted_at',
  contacted_party: 'contacted_party',
  contact_id: 'contact_id',
  outcome: 'outcome',
  reached_number: 'reached_number',
} as const;
const HELD = {
  at: 'reserved_at',
  contacted_party: 'contacted_party',
  contact_id: 'contact_id',
  reserved_until: 'reserved_until',
  reached_number: 'reached_number',
} as const;

/** Former texts of notes: what they tell happened as much as what the notes say now. */
const formerly = (db: Knex, notes: Knex.QueryBuilder, at: string): Knex.QueryBuilder =>
  db('note_revisions')
    .whereIn('note_id', notes)
    .where('contacted_at', '<=', at)
    .select({ ...NOTED, note_id: 'note_id' });

/**
 * Counts by the old number and the current one, so that changing a number never lowers the count.
 */
const withNumbers =
  <R extends Reached>(book: PhoneBook) =>
  ({ reached_number, ...contact }: R) => ({
    ...contact,
    numbers: [
      ...(reached_number === null ? [] : [reached_number]),
      ...numbersOf(book, contact.contacted_party, contact.contact_id),
    ],
  });

/** Contacts up to an instant, as notes and all their former revisions tell them. */
async function notedContacts(
  db: Knex,
  person: readonly number[],
  at: string,
  leftOut: number,
): Promise<NotedContact[]> {
  const loans = db('loans').whereIn('borrower_id', person).select('id');
  const notes = () =>
    db('collection_notes').whereIn('loan_id', loans.clone()).whereNot({ id: leftOut });
  const recent: NotedContact[] = await notes()
    .where('contacted_at', '<=', at)
    .orderBy([
      { column: 'contacted_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(MANY)
    .select(NOTED);
  const refused: NotedContact[] = await notes()
    .where({ contacted_party: 'emergency_contact', outcome: 'refused' })
    .where('contacted_at', '<=', at)
    .select(NOTED);
  const former: NotedContact[] = await formerly(db, notes().select('id'), at);
  const known = new Set(recent.map(({ note_id }) => note_id));
  return [...recent, ...refused.filter(({ note_id }) => !known.has(note_id)), ...former];
}

/**
 * What counts by number alone: contacts of a Beijing day, and slots held then, that went to some
 * numbers about other debtors; with every refusal of a third party on them, which counts for good.
 */
async function contactsElsewhere(
  db: Knex,
  person: readonly number[],
  numbers: readonly string[],
  at: string,
): Promise<PastContact[]> {
  if (numbers.length === 0) return [];
  const own = () => db('loans').whereIn('borrower_id', person).select('id');
  const toThem = (table: string) => db(table).whereIn('reached_number', numbers);
  const since = beijingMidnight(beijingDay(at));
  const today: NotedContact[] = await toThem('collection_notes')
    .whereBetween('contacted_at', [since, at])
    .whereNotIn('loan_id', own())
    .select(NOTED);
  const refused: NotedContact[] = await toThem('collection_notes')
    .where({ contacted_party: 'emergency_contact', outcome: 'refused' })
    .where('contacted_at', '<', since)
    .whereNotIn('loan_id', own())
    .select(NOTED);
  const former: NotedContact[] = await toThem('note_revisions')
    .whereBetween('contacted_at', [since, at])
    .whereNotIn('note_id', db('collection_notes').whereIn('loan_id', own()).select('id'))
    .select({ ...NOTED, note_id: 'note_id' });
  const held: HeldSlot[] = await toThem('contact_reservations')
    .where('reserved_until', '>', at)
    .whereNull('note_id')
    .whereNotIn('borrower_id', person)
    .select(HELD);
  return [...today, ...refused, ...former, ...held.map((slot) => ({ ...slot, outcome: null }))].map(
    ({ reached_number, ...contact }) => ({
      ...contact,
      numbers: reached_number === null ? [] : [reached_number],
      elsewhere: true,
    }),
  );
}

/** Whose contacts are asked for: all rows of the debtor, and the numbers that are asked about. */
export interface Asked {
  person: readonly number[];
  numbers: readonly string[];
}

/**
 * The contacts of a debtor over all records and loans up to an instant, and those of others that
 * went to the asked numbers, with the slots somebody holds then; without the note or slot that is
 * itself looked at.
 */
export async function contactsOf(
  db: Knex,
  { person, numbers }: Asked,
  book: PhoneBook,
  at: string,
  leftOut: LeftOut = {},
): Promise<PastContact[]> {
  const noted = await notedContacts(db, person, at, leftOut.note ?? 0);
  const held: HeldSlot[] = await db('contact_reservations')
    .whereIn('borrower_id', person)
    .whereNull('note_id')
    .where('reserved_until', '>', at)
    .whereNot({ id: leftOut.slot ?? 0 })
    .select(HELD);
  return [
    ...noted.map(withNumbers(book)),
    ...held.map(withNumbers(book)).map((slot) => ({ ...slot, outcome: null })),
    ...(await contactsElsewhere(db, person, numbers, at)),
    ...(await messagesFor(db, { person, numbers }, at)),
  ];
}

/** Messages of the day to the debtor, and those about others that went to an asked number. */
async function messagesFor(
  db: Knex,
  { person, numbers }: Asked,
  at: string,
): Promise<PastContact[]> {
  const sent = await messagesToday(db, person, numbers, at);
  return sent.map((message) => ({
    ...sentMessage(message),
    ...(person.includes(message.borrower_id) ? {} : { elsewhere: true }),
  }));
}
