import type { Knex } from 'knex';
import { at, day, money, oneOf, stamps } from './columns.ts';

/** Days of the bank, and the totals that its sources state of them. */
export const bankDays = {
  async up(knex: Knex): Promise<void> {
    await knex.schema.createTable('bank_days', (table) => {
      stamps(table);
      day(table, 'day_on').notNullable().unique();
      oneOf(table, 'status', ['open', 'closed']).notNullable();
      table.integer('closed_by').references('users.id');
      at(table, 'closed_at');
      table.integer('reopened_by').references('users.id');
      table.string('reopen_reason', 500);
      table.index(['status', 'day_on', 'id']);
    });
    await knex.schema.createTable('bank_day_totals', (table) => {
      stamps(table);
      day(table, 'day_on').notNullable();
      table.integer('source_id').notNullable().references('bank_sources.id');
      money(table, 'in_minor').notNullable();
      money(table, 'out_minor').notNullable();
      table.integer('stated_by').notNullable().references('users.id');
      table.unique(['day_on', 'source_id']);
    });
  },
  async down(knex: Knex): Promise<void> {
    await knex.schema.dropTable('bank_day_totals');
    await knex.schema.dropTable('bank_days');
  },
};
