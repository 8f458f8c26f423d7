import type { Knex } from 'knex';

/** How many installments the plan in force has: fewer than the contract's after a prepayment. */
export const scheduledCounts = {
  async up(knex: Knex): Promise<void> {
    // The server fills it with the positions, which it brings up to each new schema.
    await knex.raw('ALTER TABLE loans ADD COLUMN scheduled_count integer NOT NULL DEFAULT 0');
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('ALTER TABLE loans DROP COLUMN scheduled_count');
  },
};
