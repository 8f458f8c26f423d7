import type { Knex } from 'knex';
import { appendOnly } from '../triggers.ts';
import { at, day, oneOf, stamps } from './columns.ts';

/** What stands over the giving of persons to clerks: who keeps whom, and who is on leave. */
export const assignmentKeeps = {
  async up(knex: Knex): Promise<void> {
    await knex.schema.createTable('assignment_keeps', (table) => {
      stamps(table);
      table.integer('borrower_id').notNullable().references('borrowers.id').index();
      table.integer('user_id').notNullable().references('users.id').index();
      day(table, 'until_on').notNullable();
      table.string('reason', 500).notNullable();
      oneOf(table, 'status', ['proposed', 'approved', 'rejected', 'withdrawn']).notNullable();
      table.integer('requested_by').notNullable().references('users.id');
      table.integer('decided_by').references('users.id');
      at(table, 'decided_at');
      table.string('decision_comment', 500);
      table.index(['status', 'until_on', 'id']);
      table.index(['until_on', 'id']);
      table.check(
        'decided_by is null or decided_by <> requested_by',
        undefined,
        'assignment_keeps_two_persons',
      );
    });
    await appendOnly(knex, 'assignment_keeps', ['user_id', 'until_on', 'reason', 'requested_by']);
    await knex.schema.createTable('absences', (table) => {
      stamps(table);
      table.integer('user_id').notNullable().references('users.id').index();
      day(table, 'from_on').notNullable();
      day(table, 'until_on').notNullable();
      table.string('reason', 200);
      table.integer('recorded_by').notNullable().references('users.id');
      table.integer('withdrawn_by').references('users.id');
      at(table, 'withdrawn_at');
      table.index(['from_on', 'id']);
      table.index(['until_on', 'id']);
      table.check('from_on <= until_on', undefined, 'absences_from_until');
    });
  },
  async down(knex: Knex): Promise<void> {
    await knex.schema.dropTable('absences');
    await knex.schema.dropTable('assignment_keeps');
  },
};
