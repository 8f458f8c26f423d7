import type { Knex } from 'knex';
import { chunks } from './accounts.ts';

/** The number of a loan and whose it is: what a record that names a loan is known by. */
export interface LoanNames {
  readonly loan_no: string;
  readonly borrower_id: number;
  readonly borrower_name: string;
}

/**
 * Rows that name a loan, with its number and its borrower's name: a list that had to ask for them
 * afterwards would show them late.
 */
export async function withLoanNames<R extends { readonly loan_id: number }>(
  db: Knex,
  rows: readonly R[],
): Promise<(R & LoanNames)[]> {
  const names = new Map<number, LoanNames>();
  for (const ids of chunks([...new Set(rows.map(({ loan_id }) => loan_id))])) {
    const found: (LoanNames & { id: number })[] = await db('loans')
      .join('borrowers', 'borrowers.id', 'loans.borrower_id')
      .whereIn('loans.id', ids)
      .select('loans.id', 'loan_no', 'borrower_id', { borrower_name: 'full_name' });
    for (const { id, ...named } of found) names.set(id, named);
  }
  return rows.map((row) => {
    const named = names.get(row.loan_id);
    if (named === undefined) throw new Error(`loan ${row.loan_id} vanished`);
    return { ...row, ...named };
  });
}

/** The numbers of loans, by their ids. */
export async function loanNos(db: Knex, ids: readonly number[]): Promise<Map<number, string>> {
  const numbers = new Map<number, string>();
  for (const some of chunks([...new Set(ids)])) {
    const found: { id: number; loan_no: string }[] = await db('loans')
      .whereIn('id', some)
      .select('id', 'loan_no');
    for (const { id, loan_no } of found) numbers.set(id, loan_no);
  }
  return numbers;
}

/** The names of borrowers, by their ids. */
export async function borrowerNames(
  db: Knex,
  borrowerIds: readonly number[],
): Promise<Map<number, string>> {
  const names = new Map<number, string>();
  for (const ids of chunks([...new Set(borrowerIds)])) {
    const found: { id: number; full_name: string }[] = await db('borrowers')
      .whereIn('id', ids)
      .select('id', 'full_name');
    for (const { id, full_name } of found) names.set(id, full_name);
  }
  return names;
}
