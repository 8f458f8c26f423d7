import type { Knex } from 'knex';
import { chunks } from '../../../book/accounts.ts';
import type { BorrowerContactRow } from '../../../contract/resources/borrowerContacts.ts';
import type { LoanRow } from '../../../contract/resources/loans.ts';
import type { UserRow } from '../../../contract/resources/system.ts';

/** The loans that cases are about, and the people in them. */

export type CaseLoan = Pick<LoanRow, 'id' | 'loan_no' | 'borrower_id' | 'disbursed_on'>;
export const loanOf = async (db: Knex, id: number): Promise<CaseLoan | undefined> =>
  await db('loans').where({ id }).first('id', 'loan_no', 'borrower_id', 'disbursed_on');

export type NamedLoan = Pick<LoanRow, 'id' | 'loan_no' | 'borrower_id'> & { borrower_name: string };
/** Loans with their borrowers' names. */
export async function namedLoans(db: Knex, ids: readonly number[]): Promise<NamedLoan[]> {
  const loans: NamedLoan[] = [];
  for (const some of chunks(ids)) {
    const rows: NamedLoan[] = await db('loans')
      .join('borrowers', 'borrowers.id', 'loans.borrower_id')
      .whereIn('loans.id', some)
      .select('loans.id', 'loan_no', 'borrower_id', { borrower_name: 'borrowers.full_name' });
    loans.push(...rows);
  }
  return loans;
}

export const userOf = async (
  db: Knex,
  id: number,
): Promise<Pick<UserRow, 'id' | 'role' | 'active'> | undefined> =>
  await db('users').where({ id }).first('id', 'role', 'active');

export const contactOf = async (
  db: Knex,
  id: number,
): Promise<Pick<BorrowerContactRow, 'id' | 'borrower_id' | 'relation' | 'full_name'> | undefined> =>
  await db('borrower_contacts').where({ id }).first('id', 'borrower_id', 'relation', 'full_name');

/** Whether a person's guarantee for a loan is recorded. */
export const isGuaranteedBy = async (
  db: Knex,
  loan_id: number,
  borrower_contact_id: number,
): Promise<boolean> =>
  (await db('guarantees').where({ loan_id, borrower_contact_id }).first('id')) !== undefined;
