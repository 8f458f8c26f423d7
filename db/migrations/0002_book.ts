import type { Knex } from 'knex';
import { appendOnly } from '../triggers.ts';
import { day, money, oneOf, stamps } from './columns.ts';

async function createLoans(knex: Knex): Promise<void> {
  await knex.schema.createTable('loans', (table) => {
    stamps(table);
    table.string('loan_no', 40).notNullable().unique();
    table.integer('borrower_id').notNullable().references('borrowers.id').index();
    table.string('product', 40).notNullable();
    money(table, 'principal_minor').notNullable();
    table.integer('annual_rate_bps').notNullable();
    table.integer('penalty_rate_bps').notNullable();
    oneOf(table, 'repayment_method', [
      'equal_installment',
      'equal_principal',
      'interest_only',
      'flat',
      'bullet',
    ]).notNullable();
    oneOf(table, 'day_count', ['30/360', 'actual/365', 'actual/360']).notNullable();
    oneOf(table, 'rounding', ['half_up', 'half_even', 'down', 'up']).notNullable();
    table.integer('installments_count').notNullable();
    day(table, 'disbursed_on').notNullable().index();
    day(table, 'first_due_on').notNullable();
    table.integer('grace_days').notNullable().defaultTo(0);
    table.integer('assigned_to').references('users.id').index();
    oneOf(table, 'status', ['active', 'settled', 'written_off']).notNullable();
    table.integer('schedule_version').notNullable().defaultTo(1);
    // From here on a cache of the ledger, written by one function in the transaction of what
    // changed it.
    table.integer('paid_count').notNullable().defaultTo(0);
    day(table, 'last_due_on').notNullable();
    money(table, 'outstanding_minor').notNullable().defaultTo(0);
    money(table, 'principal_outstanding_minor').notNullable().defaultTo(0);
    money(table, 'unallocated_minor').notNullable().defaultTo(0);
    money(table, 'cost_minor').notNullable().defaultTo(0);
    day(table, 'oldest_unpaid_due_on');
    day(table, 'last_paid_on').index();
    day(table, 'written_off_on');
    table.index(['oldest_unpaid_due_on', 'id']);
    table.index(['status', 'oldest_unpaid_due_on', 'id']);
    table.check(
      'principal_minor > 0 and outstanding_minor >= 0 and principal_outstanding_minor >= 0 ' +
        'and unallocated_minor >= 0',
      undefined,
      'loans_amounts',
    );
  });
}

async function createInstallments(knex: Knex): Promise<void> {
  await knex.schema.createTable('installments', (table) => {
    stamps(table);
    table.integer('loan_id').notNullable().references('loans.id').onDelete('CASCADE');
    table.integer('schedule_version').notNullable();
    table.integer('sequence').notNullable();
    day(table, 'due_on').notNullable().index();
    money(table, 'principal_minor').notNullable();
    money(table, 'interest_minor').notNullable();
    money(table, 'paid_principal_minor').notNullable().defaultTo(0);
    money(table, 'paid_interest_minor').notNullable().defaultTo(0);
    money(table, 'waived_interest_minor').notNullable().defaultTo(0);
    table.unique(['loan_id', 'schedule_version', 'sequence']);
    table.check(
      'paid_principal_minor between 0 and principal_minor and paid_interest_minor >= 0 and ' +
        'waived_interest_minor >= 0 and paid_interest_minor + waived_interest_minor <= ' +
        'interest_minor',
      undefined,
      'installments_amounts',
    );
  });
  await appendOnly(
    knex,
    'installments',
    ['loan_id', 'schedule_version', 'sequence', 'due_on', 'principal_minor', 'interest_minor'],
    { deletable: true },
  );
}

/** Which schedule is in force from when, and since when that is known: old versions stay. */
async function createScheduleVersions(knex: Knex): Promise<void> {
  await knex.schema.createTable('schedule_versions', (table) => {
    stamps(table);
    table.integer('loan_id').notNullable().references('loans.id').onDelete('CASCADE');
    table.integer('schedule_version').notNullable();
    day(table, 'effective_on').notNullable();
    // The money terms of the loan that this version put others in the place of, as JSON: what was
    // known before.
    table.text('replaced_terms');
    table.unique(['loan_id', 'schedule_version']);
  });
  await appendOnly(knex, 'schedule_versions', '*', { deletable: true });
}

async function createOverdueBook(knex: Knex): Promise<void> {
  // What is unpaid, by the oldest unpaid due date of its loan and its own due date: the tiers of
  // any date not before the last event are sums over a few thousand rows, right at midnight with no
  // write.
  await knex.schema.createTable('overdue_book', (table) => {
    day(table, 'oldest_unpaid_due_on').notNullable();
    day(table, 'due_on').notNullable();
    table.integer('loans').notNullable();
    money(table, 'unpaid_minor').notNullable();
    table.primary(['oldest_unpaid_due_on', 'due_on']);
    table.check('loans >= 0 and unpaid_minor >= 0', undefined, 'overdue_book_amounts');
  });
}

export const book = {
  async up(knex: Knex): Promise<void> {
    await knex.schema.createTable('borrowers', (table) => {
      stamps(table);
      table.string('external_id', 64).unique();
      table.string('full_name', 100).notNullable().index();
      table.string('national_id', 18).index();
      table.string('phone', 11).index();
      table.string('address', 200);
      table.string('region_code', 6);
      table.string('employment_status', 40);
      table.string('employer_name', 100);
      money(table, 'monthly_income_minor');
      table.integer('other_lenders_count');
      money(table, 'other_debt_minor');
      table.string('company_name', 100);
      oneOf(table, 'identity_status', ['unverified', 'documents_checked', 'verified', 'mismatch'])
        .notNullable()
        .defaultTo('unverified');
    });
    await createLoans(knex);
    await createInstallments(knex);
    await createScheduleVersions(knex);
    await createOverdueBook(knex);
  },
  async down(knex: Knex): Promise<void> {
    for (const table of ['overdue_book', 'schedule_versions', 'installments', 'loans', 'borrowers'])
      await knex.schema.dropTable(table);
  },
};
