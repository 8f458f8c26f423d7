import type { Knex } from 'knex';
import { isOneOf } from '../../db/dialect.ts';
import type { CollectionNoteRow } from '../contract/resources/collectionNotes.ts';
import type { ContactFacts, PastContact } from '../domain/contact/contactRules.ts';
import { rowsBy } from '../domain/rowsBy.ts';
import { beijingDay, beijingMidnight } from '../domain/time/beijing.ts';
import { allHolds, bindingHolds, type OwnedHold } from './holds.ts';
import type { PersonRow } from './people.ts';
import { messagesToday } from './sentMessages.ts';
import {
  numbersOf,
  refusedNumbers,
  sharersOf,
  type PhoneBook,
  type Sharer,
} from './phoneNumbers.ts';

/**
 * What the verdict on a call to each of many debtors rests on: read for all of them at once, in a
 * number of queries that does not grow with theirs.
 */

/** A loan about which its borrower may be called, on the phone of the record. */
export interface CallLoan {
  readonly id: number;
  readonly borrower_id: number;
  /** A signed plan is kept. */
  readonly contact_frozen: boolean;
}

export interface CallGrounds {
  /** The numbers the call would go to. */
  numbers: string[];
  /** Other borrowers who go by one of them. */
  sharers: readonly number[];
  /** Of contacts those of the day alone: a call to the borrower is judged by no others. */
  facts: ContactFacts;
}

type Reached = Pick<CollectionNoteRow, 'contacted_party' | 'contact_id' | 'reached_number'>;
/** A contact of the day or a held slot, with whose loan it was about. */
type DayContact = Reached &
  Pick<PastContact, 'at' | 'outcome' | 'note_id' | 'reserved_until' | 'message'> & {
    borrower_id: number;
    slot_id?: number;
    /** Who holds the slot. */
    user_id?: number;
    message_id?: number;
  };
type Entry = PhoneBook['entries'][number] & { borrower_id: number };

/** What is read once for all debtors: of some borrowers by their ids, of some numbers by these. */
interface Day {
  /** By the borrower's id and by the number that was reached. */
  contacts: (keys: readonly (number | string)[]) => readonly DayContact[];
  entries: (borrowers: readonly number[]) => readonly Entry[];
  holds: (borrowers: readonly number[]) => readonly OwnedHold[];
  sharers: (numbers: readonly string[]) => readonly Sharer[];
  refused: ReadonlySet<string>;
}

const ofBorrower = ({ borrower_id }: { borrower_id: number }): readonly number[] => [borrower_id];

const NOTED = ['contacted_party', 'contact_id', 'reached_number', 'outcome'] as const;

/** Contacts of the day about the debtors asked for, as notes and their former revisions tell. */
async function notesOfDay(
  db: Knex,
  where: (table: 'collection_notes' | 'note_revisions') => Knex.Raw,
  at: string,
): Promise<DayContact[]> {
  const day = [beijingMidnight(beijingDay(at)), at] as const;
  const noted: DayContact[] = await db('collection_notes')
    .join('loans', 'loans.id', 'collection_notes.loan_id')
    .where(where('collection_notes'))
    .whereBetween('contacted_at', [...day])
    .select(...NOTED, 'borrower_id', { at: 'contacted_at', note_id: 'collection_notes.id' });
  const former: DayContact[] = await db('collection_notes')
    .join('loans', 'loans.id', 'collection_notes.loan_id')
    .join('note_revisions', 'note_revisions.note_id', 'collection_notes.id')
    .where(where('note_revisions'))
    .whereBetween('note_revisions.contacted_at', [...day])
    .select(...NOTED.map((name) => `note_revisions.${name}`), 'borrower_id', {
      at: 'note_revisions.contacted_at',
      note_id: 'note_revisions.note_id',
    });
  return [...noted, ...former];
}

/** Slots that run at an instant. */
const heldSlots = async (db: Knex, where: Knex.Raw, at: string): Promise<DayContact[]> => {
  const rows: Omit<DayContact, 'outcome'>[] = await db('contact_reservations')
    .where(where)
    .whereNull('note_id')
    .where('reserved_until', '>', at)
    .select('contacted_party', 'contact_id', 'reached_number', 'reserved_until', 'borrower_id', {
      at: 'reserved_at',
      slot_id: 'id',
      user_id: 'user_id',
    });
  return rows.map((row) => ({ ...row, outcome: null }));
};

/** Whether a column holds one of these texts. */
const isAmong = (db: Knex, column: string, texts: readonly string[]): Knex.Raw =>
  db.raw(`?? in (${texts.length === 0 ? 'null' : texts.map(() => '?').join(',')})`, [
    column,
    ...texts,
  ]);

