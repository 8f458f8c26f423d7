import type { Knex } from 'knex';

const COLUMNS = [
  ['national_id', 'varchar(18)'],
  ['address', 'varchar(200)'],
  ['report_consented_on', 'varchar(10)'],
] as const;

/** Who a guarantor is, as the copy to be signed names them, and their consent to be reported. */
export const guarantorIdentity = {
  async up(knex: Knex): Promise<void> {
    for (const [name, type] of COLUMNS)
      await knex.raw(`ALTER TABLE borrower_contacts ADD COLUMN ${name} ${type}`);
  },
  async down(knex: Knex): Promise<void> {
    for (const [name] of COLUMNS)
      await knex.raw(`ALTER TABLE borrower_contacts DROP COLUMN ${name}`);
  },
};
