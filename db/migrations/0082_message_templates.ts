import type { Knex } from 'knex';
import { appendOnly } from '../triggers.ts';
import { at, oneOf, stamps } from './columns.ts';

/** Texts for borrowers: each wording is a version, which another person approves. */
export const messageTemplates = {
  async up(knex: Knex): Promise<void> {
    await knex.schema.createTable('message_templates', (table) => {
      stamps(table);
      table.string('code', 40).notNullable().unique();
      table.string('name', 60).notNullable();
      oneOf(table, 'channel', ['sms', 'app', 'email']).notNullable();
      table.integer('retired').notNullable().defaultTo(0);
      table.integer('approved_id');
      table.integer('proposed_id');
      table.index(['name', 'id']);
      table.index(['channel', 'id']);
      table.index(['updated_at', 'id']);
      table.index(['proposed_id', 'id']);
    });
    await appendOnly(knex, 'message_templates', ['code', 'channel']);
    await createVersions(knex);
  },
  async down(knex: Knex): Promise<void> {
    await knex.schema.dropTable('message_versions');
    await knex.schema.dropTable('message_templates');
  },
};

async function createVersions(knex: Knex): Promise<void> {
  await knex.schema.createTable('message_versions', (table) => {
    stamps(table);
    table.integer('template_id').notNullable().references('message_templates.id');
    table.integer('number').notNullable();
    table.string('subject_zh', 100);
    table.string('subject_en', 100);
    table.text('text_zh').notNullable();
    table.text('text_en');
    table.text('findings_zh').notNullable();
    table.text('findings_en').notNullable();
    oneOf(table, 'status', ['proposed', 'approved', 'rejected', 'withdrawn']).notNullable();
    table.integer('author_id').notNullable().references('users.id').index();
    table.integer('decided_by').references('users.id');
    at(table, 'decided_at');
    table.string('decision_comment', 500);
    table.unique(['template_id', 'number']);
    table.index(['status', 'id']);
    table.index(['number', 'id']);
    table.index(['created_at', 'id']);
    table.check(
      "(decided_by is null or decided_by <> author_id) and (status <> 'approved' or " +
        'decided_by is not null)',
      undefined,
      'message_versions_two_persons',
    );
  });
  await knex.raw(
    'CREATE UNIQUE INDEX message_versions_one_waits ON message_versions (template_id) ' +
      "WHERE status = 'proposed'",
  );
  await appendOnly(knex, 'message_versions', [
    'template_id',
    'number',
    'subject_zh',
    'subject_en',
    'text_zh',
    'text_en',
    'author_id',
  ]);
}
