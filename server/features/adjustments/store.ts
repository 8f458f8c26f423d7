import type { Knex } from 'knex';
import { type AdjustmentRow, adjustments } from '../../contract/resources/adjustments.ts';
import type { TableSpec } from '../../store/tableStore.ts';

export const findByReference = async (
  db: Knex,
  client_reference: string,
): Promise<AdjustmentRow | undefined> =>
  await db('adjustments').where({ client_reference }).first();

/** `q` also finds the adjustments of a loan by its whole number. */
export const adjustmentSpec: TableSpec = {
  table: 'adjustments',
  searched: adjustments.searched,
  search: (query, q) => {
    query.orWhereIn('adjustments.loan_id', (loans) => {
      void loans.from('loans').select('id').where('loan_no', q);
    });
  },
};
