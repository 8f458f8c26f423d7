import type { Knex } from 'knex';
import { appendOnly } from '../triggers.ts';
import { at, day, stamps } from './columns.ts';

/**
 * Signatures of audit events by a key outside the database, keyed hashes of what they show masked,
 * and seals: signed statements of how many events there were, and which was the last.
 */
export const auditSeals = {
  async up(knex: Knex): Promise<void> {
    await knex.raw('ALTER TABLE audit_events ADD COLUMN marks TEXT');
    await knex.raw('ALTER TABLE audit_events ADD COLUMN signature VARCHAR(120)');
    await knex.schema.createTable('audit_seals', (table) => {
      stamps(table);
      table.integer('sequence').notNullable().unique();
      table.integer('event_id').notNullable();
      table.bigInteger('events').notNullable();
      table.string('head', 64).notNullable();
      at(table, 'sealed_at').notNullable();
      day(table, 'business_date').notNullable();
      table.string('previous_hash', 64).notNullable();
      table.string('hash', 64).notNullable();
      table.string('signature', 120).notNullable();
    });
    await appendOnly(knex, 'audit_seals', '*');
  },
  async down(knex: Knex): Promise<void> {
    await knex.schema.dropTable('audit_seals');
    await knex.raw('ALTER TABLE audit_events DROP COLUMN signature');
    await knex.raw('ALTER TABLE audit_events DROP COLUMN marks');
  },
};
