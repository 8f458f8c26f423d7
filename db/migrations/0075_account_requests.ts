import type { Knex } from 'knex';
import { at, oneOf, stamps } from './columns.ts';

/** What was asked of an account and a second person decides. */
export const accountRequests = {
  async up(knex: Knex): Promise<void> {
    await knex.schema.createTable('account_requests', (table) => {
      stamps(table);
      table.integer('user_id').notNullable().references('users.id');
      oneOf(table, 'kind', ['create', 'role', 'switch_on', 'password', 'factor']).notNullable();
      oneOf(table, 'role', ['staff', 'supervisor', 'compliance', 'admin']).notNullable();
      table.string('password_hash', 200);
      oneOf(table, 'status', ['proposed', 'approved', 'rejected', 'withdrawn']).notNullable();
      table.integer('requested_by').notNullable().references('users.id');
      table.integer('decided_by').references('users.id');
      at(table, 'decided_at');
      table.string('decision_comment', 500);
      table.index(['status', 'id']);
      table.index(['created_at', 'id']);
      table.index(['user_id', 'id']);
    });
    await knex.raw(
      'CREATE UNIQUE INDEX account_requests_open ON account_requests (user_id, kind) ' +
        "WHERE status = 'proposed'",
    );
  },
  async down(knex: Knex): Promise<void> {
    await knex.schema.dropTable('account_requests');
  },
};
