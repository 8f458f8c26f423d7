import type { Knex } from 'knex';
import { appendOnly, dropAppendOnly } from '../triggers.ts';

/**
 * Which guarantor or emergency contact a former revision of a note named; of those kept before, the
 * one the note names now.
 */
export const revisedContacts = {
  async up(knex: Knex): Promise<void> {
    await dropAppendOnly(knex, 'note_revisions');
    await knex.raw(
      'ALTER TABLE note_revisions ADD COLUMN contact_id integer REFERENCES borrower_contacts (id)',
    );
    await knex.raw(
      'UPDATE note_revisions SET contact_id = (SELECT contact_id FROM collection_notes WHERE ' +
        'collection_notes.id = note_revisions.note_id)',
    );
    await appendOnly(knex, 'note_revisions', '*');
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('ALTER TABLE note_revisions DROP COLUMN contact_id');
  },
};