/** Messages of the day; each has an id of its own, so that two of one instant stay two. */
async function messagesOfDay(
  db: Knex,
  borrowerIds: readonly number[],
  numbers: readonly string[],
  at: string,
): Promise<DayContact[]> {
  const sent = await messagesToday(db, borrowerIds, numbers, at);
  return sent.map(({ id, borrower_id, tried_at, sent_to }) => ({
    contacted_party: 'borrower',
    contact_id: null,
    reached_number: sent_to,
    outcome: 'message_left',
    at: tried_at,
    borrower_id,
    message: true,
    message_id: id,
  }));
}

async function dayContacts(
  db: Knex,
  borrowerIds: readonly number[],
  numbers: readonly string[],
  at: string,
): Promise<DayContact[]> {
  const own = () => isOneOf(db, 'loans.borrower_id', borrowerIds);
  const found = [
    ...(await notesOfDay(db, own, at)),
    ...(await notesOfDay(db, (table) => isAmong(db, `${table}.reached_number`, numbers), at)),
    ...(await heldSlots(db, isOneOf(db, 'borrower_id', borrowerIds), at)),
    ...(await heldSlots(db, isAmong(db, 'reached_number', numbers), at)),
    ...(await messagesOfDay(db, borrowerIds, numbers, at)),
  ];
  // One that is of the debtors asked for and went to one of the numbers was found twice.
  return [...new Map(found.map((contact) => [JSON.stringify(contact), contact])).values()];
}

/**
 * The grounds of a call about each of these loans at an instant, by the loan's id. A slot that the
 * caller holds is the one the call would use, and counts against nobody.
 */
export async function callGrounds(
  db: Knex,
  loans: readonly CallLoan[],
  people: ReadonlyMap<number, readonly PersonRow[]>,
  { at, caller }: { at: string; caller: number },
): Promise<Map<number, CallGrounds>> {
  const rows = [...people.values()].flat();
  const borrowerIds = [...new Set(rows.map(({ id }) => id))];
  const numbers = [...new Set(rows.flatMap(({ phone }) => phone ?? []))];
  const sharers = await sharersOf(db, numbers);
  const all = [...new Set([...borrowerIds, ...sharers.map(({ borrower_id }) => borrower_id)])];
  const contacts = (await dayContacts(db, borrowerIds, numbers, at)).filter(
    ({ user_id }) => user_id !== caller,
  );
  const entries: Entry[] = await db('borrower_contacts')
    .where(isOneOf(db, 'borrower_id', borrowerIds))
    .select('id', 'borrower_id', 'relation', 'phone', 'consented_on', 'refused_on');
  const day: Day = {
    contacts: rowsBy<number | string, DayContact>(
      contacts,
      ({ borrower_id, reached_number: reached }) =>
        reached === null ? [borrower_id] : [borrower_id, reached],
    ),
    entries: rowsBy(entries, ofBorrower),
    holds: rowsBy(await allHolds(db, all), ofBorrower),
    sharers: rowsBy(sharers, ({ phone }) => [phone]),
    refused: new Set(await refusedNumbers(db, numbers)),
  };
  return new Map(loans.map((loan) => [loan.id, groundsIn(day, loan, people)]));
}

function groundsIn(
  { contacts, entries, holds, sharers, refused }: Day,
  { id, borrower_id, contact_frozen }: CallLoan,
  people: ReadonlyMap<number, readonly PersonRow[]>,
): CallGrounds {
  const rows = people.get(borrower_id) ?? [];
  const ids = rows.map((row) => row.id);
  const person = new Set(ids);
  const record = rows.find((row) => row.id === borrower_id);
  const book: PhoneBook = {
    own: record?.phone ?? null,
    numbers: [],
    entries: entries(ids),
    refusedElsewhere: [],
  };
  const numbers = numbersOf(book, 'borrower', null);
  const others = new Set(
    sharers(numbers)
      .map((sharer) => sharer.borrower_id)
      .filter((other) => !person.has(other)),
  );
  const past = contacts([...ids, ...numbers]).flatMap((contact): PastContact[] => {
    const { borrower_id: whose, reached_number: reached, ...seen } = contact;
    const { slot_id: _slot, user_id: _holder, message_id: _message, ...told } = seen;
    if (person.has(whose)) {
      const named = numbersOf(book, told.contacted_party, told.contact_id);
      return [{ ...told, numbers: reached === null ? named : [reached, ...named] }];
    }
    return reached === null ? [] : [{ ...told, numbers: [reached], elsewhere: true }];
  });
  return {
    numbers,
    sharers: [...others],
    facts: {
      contacts: past,
      holds: bindingHolds(id, holds(ids), holds([...others])),
      plan_kept: contact_frozen,
      refused_contacts: [],
      refused_numbers: numbers.filter((number) => refused.has(number)),
      time_zone: record?.time_zone ?? null,
    },
  };
}
