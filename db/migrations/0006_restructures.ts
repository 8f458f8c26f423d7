import type { Knex } from 'knex';
import { dialectOf } from '../dialect.ts';
import { appendOnly, dropAppendOnly } from '../triggers.ts';
import { at, day, money, oneOf, stamps } from './columns.ts';

const STATUSES = ['draft', 'submitted', 'approved', 'rejected', 'signed', 'effective', 'cancelled'];

/** Added in place: a rebuild would put the rows of the table's children at risk. */
async function addColumns(knex: Knex, table: string, columns: readonly string[]): Promise<void> {
  for (const column of columns) await knex.raw(`ALTER TABLE ${table} ADD COLUMN ${column}`);
}

const amount = (name: string): string => `${name} bigint NOT NULL DEFAULT 0 CHECK (${name} >= 0)`;
const TAKEN = ['waived_principal_minor', 'moved_principal_minor', 'moved_interest_minor'];
const CARRIED = [
  'carried_interest_minor',
  'carried_penalty_minor',
  'carried_compound_minor',
  'carried_cost_minor',
];

/**
 * What the rules forbid, the table refuses: one person for two parts, an effect without decision or
 * signatures.
 */
function guards(table: Knex.CreateTableBuilder): void {
  table.index(['status', 'submitted_at', 'id']);
  table.check(
    'decided_by is null or decided_by <> requested_by',
    undefined,
    'restructures_maker_checker',
  );
  table.check(
    'first_approved_by is null or (first_approved_by <> requested_by and (decided_by is null ' +
      'or decided_by <> first_approved_by))',
    undefined,
    'restructures_two_supervisors',
  );
  table.check(
    "status not in ('approved', 'signed', 'effective') or decided_by is not null",
    undefined,
    'restructures_decided',
  );
  table.check(
    "status not in ('signed', 'effective') or (borrower_signed_on is not null and " +
      'lender_signed_on is not null)',
    undefined,
    'restructures_signed',
  );
  table.check(
    "status <> 'effective' or (effective_at is not null and effective_on is not null and " +
      'schedule_version is not null and effect is not null)',
    undefined,
    'restructures_effective',
  );
}

async function createRequests(knex: Knex): Promise<void> {
  await knex.schema.createTable('restructures', (table) => {
    stamps(table);
    table.integer('loan_id').notNullable().references('loans.id').index();
    table.integer('borrower_id').notNullable().references('borrowers.id').index();
    table.text('kinds').notNullable();
    table.string('cause', 100).notNullable();
    table.string('statement', 2000).notNullable();
    money(table, 'monthly_income_minor');
    money(table, 'other_monthly_debt_minor');
    table.integer('other_lenders_count');
    table.integer('guarantor_id');
    table.text('terms').notNullable();
    oneOf(table, 'status', STATUSES).notNullable().defaultTo('draft');
    table.integer('requested_by').notNullable().references('users.id');
    at(table, 'submitted_at');
    table.integer('first_approved_by').references('users.id');
    table.integer('decided_by').references('users.id');
    at(table, 'decided_at');
    day(table, 'decided_on');
    table.string('decision_comment', 500);
    for (const party of ['borrower', 'lender', 'guarantor']) day(table, `${party}_signed_on`);
    at(table, 'effective_at');
    day(table, 'effective_on');
    at(table, 'lapsed_at');
    table.integer('schedule_version');
    // What the ledger takes over, and the class floor: frozen when it took effect.
    table.text('effect');
    table.string('hindrance', 60);
    table.string('cancel_reason', 500);
    oneOf(table, 'plan_status', ['kept', 'broken', 'completed', 'lapsed']);
    money(table, 'waived_minor');
    money(table, 'capitalised_minor');
    money(table, 'total_after_minor');
    table.integer('approvers_needed');
    guards(table);
  });
  await knex.raw(
    'CREATE UNIQUE INDEX restructures_one_open ON restructures (loan_id) WHERE status IN ' +
      "('draft', 'submitted', 'approved', 'signed')",
  );
  await appendOnly(knex, 'restructures', ['loan_id', 'borrower_id', 'requested_by']);
}

async function createSteps(knex: Knex): Promise<void> {
  await knex.schema.createTable('restructure_steps', (table) => {
    table.increments('id');
    table.integer('restructure_id').notNullable().references('restructures.id').index();
    table.string('step', 40).notNullable();
    table.integer('actor_id').references('users.id');
    table.string('actor_name', 100).notNullable();
    at(table, 'occurred_at').notNullable();
    day(table, 'business_date').notNullable();
    table.string('comment', 500);
    table.text('details');
    table.text('figures');
  });
  await appendOnly(knex, 'restructure_steps', '*');
}

const EFFECTS = ['paid', 'waived', 'dropped', 'charged', 'carried', 'capitalised'];

