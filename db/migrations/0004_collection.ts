import type { Knex } from 'knex';
import { appendOnly } from '../triggers.ts';
import { at, day, money, oneOf, stamps } from './columns.ts';

const CHANNELS = ['call', 'sms', 'app', 'letter', 'visit', 'agency'];
const PARTIES = ['borrower', 'guarantor', 'emergency_contact'];
const OUTCOMES = [
  'connected',
  'no_answer',
  'invalid_number',
  'refused',
  'promised',
  'disputed',
  'message_left',
];

function written(table: Knex.CreateTableBuilder): void {
  oneOf(table, 'channel', CHANNELS).notNullable();
  oneOf(table, 'contacted_party', PARTIES).notNullable();
  oneOf(table, 'outcome', OUTCOMES).notNullable();
  table.text('content').notNullable();
  at(table, 'contacted_at').notNullable();
  money(table, 'promise_amount_minor');
  day(table, 'promise_on');
}

async function createNotes(knex: Knex): Promise<void> {
  await knex.schema.createTable('collection_notes', (table) => {
    stamps(table);
    table.integer('loan_id').notNullable().references('loans.id');
    table.integer('author_id').notNullable().references('users.id').index();
    written(table);
    oneOf(table, 'status', ['recorded', 'withdrawn']).notNullable().defaultTo('recorded');
    table.string('withdrawal_reason', 500);
    table.integer('revisions_count').notNullable().defaultTo(0);
    oneOf(table, 'review_status', ['pending', 'cleared', 'flagged'])
      .notNullable()
      .defaultTo('pending');
    table.integer('reviewer_id').references('users.id');
    table.string('review_comment', 1000);
    table.text('findings').notNullable().defaultTo('[]');
    table.index(['loan_id', 'contacted_at']);
    table.index(['contacted_at', 'id']);
    table.index(['review_status', 'id']);
    table.check(
      'reviewer_id is null or reviewer_id <> author_id',
      undefined,
      'collection_notes_maker_checker',
    );
  });
  await appendOnly(knex, 'collection_notes', ['loan_id', 'author_id']);
}

async function createRevisions(knex: Knex): Promise<void> {
  await knex.schema.createTable('note_revisions', (table) => {
    stamps(table);
    table.integer('note_id').notNullable().references('collection_notes.id');
    table.integer('revision').notNullable();
    table.integer('revised_by').notNullable().references('users.id');
    written(table);
    table.unique(['note_id', 'revision']);
  });
  await appendOnly(knex, 'note_revisions', '*');
}

async function createCases(knex: Knex): Promise<void> {
  await knex.schema.createTable('legal_cases', (table) => {
    stamps(table);
    table.integer('loan_id').notNullable().references('loans.id').index();
    table.string('case_no', 80);
    oneOf(table, 'stage', [
      'draft',
      'demand',
      'filed',
      'trial',
      'judgment',
      'enforcement',
      'closed',
    ])
      .notNullable()
      .defaultTo('draft')
      .index();
    day(table, 'stage_on').notNullable();
    table.string('court', 100);
    table.string('law_firm', 100);
    money(table, 'claimed_minor').notNullable();
    day(table, 'filed_on');
    day(table, 'judged_on');
    day(table, 'limitation_expires_on');
  });
}

export const collection = {
  async up(knex: Knex): Promise<void> {
    await createNotes(knex);
    await createRevisions(knex);
    await createCases(knex);
  },
  async down(knex: Knex): Promise<void> {
    for (const table of ['legal_cases', 'note_revisions', 'collection_notes'])
      await knex.schema.dropTable(table);
  },
};
