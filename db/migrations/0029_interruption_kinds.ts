import type { Knex } from 'knex';
import { dialectOf } from '../dialect.ts';
import { appendOnly, dropAppendOnly } from '../triggers.ts';
import { day, oneOf, stamps } from './columns.ts';

const FORMER = [
  'demand',
  'acknowledgement',
  'part_payment',
  'suit',
  'arbitration',
  'promise',
  'plan',
];
const KINDS = [
  'demand',
  'announcement',
  'deduction',
  'acknowledgement',
  'part_payment',
  'security',
  'extension_request',
  'promise',
  'plan',
  'suit',
  'arbitration',
  'payment_order',
  'bankruptcy_claim',
  'missing_or_death',
  'pre_suit_act',
  'enforcement',
  'joining',
  'set_off',
  'other_proceeding',
  'mediation',
  'police_report',
  'co_obligor',
  'subrogation',
  'assignment',
  'assumption',
];
const FROZEN = ['loan_id', 'legal_case_id', 'kind', 'happened_on', 'recorded_by'];
const COLUMNS =
  'id, version, created_at, updated_at, loan_id, legal_case_id, kind, happened_on, ended_on, ' +
  'evidence, attachment_id, recorded_by, withdrawn_by, withdrawal_reason';

/** The table as it was made, for the engine that cannot change a check: it has no children. */
async function createTable(knex: Knex, kinds: readonly string[]): Promise<void> {
  await knex.schema.createTable('limitation_interruptions', (table) => {
    stamps(table);
    table.integer('loan_id').notNullable().references('loans.id').index();
    table.integer('legal_case_id').references('legal_cases.id').index();
    oneOf(table, 'kind', kinds).notNullable();
    day(table, 'happened_on').notNullable();
    day(table, 'ended_on');
    table.string('evidence', 300);
    table.integer('attachment_id').references('attachments.id');
    table.integer('recorded_by').notNullable().references('users.id');
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
}

async function setKinds(knex: Knex, kinds: readonly string[]): Promise<void> {
  if (dialectOf(knex) === 'postgres') {
    const known = kinds.map((kind) => `'${kind}'`).join(', ');
    await knex.raw(
      'ALTER TABLE limitation_interruptions DROP CONSTRAINT limitation_interruptions_kind_known',
    );
    await knex.raw(
      'ALTER TABLE limitation_interruptions ADD CONSTRAINT limitation_interruptions_kind_known ' +
        `CHECK (kind IN (${known}))`,
    );
    return;
  }
  await dropAppendOnly(knex, 'limitation_interruptions');
  await knex.raw('ALTER TABLE limitation_interruptions RENAME TO interruptions_before');
  for (const column of ['loan_id', 'legal_case_id'])
    await knex.raw(`DROP INDEX limitation_interruptions_${column}_index`);
  await createTable(knex, kinds);
  await knex.raw(
    `INSERT INTO limitation_interruptions (${COLUMNS}) SELECT ${COLUMNS} ` +
      'FROM interruptions_before ORDER BY id',
  );
  await knex.raw('DROP TABLE interruptions_before');
  await appendOnly(knex, 'limitation_interruptions', FROZEN);
}

/**
 * Every event that interrupts a limitation as a kind of its own, and the day from which the
 * limitation of a guarantor's own debt counts.
 */
export const interruptionKinds = {
  async up(knex: Knex): Promise<void> {
    await setKinds(knex, KINDS);
    await knex.raw('ALTER TABLE guarantees ADD COLUMN limitation_from_on varchar(10)');
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('ALTER TABLE guarantees DROP COLUMN limitation_from_on');
    await dropAppendOnly(knex, 'limitation_interruptions');
    const former = FORMER.map((kind) => `'${kind}'`).join(', ');
    await knex.raw(`DELETE FROM limitation_interruptions WHERE kind NOT IN (${former})`);
    await setKinds(knex, FORMER);
    if (dialectOf(knex) === 'postgres') await appendOnly(knex, 'limitation_interruptions', FROZEN);
  },
};
