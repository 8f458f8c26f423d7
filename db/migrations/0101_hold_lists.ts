import type { Knex } from 'knex';

/** The list of holds is read by their ends, what is over apart from what is not. */
export const holdLists = {
  async up(knex: Knex): Promise<void> {
    await knex.raw('CREATE INDEX holds_ends ON holds (ends_on, id)');
    await knex.raw('CREATE INDEX holds_starts ON holds (starts_on, id)');
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('DROP INDEX holds_starts');
    await knex.raw('DROP INDEX holds_ends');
  },
};
