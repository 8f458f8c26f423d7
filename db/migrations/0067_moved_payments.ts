import type { Knex } from 'knex';
import { appendOnly, dropAppendOnly } from '../triggers.ts';

const FROZEN = ['payment_id', 'loan_id', 'reason', 'requested_by'];

/** A payment that is taken back may go to the loan it was meant for, by the same decision. */
export const movedPayments = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(
      'ALTER TABLE reversal_requests ADD COLUMN to_loan_id INTEGER REFERENCES loans (id)',
    );
    await dropAppendOnly(knex, 'reversal_requests');
    await appendOnly(knex, 'reversal_requests', [...FROZEN, 'to_loan_id']);
  },
  async down(knex: Knex): Promise<void> {
    await dropAppendOnly(knex, 'reversal_requests');
    await knex.raw('ALTER TABLE reversal_requests DROP COLUMN to_loan_id');
    await appendOnly(knex, 'reversal_requests', FROZEN);
  },
};
