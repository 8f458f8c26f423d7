import type { Knex } from 'knex';
import { dropTotal, keepTotal } from '../totalTriggers.ts';
import { appendOnly } from '../triggers.ts';
import { at, day, money, oneOf, stamps } from './columns.ts';

const CHANNELS = ['sms', 'app', 'email'];

/** The outbox, what borrowers said of being written to, and what gateways told. */
export const messages = {
  async up(knex: Knex): Promise<void> {
    await createMessages(knex);
    await createLoans(knex);
    await createConsents(knex);
    await createReceipts(knex);
  },
  async down(knex: Knex): Promise<void> {
    await knex.schema.dropTable('message_receipts');
    await knex.schema.dropTable('message_consents');
    await knex.schema.dropTable('message_loans');
    await dropTotal(knex, 'messages');
    await knex.schema.dropTable('messages');
    await knex('table_totals').where('name', 'like', 'messages%').delete();
  },
};

async function createMessages(knex: Knex): Promise<void> {
  await knex.schema.createTable('messages', (table) => {
    stamps(table);
    table.integer('borrower_id').notNullable().references('borrowers.id');
    table.text('loan_ids').notNullable();
    oneOf(table, 'channel', CHANNELS).notNullable();
    oneOf(table, 'language', ['zh', 'en']).notNullable();
    table.integer('template_id').notNullable().references('message_templates.id');
    table.integer('version_id').notNullable().references('message_versions.id').index();
    table.string('sent_to', 200);
    table.string('subject', 200);
    table.text('text').notNullable();
    table.integer('parts').notNullable();
    money(table, 'cost_minor').notNullable();
    table.string('step', 40);
    day(table, 'anchor_on');
    at(table, 'not_before').notNullable();
    at(table, 'valid_until').notNullable();
    oneOf(table, 'status', [
      'queued',
      'held',
      'sending',
      'unknown',
      'sent',
      'delivered',
      'read',
      'failed',
      'refused',
      'cancelled',
    ]).notNullable();
    handedOver(table);
    indexMessages(table);
    table.check(
      "status in ('queued', 'held', 'refused', 'cancelled', 'failed') or tried_at is not null",
      undefined,
      'messages_gone_were_tried',
    );
  });
  await knex.raw(
    'CREATE INDEX messages_waiting ON messages (held_until, id) ' +
      "WHERE status in ('queued', 'held')",
  );
  await knex.raw(
    'CREATE INDEX messages_expiring ON messages (valid_until, id) ' +
      "WHERE status in ('queued', 'held')",
  );
  await keepTotal(knex, 'messages', (row) => `${row}status`);
  await appendOnly(knex, 'messages', ['channel', 'template_id', 'send_key', 'step', 'anchor_on']);
}

/** Why it waits, who asked for it, and what became of handing it over. */
function handedOver(table: Knex.CreateTableBuilder): void {
  table.string('rule', 40);
  at(table, 'held_until');
  table.string('reason', 500);
  table.integer('requested_by').references('users.id');
  table.integer('decided_by').references('users.id');
  table.integer('tries').notNullable().defaultTo(0);
  for (const name of ['tried_at', 'sent_at', 'delivered_at', 'read_at', 'failed_at'])
    at(table, name);
  table.string('reply', 500);
  at(table, 'replied_at');
  table.string('gateway_reference', 100);
  table.string('gateway_words', 500);
  table.integer('after_id').references('messages.id').unique();
  table.string('send_key', 40).notNullable().unique();
  table.text('fallbacks').notNullable();
}

/** Every list and every look-up of a message has its index. */
function indexMessages(table: Knex.CreateTableBuilder): void {
  table.index(['borrower_id', 'id']);
  table.index(['borrower_id', 'tried_at']);
  table.index(['sent_to', 'tried_at']);
  table.index(['status', 'id']);
  table.index(['status', 'not_before', 'id']);
  table.index(['status', 'failed_at', 'id']);
  table.index(['not_before', 'id']);
  table.index(['held_until', 'id']);
  table.index(['tried_at', 'id']);
  table.index(['updated_at', 'id']);
  table.index(['template_id', 'id']);
  table.index(['rule', 'id']);
}

async function createLoans(knex: Knex): Promise<void> {
  await knex.schema.createTable('message_loans', (table) => {
    stamps(table);
    table.integer('message_id').notNullable().references('messages.id').index();
    table.integer('loan_id').notNullable().references('loans.id');
    table.string('step', 40);
    day(table, 'anchor_on');
    table.index(['loan_id', 'message_id']);
  });
  await knex.raw(
    'CREATE UNIQUE INDEX message_loans_once ON message_loans (loan_id, step, anchor_on) ' +
      'WHERE step IS NOT NULL',
  );
  await appendOnly(knex, 'message_loans', '*');
}

async function createConsents(knex: Knex): Promise<void> {
  await knex.schema.createTable('message_consents', (table) => {
    stamps(table);
    table.integer('borrower_id').notNullable().references('borrowers.id');
    oneOf(table, 'channel', CHANNELS).notNullable();
    oneOf(table, 'kind', ['consent', 'opt_out']).notNullable();
    table.string('sent_to', 200);
    oneOf(table, 'way', ['contract', 'in_writing', 'by_phone', 'app', 'reply']).notNullable();
    day(table, 'said_on').notNullable();
    table.string('remark', 200);
    table.integer('recorded_by').references('users.id');
    table.integer('message_id').references('messages.id');
    table.index(['borrower_id', 'channel', 'id']);
    table.index(['sent_to', 'channel', 'id']);
    table.index(['kind', 'id']);
    table.index(['said_on', 'id']);
    table.index(['created_at', 'id']);
  });
  await appendOnly(knex, 'message_consents', [
    'channel',
    'kind',
    'sent_to',
    'way',
    'said_on',
    'recorded_by',
    'message_id',
  ]);
}

async function createReceipts(knex: Knex): Promise<void> {
  await knex.schema.createTable('message_receipts', (table) => {
    stamps(table);
    table.integer('message_id').references('messages.id').index();
    table.string('receipt_key', 100).notNullable().unique();
    table.string('send_key', 100).notNullable();
    oneOf(table, 'kind', ['accepted', 'delivered', 'failed', 'read', 'reply']).notNullable();
    at(table, 'occurred_at').notNullable();
    table.string('words', 500);
    table.index(['occurred_at', 'id']);
    table.index(['kind', 'id']);
  });
  await appendOnly(knex, 'message_receipts', '*');
}
