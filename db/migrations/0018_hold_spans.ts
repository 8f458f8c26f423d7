import type { Knex } from 'knex';
import { dialectOf } from '../dialect.ts';
import { appendOnly, dropAppendOnly } from '../triggers.ts';

const FROZEN = ['loan_id', 'reason', 'starts_on', 'ends_on', 'created_by'];

/**
 * How far a hold holds without a second person, and from when that person's word counts. What was
 * approved before keeps holding from its first day, as it was told then.
 */
export const holdSpans = {
  async up(knex: Knex): Promise<void> {
    await dropAppendOnly(knex, 'holds');
    for (const column of ['unapproved_until', 'approved_on'])
      await knex.raw(`ALTER TABLE holds ADD COLUMN ${column} varchar(10)`);
    const thirtieth =
      dialectOf(knex) === 'sqlite'
        ? "date(starts_on, '+29 days')"
        : "to_char(starts_on::date + 29, 'YYYY-MM-DD')";
    await knex.raw(
      `UPDATE holds SET unapproved_until = CASE WHEN ends_on < ${thirtieth} THEN ends_on ` +
        `ELSE ${thirtieth} END, approved_on = CASE WHEN approved_by IS NULL THEN NULL ELSE ` +
        'starts_on END',
    );
    await appendOnly(knex, 'holds', [...FROZEN, 'unapproved_until']);
  },
  async down(knex: Knex): Promise<void> {
    await dropAppendOnly(knex, 'holds');
    for (const column of ['approved_on', 'unapproved_until'])
      await knex.raw(`ALTER TABLE holds DROP COLUMN ${column}`);
    await appendOnly(knex, 'holds', FROZEN);
  },
};
