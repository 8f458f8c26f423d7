import type { Knex } from 'knex';
import { at, day, oneOf, stamps } from './columns.ts';

/** Who stands by a borrower: guarantors, and people to call when the borrower cannot be reached. */
export const contacts = {
  async up(knex: Knex): Promise<void> {
    await knex.schema.createTable('borrower_contacts', (table) => {
      stamps(table);
      table.integer('borrower_id').notNullable().references('borrowers.id').index();
      oneOf(table, 'relation', ['guarantor', 'emergency_contact']).notNullable();
      table.string('full_name', 100).notNullable().index();
      table.string('phone', 11).notNullable().index();
      table.string('relationship', 40);
      day(table, 'consented_on');
      day(table, 'refused_on');
      at(table, 'last_contacted_at');
    });
  },
  async down(knex: Knex): Promise<void> {
    await knex.schema.dropTable('borrower_contacts');
  },
};
