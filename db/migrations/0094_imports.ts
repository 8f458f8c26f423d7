import type { Knex } from 'knex';
import { dialectOf } from '../dialect.ts';
import { type LooseTable, takenBack } from '../triggers.ts';
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

/** Puts the refusal to delete on a table; `loose`: but for rows of an import being taken back. */
async function guard(knex: Knex, table: LooseTable, loose: boolean): Promise<void> {
  const isTaken = takenBack(table);
  if (dialectOf(knex) === 'sqlite') {
    await knex.raw(`DROP TRIGGER ${table}_no_delete`);
    await knex.raw(
      `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} ` +
        `${loose ? `WHEN NOT ${isTaken} ` : ''}BEGIN SELECT ` +
        `RAISE(ABORT, 'append-only: ${table}'); END`,
    );
    return;
  }
  await knex.raw(`DROP TRIGGER ${table}_no_delete ON ${table}`);
  if (loose)
    await knex.raw(
      `CREATE OR REPLACE FUNCTION refuse_removal_${table}() RETURNS trigger LANGUAGE plpgsql ` +
        `AS $$ BEGIN IF ${isTaken} THEN RETURN OLD; END IF; ` +
        `RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME; END $$`,
    );
  await knex.raw(
    `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} FOR EACH ROW EXECUTE ` +
      `FUNCTION ${loose ? `refuse_removal_${table}` : 'refuse_change'}()`,
  );
  if (!loose) await knex.raw(`DROP FUNCTION refuse_removal_${table}()`);
}

export const imports = {
  async up(knex: Knex): Promise<void> {
    await createImports(knex);
    for (const table of ['payments', 'ledger_entries'] as const) await guard(knex, table, true);
  },
  async down(knex: Knex): Promise<void> {
    for (const table of ['payments', 'ledger_entries'] as const) await guard(knex, table, false);
    for (const table of ['import_rows', 'import_files', 'imports'])
      await knex.schema.dropTable(table);
  },
};
