import type { Knex } from 'knex';
import { dialectOf } from '../dialect.ts';
import { appendOnly, dropAppendOnly } from '../triggers.ts';
import { at, oneOf, stamps } from './columns.ts';

/** Records that say whose they are and never change it, with their other frozen columns. */
const FROZEN = {
  restructures: ['loan_id', 'requested_by'],
  complaints: ['loan_id', 'note_id', 'source', 'statement', 'received_on', 'recorded_by'],
  credit_repairs: ['loan_id', 'kind', 'received_on', 'due_days', 'recorded_by', 'forbidden_rule'],
  reporting_pauses: ['credit_repair_id', 'loan_id', 'from_on', 'until_on'],
  attachments: [
    'resource',
    'kind',
    'file_name',
    'content_type',
    'size_bytes',
    'sha256',
    'uploaded_by',
    'created_at',
  ],
  contact_refusals: [
    'id',
    'loan_id',
    'user_id',
    'channel',
    'contacted_party',
    'rule',
    'asked_at',
    'business_date',
    'origin',
    'contact_id',
    'contact_at',
    'source',
    'article',
    'next_allowed_at',
  ],
} as const;
type Owned = keyof typeof FROZEN;
const OWNED = Object.keys(FROZEN) as Owned[];

/** The column that says whose a record is. */
const ownerOf = (table: Owned): string => (table === 'attachments' ? 'record_id' : 'borrower_id');

/** Whether the owner of a row moves along the pointer of a merged borrower. */
const alongPointer = (table: Owned): string =>
  (table === 'attachments' ? "OLD.resource = 'borrowers' AND " : '') +
  `EXISTS (SELECT 1 FROM borrowers WHERE id = OLD.${ownerOf(table)} ` +
  `AND merged_into_id = NEW.${ownerOf(table)})`;

/** Lets rows go where their borrower was merged into, and nowhere else. */
async function allowMove(knex: Knex, table: Owned): Promise<void> {
  await dropAppendOnly(knex, table);
  await appendOnly(knex, table, FROZEN[table]);
  const owner = ownerOf(table);
  if (dialectOf(knex) === 'sqlite') {
    await knex.raw(
      `CREATE TRIGGER ${table}_moves BEFORE UPDATE ON ${table} WHEN OLD.${owner} IS NOT ` +
        `NEW.${owner} AND NOT (${alongPointer(table)}) BEGIN SELECT ` +
        `RAISE(ABORT, 'append-only: ${table}'); END`,
    );
    return;
  }
  await knex.raw(
    `CREATE OR REPLACE FUNCTION ${table}_refuse_move() RETURNS trigger LANGUAGE plpgsql AS $$ ` +
      `BEGIN IF NOT (${alongPointer(table)}) THEN RAISE EXCEPTION 'append-only: %', ` +
      'TG_TABLE_NAME; END IF; RETURN NEW; END $$',
  );
  await knex.raw(
    `CREATE TRIGGER ${table}_moves BEFORE UPDATE ON ${table} FOR EACH ROW WHEN ` +
      `(OLD.${owner} IS DISTINCT FROM NEW.${owner}) EXECUTE FUNCTION ${table}_refuse_move()`,
  );
}

async function forbidMove(knex: Knex, table: Owned): Promise<void> {
  await dropAppendOnly(knex, table);
  if (dialectOf(knex) === 'sqlite') await knex.raw(`DROP TRIGGER ${table}_moves`);
  else await knex.raw(`DROP FUNCTION ${table}_refuse_move() CASCADE`);
  await appendOnly(
    knex,
    table,
    table === 'contact_refusals' ? '*' : [ownerOf(table), ...FROZEN[table]],
  );
}

/**
 * Requests to merge one borrower's row into another's, which a second person decides. What names a
 * borrower for good may then move, along the pointer the merged row keeps.
 */
export const borrowerMerges = {
  async up(knex: Knex): Promise<void> {
    await knex.schema.createTable('borrower_merges', (table) => {
      stamps(table);
      table.integer('borrower_id').notNullable().references('borrowers.id').index();
      table.integer('into_id').notNullable().references('borrowers.id').index();
      table.string('reason', 500).notNullable();
      oneOf(table, 'status', ['proposed', 'approved', 'rejected', 'withdrawn']).notNullable();
      table.integer('requested_by').notNullable().references('users.id');
      table.integer('decided_by').references('users.id');
      at(table, 'decided_at');
      table.string('decision_comment', 500);
      table.index(['status', 'id']);
      table.check('borrower_id <> into_id', undefined, 'borrower_merges_two_rows');
      table.check(
        'decided_by is null or decided_by <> requested_by',
        undefined,
        'borrower_merges_two_persons',
      );
    });
    await knex.raw(
      'CREATE UNIQUE INDEX borrower_merges_open ON borrower_merges (borrower_id) ' +
        "WHERE status = 'proposed'",
    );
    await appendOnly(knex, 'borrower_merges', ['borrower_id', 'into_id', 'reason', 'requested_by']);
    for (const table of OWNED) await allowMove(knex, table);
  },
  async down(knex: Knex): Promise<void> {
    for (const table of OWNED) await forbidMove(knex, table);
    await knex.schema.dropTable('borrower_merges');
  },
};
