import type { Knex } from 'knex';

/**
 * The ends of a plan's observation at which the hardship was found unsolved, as JSON: it is
 * observed again from each.
 */
export const unsolvedHardship = {
  async up(knex: Knex): Promise<void> {
    await knex.raw('ALTER TABLE restructures ADD COLUMN hardship_unsolved_on text');
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('ALTER TABLE restructures DROP COLUMN hardship_unsolved_on');
  },
};
