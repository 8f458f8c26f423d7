import type { Knex } from 'knex';
import { type AdjustmentRow, adjustments } from '../../contract/resources/adjustments.ts';
import { OPEN_STATUSES } from '../../domain/restructure/restructure.ts';
import { ofLoanNumbered } from '../../book/borrowerSearch.ts';
import type { TableSpec } from '../../store/tableStore.ts';

export const findByReference = async (
  db: Knex,
  client_reference: string,
): Promise<AdjustmentRow | undefined> =>
  await db('adjustments').where({ client_reference }).first();

/** Whether a restructure of a loan is asked for or decided and not yet in effect. */
export const hasOpenRequest = async (db: Knex, loan_id: number): Promise<boolean> =>
  (await db('restructures')
    .where({ loan_id })
    .whereIn('status', [...OPEN_STATUSES])
    .first('id')) !== undefined;

/** `q` also finds the adjustments of a loan by its whole number. */
export const adjustmentSpec: TableSpec = {
  table: 'adjustments',
  searched: adjustments.searched,
  places: (q) => [ofLoanNumbered('adjustments', q)],
};
