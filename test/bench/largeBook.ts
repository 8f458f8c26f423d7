import { pino } from 'pino';
import type { Knex } from 'knex';
import { openDatabase } from '../../db/connection.ts';
import { rawRows } from '../../db/dialect.ts';
import { unwatchStandings, watchStandings } from '../../db/standingTriggers.ts';
import { prepare } from '../../server/commands/prepare.ts';
import { readConfig } from '../../server/config.ts';
import type { Deps } from '../../server/deps.ts';
import { carryStandings } from '../../server/jobs/standings.ts';

/** The business date of the book. */
export const TODAY = '2026-03-05';

/**
 * What a copy of a row holds instead of the row's own value, as SQL: ids move by the span of their
 * table, and what must be unique gets the number of the copy.
 */
type Copied = Readonly<Record<string, string>>;
const moved = (column: string, table: string): string => `${column} + $n * (select span from spans
  where name = '${table}')`;

const TABLES: Readonly<Record<string, Copied>> = {
  borrowers: {
    id: moved('id', 'borrowers'),
    external_id: "external_id || '-' || $n",
    // Else everybody would share a number with all their copies.
    phone: "'1' || substr('000000000' || (substr(phone, 2) + $n * 7919), -10)",
  },
  loans: {
    id: moved('id', 'loans'),
    loan_no: "loan_no || '-' || $n",
    search_text: 'search_text || $n',
    borrower_id: moved('borrower_id', 'borrowers'),
  },
  schedule_versions: { id: moved('id', 'schedule_versions'), loan_id: moved('loan_id', 'loans') },
  installments: { id: moved('id', 'installments'), loan_id: moved('loan_id', 'loans') },
  payments: {
    id: moved('id', 'payments'),
    loan_id: moved('loan_id', 'loans'),
    client_reference: 'lower(hex(randomblob(16)))',
  },
  collection_notes: { id: moved('id', 'collection_notes'), loan_id: moved('loan_id', 'loans') },
  loan_standings: { id: moved('id', 'loans') },
};
/** Versions made by events that are not copied. */
const WITHOUT_EVENTS: Readonly<Record<string, string>> = {
  schedule_versions:
    'where restructure_id is null and payment_id is null and adjustment_id is null',
};

async function copyBook(trx: Knex.Transaction, copies: number): Promise<void> {
  await trx.raw('create temp table spans (name text primary key, span integer)');
  for (const table of Object.keys(TABLES))
    await trx.raw(`insert into spans select '${table}', coalesce(max(id), 0) from ${table}`);
  for (const [table, copied] of Object.entries(TABLES)) {
    const columns = (await rawRows<{ name: string }>(trx, `pragma table_info(${table})`)).map(
      ({ name }) => name,
    );
    const counted = table === 'loan_standings' ? 'loans' : table;
    const last = `(select span from spans where name = '${counted}')`;
    const where = WITHOUT_EVENTS[table] ?? 'where true';
    for (let copy = 1; copy < copies; copy += 1) {
      const values = columns.map((name) => (copied[name] ?? name).replaceAll('$n', String(copy)));
      await trx.raw(
        `insert into ${table} (${columns.join(', ')}) select ${values.join(', ')} from ${table} ` +
          `${where} and id <= ${last}`,
      );
    }
  }
  await trx.raw(
    `update overdue_book set loans = loans * ${copies}, unpaid_minor = unpaid_minor * ${copies}`,
  );
}

/** The demo book, copied until it has about so many loans, on SQLite. */
export async function largeBook(url: string, loans: number): Promise<Deps> {
  const database = openDatabase(url);
  const deps: Deps = {
    config: { ...readConfig({ DATABASE_URL: url }), businessDate: TODAY },
    database,
    clock: { now: () => new Date(`${TODAY}T04:00:00Z`) },
    log: pino({ level: 'silent' }),
  };
  await prepare(deps);
  await carryStandings(deps);
  const [row] = await rawRows<{ n: number }>(database.read, 'select count(*) as n from loans');
  const copies = Math.max(1, Math.round(loans / (row?.n ?? loans)));
  await database.write.transaction(async (trx) => {
    await unwatchStandings(trx);
    await copyBook(trx, copies);
    await watchStandings(trx);
  });
  return deps;
}
