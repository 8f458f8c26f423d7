import type { Knex } from 'knex';

/**
 * The first page counts what a person did today and what was refused this week: found by the day,
 * not by looking at all that a person ever wrote and all that was ever refused.
 */
const INDEXES = {
  collection_notes_of_author: 'collection_notes (author_id, contacted_at, id)',
  contact_refusals_of_day: 'contact_refusals (business_date, rule, id)',
} as const;

export const dayIndexes = {
  async up(knex: Knex): Promise<void> {
    for (const [name, on] of Object.entries(INDEXES))
      await knex.raw(`create index ${name} on ${on}`);
  },
  async down(knex: Knex): Promise<void> {
    for (const name of Object.keys(INDEXES)) await knex.raw(`drop index ${name}`);
  },
};
