import type { Knex } from 'knex';
import { appendOnly } from '../triggers.ts';
import { day, stamps } from './columns.ts';

/** Dated rules as rows. A change is a new row with a later date; the shipped ones are written by the server when a kind has none. */
export const policies = {
  async up(knex: Knex): Promise<void> {
    await knex.schema.createTable('policies', (table) => {
      stamps(table);
      table.string('kind', 40).notNullable();
      day(table, 'effective_on').notNullable();
      table.text('value').notNullable();
      table.string('source', 200).notNullable();
      table.string('confidence', 1).notNullable();
      table.unique(['kind', 'effective_on', 'id']);
    });
    await appendOnly(knex, 'policies', ['kind', 'effective_on', 'value']);
  },
  async down(knex: Knex): Promise<void> {
    await knex.schema.dropTable('policies');
  },
};
