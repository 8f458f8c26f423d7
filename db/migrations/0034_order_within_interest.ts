import type { Knex } from 'knex';

const shipped = (knex: Knex) =>
  knex('policies').where({ kind: 'allocation' }).whereNull('author_id');

/**
 * Art. 561 knows cost, interest, principal: the shipped order within interest is practice, which
 * the lender must confirm.
 */
export const orderWithinInterest = {
  async up(knex: Knex): Promise<void> {
    await shipped(knex).where({ source: 'Civil Code' }).update({
      source: 'Civil Code; the order within interest by practice of lenders',
      confidence: 'C',
    });
  },
  async down(knex: Knex): Promise<void> {
    await shipped(knex)
      .where({ source: 'Civil Code; the order within interest by practice of lenders' })
      .update({ source: 'Civil Code', confidence: 'A' });
  },
};
