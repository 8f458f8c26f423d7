import type { Knex } from 'knex';
import { appendOnly } from '../triggers.ts';
import { at, day, money, oneOf, stamps } from './columns.ts';

/** Runs of the policy that gives persons to clerks, with every loan that moved. */
export const assignmentRuns = {
  async up(knex: Knex): Promise<void> {
    await knex.schema.createTable('assignment_runs', (table) => {
      stamps(table);
      day(table, 'business_date').notNullable();
      table.integer('user_id').references('users.id').index();
      table.integer('only_user_id').references('users.id').index();
      table.integer('automatic').notNullable();
      oneOf(table, 'status', ['done', 'undone']).notNullable();
      table.integer('persons_count').notNullable();
      table.integer('moves_count').notNullable();
      table.integer('unplaced_count').notNullable();
      table.integer('spread_before_bps');
      table.integer('spread_after_bps');
      table.text('load').notNullable();
      table.integer('undone_by').references('users.id');
      at(table, 'undone_at');
      table.integer('returned_count');
      table.integer('stayed_count');
      table.index(['business_date', 'id']);
      table.index(['moves_count', 'id']);
    });
    await knex.raw(
      'CREATE UNIQUE INDEX assignment_runs_automatic ON assignment_runs (business_date) ' +
        'WHERE automatic = 1',
    );
    await createMoves(knex);
  },
  async down(knex: Knex): Promise<void> {
    await knex.schema.dropTable('assignment_moves');
    await knex.schema.dropTable('assignment_runs');
  },
};

async function createMoves(knex: Knex): Promise<void> {
  await knex.schema.createTable('assignment_moves', (table) => {
    stamps(table);
    table.integer('run_id').notNullable().references('assignment_runs.id');
    table.integer('loan_id').notNullable().references('loans.id').onDelete('CASCADE');
    table.integer('from_user_id').references('users.id');
    table.integer('to_user_id').notNullable().references('users.id');
    table.string('rule', 60);
    oneOf(table, 'why', [
      'unheld',
      'one_person',
      'kept',
      'handed_over',
      'not_named',
      'no_room',
      'shared_out',
    ]).notNullable();
    money(table, 'overdue_minor').notNullable();
    oneOf(table, 'outcome', ['moved', 'returned', 'stayed']).notNullable();
    table.index(['run_id', 'id']);
    table.index(['loan_id', 'id']);
    table.index(['from_user_id', 'id']);
    table.index(['to_user_id', 'id']);
    table.index(['overdue_minor', 'id']);
  });
  await appendOnly(
    knex,
    'assignment_moves',
    ['run_id', 'loan_id', 'from_user_id', 'to_user_id', 'rule', 'why'],
    { deletable: true },
  );
}
