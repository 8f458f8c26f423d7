import type { Knex } from 'knex';
import { appendOnly } from '../triggers.ts';
import { at, day, oneOf, stamps } from './columns.ts';

const CHANNELS = ['call', 'sms', 'app', 'letter', 'visit', 'agency'];
const PARTIES = ['borrower', 'guarantor', 'emergency_contact'];

/**
 * Columns a note gained: who went along, what rules it broke, how its promise was kept, and the
 * review of it.
 */
const NOTE_COLUMNS = [
  'contact_id integer REFERENCES borrower_contacts (id)',
  'second_collector_id integer REFERENCES users (id)',
  'recording_reference varchar(100)',
  "violations text NOT NULL DEFAULT '[]'",
  "promise_status varchar(20) CHECK (promise_status IN ('open', 'kept', 'broken', 'cancelled'))",
  'priority integer NOT NULL DEFAULT 0 CHECK (priority >= 0)',
  'claimed_by integer REFERENCES users (id)',
  'claimed_until varchar(24)',
  'reviewed_at varchar(24)',
  'answer varchar(1000)',
  'answered_by integer REFERENCES users (id)',
  'answered_at varchar(24)',
  'second_reviewer_id integer REFERENCES users (id)',
  "second_verdict varchar(20) CHECK (second_verdict IN ('cleared', 'flagged'))",
  'second_comment varchar(1000)',
  'second_reviewed_at varchar(24)',
];

async function createSlots(knex: Knex): Promise<void> {
  await knex.schema.createTable('contact_reservations', (table) => {
    table.increments('id');
    table.integer('borrower_id').notNullable().references('borrowers.id');
    table.integer('loan_id').notNullable().references('loans.id');
    table.integer('user_id').notNullable().references('users.id');
    oneOf(table, 'channel', CHANNELS).notNullable();
    oneOf(table, 'contacted_party', PARTIES).notNullable();
    table.integer('contact_id').references('borrower_contacts.id');
    at(table, 'reserved_at').notNullable();
    at(table, 'reserved_until').notNullable();
    table.integer('note_id').references('collection_notes.id');
    table.index(['borrower_id', 'reserved_until']);
  });
  // What the console kept from happening.
  await knex.schema.createTable('contact_refusals', (table) => {
    table.increments('id');
    table.integer('borrower_id').notNullable().references('borrowers.id');
    table.integer('loan_id').notNullable().references('loans.id');
    table.integer('user_id').notNullable().references('users.id');
    oneOf(table, 'channel', CHANNELS).notNullable();
    oneOf(table, 'contacted_party', PARTIES).notNullable();
    table.string('rule', 40).notNullable();
    at(table, 'asked_at').notNullable();
    day(table, 'business_date').notNullable().index();
  });
  await appendOnly(knex, 'contact_refusals', '*');
}

async function createHolds(knex: Knex): Promise<void> {
  await knex.schema.createTable('holds', (table) => {
    stamps(table);
    table.integer('loan_id').notNullable().references('loans.id').index();
    oneOf(table, 'reason', [
      'dispute',
      'hospital',
      'bereavement',
      'disaster',
      'pregnancy',
      'complaint',
      'do_not_contact',
      'other',
    ]).notNullable();
    table.string('statement', 500);
    day(table, 'starts_on').notNullable();
    day(table, 'ends_on').notNullable();
    table.integer('created_by').notNullable().references('users.id');
    table.integer('approved_by').references('users.id');
    at(table, 'approved_at');
    day(table, 'lifted_on');
    table.integer('lifted_by').references('users.id');
    table.string('lift_reason', 500);
    table.check('ends_on >= starts_on', undefined, 'holds_days');
  });
  await appendOnly(knex, 'holds', ['loan_id', 'reason', 'starts_on', 'ends_on', 'created_by']);
}

async function createComplaints(knex: Knex): Promise<void> {
  await knex.schema.createTable('complaints', (table) => {
    stamps(table);
    table.integer('borrower_id').notNullable().references('borrowers.id').index();
    table.integer('loan_id').references('loans.id');
    table.integer('note_id').references('collection_notes.id').index();
    oneOf(table, 'source', [
      'borrower',
      'third_party',
      'regulator',
      'hotline',
      'court',
    ]).notNullable();
    table.string('statement', 2000).notNullable();
    day(table, 'received_on').notNullable();
    oneOf(table, 'status', ['open', 'upheld', 'dismissed']).notNullable().defaultTo('open');
    table.string('answer', 2000);
    table.integer('recorded_by').notNullable().references('users.id');
    table.integer('answered_by').references('users.id');
    day(table, 'answered_on');
    table.index(['status', 'received_on']);
  });
  await appendOnly(knex, 'complaints', [
    'borrower_id',
    'loan_id',
    'note_id',
    'source',
    'statement',
    'received_on',
    'recorded_by',
  ]);
}

export const contactPolicy = {
  async up(knex: Knex): Promise<void> {
    for (const column of NOTE_COLUMNS)
      await knex.raw(`ALTER TABLE collection_notes ADD COLUMN ${column}`);
    await knex.raw(
      "UPDATE collection_notes SET promise_status = 'open' WHERE outcome = 'promised'",
    );
    await knex.raw(
      'CREATE INDEX collection_notes_queue ON collection_notes (review_status, priority, id)',
    );
    await createSlots(knex);
    await createHolds(knex);
    await createComplaints(knex);
  },
  async down(knex: Knex): Promise<void> {
    for (const table of ['complaints', 'holds', 'contact_refusals', 'contact_reservations'])
      await knex.schema.dropTable(table);
    await knex.raw('DROP INDEX collection_notes_queue');
    for (const column of NOTE_COLUMNS.toReversed())
      await knex.raw(`ALTER TABLE collection_notes DROP COLUMN ${column.split(' ')[0] ?? ''}`);
  },
};
