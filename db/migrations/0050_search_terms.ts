import type { Knex } from 'knex';
import { dropTerms, keepTerms } from '../foundTriggers.ts';

const FOLDED = {
  borrowers: 'word',
  borrower_contacts: 'word',
  legal_cases: 'word',
  loans: 'word',
  payments: 'text',
  collection_notes: 'text',
} as const;
/** Tables that had no folded words before. */
const NEW = ['loans', 'payments', 'collection_notes'] as const;
const COLUMNS = ['search_text', 'search_pinyin'] as const;

/**
 * Terms of what is searched by its words, so that a search costs what it finds and not what the
 * book holds. Loans are found by any part of their number, payments and notes by any part of their
 * text, however it is written; the columns of those there are, are filled at the next start.
 */
export const searchTerms = {
  async up(knex: Knex): Promise<void> {
    for (const table of NEW) {
      for (const column of COLUMNS)
        await knex.raw(`alter table ${table} add column ${column} text`);
      await knex.raw(`create index ${table}_unfolded on ${table} (id) where search_text is null`);
    }
    for (const [table, wording] of Object.entries(FOLDED)) await keepTerms(knex, table, wording);
  },
  async down(knex: Knex): Promise<void> {
    for (const table of Object.keys(FOLDED)) await dropTerms(knex, table);
    for (const table of NEW) {
      await knex.raw(`drop index ${table}_unfolded`);
      for (const column of COLUMNS) await knex.raw(`alter table ${table} drop column ${column}`);
    }
  },
};
