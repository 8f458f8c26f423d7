import type { Knex } from 'knex';
import { appendOnly } from '../triggers.ts';
import { at, day, oneOf, stamps } from './columns.ts';

const KINDS = ['objection', 'relief', 'pre_report_notice'];
const CAUSES = ['illness', 'accident', 'disaster', 'job_loss', 'fraud', 'system_error', 'other'];
const ASKS = [
  'correction',
  'explanation',
  'relief',
  'proof_of_notice',
  'delete_true_record',
  'paid_repair',
];
const STATUSES = [
  'received',
  'checking',
  'awaiting_decision',
  'granted',
  'declined',
  'answered',
  'withdrawn',
];
const CHECKS = [
  'identity',
  'bureau_record',
  'ledger_compared',
  'cause_evidence',
  'income_evidence',
  'police_report',
  'fault_report',
  'notice_proof',
  'contact_made',
];

/** A decision and its answer: two persons, and nothing that law forbids. */
function guardDecisions(table: Knex.CreateTableBuilder): void {
  table.check(
    'decided_by is null or submitted_by is null or decided_by <> submitted_by',
    undefined,
    'credit_repairs_maker_checker',
  );
  table.check(
    "status not in ('checking', 'awaiting_decision') or assignee_id is not null",
    undefined,
    'credit_repairs_in_hand',
  );
  table.check(
    "status <> 'awaiting_decision' or (proposal is not null and submitted_by is not null)",
    undefined,
    'credit_repairs_proposed',
  );
  table.check(
    "status not in ('granted', 'declined', 'answered') or forbidden_rule is not null or " +
      '(decided_by is not null and submitted_by is not null)',
    undefined,
    'credit_repairs_decided',
  );
  table.check(
    "(status <> 'granted' or decision = 'grant') and (status <> 'declined' or decision = " +
      "'decline')",
    undefined,
    'credit_repairs_decision',
  );
  table.check(
    "forbidden_rule is null or (decision = 'decline' and decided_by is null)",
    undefined,
    'credit_repairs_forbidden',
  );
  table.check(
    "status <> 'answered' or (decision is not null and answer is not null and answered_on is " +
      'not null)',
    undefined,
    'credit_repairs_answered',
  );
}

/** Flags are flags, and days follow each other. */
function guardDays(table: Knex.CreateTableBuilder): void {
  table.check(
    'pause_until is null or (pause_from is not null and pause_until >= pause_from)',
    undefined,
    'credit_repairs_pause',
  );
  table.check(
    'due_provisional in (0, 1) and wants_restructure in (0, 1)',
    undefined,
    'credit_repairs_flags',
  );
  table.check(
    'due_on >= received_on and (answered_on is null or answered_on >= received_on)',
    undefined,
    'credit_repairs_days',
  );
}

/**
 * What the rules forbid, the table refuses: one person for two parts, a grant of what law forbids,
 * an end without a written answer.
 */
function guards(table: Knex.CreateTableBuilder): void {
  for (const columns of [
    ['status', 'due_on', 'id'],
    ['assignee_id', 'status', 'due_on'],
    ['due_on', 'id'],
    ['received_on'],
    ['answered_on'],
  ])
    table.index(columns);
  guardDecisions(table);
  guardDays(table);
}

/** What was proposed, decided and answered. */
function decisionColumns(table: Knex.CreateTableBuilder): void {
  oneOf(table, 'proposal', ['grant', 'decline']);
  table.string('proposal_comment', 1000);
  table.integer('submitted_by').references('users.id');
  at(table, 'submitted_at');
  oneOf(table, 'decision', ['grant', 'decline']);
  table.integer('decided_by').references('users.id');
  at(table, 'decided_at');
  day(table, 'decided_on');
  table.string('decision_comment', 1000);
  oneOf(table, 'forbidden_rule', ['true_record', 'paid_repair']);
  table.string('explanation', 500);
  day(table, 'pause_from');
  day(table, 'pause_until');
  table.integer('wants_restructure').notNullable().defaultTo(0);
  table.string('answer', 4000);
  day(table, 'answered_on');
  table.integer('answered_by').references('users.id');
  oneOf(table, 'answer_channel', ['mail', 'email', 'in_person', 'app']);
  table.string('answer_reference', 100);
  table.string('withdrawal_reason', 500);
}

