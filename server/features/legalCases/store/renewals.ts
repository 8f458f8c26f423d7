import type { Knex } from 'knex';
import { renewalsOf, type RenewalRow } from '../../../book/caseFacts.ts';

/** The renewals of a measure that were not withdrawn. */
export async function standingRenewals(db: Knex, measureId: number): Promise<RenewalRow[]> {
  const renewals = (await renewalsOf(db, [measureId])).get(measureId) ?? [];
  return renewals.filter(({ withdrawn_by }) => withdrawn_by === null);
}

export async function insertRenewal(
  trx: Knex.Transaction,
  row: Pick<RenewalRow, 'case_measure_id' | 'renewed_on' | 'until_on' | 'recorded_by'> & {
    created_at: string;
  },
): Promise<void> {
  await trx('case_measure_renewals').insert(row);
}

export async function withdrawRenewal(
  trx: Knex.Transaction,
  id: number,
  values: { withdrawn_by: number; withdrawn_at: string; withdrawal_reason: string },
): Promise<void> {
  await trx('case_measure_renewals').where({ id }).update(values);
}
