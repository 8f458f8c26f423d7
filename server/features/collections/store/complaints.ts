import type { Knex } from 'knex';
import type { ComplaintRow } from '../../../contract/resources/contacts.ts';

/** Complaints that nobody has answered, the oldest first. */
export const openComplaints = async (db: Knex): Promise<ComplaintRow[]> =>
  await db('complaints').where({ status: 'open' }).orderBy(['received_on', 'id']);
