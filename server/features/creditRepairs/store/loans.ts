import type { Knex } from 'knex';
import type { LoanRow } from '../../../contract/resources/loans.ts';
import type { UserRow } from '../../../contract/resources/system.ts';

/** The loans that requests are about, and the people who work on them. */

export const userOf = async (
  db: Knex,
  id: number,
): Promise<Pick<UserRow, 'id' | 'full_name' | 'role' | 'active'> | undefined> =>
  await db('users').where({ id }).first('id', 'full_name', 'role', 'active');

export type RepairLoan = Pick<LoanRow, 'id' | 'loan_no' | 'borrower_id' | 'disbursed_on'>;
export const loanOf = async (db: Knex, id: number): Promise<RepairLoan | undefined> =>
  await db('loans').where({ id }).first('id', 'loan_no', 'borrower_id', 'disbursed_on');

/** The day the borrower's first loan was disbursed; null where there is no loan. */
export async function firstDisbursement(db: Knex, borrower_id: number): Promise<string | null> {
  const [first]: { on: string | null }[] = await db('loans')
    .where({ borrower_id })
    .min({ on: 'disbursed_on' });
  return first?.on ?? null;
}

export async function loanIdsOf(db: Knex, borrower_id: number): Promise<number[]> {
  const rows: Pick<LoanRow, 'id'>[] = await db('loans')
    .where({ borrower_id })
    .orderBy('id')
    .select('id');
  return rows.map(({ id }) => id);
}
