import type { Knex } from 'knex';

/**
 * What a request keeps of how it went: the day it was withdrawn, for the clock stands still then;
 * and with a grant the required checks that were open.
 */
export const repairTraces = {
  async up(knex: Knex): Promise<void> {
    await knex.raw('ALTER TABLE credit_repairs ADD COLUMN withdrawn_on varchar(10)');
    await knex.raw(
      'UPDATE credit_repairs SET withdrawn_on = (SELECT max(business_date) FROM ' +
        `credit_repair_steps WHERE credit_repair_id = credit_repairs.id AND step = 'withdraw') ` +
        `WHERE status = 'withdrawn'`,
    );
    await knex.raw('ALTER TABLE credit_repair_steps ADD COLUMN open_checks text');
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('ALTER TABLE credit_repair_steps DROP COLUMN open_checks');
    await knex.raw('ALTER TABLE credit_repairs DROP COLUMN withdrawn_on');
  },
};
