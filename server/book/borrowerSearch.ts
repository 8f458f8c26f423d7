import { borrowers } from '../contract/resources/borrowers.ts';
import { borrowerNumbers } from '../contract/resources/borrowerNumbers.ts';
import { alike, placesOf, through, type Place } from '../store/search.ts';

const { searched, folded } = borrowers;

/** Where borrowers are found by their other numbers, whole or by their ends. */
export const byOtherNumbers = (q: string): Place[] =>
  through(
    'borrowers.id',
    'borrower_numbers',
    'borrower_id',
    placesOf({ table: 'borrower_numbers', searched: { ...borrowerNumbers.searched, part: [] } }, q),
  );

/** Where borrowers are found by their words and by all their numbers. */
export const borrowerPlaces = (q: string): Place[] => [
  ...placesOf({ table: 'borrowers', searched, folded }, q),
  ...byOtherNumbers(q),
];

/** Where borrowers are found by their words alone; never by a number. */
export const namePlaces = (q: string): Place[] =>
  placesOf({ table: 'borrowers', searched: { part: [] }, folded }, q);

/** Rows of a table with a `loan_id` by the whole number of that loan. */
export const ofLoanNumbered = (table: string, q: string): Place =>
  alike((query) => {
    query.whereIn(`${table}.loan_id`, (loans) => {
      void loans.from('loans').select('id').where('loan_no', q);
    });
  });
