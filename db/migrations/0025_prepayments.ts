import type { Knex } from 'knex';
import { appendOnly, dropAppendOnly } from '../triggers.ts';

const FROZEN = [
  'loan_id',
  'client_reference',
  'amount_minor',
  'paid_on',
  'recorded_by',
  'early_interest',
];

async function freezePayments(knex: Knex, frozen: readonly string[]): Promise<void> {
  await dropAppendOnly(knex, 'payments');
  await appendOnly(knex, 'payments', frozen);
}

/** A payment may prepay, and a schedule version be the plan that one made. */
export const prepayments = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(
      'ALTER TABLE payments ADD COLUMN prepayment varchar(10) ' +
        "CHECK (prepayment IN ('shorten', 'lower'))",
    );
    await knex.raw(
      'ALTER TABLE schedule_versions ADD COLUMN payment_id integer REFERENCES payments (id)',
    );
    await freezePayments(knex, [...FROZEN, 'prepayment']);
  },
  async down(knex: Knex): Promise<void> {
    await dropAppendOnly(knex, 'payments');
    await knex.raw('ALTER TABLE schedule_versions DROP COLUMN payment_id');
    await knex.raw('ALTER TABLE payments DROP COLUMN prepayment');
    await appendOnly(knex, 'payments', FROZEN);
  },
};
