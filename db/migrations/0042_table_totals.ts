import type { Knex } from 'knex';
import { dropTotal, keepTotal, type Kind } from '../totalTriggers.ts';

/** How many rows the tables have that grow with the book, kept by triggers. */
const TABLES: readonly (readonly [table: string, kind?: Kind])[] = [
  ['borrowers', (row) => `case when ${row}merged_into_id is null then 'own' else 'merged' end`],
  ['loans', (row) => `${row}status`],
  ['payments'],
  ['collection_notes'],
  ['audit_events'],
];

export const tableTotals = {
  async up(knex: Knex): Promise<void> {
    await knex.schema.createTable('table_totals', (table) => {
      table.string('name', 80).primary();
      table.bigInteger('n').notNullable();
    });
    for (const [table, kind] of TABLES) await keepTotal(knex, table, kind);
  },
  async down(knex: Knex): Promise<void> {
    for (const [table] of TABLES) await dropTotal(knex, table);
    await knex.schema.dropTable('table_totals');
  },
};
