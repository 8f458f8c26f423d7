import type { Knex } from 'knex';

/**
 * Takes off an index of all notes that each note paid for: what waits for a first look is found by
 * `collection_notes_to_review`, which holds nothing else, and verdicts by their own index.
 */
export const noteQueue = {
  async up(knex: Knex): Promise<void> {
    await knex.raw('drop index collection_notes_queue');
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw(
      'create index collection_notes_queue on collection_notes (review_status, priority, id)',
    );
  },
};
