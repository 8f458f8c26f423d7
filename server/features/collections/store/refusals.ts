import type { Knex } from 'knex';
import type { ContactRefusalRow } from '../../../contract/resources/contacts.ts';
import type { TableSpec } from '../../../store/tableStore.ts';
import { ofTeams } from './people.ts';

/** A refusal to keep: who asked what, and which rule refused. */
export type Refusal = Omit<ContactRefusalRow, 'id' | 'version'>;

/**
 * Keeps a refusal, once a day for each who asks: a page that is opened again prevents nothing more.
 */
export async function insertRefusal(trx: Knex.Transaction, refusal: Refusal): Promise<void> {
  const { borrower_id, loan_id, user_id, channel, contacted_party, rule, origin, business_date } =
    refusal;
  const counted = await trx('contact_refusals')
    .where({ borrower_id, loan_id, user_id, channel, contacted_party, rule, origin, business_date })
    .first('id');
  if (counted === undefined) await trx('contact_refusals').insert(refusal);
}

/** Lists refusals; by team as their people stand now, as the report counts them. */
export const refusalSpec: TableSpec = {
  table: 'contact_refusals',
  searched: { part: [] },
  computed: {
    user_team: {
      where: (query, { values }) => {
        query.whereIn('contact_refusals.user_id', ofTeams(values));
      },
    },
  },
};
