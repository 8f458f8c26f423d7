import { beijingDay } from '../domain/time/beijing.ts';
import type { Knex } from 'knex';
import { ledgerOf, loadAccounts } from './accounts.ts';
import { classFloorAt } from './plans.ts';
import { samePerson } from './people.ts';
import { loadPolicies, type PolicyBook } from './policies.ts';
import { type Outcome, done, refuseField } from '../contract/outcome.ts';
import { borrowerNumbers } from '../contract/resources/borrowerNumbers.ts';
import { borrowerContacts } from '../contract/resources/borrowerContacts.ts';
import type {
  ContactAsk,
  ContactedParty,
  ContactFacts,
  RuleSet,
} from '../domain/contact/contactRules.ts';
import { findRow } from '../store/tableStore.ts';
import {
  numbersOf,
  onlyNumber,
  refusedContacts,
  refusedNumbers,
  sharersOf,
  type PhoneBook,
} from './phoneNumbers.ts';
import { holdsOf } from './holds.ts';
import { findLoan } from './collectedLoans.ts';
import { contactsOf, type LeftOut } from './pastContacts.ts';
import { phoneBook } from './phoneBook.ts';

/** What a verdict on a contact rests on, and whom a contact may name. */

/** The one a contact goes to. */
interface Addressee {
  contacted_party: ContactedParty;
  contact_id?: ContactAsk['contact_id'] | undefined;
  /** The borrower's number, where it is not their phone. */
  number_id?: number | null | undefined;
}

/** Everything a verdict rests on. */
export interface Grounds {
  facts: ContactFacts;
  sets: RuleSet[];
  loan_id: number;
  borrower_id: number;
  disbursed_on: string;
  /** The numbers that whoever is asked about goes by. */
  numbers: string[];
  /** The number of the contact, where it is sure. */
  number: string | null;
  /** The entry of the chosen number; of none, where none was chosen. */
  chosen: PhoneBook['numbers'][number] | undefined;
}

/** Whether the loan's signed plan is kept on a date: then nobody collects. */
async function planKept(
  db: Knex,
  policies: PolicyBook,
  loan_id: number,
  on: string,
): Promise<boolean> {
  const [account] = await loadAccounts(db, [loan_id]);
  if (account === undefined || account.restructures.length === 0) return false;
  if (account.loan.status !== 'active') return false;
  const moment = { as_of: on };
  const floor = classFloorAt(account, policies, ledgerOf(account, policies, moment), moment);
  return floor?.status === 'kept';
}

/**
 * The grounds of a contact as they were at an instant; undefined where there is no such loan.
 * `leftOut`: the note or the slot that is itself looked at; `known`: the policies, where they were
 * read already.
 */
export async function groundsOf(
  db: Knex,
  loan_id: number,
  at: string,
  { contacted_party, contact_id = null, number_id = null }: Addressee,
  leftOut: LeftOut = {},
  known?: PolicyBook,
): Promise<Grounds | undefined> {
  const loan = await findLoan(db, loan_id);
  if (loan === undefined) return undefined;
  const { borrower_id, disbursed_on, product, time_zone } = loan;
  const policies = known ?? (await loadPolicies(db));
  const on = beijingDay(at);
  const sets = policies
    .all('contact_rules', on, product)
    .map(({ value, source, article }) => ({ rules: value, source, article }));
  const person = await samePerson(db, borrower_id);
  const book = await phoneBook(db, borrower_id, person);
  const numbers = numbersOf(book, contacted_party, contact_id, number_id);
  const contacts = await contactsOf(db, { person, numbers }, book, at, leftOut);
  const others =
    contacted_party === 'borrower'
      ? (await sharersOf(db, numbers)).map((sharer) => sharer.borrower_id)
      : [];
  const facts: ContactFacts = {
    contacts,
    holds: await holdsOf(
      db,
      loan_id,
      person,
      others.filter((id) => !person.includes(id)),
    ),
    plan_kept: await planKept(db, policies, loan_id, on),
    refused_contacts: refusedContacts(book, contacted_party, contacts),
    refused_numbers: contacted_party === 'borrower' ? await refusedNumbers(db, numbers) : [],
    time_zone,
  };
  return {
    facts,
    sets,
    loan_id,
    borrower_id,
    disbursed_on,
    numbers,
    number: onlyNumber(numbers),
    chosen: book.numbers.find(({ id }) => id === number_id),
  };
}

/**
 * Refuses a guarantor or emergency contact who is not this person's, on whichever of their records,
 * and a number that is not the borrower's own.
 */
export async function checkContact(
  db: Knex,
  borrower_id: number,
  { contacted_party, contact_id, number_id }: Addressee,
): Promise<Outcome<void>> {
  if (contact_id == null && number_id == null) return done(undefined);
  const person = await samePerson(db, borrower_id);
  if (number_id != null) {
    if (contacted_party !== 'borrower') return refuseField('number_id', 'number_of_borrower');
    const number = await findRow(db, borrowerNumbers, number_id);
    if (number === undefined || !person.includes(number.borrower_id))
      return refuseField('number_id', 'no_such_number');
  }
  if (contact_id == null) return done(undefined);
  const contact = await findRow(db, borrowerContacts, contact_id);
  return contact?.relation === contacted_party && person.includes(contact.borrower_id)
    ? done(undefined)
    : refuseField('contact_id', 'no_such_contact');
}
