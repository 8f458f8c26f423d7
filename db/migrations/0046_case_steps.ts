import type { Knex } from 'knex';
import { watchStandings } from '../standingTriggers.ts';
import { appendOnly } from '../triggers.ts';
import { day, oneOf, stamps } from './columns.ts';

/** The ways to a title that are not a suit, with the days that set their clocks. */
export const caseSteps = {
  async up(knex: Knex): Promise<void> {
    await knex.schema.createTable('case_steps', (table) => {
      stamps(table);
      table.integer('legal_case_id').notNullable().references('legal_cases.id').index();
      oneOf(table, 'kind', [
        'mediation',
        'payment_order',
        'arbitration',
        'notarised_enforcement',
      ]).notNullable();
      table.string('body', 100).notNullable();
      table.string('reference', 100).notNullable();
      day(table, 'begun_on').notNullable();
      for (const name of [
        'accepted_on',
        'issued_on',
        'served_on',
        'confirmed_on',
        'perform_by_on',
        'enforcement_applied_on',
        'ended_on',
      ])
        day(table, name);
      oneOf(table, 'outcome', ['agreed', 'failed', 'objected', 'rejected', 'paid', 'withdrawn']);
      table.integer('interruption_id').references('limitation_interruptions.id');
      table.integer('recorded_by').notNullable().references('users.id');
      table.check('(ended_on is null) = (outcome is null)', undefined, 'case_steps_end');
    });
    await appendOnly(knex, 'case_steps', ['legal_case_id', 'kind', 'recorded_by']);
    await watchStandings(knex);
  },
  async down(knex: Knex): Promise<void> {
    await knex.schema.dropTable('case_steps');
  },
};
