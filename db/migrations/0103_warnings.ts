import type { Knex } from 'knex';
import { dialectOf } from '../dialect.ts';
import { dropTotal, keepTotal } from '../totalTriggers.ts';
import { appendOnly } from '../triggers.ts';
import { at, day, oneOf, stamps } from './columns.ts';

const RULES = [
  'first_missed',
  'part_payments',
  'later_each_time',
  'late_habit',
  'promise_broken',
  'payment_returned',
  'number_invalid',
  'details_changed',
  'joint_exposure',
  'complaint_open',
];
const OUTCOMES = [
  'contacted',
  'plan_offered',
  'restructure_asked',
  'hold',
  'false_alarm',
  'resolved',
];
const ENDS = [
  'paid',
  'paid_in_time',
  'settled',
  'written_off',
  'replanned',
  'number_changed',
  'answered',
];
const OPEN = "status = 'open'";

/** What a warning says; only how it ends is written later, and in whose hands it is. */
function raised(table: Knex.CreateTableBuilder): void {
  stamps(table);
  table.integer('borrower_id').notNullable().references('borrowers.id');
  table.integer('loan_id').notNullable().references('loans.id').onDelete('CASCADE');
  oneOf(table, 'rule', RULES).notNullable();
  oneOf(table, 'severity', ['low', 'medium', 'high']).notNullable();
  table.string('cause', 60).notNullable();
  table.text('figures').notNullable();
  table.integer('days_late').notNullable();
  day(table, 'raised_on').notNullable();
  day(table, 'due_on').notNullable();
  oneOf(table, 'owner', ['holder', 'supervisor']).notNullable();
  table.integer('owner_id').references('users.id');
  oneOf(table, 'status', ['open', 'closed']).notNullable();
}

function closed(table: Knex.CreateTableBuilder): void {
  oneOf(table, 'outcome', OUTCOMES);
  oneOf(table, 'ended_by', ENDS);
  table.string('comment', 500);
  table.integer('closed_by').references('users.id');
  at(table, 'closed_at');
  day(table, 'closed_on');
  table.check(
    "(status = 'open') = (outcome is null) and (status = 'open') = (closed_at is null) and " +
      "(coalesce(outcome, '') = 'resolved') = (ended_by is not null) and " +
      "(closed_by is null) = (coalesce(outcome, 'resolved') = 'resolved')",
    undefined,
    'warnings_closed_whole',
  );
}

/** Every list and every look-up of a warning has its index. */
async function indexWarnings(knex: Knex): Promise<void> {
  for (const [name, on] of Object.entries({
    warnings_one_open: `(loan_id, rule) WHERE ${OPEN}`,
    warnings_one_cause: '(loan_id, rule, cause)',
  }))
    await knex.raw(`CREATE UNIQUE INDEX ${name} ON warnings ${on}`);
  for (const [name, on] of Object.entries({
    warnings_of_borrower: '(borrower_id, status, due_on)',
    warnings_by_status_due: '(status, due_on, id)',
    warnings_by_status_raised: '(status, raised_on, id)',
    warnings_by_status_closed: '(status, closed_at, id)',
    warnings_late: `(due_on, id) WHERE ${OPEN}`,
    warnings_of_owner: '(owner_id, status, due_on, id)',
    warnings_by_raised: '(raised_on, id)',
    warnings_by_due: '(due_on, id)',
    warnings_by_closed: '(closed_at, id)',
  }))
    await knex.raw(`CREATE INDEX ${name} ON warnings ${on}`);
}

/** Loans that came to be late, each once for a time, and the days for which all was looked at. */
async function createMeasures(knex: Knex): Promise<void> {
  await knex.schema.createTable('late_starts', (table) => {
    table.increments('id');
    table.integer('loan_id').notNullable().references('loans.id').onDelete('CASCADE');
    day(table, 'since_on').notNullable();
    day(table, 'late_on').notNullable();
    table.unique(['loan_id', 'late_on']);
    table.index(['late_on', 'id']);
  });
  await knex.schema.createTable('warning_days', (table) => {
    day(table, 'business_date').primary();
    at(table, 'made_at').notNullable();
    table.integer('raised').notNullable();
    table.integer('ended').notNullable();
  });
}

const FROZEN = [
  'loan_id',
  'rule',
  'severity',
  'cause',
  'figures',
  'days_late',
  'raised_on',
  'due_on',
  'owner',
] as const;

/** A warning goes with a loan that was entered by mistake, and by no other way. */
async function keepWithLoan(knex: Knex): Promise<void> {
  const stands = 'EXISTS (SELECT 1 FROM loans WHERE id = OLD.loan_id)';
  if (dialectOf(knex) === 'sqlite') {
    await knex.raw(
      `CREATE TRIGGER warnings_with_loan BEFORE DELETE ON warnings WHEN ${stands} BEGIN ` +
        "SELECT RAISE(ABORT, 'append-only: warnings'); END",
    );
    return;
  }
  await knex.raw(
    'CREATE OR REPLACE FUNCTION warnings_with_loan() RETURNS trigger LANGUAGE plpgsql AS $$ ' +
      `BEGIN IF ${stands} THEN RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME; END IF; ` +
      'RETURN OLD; END $$',
  );
  await knex.raw(
    'CREATE TRIGGER warnings_with_loan BEFORE DELETE ON warnings FOR EACH ROW EXECUTE ' +
      'FUNCTION warnings_with_loan()',
  );
}

/** Early warnings: what the business day saw of a loan before it was late, and what came of it. */
export const warnings = {
  async up(knex: Knex): Promise<void> {
    await knex.schema.createTable('warnings', (table) => {
      raised(table);
      closed(table);
    });
    await indexWarnings(knex);
    await createMeasures(knex);
    await knex.raw(
      'CREATE INDEX collection_notes_broken ON collection_notes (loan_id, promise_on) ' +
        "WHERE promise_status = 'broken'",
    );
    await keepTotal(knex, 'warnings', (row) => `${row}status`);
    await appendOnly(knex, 'warnings', FROZEN, { deletable: true });
    await keepWithLoan(knex);
  },
  async down(knex: Knex): Promise<void> {
    await dropTotal(knex, 'warnings');
    await knex.raw('DROP INDEX collection_notes_broken');
    for (const table of ['warning_days', 'late_starts', 'warnings'])
      await knex.schema.dropTable(table);
    if (dialectOf(knex) === 'postgres') await knex.raw('DROP FUNCTION warnings_with_loan()');
    await knex('table_totals').where('name', 'like', 'warnings%').delete();
  },
};
