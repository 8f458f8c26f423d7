import type { Knex } from 'knex';
import { guardRemoval } from '../triggers.ts';

/** A visit of the plan that nobody has touched goes with the import that brought its loan. */
export const untouchedVisits = {
  async up(knex: Knex): Promise<void> {
    await guardRemoval(knex, 'visits', true);
  },
  async down(knex: Knex): Promise<void> {
    await guardRemoval(knex, 'visits', false);
  },
};
