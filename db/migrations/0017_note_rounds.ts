import type { Knex } from 'knex';
import { appendOnly, dropAppendOnly } from '../triggers.ts';

/**
 * What former texts of a note said, and the verdicts of former rounds of its review. Both lists as
 * JSON.
 */
const NOTE_COLUMNS = [
  "former_findings text NOT NULL DEFAULT '[]'",
  "former_verdicts text NOT NULL DEFAULT '[]'",
];
const NO_VERDICT = [
  'reviewer_id',
  'review_comment',
  'reviewed_at',
  'answer',
  'answered_by',
  'answered_at',
  'second_reviewer_id',
  'second_verdict',
  'second_comment',
  'second_reviewed_at',
];

/**
 * What a reviewer found, and with which text, outlives an edit. A note that waits has no verdict,
 * one that was judged has its time: earlier versions left others behind, which the audit still
 * tells.
 */
export const noteRounds = {
  async up(knex: Knex): Promise<void> {
    await dropAppendOnly(knex, 'note_revisions');
    await knex.raw("ALTER TABLE note_revisions ADD COLUMN findings text NOT NULL DEFAULT '[]'");
    await appendOnly(knex, 'note_revisions', '*');
    for (const column of NOTE_COLUMNS)
      await knex.raw(`ALTER TABLE collection_notes ADD COLUMN ${column}`);
    const emptied = NO_VERDICT.map((name) => `${name} = NULL`).join(', ');
    const filled = NO_VERDICT.map((name) => `${name} IS NOT NULL`).join(' OR ');
    await knex.raw(
      `UPDATE collection_notes SET ${emptied} WHERE review_status = 'pending' AND (${filled})`,
    );
    await knex.raw(
      "UPDATE collection_notes SET reviewed_at = updated_at WHERE review_status <> 'pending' " +
        'AND reviewed_at IS NULL',
    );
  },
  async down(knex: Knex): Promise<void> {
    for (const column of NOTE_COLUMNS.toReversed())
      await knex.raw(`ALTER TABLE collection_notes DROP COLUMN ${column.split(' ')[0] ?? ''}`);
    await knex.raw('ALTER TABLE note_revisions DROP COLUMN findings');
  },
};
