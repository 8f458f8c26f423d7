import type { Knex } from 'knex';
import { guardedTables, refuseReplacing, takeReplacing } from '../triggers.ts';

/**
 * Rows that only grow are neither replaced nor emptied at once: a REPLACE of SQLite removes a row
 * and tells no trigger of removals, a TRUNCATE of PostgreSQL tells none of rows.
 */
export const replacedRows = {
  async up(knex: Knex): Promise<void> {
    for (const table of await guardedTables(knex)) await refuseReplacing(knex, table);
  },
  async down(knex: Knex): Promise<void> {
    for (const table of await guardedTables(knex)) await takeReplacing(knex, table);
  },
};
