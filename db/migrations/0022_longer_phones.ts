import type { Knex } from 'knex';
import { dialectOf } from '../dialect.ts';

/** Every column that holds a phone number. */
const PHONES = {
  borrowers: 'phone',
  borrower_contacts: 'phone',
  collection_notes: 'reached_number',
  note_revisions: 'reached_number',
  contact_reservations: 'reached_number',
} as const;

/**
 * Room for landlines with their extension and for numbers of other regions. SQLite does not hold a
 * column to its length; on the way back nothing is narrowed, for a longer number would not fit.
 */
export const longerPhones = {
  async up(knex: Knex): Promise<void> {
    if (dialectOf(knex) === 'sqlite') return;
    for (const [table, column] of Object.entries(PHONES))
      await knex.raw('ALTER TABLE ?? ALTER COLUMN ?? TYPE varchar(24)', [table, column]);
  },
  down: async (): Promise<void> => undefined,
};
