import type { Knex } from 'knex';
import { guardRemoval } from '../triggers.ts';
import { at, money, oneOf, stamps } from './columns.ts';

/**
 * Imports as records: their files until they are in the book, how far they are, which rows they
 * brought. The rows of an import that is being taken back may be deleted, and no others.
 */
const STATUSES = [
  'draft',
  'running',
  'done',
  'failed',
  'cancelled',
  'interrupted',
  'undo_asked',
  'undone',
  'discarded',
];

async function createImports(knex: Knex): Promise<void> {
  await knex.schema.createTable('imports', (table) => {
    stamps(table);
    table.string('source', 60).notNullable();
    oneOf(table, 'status', STATUSES).notNullable().index();
    table.text('files').notNullable();
    table.text('map');
    table.text('mends').notNullable();
    table.integer('leave_out').notNullable().defaultTo(0);
    table.integer('created_by').references('users.id');
    table.integer('started_by').references('users.id');
    oneOf(table, 'phase', ['check', 'write', 'positions', 'switch']);
    table.integer('done_count').notNullable().defaultTo(0);
    table.integer('total_count').notNullable().defaultTo(0);
    at(table, 'began_at');
    at(table, 'ended_at');
    for (const name of ['borrowers', 'loans', 'installments', 'payments', 'known', 'refused'])
      table.integer(`${name}_count`).notNullable().defaultTo(0);
    money(table, 'principal_minor').notNullable().defaultTo(0);
    table.text('problem');
    table.string('undo_reason', 500);
    table.integer('undo_asked_by').references('users.id');
    table.integer('undo_decided_by').references('users.id');
    table.string('undo_comment', 500);
    // Which process runs it, and when it last said so.
    table.string('run_token', 36);
    at(table, 'beat_at');
    table.integer('undoing').notNullable().defaultTo(0);
    table.index(['source', 'id']);
  });
  await knex.schema.createTable('import_files', (table) => {
    table.integer('import_id').notNullable().references('imports.id').onDelete('CASCADE');
    table.string('name', 255).notNullable();
    table.binary('content').notNullable();
    table.primary(['import_id', 'name']);
  });
  await knex.schema.createTable('import_rows', (table) => {
    table.integer('import_id').notNullable().references('imports.id');
    table.string('kind', 20).notNullable();
    table.integer('record_id').notNullable();
    table.primary(['import_id', 'kind', 'record_id']);
  });
}

export const imports = {
  async up(knex: Knex): Promise<void> {
    await createImports(knex);
    for (const table of ['payments', 'ledger_entries'] as const)
      await guardRemoval(knex, table, true);
  },
  async down(knex: Knex): Promise<void> {
    for (const table of ['payments', 'ledger_entries'] as const)
      await guardRemoval(knex, table, false);
    for (const table of ['import_rows', 'import_files', 'imports'])
      await knex.schema.dropTable(table);
  },
};
