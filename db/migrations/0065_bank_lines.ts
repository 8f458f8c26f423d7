import type { Knex } from 'knex';
import { dropTotal, keepTotal } from '../totalTriggers.ts';
import { appendOnly } from '../triggers.ts';
import { at, day, money, oneOf, stamps } from './columns.ts';

/** Statements of banks and channels: every line once, and where its money is. */
export const bankLines = {
  async up(knex: Knex): Promise<void> {
    await createStatements(knex);
    await createLines(knex);
    await createParts(knex);
  },
  async down(knex: Knex): Promise<void> {
    await knex.schema.dropTable('bank_line_parts');
    await dropTotal(knex, 'bank_lines');
    await knex.schema.dropTable('bank_lines');
    await knex('table_totals').where('name', 'like', 'bank_lines%').delete();
    await knex.schema.dropTable('bank_statements');
    await knex.schema.dropTable('bank_sources');
  },
};

async function createStatements(knex: Knex): Promise<void> {
  await knex.schema.createTable('bank_sources', (table) => {
    stamps(table);
    table.string('name', 60).notNullable().unique();
    oneOf(table, 'channel', ['bank_transfer', 'app', 'debit', 'agency', 'court']).notNullable();
    oneOf(table, 'unit', ['yuan', 'fen']).notNullable();
    table.text('columns');
  });
  await knex.schema.createTable('bank_statements', (table) => {
    stamps(table);
    table.integer('source_id').notNullable().references('bank_sources.id');
    table.string('file_name', 255).notNullable();
    table.string('sha256', 64).notNullable();
    day(table, 'business_date').notNullable();
    day(table, 'first_on');
    day(table, 'last_on');
    table.integer('lines_count').notNullable();
    table.integer('known_count').notNullable();
    table.integer('left_out_count').notNullable();
    table.text('left_out').notNullable();
    money(table, 'in_minor').notNullable();
    money(table, 'out_minor').notNullable();
    table.integer('uploaded_by').notNullable().references('users.id').index();
    table.index(['source_id', 'sha256']);
    table.index(['business_date', 'id']);
    table.index(['last_on', 'id']);
    table.index(['lines_count', 'id']);
  });
}

async function createLines(knex: Knex): Promise<void> {
  await knex.schema.createTable('bank_lines', (table) => {
    stamps(table);
    table.integer('source_id').notNullable().references('bank_sources.id');
    table.integer('statement_id').notNullable().references('bank_statements.id');
    table.string('line_key', 160).notNullable();
    table.integer('line_no').notNullable();
    day(table, 'booked_on').notNullable();
    day(table, 'value_on').notNullable();
    oneOf(table, 'direction', ['in', 'out']).notNullable();
    money(table, 'amount_minor').notNullable();
    table.string('payer_name', 200);
    table.string('payer_account', 100);
    table.string('remark', 500);
    table.string('reference', 100).index();
    oneOf(table, 'status', [
      'proposed',
      'unmatched',
      'booked',
      'suspense',
      'returned',
    ]).notNullable();
    table.string('doubt', 40);
    table.integer('automatic').notNullable().defaultTo(0);
    table.text('candidates').notNullable();
    at(table, 'matched_at');
    money(table, 'booked_minor').notNullable().defaultTo(0);
    money(table, 'suspense_minor').notNullable().defaultTo(0);
    money(table, 'returned_minor').notNullable().defaultTo(0);
    day(table, 'suspense_since_on');
    table.string('reason', 500);
    table.integer('decided_by').references('users.id');
    indexLines(table);
  });
  await keepTotal(knex, 'bank_lines', (row) => `${row}status`);
  await appendOnly(knex, 'bank_lines', [
    'source_id',
    'line_key',
    'booked_on',
    'value_on',
    'direction',
    'amount_minor',
    'payer_name',
    'payer_account',
    'remark',
    'reference',
  ]);
}

/** Every list and every look-up of a line has its index. */
function indexLines(table: Knex.CreateTableBuilder): void {
  table.unique(['source_id', 'line_key']);
  table.index(['statement_id', 'matched_at', 'id']);
  table.index(['booked_on', 'source_id']);
  table.index(['source_id', 'booked_on', 'id']);
  table.index(['status', 'booked_on', 'id']);
  table.index(['status', 'id']);
  table.index(['suspense_since_on', 'id']);
  table.index(['amount_minor', 'id']);
  table.index(['payer_account']);
  table.index(['payer_name']);
  table.check(
    'amount_minor > 0 and booked_minor >= 0 and suspense_minor >= 0 and returned_minor >= 0 ' +
      'and booked_minor + suspense_minor + returned_minor in (0, amount_minor)',
    undefined,
    'bank_lines_every_fen',
  );
}

async function createParts(knex: Knex): Promise<void> {
  await knex.schema.createTable('bank_line_parts', (table) => {
    stamps(table);
    table.integer('line_id').notNullable().references('bank_lines.id').index();
    oneOf(table, 'home', ['loan', 'suspense', 'returned']).notNullable();
    table.integer('loan_id').references('loans.id').index();
    table.integer('payment_id').references('payments.id').index();
    money(table, 'amount_minor').notNullable();
    day(table, 'since_on').notNullable();
    day(table, 'ended_on');
    table.integer('put_by').references('users.id');
    table.check(
      "amount_minor > 0 and (home = 'loan') = (loan_id is not null and payment_id is not null)",
      undefined,
      'bank_line_parts_home',
    );
  });
  await knex.raw(
    'CREATE UNIQUE INDEX bank_line_parts_one_payment ON bank_line_parts (payment_id) ' +
      'WHERE ended_on IS NULL',
  );
  await appendOnly(knex, 'bank_line_parts', [
    'line_id',
    'home',
    'loan_id',
    'payment_id',
    'amount_minor',
    'since_on',
    'put_by',
  ]);
}
