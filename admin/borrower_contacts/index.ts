import type { BorrowerContact } from '../../server/contract/resources/borrowerContacts.ts';

/**
 * A resource without a page of its own: contacts are seen and written on the page of their
 * borrower.
 */
export default {
  recordRepresentation: (contact: BorrowerContact) => contact.full_name,
};
