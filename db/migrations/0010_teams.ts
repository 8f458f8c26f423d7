import type { Knex } from 'knex';

/**
 * Who works with whom, when somebody last signed in, and where a borrower's clock differs from
 * Beijing's.
 */
const USER_COLUMNS = ['team varchar(40)', 'last_sign_in_at varchar(24)'];
const BORROWER_COLUMNS = ['time_zone varchar(64)'];
const nameOf = (column: string): string => column.split(' ')[0] ?? '';

export const teams = {
  async up(knex: Knex): Promise<void> {
    for (const column of USER_COLUMNS) await knex.raw(`ALTER TABLE users ADD COLUMN ${column}`);
    for (const column of BORROWER_COLUMNS)
      await knex.raw(`ALTER TABLE borrowers ADD COLUMN ${column}`);
    await knex.raw('CREATE INDEX users_team ON users (team, role)');
    await knex.raw(
      'CREATE INDEX collection_notes_reviewer ON collection_notes (reviewer_id, reviewed_at)',
    );
    await knex.raw(
      'CREATE INDEX collection_notes_second_reviewer ON collection_notes (second_reviewer_id,' +
        ' second_reviewed_at)',
    );
  },
  async down(knex: Knex): Promise<void> {
    for (const index of [
      'collection_notes_second_reviewer',
      'collection_notes_reviewer',
      'users_team',
    ])
      await knex.raw(`DROP INDEX ${index}`);
    for (const column of BORROWER_COLUMNS)
      await knex.raw(`ALTER TABLE borrowers DROP COLUMN ${nameOf(column)}`);
    for (const column of USER_COLUMNS)
      await knex.raw(`ALTER TABLE users DROP COLUMN ${nameOf(column)}`);
  },
};
