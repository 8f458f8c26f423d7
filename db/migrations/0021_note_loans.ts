import type { Knex } from 'knex';
import { appendOnly } from '../triggers.ts';

/**
 * The further loans one contact was about, beside the loan of its note: a call about four loans is
 * one contact.
 */
export const noteLoans = {
  async up(knex: Knex): Promise<void> {
    await knex.schema.createTable('note_loans', (table) => {
      table.increments('id');
      table.integer('note_id').notNullable().references('collection_notes.id');
      table.integer('loan_id').notNullable().references('loans.id').index();
      table.unique(['note_id', 'loan_id']);
    });
    await appendOnly(knex, 'note_loans', ['note_id', 'loan_id']);
  },
  async down(knex: Knex): Promise<void> {
    await knex.schema.dropTable('note_loans');
  },
};
