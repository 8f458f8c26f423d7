import type { Knex } from 'knex';
import { oneOf, stamps } from './columns.ts';

/**
 * The numbers of a borrower, one of them the primary: that is also `borrowers.phone`. A number that
 * an older version writes meanwhile has no row here until the borrower is changed.
 */
export const borrowerNumbers = {
  async up(knex: Knex): Promise<void> {
    await knex.schema.createTable('borrower_numbers', (table) => {
      stamps(table);
      table.integer('borrower_id').notNullable().references('borrowers.id');
      table.string('phone', 24).notNullable().index();
      oneOf(table, 'kind', ['mobile', 'home', 'work', 'third_party']).notNullable();
      oneOf(table, 'source', ['borrower', 'contract', 'import', 'contact', 'other']).notNullable();
      oneOf(table, 'state', ['valid', 'wrong', 'refused']).notNullable().defaultTo('valid');
      table.integer('is_primary').notNullable().defaultTo(0);
      table.string('remark', 200);
      table.unique(['borrower_id', 'phone']);
      table.check('is_primary in (0, 1)', undefined, 'borrower_numbers_primary');
    });
    await knex.raw(
      'CREATE UNIQUE INDEX borrower_numbers_one_primary ON borrower_numbers (borrower_id) ' +
        'WHERE is_primary = 1',
    );
    // The end of a number, as every mask shows it.
    await knex.raw(
      'CREATE INDEX borrower_numbers_phone_tail ON borrower_numbers ' +
        '(substr(phone, length(phone) - 3))',
    );
    await knex.raw(
      'INSERT INTO borrower_numbers (version, created_at, updated_at, borrower_id, phone, kind, ' +
        'source, state, is_primary) SELECT 1, created_at, created_at, id, phone, ' +
        "CASE WHEN phone LIKE '0%' THEN 'home' ELSE 'mobile' END, " +
        "CASE WHEN external_id IS NULL THEN 'borrower' ELSE 'import' END, 'valid', 1 " +
        'FROM borrowers WHERE phone IS NOT NULL ORDER BY id',
    );
  },
  async down(knex: Knex): Promise<void> {
    await knex.schema.dropTable('borrower_numbers');
  },
};
