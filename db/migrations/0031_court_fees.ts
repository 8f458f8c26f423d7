import type { Knex } from 'knex';

const COLUMNS = ['fee_notice_on', 'fee_paid_on'];

/** When the court gave notice to pay its fee, and when it was paid. */
export const courtFees = {
  async up(knex: Knex): Promise<void> {
    for (const column of COLUMNS)
      await knex.raw(`ALTER TABLE legal_cases ADD COLUMN ${column} varchar(10)`);
  },
  async down(knex: Knex): Promise<void> {
    for (const column of COLUMNS.toReversed())
      await knex.raw(`ALTER TABLE legal_cases DROP COLUMN ${column}`);
  },
};
