import type { Knex } from 'knex';
import { appendOnly, dropAppendOnly } from '../triggers.ts';

/** Tables of what was tried or is held. */
const REACHED = ['collection_notes', 'note_revisions', 'contact_reservations'] as const;

/** What is kept of a contact that was prevented, beside who asked and which rule refused. */
const REFUSAL_COLUMNS = [
  "origin varchar(20) NOT NULL DEFAULT 'check' CHECK (origin IN ('check', 'note'))",
  'contact_id integer',
  'contact_at varchar(24)',
  'source varchar(200)',
  'article varchar(100)',
  'next_allowed_at varchar(24)',
];

const ENTRY = '(SELECT phone FROM borrower_contacts WHERE borrower_contacts.id = contact_id)';

/**
 * The number a contact went to, as it was then: attempts count by it, whichever entry of the debtor
 * names it. Of what was kept before, the number that stands there now.
 */
export const reachedNumbers = {
  async up(knex: Knex): Promise<void> {
    await dropAppendOnly(knex, 'note_revisions');
    for (const table of REACHED)
      await knex.raw(`ALTER TABLE ${table} ADD COLUMN reached_number varchar(11)`);
    const own = (loan: string): string =>
      '(SELECT phone FROM borrowers JOIN loans ON loans.borrower_id = borrowers.id WHERE ' +
      `loans.id = ${loan})`;
    const fillIn = async (table: string, loan: string): Promise<void> => {
      await knex.raw(
        `UPDATE ${table} SET reached_number = CASE contacted_party WHEN 'borrower' THEN ` +
          `${own(loan)} ELSE ${ENTRY} END`,
      );
    };
    for (const table of ['collection_notes', 'contact_reservations'])
      await fillIn(table, `${table}.loan_id`);
    await fillIn(
      'note_revisions',
      '(SELECT loan_id FROM collection_notes WHERE collection_notes.id = note_id)',
    );
    await appendOnly(knex, 'note_revisions', '*');
    for (const column of REFUSAL_COLUMNS)
      await knex.raw(`ALTER TABLE contact_refusals ADD COLUMN ${column}`);
  },
  async down(knex: Knex): Promise<void> {
    for (const column of REFUSAL_COLUMNS.toReversed())
      await knex.raw(`ALTER TABLE contact_refusals DROP COLUMN ${column.split(' ')[0] ?? ''}`);
    for (const table of REACHED) await knex.raw(`ALTER TABLE ${table} DROP COLUMN reached_number`);
  },
};
