import type { Knex } from 'knex';
import { dialectOf } from '../dialect.ts';
import { appendOnly, dropAppendOnly } from '../triggers.ts';
import { at, day, money, oneOf, stamps } from './columns.ts';

/**
 * Columns a case gained: who acts, what was decided and served, and why it was filed although the
 * limitation had expired.
 */
const CASE_COLUMNS = [
  'judge varchar(60)',
  'lawyer varchar(60)',
  'owner_id integer REFERENCES users (id)',
  'awarded_minor bigint CHECK (awarded_minor >= 0)',
  'demanded_on varchar(10)',
  "decision_kind varchar(40) CHECK (decision_kind IN ('judgment', 'ruling'))",
  'served_on varchar(10)',
  'last_served_on varchar(10)',
  'decision_final integer NOT NULL DEFAULT 0 CHECK (decision_final IN (0, 1))',
  'appealed_on varchar(10)',
  'performance_ends_on varchar(10)',
  'enforcement_applied_on varchar(10)',
  "closed_outcome varchar(40) CHECK (closed_outcome IN ('paid', 'settled', 'enforced', " +
    "'enforcement_ended', 'withdrawn', 'dismissed', 'other'))",
  'limitation_override_reason varchar(500)',
  'limitation_override_by integer REFERENCES users (id)',
];
const ADJUSTMENT_FROZEN = [
  'loan_id',
  'client_reference',
  'kind',
  'component',
  'amount_minor',
  'rate_bps',
  'value_on',
  'requested_by',
];
const nameOf = (column: string): string => column.split(' ')[0] ?? '';

const theCase = (table: Knex.CreateTableBuilder) =>
  table.integer('legal_case_id').references('legal_cases.id').index();
const recorder = (table: Knex.CreateTableBuilder) =>
  table.integer('recorded_by').notNullable().references('users.id');

/**
 * What happened is never rewritten: evidence and the end of a proceeding may follow, and a wrong
 * row is withdrawn.
 */
async function createInterruptions(knex: Knex): Promise<void> {
  await knex.schema.createTable('limitation_interruptions', (table) => {
    stamps(table);
    table.integer('loan_id').notNullable().references('loans.id').index();
    theCase(table);
    oneOf(table, 'kind', [
      'demand',
      'acknowledgement',
      'part_payment',
      'suit',
      'arbitration',
      'promise',
      'plan',
    ]).notNullable();
    day(table, 'happened_on').notNullable();
    day(table, 'ended_on');
    table.string('evidence', 300);
    table.integer('attachment_id').references('attachments.id');
    recorder(table);
    table.integer('withdrawn_by').references('users.id');
    table.string('withdrawal_reason', 500);
    table.check(
      'ended_on is null or ended_on >= happened_on',
      undefined,
      'limitation_interruptions_days',
    );
    table.check(
      '(withdrawn_by is null) = (withdrawal_reason is null)',
      undefined,
      'limitation_interruptions_withdrawal',
    );
  });
  await appendOnly(knex, 'limitation_interruptions', [
    'loan_id',
    'legal_case_id',
    'kind',
    'happened_on',
    'recorded_by',
  ]);
}

async function createMeasures(knex: Knex): Promise<void> {
  await knex.schema.createTable('case_measures', (table) => {
    stamps(table);
    theCase(table).notNullable();
    oneOf(table, 'purpose', ['preservation', 'enforcement']).notNullable();
    oneOf(table, 'kind', ['deposit', 'movable', 'real_estate', 'other_right']).notNullable();
    table.integer('pre_suit').notNullable().defaultTo(0);
    table.string('property', 300).notNullable();
    money(table, 'amount_minor');
    day(table, 'taken_on').notNullable();
    day(table, 'until_on');
    day(table, 'lifted_on');
    table.string('lift_reason', 300);
    recorder(table);
    table.check('until_on is null or until_on > taken_on', undefined, 'case_measures_days');
    table.check(
      'pre_suit in (0, 1) and (amount_minor is null or amount_minor >= 0)',
      undefined,
      'case_measures_values',
    );
    table.check('(lifted_on is null) = (lift_reason is null)', undefined, 'case_measures_lift');
  });
  await appendOnly(knex, 'case_measures', [
    'legal_case_id',
    'purpose',
    'kind',
    'pre_suit',
    'property',
    'amount_minor',
    'taken_on',
    'until_on',
    'recorded_by',
  ]);
  await knex.schema.createTable('case_measure_renewals', (table) => {
    table.increments('id');
    table.integer('case_measure_id').notNullable().references('case_measures.id').index();
    day(table, 'renewed_on').notNullable();
    day(table, 'until_on');
    recorder(table);
    at(table, 'created_at').notNullable();
  });
  await appendOnly(knex, 'case_measure_renewals', '*');
}

async function createHearings(knex: Knex): Promise<void> {
  await knex.schema.createTable('case_hearings', (table) => {
    stamps(table);
    theCase(table).notNullable();
    day(table, 'held_on').notNullable();
    table.string('time', 5);
    table.string('room', 100);
    table.string('purpose', 100).notNullable();
    oneOf(table, 'status', ['scheduled', 'held', 'adjourned', 'cancelled'])
      .notNullable()
      .defaultTo('scheduled');
    table.string('result', 1000);
    recorder(table);
  });
  await appendOnly(knex, 'case_hearings', ['legal_case_id', 'recorded_by']);
}

