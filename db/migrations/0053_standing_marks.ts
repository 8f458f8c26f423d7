import type { Knex } from 'knex';

/**
 * Each keeping of a standing leaves its mark, so that one made outside a transaction is stored only
 * where nobody has kept another meanwhile.
 */
export const standingMarks = {
  async up(knex: Knex): Promise<void> {
    await knex.raw("alter table loan_standings add column mark text not null default ''");
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('alter table loan_standings drop column mark');
  },
};
