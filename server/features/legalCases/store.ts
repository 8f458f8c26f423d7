import type { Knex } from 'knex';
import { legalCases } from '../../contract/resources/legalCases.ts';
import type { TableSpec } from '../../store/tableStore.ts';

export const caseSpec: TableSpec = {
  table: 'legal_cases',
  searched: legalCases.searched,
  search: (query, q) => {
    query.orWhereIn('legal_cases.loan_id', (loans) => { void loans.from('loans').select('id').where('loan_no', q); });
  },
};

export const lastDueOn = async (db: Knex, loanId: number): Promise<string | undefined> =>
  ((await db('loans').where({ id: loanId }).first('last_due_on')) as { last_due_on: string } | undefined)?.last_due_on;
