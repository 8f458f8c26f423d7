import type { Knex } from 'knex';
import { dialectOf, rawRows } from '../dialect.ts';
import { appendOnly, dropAppendOnly } from '../triggers.ts';
import { day, oneOf, stamps } from './columns.ts';

const IN_COURT = "stage IN ('filed', 'trial', 'judgment', 'enforcement')";
const EVENT_KINDS = [
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
];
const RENEWAL_FROZEN = ['case_measure_id', 'renewed_on', 'until_on', 'recorded_by', 'created_at'];

/**
 * Obstacles of Civil Code art. 194. What happened is never rewritten: its end and evidence may
 * follow, and a wrong row is withdrawn.
 */
async function createSuspensions(knex: Knex): Promise<void> {
  await knex.schema.createTable('limitation_suspensions', (table) => {
    stamps(table);
    table.integer('loan_id').notNullable().references('loans.id').index();
    table.integer('legal_case_id').references('legal_cases.id').index();
    oneOf(table, 'kind', [
      'force_majeure',
      'no_representative',
      'no_heir',
      'controlled',
      'other',
    ]).notNullable();
    day(table, 'from_on').notNullable();
    day(table, 'until_on');
    table.string('evidence', 300);
    table.integer('attachment_id').references('attachments.id');
    table.integer('recorded_by').notNullable().references('users.id');
    table.integer('withdrawn_by').references('users.id');
    table.string('withdrawal_reason', 500);
    table.check(
      'until_on is null or until_on >= from_on',
      undefined,
      'limitation_suspensions_days',
    );
    table.check(
      '(withdrawn_by is null) = (withdrawal_reason is null)',
      undefined,
      'limitation_suspensions_withdrawal',
    );
  });
  await appendOnly(knex, 'limitation_suspensions', [
    'loan_id',
    'legal_case_id',
    'kind',
    'from_on',
    'recorded_by',
  ]);
}

async function watchEvents(knex: Knex): Promise<void> {
  await appendOnly(knex, 'case_events', '*', { deletable: true });
  const past =
    'EXISTS (SELECT 1 FROM legal_cases WHERE legal_cases.id = OLD.legal_case_id AND ' +
    "legal_cases.stage <> 'draft')";
  if (dialectOf(knex) === 'postgres')
    await knex.raw(
      'CREATE TRIGGER case_events_no_delete BEFORE DELETE ON case_events FOR EACH ROW ' +
        'EXECUTE FUNCTION refuse_case_event_delete()',
    );
  else
    await knex.raw(
      `CREATE TRIGGER case_events_no_delete BEFORE DELETE ON case_events WHEN ${past} BEGIN ` +
        `SELECT RAISE(ABORT, 'append-only: case_events'); END`,
    );
}

/**
 * The timeline learns of other kinds. It has no children, so SQLite, which cannot change a check,
 * gets it anew.
 */
async function setEventKinds(knex: Knex, kinds: readonly string[]): Promise<void> {
  if (dialectOf(knex) === 'postgres') {
    await knex.raw('ALTER TABLE case_events DROP CONSTRAINT case_events_kind_known');
    const known = kinds.map((kind) => `'${kind}'`).join(', ');
    await knex.raw(
      `ALTER TABLE case_events ADD CONSTRAINT case_events_kind_known CHECK (kind IN (${known}))`,
    );
    return;
  }
  await dropAppendOnly(knex, 'case_events');
  await knex.raw('ALTER TABLE case_events RENAME TO case_events_before');
  await knex.raw('DROP INDEX case_events_legal_case_id_happened_on_id_index');
  await knex.schema.createTable('case_events', (table) => {
    stamps(table);
    table.integer('legal_case_id').notNullable().references('legal_cases.id').onDelete('CASCADE');
    oneOf(table, 'kind', kinds).notNullable();
    day(table, 'happened_on').notNullable();
    table.string('text', 1000);
    table.text('details').notNullable().defaultTo('{}');
    table.integer('attachment_id').references('attachments.id');
    table.integer('actor_id').references('users.id');
    table.string('actor_name', 100).notNullable();
    table.index(['legal_case_id', 'happened_on', 'id']);
  });
  const columns =
    'id, version, created_at, updated_at, legal_case_id, kind, happened_on, text, details, ' +
    'attachment_id, actor_id, actor_name';
  await knex.raw(
    `INSERT INTO case_events (${columns}) SELECT ${columns} FROM case_events_before ORDER BY id`,
  );
  await knex.raw('DROP TABLE case_events_before');
  await watchEvents(knex);
}

/**
 * One case in court of a loan at a time. A book may have two from before; the index leaves the
 * later ones out.
 */
async function oneInCourt(knex: Knex): Promise<void> {
  const later = await rawRows<{ id: number }>(
    knex,
    `SELECT id FROM legal_cases WHERE ${IN_COURT} AND EXISTS (SELECT 1 FROM legal_cases AS ` +
      'first WHERE first.loan_id = legal_cases.loan_id AND first.id < legal_cases.id AND ' +
      `first.${IN_COURT}) ORDER BY id`,
  );
  const known =
    later.length === 0 ? '' : ` AND id NOT IN (${later.map(({ id }) => id).join(', ')})`;
  await knex.raw(
    'CREATE UNIQUE INDEX legal_cases_one_in_court ON legal_cases (loan_id) WHERE ' +
      `${IN_COURT}${known}`,
  );
}

const RENEWAL_COLUMNS = [
  'withdrawn_by integer REFERENCES users (id)',
  'withdrawn_at varchar(24)',
  'withdrawal_reason varchar(500)',
];

export const suspensions = {
  async up(knex: Knex): Promise<void> {
    await createSuspensions(knex);
    await setEventKinds(knex, [...EVENT_KINDS, 'suspension']);
    for (const column of RENEWAL_COLUMNS)
      await knex.raw(`ALTER TABLE case_measure_renewals ADD COLUMN ${column}`);
    await dropAppendOnly(knex, 'case_measure_renewals');
    await appendOnly(knex, 'case_measure_renewals', RENEWAL_FROZEN);
    // When a decision took effect, where that is known and its service is not.
    await knex.raw('ALTER TABLE legal_cases ADD COLUMN took_effect_on varchar(10)');
    await oneInCourt(knex);
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('DROP INDEX legal_cases_one_in_court');
    await knex.raw('ALTER TABLE legal_cases DROP COLUMN took_effect_on');
    await dropAppendOnly(knex, 'case_measure_renewals');
    for (const column of RENEWAL_COLUMNS)
      await knex.raw(`ALTER TABLE case_measure_renewals DROP COLUMN ${column.split(' ')[0]}`);
    await appendOnly(knex, 'case_measure_renewals', '*');
    await knex.schema.dropTable('limitation_suspensions');
    await dropAppendOnly(knex, 'case_events');
    await knex.raw("DELETE FROM case_events WHERE kind = 'suspension'");
    await setEventKinds(knex, EVENT_KINDS);
    if (dialectOf(knex) === 'postgres') await watchEvents(knex);
  },
};