async function createRequests(knex: Knex): Promise<void> {
  await knex.schema.createTable('credit_repairs', (table) => {
    stamps(table);
    table.integer('borrower_id').notNullable().references('borrowers.id').index();
    table.integer('loan_id').references('loans.id').index();
    oneOf(table, 'kind', KINDS).notNullable();
    oneOf(table, 'cause', CAUSES).notNullable();
    oneOf(table, 'asks_for', ASKS).notNullable();
    table.string('statement', 2000).notNullable();
    day(table, 'told_on');
    day(table, 'reported_on');
    day(table, 'received_on').notNullable();
    // The term it was received under; the last day of it moves only while holidays are not
    // announced.
    table.integer('due_days').notNullable();
    day(table, 'due_on').notNullable();
    table.string('due_source', 200).notNullable();
    table.string('due_article', 40);
    table.integer('due_provisional').notNullable();
    table.integer('recorded_by').notNullable().references('users.id');
    table.integer('assignee_id').references('users.id');
    at(table, 'claimed_at');
    oneOf(table, 'status', STATUSES).notNullable().defaultTo('received');
    decisionColumns(table);
    guards(table);
  });
  // What law forbids is turned down when it comes in: it does not stand in the way of a request
  // that may be granted.
  await knex.raw(
    'CREATE UNIQUE INDEX credit_repairs_one_open ON credit_repairs ' +
      `(borrower_id, kind, coalesce(loan_id, 0), coalesce(forbidden_rule, ''))
    WHERE status IN ('received', 'checking', 'awaiting_decision', 'granted', 'declined')`,
  );
  await appendOnly(knex, 'credit_repairs', [
    'borrower_id',
    'loan_id',
    'kind',
    'received_on',
    'due_days',
    'recorded_by',
    'forbidden_rule',
  ]);
}

/** Rows about a request that only grow. */
async function createRecords(knex: Knex): Promise<void> {
  const about = (table: Knex.CreateTableBuilder) => {
    table.increments('id');
    table.integer('credit_repair_id').notNullable().references('credit_repairs.id').index();
  };
  await knex.schema.createTable('credit_repair_steps', (table) => {
    about(table);
    table.string('step', 40).notNullable();
    table.integer('actor_id').references('users.id');
    table.string('actor_name', 100).notNullable();
    at(table, 'occurred_at').notNullable();
    day(table, 'business_date').notNullable();
    table.string('comment', 1000);
    // Of a decision: the comparison it rests on. The ledger may move later.
    table.text('comparison');
  });
  // What a report of the credit register showed, as typed in: the last one counts.
  await knex.schema.createTable('bureau_records', (table) => {
    about(table);
    table.text('record').notNullable();
    table.integer('entered_by').notNullable().references('users.id');
    at(table, 'entered_at').notNullable();
  });
  await knex.schema.createTable('credit_corrections', (table) => {
    about(table);
    table.text('lines').notNullable();
    table.integer('made_by').notNullable().references('users.id');
    day(table, 'made_on').notNullable();
  });
  await knex.schema.createTable('credit_correction_sendings', (table) => {
    about(table);
    day(table, 'sent_on').notNullable();
    table.string('reference', 100).notNullable();
    table.integer('sent_by').notNullable().references('users.id');
    at(table, 'sent_at').notNullable();
  });
  for (const table of [
    'credit_repair_steps',
    'bureau_records',
    'credit_corrections',
    'credit_correction_sendings',
  ])
    await appendOnly(knex, table, '*');
}

export const creditRepairs = {
  async up(knex: Knex): Promise<void> {
    await createRequests(knex);
    await createRecords(knex);
    await knex.schema.createTable('credit_repair_checks', (table) => {
      table.increments('id');
      table.integer('credit_repair_id').notNullable().references('credit_repairs.id');
      oneOf(table, 'item', CHECKS).notNullable();
      table.integer('done').notNullable();
      table.string('note', 500);
      table.integer('done_by').notNullable().references('users.id');
      at(table, 'done_at').notNullable();
      table.unique(['credit_repair_id', 'item']);
      table.check('done in (0, 1)', undefined, 'credit_repair_checks_done');
    });
    await knex.schema.createTable('reporting_pauses', (table) => {
      stamps(table);
      table.integer('credit_repair_id').notNullable().references('credit_repairs.id').index();
      table.integer('borrower_id').notNullable().references('borrowers.id').index();
      // Null: of all the borrower's loans.
      table.integer('loan_id').references('loans.id').index();
      day(table, 'from_on').notNullable();
      day(table, 'until_on').notNullable();
      day(table, 'ended_on');
      table.integer('ended_by').references('users.id');
      table.check('until_on >= from_on', undefined, 'reporting_pauses_days');
      table.check('(ended_on is null) = (ended_by is null)', undefined, 'reporting_pauses_ended');
    });
    await appendOnly(knex, 'reporting_pauses', [
      'credit_repair_id',
      'borrower_id',
      'loan_id',
      'from_on',
      'until_on',
    ]);
    await knex.raw(
      'ALTER TABLE restructures ADD COLUMN credit_repair_id integer REFERENCES credit_repairs (id)',
    );
    await knex.raw('CREATE INDEX restructures_credit_repair ON restructures (credit_repair_id)');
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('DROP INDEX restructures_credit_repair');
    await knex.raw('ALTER TABLE restructures DROP COLUMN credit_repair_id');
    for (const table of [
      'reporting_pauses',
      'credit_repair_checks',
      'credit_correction_sendings',
      'credit_corrections',
      'bureau_records',
      'credit_repair_steps',
      'credit_repairs',
    ])
      await knex.schema.dropTable(table);
  },
};
