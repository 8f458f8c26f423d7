import type { Knex } from 'knex';
import { appendOnly } from '../triggers.ts';
import { at, day, oneOf, stamps } from './columns.ts';

export const people = {
  async up(knex: Knex): Promise<void> {
    await knex.schema.createTable('users', (table) => {
      stamps(table);
      table.string('username', 60).notNullable().unique();
      table.string('full_name', 100).notNullable();
      oneOf(table, 'role', ['staff', 'supervisor', 'compliance', 'admin']).notNullable();
      table.string('password_hash', 200).notNullable();
      table.integer('active').notNullable().defaultTo(1);
    });
    await knex.schema.createTable('sessions', (table) => {
      table.string('token_hash', 64).primary();
      table.integer('user_id').notNullable().references('users.id').onDelete('CASCADE');
      at(table, 'created_at').notNullable();
      at(table, 'expires_at').notNullable().index();
    });
    await knex.schema.createTable('idempotency_keys', (table) => {
      table.integer('user_id').notNullable().references('users.id');
      table.string('key', 200).notNullable();
      table.string('request_hash', 64).notNullable();
      table.integer('status').notNullable();
      table.text('answer').notNullable();
      at(table, 'created_at').notNullable().index();
      table.primary(['user_id', 'key']);
    });
    await knex.schema.createTable('audit_events', (table) => {
      stamps(table);
      table.integer('actor_id').index();
      table.string('actor_name', 100).notNullable();
      table.string('action', 40).notNullable();
      table.string('resource', 60).notNullable();
      table.integer('record_id');
      at(table, 'occurred_at').notNullable().index();
      day(table, 'business_date').notNullable();
      table.text('before');
      table.text('after');
      table.string('previous_hash', 64).notNullable();
      table.string('hash', 64).notNullable().unique();
      table.index(['resource', 'record_id', 'id']);
    });
    await appendOnly(knex, 'audit_events', '*');
  },
  async down(knex: Knex): Promise<void> {
    for (const table of ['audit_events', 'idempotency_keys', 'sessions', 'users'])
      await knex.schema.dropTable(table);
  },
};
