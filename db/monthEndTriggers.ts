import type { Knex } from 'knex';
import { dialectOf } from './dialect.ts';

/**
 * What of a table moves the book of past days: `dated` is the column with the day it counts from,
 * `when` the updates that matter, as SQL over `old` and `new`; without it no update does.
 */
interface Source {
  readonly table: string;
  readonly dated: string;
  readonly when?: readonly string[];
}
const SOURCES: readonly Source[] = [
  { table: 'ledger_entries', dated: 'value_on' },
  { table: 'schedule_versions', dated: 'effective_on' },
  { table: 'loans', dated: 'disbursed_on', when: ['disbursed_on', 'product'] },
  { table: 'payments', dated: 'paid_on', when: ['status', 'reversed_at'] },
  { table: 'adjustments', dated: 'value_on', when: ['status', 'posted_at', 'reversed_at'] },
  {
    table: 'restructures',
    dated: 'effective_on',
    when: ['effective_on', 'effective_at', 'lapsed_at', 'schedule_version'],
  },
];
const EVENTS = ['insert', 'update', 'delete'] as const;

/** What counts as met is a policy: another one changes every day. */
const POLICY = "kind = 'tolerance' and new.status = 'approved'";

const nameOf = (table: string, event: string): string => `${table}_month_end_${event}`;

/**
 * Forgets the kept month ends that a change moves, whichever statement of whichever feature made
 * it. A migration that makes one of these tables anew calls it again.
 */
export async function watchMonthEnds(knex: Knex): Promise<void> {
  await unwatchMonthEnds(knex);
  const sqlite = dialectOf(knex) === 'sqlite';
  const differs = sqlite ? 'is not' : 'is distinct from';
  if (!sqlite) await onPostgres(knex);
  const on = async (table: string, event: string, when: string, day: (row: string) => string) => {
    const rows = { insert: ['new'], delete: ['old'] }[event] ?? ['old', 'new'];
    const forget = rows.map((row) => `delete from month_ends where as_of >= ${day(row)};`);
    const work = sqlite
      ? `begin ${forget.join(' ')} end`
      : `execute function forget_month_ends('${day('').slice(1)}')`;
    const condition = when === '' ? '' : `when (${when})`;
    await knex.raw(
      `create trigger ${nameOf(table, event)} after ${event} on ${table} for each row ` +
        `${condition} ${work}`,
    );
  };
  for (const { table, dated, when } of SOURCES)
    for (const event of EVENTS) {
      if (event === 'update' && when === undefined) continue;
      const changed = (when ?? []).map((column) => `old.${column} ${differs} new.${column}`);
      const condition = event === 'update' ? changed.join(' or ') : '';
      await on(table, event, condition, (row) => `${row}.${dated}`);
    }
  for (const event of ['insert', 'update'] as const)
    await on('policies', event, `new.${POLICY}`, (row) => (row === '' ? '.' : "''"));
}

/** One function for all: the day is in the column it is told, or there is none and all go. */
async function onPostgres(knex: Knex): Promise<void> {
  await knex.raw(
    'create or replace function forget_month_ends() returns trigger language plpgsql as $$ begin ' +
      "delete from month_ends where as_of >= least(coalesce(to_jsonb(old)->>tg_argv[0], '9999')," +
      " coalesce(to_jsonb(new)->>tg_argv[0], '9999')) or tg_argv[0] = ''; " +
      'return null; end $$',
  );
}

/** Takes the triggers off. */
export async function unwatchMonthEnds(knex: Knex): Promise<void> {
  const sqlite = dialectOf(knex) === 'sqlite';
  for (const table of [...SOURCES.map((source) => source.table), 'policies'])
    for (const event of EVENTS)
      await knex.raw(
        `drop trigger if exists ${nameOf(table, event)}${sqlite ? '' : ` on ${table}`}`,
      );
}
