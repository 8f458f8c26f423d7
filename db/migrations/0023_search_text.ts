import type { Knex } from 'knex';

const TABLES = ['borrowers', 'borrower_contacts', 'legal_cases'] as const;
const COLUMNS = ['search_text', 'search_pinyin'] as const;
/** The ends of personal numbers that every mask shows, by table. */
const TAILS: readonly (readonly [table: string, column: string])[] = [
  ['borrowers', 'phone'],
  ['borrowers', 'national_id'],
  ['borrower_contacts', 'phone'],
];

/**
 * What records are found by, folded: written with the record, and for those there are at the next
 * start. Until then, and for rows an older version writes meanwhile, it is null.
 */
export const searchText = {
  async up(knex: Knex): Promise<void> {
    for (const table of TABLES) {
      for (const column of COLUMNS)
        await knex.raw(`ALTER TABLE ${table} ADD COLUMN ${column} text`);
      await knex.raw(`CREATE INDEX ${table}_unfolded ON ${table} (id) WHERE search_text IS NULL`);
    }
    for (const [table, column] of TAILS)
      await knex.raw(
        `CREATE INDEX ${table}_${column}_tail ON ${table} ` +
          `(substr(${column}, length(${column}) - 3))`,
      );
  },
  async down(knex: Knex): Promise<void> {
    for (const [table, column] of TAILS) await knex.raw(`DROP INDEX ${table}_${column}_tail`);
    for (const table of TABLES) {
      await knex.raw(`DROP INDEX ${table}_unfolded`);
      for (const column of COLUMNS) await knex.raw(`ALTER TABLE ${table} DROP COLUMN ${column}`);
    }
  },
};