async function createGuarantees(knex: Knex): Promise<void> {
  await knex.schema.createTable('guarantees', (table) => {
    stamps(table);
    table.integer('loan_id').notNullable().references('loans.id').index();
    table.integer('borrower_contact_id').notNullable().references('borrower_contacts.id').index();
    oneOf(table, 'form', ['ordinary', 'joint']).notNullable();
    day(table, 'due_on').notNullable();
    table.integer('agreed_months');
    day(table, 'agreed_until');
    day(table, 'claimed_on');
    table.string('claim_evidence', 300);
    recorder(table);
    table.check('agreed_months is null or agreed_until is null', undefined, 'guarantees_one_term');
  });
  await appendOnly(knex, 'guarantees', [
    'loan_id',
    'borrower_contact_id',
    'form',
    'due_on',
    'agreed_months',
    'agreed_until',
    'recorded_by',
  ]);
}

/** The timeline of a case only grows, and goes with it only while it is a draft. */
async function createEvents(knex: Knex): Promise<void> {
  await knex.schema.createTable('case_events', (table) => {
    stamps(table);
    table.integer('legal_case_id').notNullable().references('legal_cases.id').onDelete('CASCADE');
    oneOf(table, 'kind', [
      'opened',
      'stage',
      'hearing',
      'measure',
      'measure_renewed',
      'measure_lifted',
      'interruption',
      'guarantee',
      'cost',
      'override',
      'entry',
    ]).notNullable();
    day(table, 'happened_on').notNullable();
    table.string('text', 1000);
    table.text('details').notNullable().defaultTo('{}');
    table.integer('attachment_id').references('attachments.id');
    table.integer('actor_id').references('users.id');
    table.string('actor_name', 100).notNullable();
    table.index(['legal_case_id', 'happened_on', 'id']);
  });
  await appendOnly(knex, 'case_events', '*', { deletable: true });
  const past =
    'EXISTS (SELECT 1 FROM legal_cases WHERE legal_cases.id = OLD.legal_case_id AND ' +
    "legal_cases.stage <> 'draft')";
  if (dialectOf(knex) === 'sqlite') {
    await knex.raw(
      `CREATE TRIGGER case_events_no_delete BEFORE DELETE ON case_events WHEN ${past} BEGIN ` +
        `SELECT RAISE(ABORT, 'append-only: case_events'); END`,
    );
    return;
  }
  await knex.raw(
    'CREATE OR REPLACE FUNCTION refuse_case_event_delete() RETURNS trigger LANGUAGE plpgsql ' +
      `AS $$ BEGIN IF ${past} THEN RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME; END IF; ` +
      'RETURN OLD; END $$',
  );
  await knex.raw(
    'CREATE TRIGGER case_events_no_delete BEFORE DELETE ON case_events FOR EACH ROW EXECUTE ' +
      'FUNCTION refuse_case_event_delete()',
  );
}

/**
 * Of records that `resource` names: no foreign key can say so. What a reminder says is read anew; a
 * row is one occasion of telling one person.
 */
async function createReminders(knex: Knex): Promise<void> {
  await knex.schema.createTable('reminders', (table) => {
    stamps(table);
    table.integer('user_id').notNullable().references('users.id');
    oneOf(table, 'resource', ['legal_cases', 'loans', 'credit_repairs']).notNullable();
    table.integer('record_id').notNullable();
    table.integer('loan_id').references('loans.id').onDelete('CASCADE');
    table.string('kind', 40).notNullable();
    day(table, 'deadline_on').notNullable();
    day(table, 'remind_on').notNullable();
    at(table, 'done_at');
    table.unique(['user_id', 'resource', 'record_id', 'kind', 'deadline_on', 'remind_on'], {
      indexName: 'reminders_once',
    });
    table.index(['user_id', 'done_at', 'deadline_on']);
  });
}

async function freezeAdjustments(knex: Knex, frozen: readonly string[]): Promise<void> {
  await dropAppendOnly(knex, 'adjustments');
  await appendOnly(knex, 'adjustments', frozen);
}

export const legalCases = {
  async up(knex: Knex): Promise<void> {
    for (const column of CASE_COLUMNS)
      await knex.raw(`ALTER TABLE legal_cases ADD COLUMN ${column}`);
    await knex.raw('CREATE INDEX legal_cases_owner ON legal_cases (owner_id, stage)');
    await knex.raw('CREATE INDEX loans_last_due ON loans (last_due_on, id)');
    await createInterruptions(knex);
    await createMeasures(knex);
    await createHearings(knex);
    await createGuarantees(knex);
    await createEvents(knex);
    await createReminders(knex);
    await knex.raw(
      'ALTER TABLE adjustments ADD COLUMN legal_case_id integer REFERENCES legal_cases (id)',
    );
    await knex.raw('CREATE INDEX adjustments_case ON adjustments (legal_case_id)');
    await freezeAdjustments(knex, [...ADJUSTMENT_FROZEN, 'legal_case_id']);
  },
  async down(knex: Knex): Promise<void> {
    for (const index of ['adjustments_case', 'loans_last_due', 'legal_cases_owner'])
      await knex.raw(`DROP INDEX ${index}`);
    await dropAppendOnly(knex, 'adjustments');
    await knex.raw('ALTER TABLE adjustments DROP COLUMN legal_case_id');
    await appendOnly(knex, 'adjustments', ADJUSTMENT_FROZEN);
    for (const table of [
      'reminders',
      'case_events',
      'guarantees',
      'case_hearings',
      'case_measure_renewals',
      'case_measures',
      'limitation_interruptions',
    ])
      await knex.schema.dropTable(table);
    if (dialectOf(knex) === 'postgres') await knex.raw('DROP FUNCTION refuse_case_event_delete()');
    for (const column of CASE_COLUMNS.toReversed())
      await knex.raw(`ALTER TABLE legal_cases DROP COLUMN ${nameOf(column)}`);
  },
};
