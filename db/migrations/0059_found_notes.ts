import type { Knex } from 'knex';

/**
 * The few notes in which something was found, by their day, for the report on notes, which counts
 * all others by the day and the author. The condition stands in its query word by word.
 */
export const foundNotes = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(
      'create index collection_notes_found on collection_notes (contacted_at, id) ' +
        "where findings <> '[]' or former_findings <> '[]' or violations <> '[]'",
    );
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('drop index collection_notes_found');
  },
};
