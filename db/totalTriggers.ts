import type { Knex } from 'knex';
import { dialectOf } from './dialect.ts';
import { afterStatement, dropTrigger } from './statementTriggers.ts';

/** What of a row is counted apart: SQL over its columns, which begin with `row`. */
export type Kind = (row: string) => string;

/**
 * Keeps in `table_totals` how many rows a table has: counting them would cost more as the book
 * grows. Where rows are of several kinds those of each are counted too, as `<table>/<kind>`.
 */
export async function keepTotal(knex: Knex, table: string, kind?: Kind): Promise<void> {
  await knex.raw(
    `insert into table_totals (name, n) select '${table}', count(*) from ${table} where true`,
  );
  if (kind !== undefined)
    await knex.raw(
      `insert into table_totals (name, n) select '${table}/' || ${kind('')}, count(*) ` +
        `from ${table} group by ${kind('')}`,
    );
  const keep = dialectOf(knex) === 'sqlite' ? onSqlite : onPostgres;
  await keep(knex, table, kind);
}

/** Takes the triggers of `keepTotal` off again. */
export async function dropTotal(knex: Knex, table: string): Promise<void> {
  for (const event of ['insert', 'update', 'delete'])
    await dropTrigger(knex, `${table}_total_${event}`, table);
}

const INTO = 'insert into table_totals (name, n)';
const ADD = 'on conflict (name) do update set n = table_totals.n + excluded.n';

async function onSqlite(knex: Knex, table: string, kind: Kind | undefined): Promise<void> {
  const addOf = (n: 1 | -1, row: 'new.' | 'old.'): string =>
    kind === undefined ? '' : `${INTO} values ('${table}/' || ${kind(row)}, ${n}) ${ADD}; `;
  const add = (n: 1 | -1, row: 'new.' | 'old.'): string =>
    `update table_totals set n = n + ${n} where name = '${table}'; ${addOf(n, row)}`;
  const on = async (event: string, work: string) => {
    await knex.raw(`create trigger ${table}_total_${event} after ${event} on ${table} ${work}`);
  };
  await on('insert', `begin ${add(1, 'new.')} end`);
  await on('delete', `begin ${add(-1, 'old.')} end`);
  if (kind !== undefined)
    await on(
      'update',
      `when ${kind('old.')} <> ${kind('new.')} ` +
        `begin ${addOf(-1, 'old.')} ${addOf(1, 'new.')} end`,
    );
}

async function onPostgres(knex: Knex, table: string, kind: Kind | undefined): Promise<void> {
  const whole = `select '${table}' as name from changed`;
  const names =
    kind === undefined
      ? whole
      : `${whole} union all select '${table}/' || ${kind('')} from changed`;
  for (const [event, n] of [
    ['insert', 'count(*)'],
    ['delete', '-count(*)'],
  ] as const)
    await afterStatement(knex, {
      name: `${table}_total_${event}`,
      table,
      event,
      work: `${INTO} select name, ${n} from (${names}) as counted group by name ${ADD}`,
    });
  if (kind === undefined) return;
  const moved =
    `select ${kind('')} as kind, 1 as n from changed union all ` +
    `select ${kind('')}, -1 from was`;
  await afterStatement(knex, {
    name: `${table}_total_update`,
    table,
    event: 'update',
    was: true,
    work:
      `${INTO} select '${table}/' || kind, sum(n) from (${moved}) as moved ` +
      `group by kind having sum(n) <> 0 ${ADD}`,
  });
}
