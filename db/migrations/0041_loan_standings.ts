import type { Knex } from 'knex';
import { unwatchStandings, watchStandings } from '../standingTriggers.ts';
import { day, money } from './columns.ts';

/**
 * What lists show of a loan on a date, kept with the days it holds for: one row a loan, its id the
 * loan's. `holds_to` is empty where something changed since.
 */
export const loanStandings = {
  async up(knex: Knex): Promise<void> {
    await knex.schema.createTable('loan_standings', (table) => {
      table.integer('id').primary().references('loans.id').onDelete('CASCADE');
      day(table, 'made_on').notNullable().defaultTo('');
      day(table, 'holds_to').notNullable();
      for (const name of [
        'overdue_minor',
        'penalty_minor',
        'due_now_minor',
        'next_due_minor',
        'next_promise_minor',
      ])
        money(table, name).notNullable().defaultTo(0);
      day(table, 'next_due_on');
      day(table, 'next_promise_on');
      table.integer('next_promise_note_id');
      table.integer('restructure_id');
      table.string('restructure_status', 40);
      table.integer('plan_restructure_id');
      table.string('plan_status', 40);
      day(table, 'observation_ends_on');
      table.integer('contact_frozen').notNullable().defaultTo(0);
      day(table, 'next_deadline_on');
      table.string('next_deadline_kind', 40);
      table.index('made_on');
      table.index(['holds_to', 'id']);
      table.index(['overdue_minor', 'id']);
    });
    await knex.raw("insert into loan_standings (id, holds_to) select id, '' from loans");
    await watchStandings(knex);
  },
  async down(knex: Knex): Promise<void> {
    await unwatchStandings(knex);
    await knex.schema.dropTable('loan_standings');
  },
};
