import type { Knex } from 'knex';
import { at, oneOf, stamps } from './columns.ts';

/** Backups that were made, and those that failed. */
export const backups = {
  async up(knex: Knex): Promise<void> {
    await knex.schema.createTable('backups', (table) => {
      stamps(table);
      oneOf(table, 'status', ['good', 'failed']).notNullable();
      table.string('file_name', 200).notNullable();
      table.bigInteger('size_bytes');
      table.integer('event_id');
      at(table, 'began_at').notNullable();
      table.string('error', 500);
      table.index(['status', 'id']);
    });
  },
  async down(knex: Knex): Promise<void> {
    await knex.schema.dropTable('backups');
  },
};
