import type { Knex } from 'knex';
import { dialectOf } from './dialect.ts';
import { afterStatement, dropTrigger } from './statementTriggers.ts';

/**
 * What is kept of a loan's standing stops holding the moment anything it was made of changes: the
 * database itself says so, whichever statement of whichever feature it was. A kept figure can be
 * missing, never wrong.
 */

/** A column of the changed rows, as what stands in the brackets of an `in (…)`. */
type Changed = (column: string) => string;

const byLoan = (changed: Changed): string => changed('loan_id');
const byCase = (changed: Changed): string =>
  `select loan_id from legal_cases where id in (${changed('legal_case_id')})`;

/** Every table a standing is made of, with the loans of its changed rows. */
const SOURCES: Readonly<Record<string, (changed: Changed) => string>> = {
  loans: (changed) => changed('id'),
  installments: byLoan,
  schedule_versions: byLoan,
  payments: byLoan,
  adjustments: byLoan,
  restructures: byLoan,
  note_loans: byLoan,
  legal_cases: byLoan,
  limitation_interruptions: byLoan,
  limitation_suspensions: byLoan,
  guarantees: byLoan,
  collection_notes: (changed) =>
    `select loans.id from loans where loans.id in (${changed('loan_id')}) union all ` +
    `select loan_id from note_loans where note_id in (${changed('id')})`,
  case_measures: byCase,
  case_hearings: byCase,
  case_steps: byCase,
  case_measure_renewals: (changed) =>
    'select loan_id from legal_cases join case_measures on ' +
    'case_measures.legal_case_id = legal_cases.id ' +
    `where case_measures.id in (${changed('case_measure_id')})`,
  // A file proves a promise, a demand, a judgment or a signature. Its record is taken for any of
  // these: one of another kind only makes a few standings be made again.
  attachments: (changed) =>
    ['collection_notes', 'legal_cases', 'restructures']
      .map((table) => `select loan_id from ${table} where id in (${changed('record_id')})`)
      .concat(
        `select id from loans where id in (${changed('record_id')})`,
        `select loan_id from note_loans where note_id in (${changed('record_id')})`,
      )
      .join(' union all '),
};

const EVENTS = ['insert', 'update', 'delete'] as const;
type Event = (typeof EVENTS)[number];

const FORGET = "update loan_standings set holds_to = '' where holds_to <> ''";
const ADD = "insert into loan_standings (id, holds_to) select id, '' from";

const nameOf = (table: string, event: Event): string => `${table}_standing_${event}`;

/** The tables that there are: a later migration brings some, and watches them then. */
async function sourcesIn(
  knex: Knex,
): Promise<[table: string, loansOf: (changed: Changed) => string][]> {
  const there: [string, (changed: Changed) => string][] = [];
  for (const [table, loansOf] of Object.entries(SOURCES))
    if (await knex.schema.hasTable(table)) there.push([table, loansOf]);
  return there;
}

/**
 * Puts the triggers on every table a standing is made of, also where they were before. A migration
 * that makes one of these tables anew calls it afterwards.
 */
export async function watchStandings(knex: Knex): Promise<void> {
  await unwatchStandings(knex);
  await (dialectOf(knex) === 'sqlite' ? watchOnSqlite(knex) : watchOnPostgres(knex));
}

/** Takes the triggers off. */
export async function unwatchStandings(knex: Knex): Promise<void> {
  for (const table of [...(await sourcesIn(knex)).map(([name]) => name), 'policies'])
    for (const event of EVENTS) await dropTrigger(knex, nameOf(table, event), table);
}

async function watchOnSqlite(knex: Knex): Promise<void> {
  const on = async (table: string, event: Event, work: string, when = '') => {
    await knex.raw(
      `create trigger ${nameOf(table, event)} after ${event} on ${table} ${when} ` +
        `begin ${work}; end`,
    );
  };
  for (const [table, loansOf] of await sourcesIn(knex))
    for (const event of EVENTS) {
      const row = event === 'delete' ? 'old' : 'new';
      if (table === 'loans' && event === 'insert')
        await on(table, event, "insert into loan_standings (id, holds_to) values (new.id, '')");
      else await on(table, event, `${FORGET} and id in (${loansOf((name) => `${row}.${name}`)})`);
    }
  for (const event of ['insert', 'update'] as const)
    await on('policies', event, FORGET, "when new.status = 'approved'");
}

async function watchOnPostgres(knex: Knex): Promise<void> {
  const on = async (table: string, event: Event, work: string) => {
    await afterStatement(knex, { name: nameOf(table, event), table, event, work });
  };
  for (const [table, loansOf] of await sourcesIn(knex))
    for (const event of EVENTS) {
      const loans = loansOf((name) => `select ${name} from changed`);
      const work = `${FORGET} and id in (${loans})`;
      await on(table, event, table === 'loans' && event === 'insert' ? `${ADD} changed` : work);
    }
  for (const event of ['insert', 'update'] as const)
    await on(
      'policies',
      event,
      `${FORGET} and exists (select 1 from changed where status = 'approved')`,
    );
}
