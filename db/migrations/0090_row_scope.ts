import type { Knex } from 'knex';

/**
 * Who entered a borrower, for people who see only some: whom nobody has lent to yet is seen by
 * them. Nothing is known of those there are.
 */
export const rowScope = {
  async up(knex: Knex): Promise<void> {
    await knex.raw('alter table borrowers add column entered_by integer');
    await knex.raw(
      'create index borrowers_entered on borrowers (entered_by) where entered_by is not null',
    );
    await knex.raw(
      'create index credit_repairs_taken on credit_repairs (assignee_id, borrower_id)',
    );
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('drop index credit_repairs_taken');
    await knex.raw('drop index borrowers_entered');
    await knex.raw('alter table borrowers drop column entered_by');
  },
};
