import type { Knex } from 'knex';

/** The stage of a late loan is found by its days of grace, few of which there are, and its age. */
export const graceIndex = {
  async up(knex: Knex): Promise<void> {
    await knex.raw('CREATE INDEX loans_grace ON loans (grace_days, oldest_unpaid_due_on)');
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('DROP INDEX loans_grace');
  },
};
