import type { Knex } from 'knex';

/**
 * The business day asks for open promises past their day, and for payments that came or went since.
 */
const INDEXES = {
  collection_notes_promises: 'collection_notes (promise_status, promise_on)',
  payments_updated: 'payments (updated_at, loan_id)',
} as const;

export const promiseDay = {
  async up(knex: Knex): Promise<void> {
    for (const [name, on] of Object.entries(INDEXES))
      await knex.raw(`CREATE INDEX ${name} ON ${on}`);
  },
  async down(knex: Knex): Promise<void> {
    for (const name of Object.keys(INDEXES)) await knex.raw(`DROP INDEX ${name}`);
  },
};
