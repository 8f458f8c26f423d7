import type { BorrowerContact } from '../../server/contract/resources/borrowerContacts.ts';

/** Has no page of its own: contacts are seen and written on the page of their borrower. */
export default {
  recordRepresentation: (contact: BorrowerContact) => contact.full_name,
};
