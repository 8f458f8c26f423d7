import type { Knex } from 'knex';
import { appendOnly } from '../triggers.ts';
import { at, oneOf, stamps } from './columns.ts';

/**
 * Requests to take a payment back, by those who may not do it themselves: whoever recorded it by
 * mistake, and everybody at the desk. One at a time for each payment.
 */
export const reversalRequests = {
  async up(knex: Knex): Promise<void> {
    await knex.schema.createTable('reversal_requests', (table) => {
      stamps(table);
      table.integer('payment_id').notNullable().references('payments.id').index();
      table.integer('loan_id').notNullable().references('loans.id').index();
      table.string('reason', 500).notNullable();
      oneOf(table, 'status', ['proposed', 'approved', 'rejected', 'withdrawn']).notNullable();
      table.integer('requested_by').notNullable().references('users.id');
      table.integer('decided_by').references('users.id');
      at(table, 'decided_at');
      table.string('decision_comment', 500);
      table.index(['status', 'id']);
      table.check(
        'decided_by is null or decided_by <> requested_by',
        undefined,
        'reversal_requests_two_persons',
      );
    });
    await knex.raw(
      'CREATE UNIQUE INDEX reversal_requests_open ON reversal_requests (payment_id) ' +
        "WHERE status = 'proposed'",
    );
    await appendOnly(knex, 'reversal_requests', [
      'payment_id',
      'loan_id',
      'reason',
      'requested_by',
    ]);
  },
  async down(knex: Knex): Promise<void> {
    await knex.schema.dropTable('reversal_requests');
  },
};
