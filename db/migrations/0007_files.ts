import type { Knex } from 'knex';
import { appendOnly } from '../triggers.ts';
import { at, oneOf, stamps } from './columns.ts';

const RESOURCES = [
  'restructures',
  'collection_notes',
  'legal_cases',
  'borrowers',
  'loans',
  'borrower_contacts',
  'credit_repairs',
];
const KINDS = [
  'evidence',
  'contract',
  'disbursement_proof',
  'repayment_record',
  'identity',
  'demand_record',
  'signed_agreement',
  'letter',
  'other',
];

/**
 * Evidence and signed copies. Bytes are kept once under their SHA-256; what they belong to is a row
 * of its own, which can be withdrawn and never removed.
 */
export const files = {
  async up(knex: Knex): Promise<void> {
    await knex.schema.createTable('attachment_files', (table) => {
      table.string('sha256', 64).primary();
      table.binary('content').notNullable();
      table.integer('size_bytes').notNullable();
      at(table, 'created_at').notNullable();
      table.check('size_bytes > 0', undefined, 'attachment_files_size');
    });
    await appendOnly(knex, 'attachment_files', '*');
    await knex.schema.createTable('attachments', (table) => {
      stamps(table);
      oneOf(table, 'resource', RESOURCES).notNullable();
      // Of a table that `resource` names: no foreign key can say so.
      table.integer('record_id').notNullable();
      oneOf(table, 'kind', KINDS).notNullable();
      table.string('file_name', 200).notNullable();
      table.string('content_type', 100).notNullable();
      table.integer('size_bytes').notNullable();
      table.string('sha256', 64).notNullable().references('attachment_files.sha256').index();
      table.integer('uploaded_by').notNullable().references('users.id');
      oneOf(table, 'status', ['recorded', 'withdrawn']).notNullable().defaultTo('recorded');
      table.integer('withdrawn_by').references('users.id');
      table.string('withdrawal_reason', 500);
      table.index(['resource', 'record_id']);
      table.check(
        "(status = 'withdrawn') = (withdrawn_by is not null and withdrawal_reason is not null)",
        undefined,
        'attachments_withdrawal',
      );
    });
    await appendOnly(knex, 'attachments', [
      'resource',
      'record_id',
      'kind',
      'file_name',
      'content_type',
      'size_bytes',
      'sha256',
      'uploaded_by',
      'created_at',
    ]);
  },
  async down(knex: Knex): Promise<void> {
    for (const table of ['attachments', 'attachment_files']) await knex.schema.dropTable(table);
  },
};
