import type { Knex } from 'knex';
import { appendOnly } from '../triggers.ts';
import { at, day, money, oneOf, stamps } from './columns.ts';

/** What the rules forbid, the table refuses: amounts of nothing, and one person for two parts. */
function guardAdjustments(table: Knex.CreateTableBuilder): void {
  table.check(
    "amount_minor > 0 or (kind = 'misuse' and amount_minor = 0 and rate_bps > 0)",
    undefined,
    'adjustments_amounts',
  );
  table.check(
    'decided_by is null or decided_by <> requested_by',
    undefined,
    'adjustments_maker_checker',
  );
  table.check(
    "status not in ('posted', 'reversed') or kind = 'charge' or decided_by is not null",
    undefined,
    'adjustments_two_persons',
  );
}

/**
 * Costs charged, waivers, write-offs and refunds: events of the ledger that are not payments.
 * Proposed ones count once a second person posts them.
 */
async function createAdjustments(knex: Knex): Promise<void> {
  await knex.schema.createTable('adjustments', (table) => {
    stamps(table);
    table.integer('loan_id').notNullable().references('loans.id').index();
    table.string('client_reference', 36).notNullable().unique();
    oneOf(table, 'kind', ['charge', 'waiver', 'write_off', 'refund', 'misuse']).notNullable();
    oneOf(table, 'component', ['cost', 'penalty', 'compound_interest', 'interest', 'principal']);
    oneOf(table, 'cost_kind', [
      'court_fee',
      'notice_fee',
      'preservation_fee',
      'lawyer_fee',
      'appraisal_fee',
      'other',
    ]);
    money(table, 'amount_minor').notNullable();
    table.integer('rate_bps');
    day(table, 'value_on').notNullable();
    table.string('reason', 500).notNullable();
    oneOf(table, 'status', ['proposed', 'posted', 'rejected', 'reversed']).notNullable().index();
    table.integer('requested_by').notNullable().references('users.id');
    table.integer('decided_by').references('users.id');
    table.string('decision_comment', 500);
    at(table, 'posted_at');
    at(table, 'reversed_at');
    table.integer('reversed_by').references('users.id');
    table.string('reversal_reason', 500);
    table.index(['value_on', 'id']);
    guardAdjustments(table);
  });
  await appendOnly(knex, 'adjustments', [
    'loan_id',
    'client_reference',
    'kind',
    'component',
    'amount_minor',
    'rate_bps',
    'value_on',
    'requested_by',
  ]);
}

/**
 * A journal: where money went and what was forgiven or charged, by value date and by the instant it
 * was known. A change of the past adds rows that take back and rows that give, so the sum over
 * value_on <= a date and recorded_at <= an instant is what was true on that date as known at that
 * instant.
 */
async function createLedgerEntries(knex: Knex): Promise<void> {
  await knex.schema.createTable('ledger_entries', (table) => {
    table.increments('id');
    table.integer('loan_id').notNullable().references('loans.id').index();
    table.integer('payment_id').references('payments.id').index();
    table.integer('adjustment_id').references('adjustments.id').index();
    table.integer('installment_id').references('installments.id');
    oneOf(table, 'component', [
      'cost',
      'penalty',
      'compound_interest',
      'interest',
      'principal',
    ]).notNullable();
    oneOf(table, 'effect', ['paid', 'waived', 'dropped', 'charged']).notNullable();
    money(table, 'amount_minor').notNullable();
    day(table, 'value_on').notNullable();
    at(table, 'recorded_at').notNullable();
    table.index(['installment_id', 'value_on']);
    table.check(
      'payment_id is not null or adjustment_id is not null',
      undefined,
      'ledger_entries_origin',
    );
  });
  await appendOnly(knex, 'ledger_entries', '*');
}

async function createPayments(knex: Knex): Promise<void> {
  await knex.schema.createTable('payments', (table) => {
    stamps(table);
    table.integer('loan_id').notNullable().references('loans.id').index();
    table.string('client_reference', 36).notNullable().unique();
    money(table, 'amount_minor').notNullable();
    day(table, 'paid_on').notNullable();
    oneOf(table, 'channel', [
      'bank_transfer',
      'app',
      'cash',
      'debit',
      'agency',
      'court',
    ]).notNullable();
    table.string('memo', 500);
    oneOf(table, 'status', ['posted', 'reversed']).notNullable().defaultTo('posted');
    table.integer('recorded_by').references('users.id');
    table.integer('reversed_by').references('users.id');
    at(table, 'reversed_at');
    table.string('reversal_reason', 500);
    money(table, 'unallocated_minor').notNullable().defaultTo(0);
    oneOf(table, 'early_interest', ['dropped', 'scheduled']).notNullable().defaultTo('dropped');
    table.index(['paid_on', 'id']);
    table.check('amount_minor > 0 and unallocated_minor >= 0', undefined, 'payments_amounts');
    table.check(
      'reversed_by is null or recorded_by is null or reversed_by <> recorded_by',
      undefined,
      'payments_maker_checker',
    );
  });
  await appendOnly(knex, 'payments', [
    'loan_id',
    'client_reference',
    'amount_minor',
    'paid_on',
    'recorded_by',
    'early_interest',
  ]);
}

export const payments = {
  async up(knex: Knex): Promise<void> {
    await createPayments(knex);
    await createAdjustments(knex);
    await createLedgerEntries(knex);
  },
  async down(knex: Knex): Promise<void> {
    for (const table of ['ledger_entries', 'adjustments', 'payments'])
      await knex.schema.dropTable(table);
  },
};
