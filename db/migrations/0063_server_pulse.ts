import type { Knex } from 'knex';

/**
 * One row that the server writes to find out whether it can; `switching` says that an import is
 * about to take its rows over.
 */
export const serverPulse = {
  async up(knex: Knex): Promise<void> {
    await knex.schema.createTable('server_pulse', (table) => {
      table.integer('id').primary();
      table.bigInteger('beats').notNullable();
      table.integer('switching').notNullable();
    });
    await knex('server_pulse').insert({ id: 1, beats: 0, switching: 0 });
  },
  async down(knex: Knex): Promise<void> {
    await knex.schema.dropTable('server_pulse');
  },
};
