import type { Knex } from 'knex';
import { dialectOf } from '../dialect.ts';

const COLUMNS = [
  'about_user_id integer REFERENCES users (id)',
  'due_on varchar(10)',
  'extended_to varchar(10)',
  'extended_by integer REFERENCES users (id)',
  'extension_reason varchar(500)',
];
const DUE = {
  sqlite: "date(received_on, '+15 days')",
  postgres: "to_char(received_on::date + 15, 'YYYY-MM-DD')",
} as const;

/**
 * The last day to answer a complaint, to which day it was extended and why, and whom it is about.
 * A row that an older version writes meanwhile has no last day of its own: it is 15 days.
 */
export const complaintTerms = {
  async up(knex: Knex): Promise<void> {
    for (const column of COLUMNS) await knex.raw(`ALTER TABLE complaints ADD COLUMN ${column}`);
    await knex.raw(`UPDATE complaints SET due_on = ${DUE[dialectOf(knex)]}`);
    await knex.raw('CREATE INDEX complaints_due ON complaints (status, due_on, id)');
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('DROP INDEX complaints_due');
    for (const column of COLUMNS.toReversed())
      await knex.raw(`ALTER TABLE complaints DROP COLUMN ${column.split(' ')[0]}`);
  },
};
