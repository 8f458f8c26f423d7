import type { Knex } from 'knex';
import { appendOnly } from '../triggers.ts';
import { at, day, oneOf, stamps } from './columns.ts';

/**
 * Dated rules as rows. A change is a new row with a later date; the shipped ones are written by the
 * server when a kind has none.
 */
export const policies = {
  async up(knex: Knex): Promise<void> {
    await knex.schema.createTable('policies', (table) => {
      stamps(table);
      table.string('kind', 40).notNullable();
      table.string('product', 40);
      day(table, 'effective_on').notNullable();
      table.text('value').notNullable();
      table.string('source', 200).notNullable();
      table.string('article', 200);
      oneOf(table, 'confidence', ['A', 'B', 'C']).notNullable();
      table.string('reason', 500);
      oneOf(table, 'status', ['proposed', 'approved', 'rejected']).notNullable();
      table.integer('author_id').references('users.id');
      table.integer('decided_by').references('users.id');
      at(table, 'decided_at');
      table.string('decision_comment', 500);
      table.index(['kind', 'effective_on']);
      table.check(
        'decided_by is null or author_id is null or decided_by <> author_id',
        undefined,
        'policies_maker_checker',
      );
    });
    await appendOnly(knex, 'policies', ['kind', 'product', 'effective_on', 'value', 'author_id']);
  },
  async down(knex: Knex): Promise<void> {
    await knex.schema.dropTable('policies');
  },
};
