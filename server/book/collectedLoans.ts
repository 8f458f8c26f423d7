import type { Knex } from 'knex';
import type { BorrowerRow } from '../contract/resources/borrowers.ts';
import type { LoanRow } from '../contract/resources/loans.ts';

/** A loan as the desk asks for it: whose it is, since when, and by which clock its debtor lives. */
export type CollectedLoan = Pick<LoanRow, 'id' | 'borrower_id' | 'product' | 'disbursed_on'> &
  Pick<BorrowerRow, 'time_zone'>;

export const findLoan = async (db: Knex, id: number): Promise<CollectedLoan | undefined> =>
  await db('loans')
    .join('borrowers', 'borrowers.id', 'loans.borrower_id')
    .where('loans.id', id)
    .first(
      'loans.id',
      'loans.borrower_id',
      'loans.product',
      'loans.disbursed_on',
      'borrowers.time_zone',
    );
