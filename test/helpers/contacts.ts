import type { Agent, Test } from 'supertest';
import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import type { ContactCheck } from '../../server/contract/resources/contacts.ts';
import { TODAY } from './api.ts';
import { createBorrower, createLoan, newPhone } from './book.ts';

/** An instant by Beijing's clock. */
export const beijing = (time: string, on = TODAY): string =>
  new Date(`${on}T${time}+08:00`).toISOString();

/** A loan whose debtor has a number of their own: nobody's contacts count for another's. */
export const newDebtorLoan = async (agent: Agent): Promise<number> =>
  (await createLoan(agent, await createBorrower(agent, { phone: newPhone() }))).id;

/** A call to the debtor, as the contact check is asked about it. */
export const contactOf = (loan_id: number, changes: object = {}) => ({
  loan_id,
  channel: 'call',
  contacted_party: 'borrower',
  ...changes,
});

/** Asks whether a contact is allowed. */
export const checkContact = async (
  agent: Agent,
  loan_id: number,
  changes: object = {},
): Promise<ContactCheck> =>
  (await agent.post('/api/contact_check').send(contactOf(loan_id, changes)).expect(200))
    .body as ContactCheck;

/** Sends a note of a call that came through. */
export const sendNote = (agent: Agent, loan_id: number, changes: object = {}): Test =>
  agent.post('/api/collection_notes').send({
    ...contactOf(loan_id),
    outcome: 'connected',
    content: '已礼貌告知应还金额',
    ...changes,
  });

/** Writes such a note down. */
export const writeNote = async (
  agent: Agent,
  loan_id: number,
  changes: object = {},
): Promise<CollectionNote> =>
  (await sendNote(agent, loan_id, changes).expect(201)).body as CollectionNote;
