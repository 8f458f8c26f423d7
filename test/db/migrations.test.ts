import type { Knex } from 'knex';
import { describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../db/connection.ts';
import { rawRows, type Dialect } from '../../db/dialect.ts';
import { currentSchema, migrate } from '../../db/migrate.ts';
import { migrationSource } from '../../db/migrations/index.ts';
import { newDatabaseUrl } from '../helpers/database.ts';
import { TABLES } from '../helpers/rows.ts';

/** Everything a schema consists of, as sorted text. */
async function schemaOf(db: Knex, dialect: Dialect): Promise<string[]> {
  if (dialect === 'sqlite') {
    const rows = await rawRows<{ sql: string }>(
      db,
      `select type || ' ' || name || ' ' || coalesce(sql, '') as sql from sqlite_master ` +
        `where name not like 'sqlite_%' and name not like 'knex_%' order by 1`,
    );
    return rows.map(({ sql }) => sql);
  }
  const rows = await rawRows<{ line: string }>(
    db,
    `
    select line from (
      select format('column %s.%s %s %s %s %s', table_name, column_name, data_type,
          character_maximum_length, is_nullable, column_default) as line
        from information_schema.columns where table_schema = 'public'
      union all
        select format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
        from pg_constraint where connamespace = 'public'::regnamespace
      union all
        select format('index %s', indexdef) from pg_indexes where schemaname = 'public'
      union all
        select format('trigger %s %s', tgname, pg_get_triggerdef(oid))
        from pg_trigger where not tgisinternal) as lines
    where line not like '%knex\\_%' order by line`,
  );
  return rows.map(({ line }) => line);
}
async function opened<T>(url: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = openDatabase(url);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

describe.each(['sqlite', 'postgres'] as const)('the migrations on %s', (dialect) => {
  it('up, down and up again leave the same schema, and down leaves nothing', async () => {
    const url = await newDatabaseUrl({ dialect, bare: true });
    const latest = await migrate(url);
    const first = await opened(url, async ({ read }) => await schemaOf(read, dialect));
    expect(await opened(url, async ({ read }) => await currentSchema(read))).toBe(latest);
    for (const table of TABLES)
      expect(
        first.some((line) => line.includes(` ${table}`)),
        table,
      ).toBe(true);
    expect(first.filter((line) => line.startsWith('trigger')).length).toBeGreaterThan(8);
    await migrate(url, 'rollback');
    expect(await opened(url, async ({ read }) => await schemaOf(read, dialect))).toEqual([]);
    await migrate(url);
    expect(await opened(url, async ({ read }) => await schemaOf(read, dialect))).toEqual(first);
  });

  it('a second run does nothing', async () => {
    const url = await newDatabaseUrl({ dialect, bare: true });
    const first = await migrate(url);
    const ran = async () =>
      await opened(
        url,
        async ({ read }) =>
          (await read('knex_migrations').select('id', 'name', 'migration_time')) as object[],
      );
    const before = await ran();
    expect(before.length).toBeGreaterThan(4);
    expect(await migrate(url)).toBe(first);
    expect(await ran()).toEqual(before);
  });
});

describe.each(['sqlite', 'postgres'] as const)(
  'a book from before restructures on %s',
  (dialect) => {
    const now = '2026-03-05T04:00:00.000Z';
    const stamps = { created_at: now, updated_at: now };

    async function oldBook(db: Knex): Promise<void> {
      for (let step = 0; step < 5; step += 1) await db.migrate.up({ migrationSource });
      await db('users').insert({
        username: 'u',
        full_name: 'U',
        role: 'staff',
        password_hash: 'x',
        ...stamps,
      });
      await db('borrowers').insert({ full_name: '甲', identity_status: 'unverified', ...stamps });
      await db('loans').insert({
        loan_no: 'L1',
        borrower_id: 1,
        product: 'consumer_loan',
        principal_minor: 200,
        annual_rate_bps: 0,
        penalty_rate_bps: 0,
        repayment_method: 'flat',
        day_count: '30/360',
        rounding: 'half_up',
        installments_count: 2,
        disbursed_on: '2026-01-01',
        first_due_on: '2026-02-01',
        status: 'active',
        schedule_version: 2,
        last_due_on: '2026-03-01',
        ...stamps,
      });
      for (const schedule_version of [1, 2]) {
        await db('schedule_versions').insert({
          loan_id: 1,
          schedule_version,
          effective_on: '2026-01-01',
          ...stamps,
        });
        for (const sequence of [1, 2])
          await db('installments').insert({
            loan_id: 1,
            schedule_version,
            sequence,
            due_on: `2026-0${sequence + 1}-01`,
            principal_minor: 100,
            interest_minor: 0,
            ...stamps,
          });
      }
      await db('payments').insert({
        loan_id: 1,
        client_reference: 'p',
        amount_minor: 50,
        paid_on: '2026-02-01',
        channel: 'cash',
        ...stamps,
      });
      await db('ledger_entries').insert({
        loan_id: 1,
        payment_id: 1,
        installment_id: 3,
        component: 'principal',
        effect: 'paid',
        amount_minor: 50,
        value_on: '2026-02-01',
        recorded_at: now,
      });
      await db('collection_notes').insert({
        loan_id: 1,
        author_id: 1,
        channel: 'call',
        contacted_party: 'borrower',
        outcome: 'promised',
        content: '承诺',
        contacted_at: now,
        promise_amount_minor: 1,
        promise_on: '2026-03-06',
        ...stamps,
      });
      // Left behind by a complaint that reopened the review, and reviewed before verdicts had a
      // time.
      const note = {
        loan_id: 1,
        author_id: 1,
        channel: 'call',
        contacted_party: 'borrower',
        outcome: 'connected',
        content: '接通',
        contacted_at: now,
        ...stamps,
      };
      await db('collection_notes').insert({
        ...note,
        review_status: 'pending',
        review_comment: '旧结论',
      });
      await db('collection_notes').insert({ ...note, review_status: 'cleared' });
    }

    it('keeps every row, marks which installments count, and still only grows', async () => {
      const url = await newDatabaseUrl({ dialect, bare: true });
      await opened(url, async ({ write }) => {
        await oldBook(write);
      });
      await migrate(url);
      await opened(url, async ({ write }) => {
        expect(
          (await write('installments').orderBy('id')).map((row: Record<string, unknown>) => [
            row['schedule_version'],
            row['in_force'],
            row['moved_principal_minor'],
            row['carried_cost_minor'],
          ]),
        ).toEqual([
          [1, 0, 0, 0],
          [1, 0, 0, 0],
          [2, 1, 0, 0],
          [2, 1, 0, 0],
        ]);
        expect(await write('ledger_entries')).toMatchObject([
          {
            id: 1,
            payment_id: 1,
            installment_id: 3,
            restructure_id: null,
            effect: 'paid',
            amount_minor: 50,
          },
        ]);
        expect(await write('collection_notes').orderBy('id')).toMatchObject([
          {
            promise_status: 'open',
            violations: '[]',
            priority: 0,
            former_findings: '[]',
            former_verdicts: '[]',
          },
          { review_status: 'pending', review_comment: null, reviewed_at: null },
          { review_status: 'cleared', reviewed_at: now },
        ]);
        const entry = {
          loan_id: 1,
          installment_id: 3,
          component: 'principal',
          amount_minor: 1,
          value_on: '2026-02-01',
          recorded_at: now,
        };
        await write('ledger_entries').insert({ ...entry, payment_id: 1, effect: 'carried' });
        const refused = async (work: () => PromiseLike<unknown>) => {
          await expect(async () => {
            await work();
          }).rejects.toThrow(/append-only|check|constraint/i);
        };
        await refused(() => write('ledger_entries').insert({ ...entry, effect: 'paid' }));
        await refused(() =>
          write('ledger_entries').insert({ ...entry, payment_id: 1, effect: 'lost' }),
        );
        await refused(() => write('ledger_entries').where({ id: 1 }).update({ amount_minor: 60 }));
        await refused(() => write('ledger_entries').where({ id: 1 }).delete());
        await refused(() => write('installments').where({ id: 3 }).update({ principal_minor: 60 }));
        await refused(() =>
          write('installments').where({ id: 3 }).update({ carried_cost_minor: 60 }),
        );
        await refused(() =>
          write('installments').where({ id: 3 }).update({ moved_principal_minor: -1 }),
        );
        await write('installments').where({ id: 3 }).update({ moved_principal_minor: 50 });
      });
    });
  },
);
