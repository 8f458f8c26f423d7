import type { Knex } from 'knex';
import type { Computed } from '../store/tableStore.ts';

/** The loans of borrowers, as a subquery of ids. */
export const loansOf =
  (borrowerIds: readonly unknown[]) =>
  (query: Knex.QueryBuilder): void => {
    void query.from('loans').select('id').whereIn('borrower_id', borrowerIds.map(Number));
  };

/** The filter `borrower_id` of records that name a loan. */
export const ofBorrower = (table: string): Computed => ({
  where: (query, { values }) => {
    void query.whereIn(`${table}.loan_id`, loansOf(values));
  },
});
