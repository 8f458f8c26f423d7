import type { Knex } from 'knex';
import { dialectOf } from '../dialect.ts';

/** The day so many calendar days after the day of receipt. */
const DUE = {
  sqlite: "date(received_on, '+' || due_days || ' days')",
  postgres: "to_char(received_on::date + due_days, 'YYYY-MM-DD')",
} as const;

/**
 * When the record of an objection was marked as disputed, and when the mark was taken off. The last
 * day to answer no longer moves with holidays: of requests still open it is set back.
 */
export const disputedRecords = {
  async up(knex: Knex): Promise<void> {
    await knex.raw('ALTER TABLE credit_repairs ADD COLUMN marked_on varchar(10)');
    await knex.raw('ALTER TABLE credit_repairs ADD COLUMN mark_reference varchar(100)');
    await knex.raw('ALTER TABLE credit_repairs ADD COLUMN unmarked_on varchar(10)');
    await knex.raw(
      `UPDATE credit_repairs SET due_on = ${DUE[dialectOf(knex)]}, due_provisional = 0 ` +
        "WHERE status IN ('received', 'checking', 'awaiting_decision', 'granted', 'declined')",
    );
  },
  async down(knex: Knex): Promise<void> {
    for (const column of ['unmarked_on', 'mark_reference', 'marked_on'])
      await knex.raw(`ALTER TABLE credit_repairs DROP COLUMN ${column}`);
  },
};
