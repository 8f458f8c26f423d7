import type { Knex } from 'knex';
import { dropTotal, keepTotal } from '../totalTriggers.ts';
import { appendOnly } from '../triggers.ts';
import { at, day, money, oneOf, stamps } from './columns.ts';

const OPEN = "status in ('due', 'planned', 'under_way')";

/** Visits of borrowers: why each is due, who goes when, and what they found. */
export const visits = {
  async up(knex: Knex): Promise<void> {
    await knex.schema.createTable('visits', (table) => {
      stamps(table);
      table.integer('borrower_id').notNullable().references('borrowers.id');
      table.integer('loan_id').notNullable().references('loans.id');
      oneOf(table, 'kind', ['follow_up', 'door']).notNullable();
      oneOf(table, 'origin', ['plan', 'person']).notNullable();
      asked(table);
      table.string('reason', 500);
      oneOf(table, 'status', [
        'due',
        'planned',
        'under_way',
        'done',
        'not_met',
        'cancelled',
      ]).notNullable();
      day(table, 'due_on').notNullable();
      planned(table);
      found(table);
      indexVisits(table);
      checkVisits(table);
    });
    await knex.raw(`CREATE UNIQUE INDEX visits_one_open ON visits (loan_id) WHERE ${OPEN}`);
    await knex.raw(`CREATE INDEX visits_late ON visits (due_on, id) WHERE ${OPEN}`);
    await knex.raw(`CREATE INDEX visits_of_holder ON visits (holder_id, planned_on) WHERE ${OPEN}`);
    await knex.raw(
      `CREATE INDEX visits_of_companion ON visits (companion_id, planned_on) WHERE ${OPEN}`,
    );
    await keepTotal(knex, 'visits', (row) => `${row}status`);
    await appendOnly(knex, 'visits', [
      'kind',
      'origin',
      'band',
      'tier',
      'outstanding_minor',
      'reason',
      'due_on',
    ]);
  },
  async down(knex: Knex): Promise<void> {
    await dropTotal(knex, 'visits');
    await knex.schema.dropTable('visits');
    await knex('table_totals').where('name', 'like', 'visits%').delete();
  },
};

/** What the plan went by. */
function asked(table: Knex.CreateTableBuilder): void {
  table.string('band', 40);
  table.string('tier', 4);
  money(table, 'outstanding_minor');
  table.integer('every_months');
  table.integer('sample_bps');
  day(table, 'since_on');
  table.integer('visited');
}

/** Who goes when, and what moved it. */
function planned(table: Knex.CreateTableBuilder): void {
  at(table, 'planned_at');
  day(table, 'planned_on');
  table.integer('holder_id').references('users.id');
  table.integer('companion_id').references('users.id');
  table.integer('moves').notNullable().defaultTo(0);
  table.string('move_reason', 500);
  at(table, 'started_at');
  table.integer('closed_by').references('users.id');
  at(table, 'closed_at');
  day(table, 'closed_on');
  table.string('cancel_reason', 500);
}

/** What they found, and the records that came of it. */
function found(table: Knex.CreateTableBuilder): void {
  table.integer('note_id').references('collection_notes.id').unique();
  table.integer('hold_id').references('holds.id').unique();
  oneOf(table, 'met', ['borrower', 'family', 'others', 'nobody']);
  table.integer('entry_consent');
  table.text('situation');
  table.string('work', 200);
  money(table, 'income_minor');
  table.string('family', 500);
  oneOf(table, 'fund_use', ['as_agreed', 'otherwise', 'not_seen']);
  oneOf(table, 'willingness', ['willing', 'willing_unable', 'unwilling', 'disputes']);
  oneOf(table, 'address_found', ['right', 'moved', 'wrong', 'not_known']);
  oneOf(table, 'request', ['extension', 'credit_repair']);
  table.integer('latitude_e5');
  table.integer('longitude_e5');
  at(table, 'located_at');
}

/** What must hold of a visit, whoever writes it. */
function checkVisits(table: Knex.CreateTableBuilder): void {
  table.check(
    "status in ('due', 'cancelled') or (planned_at is not null and holder_id is not null)",
    undefined,
    'visits_planned_have_a_time',
  );
  table.check(
    "status not in ('done', 'not_met') or (note_id is not null and met is not null)",
    undefined,
    'visits_made_have_a_note',
  );
  table.check(
    'companion_id is null or holder_id is null or companion_id <> holder_id',
    undefined,
    'visits_two_people',
  );
}

/** Every list and every look-up of a visit has its index. */
function indexVisits(table: Knex.CreateTableBuilder): void {
  table.index(['borrower_id', 'closed_on']);
  table.index(['loan_id', 'id']);
  table.index(['status', 'due_on', 'id']);
  table.index(['status', 'planned_at', 'id']);
  table.index(['planned_on', 'id']);
  table.index(['planned_at', 'id']);
  table.index(['due_on', 'id']);
  table.index(['closed_at', 'id']);
}
