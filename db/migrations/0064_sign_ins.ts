import type { Knex } from 'knex';
import { at } from './columns.ts';

/**
 * Failed tries of a password, by what is closed after too many; and from where people have signed
 * in. Names and addresses are hashes: what is typed as a name may be a password. Of a session, when
 * its person was last at work.
 */
export const signIns = {
  async up(knex: Knex): Promise<void> {
    await knex.schema.createTable('password_failures', (table) => {
      table.string('door', 64).primary();
      table.integer('failures').notNullable();
      at(table, 'failed_at').notNullable().index();
      at(table, 'closed_until');
    });
    await knex.schema.createTable('sign_in_places', (table) => {
      table.integer('user_id').notNullable().references('users.id').onDelete('CASCADE');
      table.string('place', 64).notNullable();
      at(table, 'signed_in_at').notNullable().index();
      table.primary(['user_id', 'place']);
    });
    await knex.raw('ALTER TABLE sessions ADD COLUMN seen_at varchar(24)');
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('ALTER TABLE sessions DROP COLUMN seen_at');
    for (const table of ['sign_in_places', 'password_failures']) await knex.schema.dropTable(table);
  },
};
