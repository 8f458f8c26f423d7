import type { Knex } from 'knex';
import { at } from './columns.ts';

/**
 * Of a session, from where and until when, what its person has to do first, and when they last
 * showed that it is them; of an account, since when it has its password and who set it; second
 * factors, and the codes that stand in for them.
 */
export const signInTrust = {
  async up(knex: Knex): Promise<void> {
    for (const column of [
      'place varchar(60)',
      'browser varchar(20)',
      'system varchar(20)',
      'idle_minutes integer',
      'to_do varchar(20)',
      'confirmed_at varchar(24)',
    ])
      await knex.raw(`ALTER TABLE sessions ADD COLUMN ${column}`);
    await knex.raw('CREATE INDEX sessions_user ON sessions (user_id)');
    await knex.raw('ALTER TABLE users ADD COLUMN password_set_at varchar(24)');
    await knex.raw('ALTER TABLE users ADD COLUMN must_change_password integer NOT NULL DEFAULT 0');
    await knex.schema.createTable('second_factors', (table) => {
      table.integer('user_id').primary().references('users.id').onDelete('CASCADE');
      table.string('secret', 64).notNullable();
      at(table, 'begun_at').notNullable();
      at(table, 'enrolled_at');
      table.integer('last_step').notNullable().defaultTo(0);
    });
    await knex.schema.createTable('recovery_codes', (table) => {
      table.integer('user_id').notNullable().references('users.id').onDelete('CASCADE');
      table.string('code_hash', 200).notNullable();
      at(table, 'used_at');
      table.primary(['user_id', 'code_hash']);
    });
  },
  async down(knex: Knex): Promise<void> {
    for (const table of ['recovery_codes', 'second_factors']) await knex.schema.dropTable(table);
    await knex.raw('DROP INDEX sessions_user');
    for (const column of ['must_change_password', 'password_set_at'])
      await knex.raw(`ALTER TABLE users DROP COLUMN ${column}`);
    for (const column of ['confirmed_at', 'to_do', 'idle_minutes', 'system', 'browser', 'place'])
      await knex.raw(`ALTER TABLE sessions DROP COLUMN ${column}`);
  },
};
