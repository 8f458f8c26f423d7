import type { Knex } from 'knex';

const COLUMNS = [
  'handed_in_on varchar(10)',
  'performance_days integer CHECK (performance_days BETWEEN 1 AND 3650)',
  'enforcement_stays text',
];

/**
 * Days of a case that were not told apart: handed in and registered; a judgment to be performed so
 * many days after it binds; the times its enforcement was stayed, as JSON.
 */
export const caseDays = {
  async up(knex: Knex): Promise<void> {
    for (const column of COLUMNS) await knex.raw(`ALTER TABLE legal_cases ADD COLUMN ${column}`);
  },
  async down(knex: Knex): Promise<void> {
    for (const column of COLUMNS.toReversed())
      await knex.raw(`ALTER TABLE legal_cases DROP COLUMN ${column.split(' ')[0]}`);
  },
};
