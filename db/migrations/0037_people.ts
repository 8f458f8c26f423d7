import type { Knex } from 'knex';
import { at, oneOf } from './columns.ts';

/** Where a contact's number is kept: the rules ask for it over the whole book. */
const REACHED = [
  ['collection_notes', 'contacted_at'],
  ['note_revisions', 'contacted_at'],
  ['contact_reservations', 'reserved_until'],
] as const;

const DOUBLED =
  'SELECT national_id FROM borrowers WHERE national_id IS NOT NULL GROUP BY national_id ' +
  'HAVING count(*) > 1';

/**
 * Which rows are one person, what people answered about rows that look alike, and the indexes by
 * which contacts are found by number. Rows of one identity number are one person from the start.
 */
export const onePerson = {
  async up(knex: Knex): Promise<void> {
    for (const column of ['person_id', 'merged_into_id'])
      await knex.raw(
        `ALTER TABLE borrowers ADD COLUMN ${column} integer REFERENCES borrowers (id)`,
      );
    await knex.raw(
      'CREATE INDEX borrowers_person ON borrowers (person_id) WHERE person_id IS NOT NULL',
    );
    // Over all rows: the list, which leaves merged ones out, is counted by it.
    await knex.raw('CREATE INDEX borrowers_merged ON borrowers (merged_into_id)');
    await knex.schema.createTable('borrower_matches', (table) => {
      table.increments('id');
      table.integer('borrower_id').notNullable().references('borrowers.id').index();
      table.integer('other_id').notNullable().references('borrowers.id').index();
      oneOf(table, 'answer', ['same', 'different']).notNullable();
      table.string('reason', 500);
      table.integer('answered_by').references('users.id');
      at(table, 'answered_at').notNullable();
    });
    await knex.raw(
      'UPDATE borrowers SET person_id = (SELECT min(same.id) FROM borrowers AS same WHERE ' +
        `same.national_id = borrowers.national_id) WHERE national_id IN (${DOUBLED})`,
    );
    for (const [table, instant] of REACHED)
      await knex.raw(
        `CREATE INDEX ${table}_number ON ${table} (reached_number, ${instant}) ` +
          'WHERE reached_number IS NOT NULL',
      );
  },
  async down(knex: Knex): Promise<void> {
    for (const [table] of REACHED) await knex.raw(`DROP INDEX ${table}_number`);
    await knex.schema.dropTable('borrower_matches');
    for (const index of ['borrowers_merged', 'borrowers_person'])
      await knex.raw(`DROP INDEX ${index}`);
    for (const column of ['merged_into_id', 'person_id'])
      await knex.raw(`ALTER TABLE borrowers DROP COLUMN ${column}`);
  },
};
