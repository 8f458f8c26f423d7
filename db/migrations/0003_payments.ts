import type { Knex } from 'knex';
import { appendOnly } from '../triggers.ts';
import { at, day, money, oneOf, stamps } from './columns.ts';

export const payments = {
  async up(knex: Knex): Promise<void> {
    await knex.schema.createTable('payments', (table) => {
      stamps(table);
      table.integer('loan_id').notNullable().references('loans.id').index();
      table.string('client_reference', 36).notNullable().unique();
      money(table, 'amount_minor').notNullable();
      day(table, 'paid_on').notNullable();
      oneOf(table, 'channel', ['bank_transfer', 'app', 'cash', 'debit', 'agency', 'court']).notNullable();
      table.string('memo', 500);
      oneOf(table, 'status', ['posted', 'reversed']).notNullable().defaultTo('posted');
      table.integer('recorded_by').references('users.id');
      table.integer('reversed_by').references('users.id');
      at(table, 'reversed_at');
      table.string('reversal_reason', 500);
      money(table, 'unallocated_minor').notNullable().defaultTo(0);
      table.index(['paid_on', 'id']);
      table.check('amount_minor > 0 and unallocated_minor >= 0', undefined, 'payments_amounts');
      table.check('reversed_by is null or recorded_by is null or reversed_by <> recorded_by', undefined, 'payments_maker_checker');
    });
    await appendOnly(knex, 'payments', ['loan_id', 'client_reference', 'amount_minor', 'paid_on', 'recorded_by']);
    // A journal: where money went, by value date and by the instant it was known. A re-allocation adds rows that take back and rows that give, so
    // the sum over value_on <= a date and recorded_at <= an instant is what was true on that date as known at that instant.
    await knex.schema.createTable('payment_allocations', (table) => {
      table.increments('id');
      table.integer('loan_id').notNullable().references('loans.id').index();
      table.integer('payment_id').notNullable().references('payments.id').index();
      table.integer('installment_id').references('installments.id');
      oneOf(table, 'component', ['cost', 'penalty', 'compound_interest', 'interest', 'principal']).notNullable();
      money(table, 'amount_minor').notNullable();
      day(table, 'value_on').notNullable();
      at(table, 'recorded_at').notNullable();
      table.index(['installment_id', 'value_on']);
    });
    await appendOnly(knex, 'payment_allocations', '*');
  },
  async down(knex: Knex): Promise<void> {
    for (const table of ['payment_allocations', 'payments']) await knex.schema.dropTable(table);
  },
};