async function widenOnPostgres(knex: Knex): Promise<void> {
  await knex.raw(
    'ALTER TABLE ledger_entries DROP CONSTRAINT ledger_entries_effect_known, DROP ' +
      'CONSTRAINT ledger_entries_origin',
  );
  await knex.raw(
    'ALTER TABLE ledger_entries ADD COLUMN restructure_id integer REFERENCES restructures (id)',
  );
  const known = EFFECTS.map((name) => `'${name}'`).join(', ');
  await knex.raw(
    'ALTER TABLE ledger_entries ADD CONSTRAINT ledger_entries_effect_known CHECK ' +
      `(effect IN (${known}))`,
  );
  await knex.raw(
    'ALTER TABLE ledger_entries ADD CONSTRAINT ledger_entries_origin CHECK (payment_id IS ' +
      'NOT NULL OR adjustment_id IS NOT NULL OR restructure_id IS NOT NULL)',
  );
}

async function createJournal(knex: Knex): Promise<void> {
  await knex.schema.createTable('ledger_entries', (table) => {
    table.increments('id');
    table.integer('loan_id').notNullable().references('loans.id').index();
    table.integer('payment_id').references('payments.id').index();
    table.integer('adjustment_id').references('adjustments.id').index();
    table.integer('restructure_id').references('restructures.id');
    table.integer('installment_id').references('installments.id');
    oneOf(table, 'component', [
      'cost',
      'penalty',
      'compound_interest',
      'interest',
      'principal',
    ]).notNullable();
    oneOf(table, 'effect', EFFECTS).notNullable();
    money(table, 'amount_minor').notNullable();
    day(table, 'value_on').notNullable();
    at(table, 'recorded_at').notNullable();
    table.index(['installment_id', 'value_on']);
    table.check(
      'payment_id is not null or adjustment_id is not null or restructure_id is not null',
      undefined,
      'ledger_entries_origin',
    );
  });
}

/**
 * The journal learns of restructures. It has no children, so SQLite, which cannot change a check,
 * gets it anew.
 */
async function widenJournal(knex: Knex): Promise<void> {
  if (dialectOf(knex) === 'postgres') {
    await widenOnPostgres(knex);
    return;
  }
  await knex.raw('ALTER TABLE ledger_entries RENAME TO ledger_entries_before');
  await dropAppendOnly(knex, 'ledger_entries');
  for (const index of ['loan_id', 'payment_id', 'adjustment_id', 'installment_id_value_on'])
    await knex.raw(`DROP INDEX IF EXISTS ledger_entries_${index}_index`);
  await createJournal(knex);
  const columns =
    'id, loan_id, payment_id, adjustment_id, installment_id, component, effect, amount_minor,' +
    ' value_on, recorded_at';
  await knex.raw(
    `INSERT INTO ledger_entries (${columns}) SELECT ${columns} FROM ledger_entries_before ` +
      'ORDER BY id',
  );
  await knex.raw('DROP TABLE ledger_entries_before');
  await appendOnly(knex, 'ledger_entries', '*');
}

export const restructures = {
  async up(knex: Knex): Promise<void> {
    await createRequests(knex);
    await createSteps(knex);
    await widenJournal(knex);
    await addColumns(knex, 'schedule_versions', [
      'restructure_id integer REFERENCES restructures (id)',
    ]);
    await addColumns(knex, 'installments', [
      ...TAKEN.map(amount),
      ...CARRIED.map(amount),
      'in_force integer NOT NULL DEFAULT 1',
    ]);
    await knex.raw(
      'UPDATE installments SET in_force = 0 WHERE schedule_version < (SELECT ' +
        'loans.schedule_version FROM loans WHERE loans.id = installments.loan_id)',
    );
    await dropAppendOnly(knex, 'installments');
    await appendOnly(
      knex,
      'installments',
      [
        'loan_id',
        'schedule_version',
        'sequence',
        'due_on',
        'principal_minor',
        'interest_minor',
        ...CARRIED,
      ],
      { deletable: true },
    );
    await addColumns(knex, 'loans', ['class_floor varchar(40)', 'class_floor_until varchar(10)']);
    await knex.schema.createTable('business_days', (table) => {
      day(table, 'business_date').primary();
      at(table, 'rolled_at').notNullable();
      table.text('results').notNullable();
    });
  },
  async down(knex: Knex): Promise<void> {
    await knex.schema.dropTable('business_days');
    await dropAppendOnly(knex, 'installments');
    await dropAppendOnly(knex, 'ledger_entries');
    await knex.raw('DELETE FROM ledger_entries WHERE restructure_id IS NOT NULL');
    const drop = async (table: string, columns: readonly string[]) => {
      for (const column of columns) await knex.raw(`ALTER TABLE ${table} DROP COLUMN ${column}`);
    };
    await drop('loans', ['class_floor', 'class_floor_until']);
    await drop('installments', [...TAKEN, ...CARRIED, 'in_force']);
    await appendOnly(
      knex,
      'installments',
      ['loan_id', 'schedule_version', 'sequence', 'due_on', 'principal_minor', 'interest_minor'],
      { deletable: true },
    );
    await drop('schedule_versions', ['restructure_id']);
    if (dialectOf(knex) === 'postgres') await drop('ledger_entries', ['restructure_id']);
    for (const table of ['restructure_steps', 'restructures']) await knex.schema.dropTable(table);
  },
};
