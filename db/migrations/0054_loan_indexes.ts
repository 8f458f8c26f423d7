import type { Knex } from 'knex';

/** Tables whose rows are looked for by their loan, and had no index for it. */
const OF_LOANS = ['complaints', 'reminders', 'contact_reservations'] as const;

export const loanIndexes = {
  async up(knex: Knex): Promise<void> {
    for (const table of OF_LOANS)
      await knex.raw(`create index ${table}_of_loan on ${table} (loan_id)`);
  },
  async down(knex: Knex): Promise<void> {
    for (const table of OF_LOANS) await knex.raw(`drop index ${table}_of_loan`);
  },
};
