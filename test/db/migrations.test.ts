import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../db/connection.ts';
import { rawRows, type Dialect } from '../../db/dialect.ts';
import { constraintViolation } from '../../db/errors.ts';
import { currentSchema, migrate } from '../../db/migrate.ts';
import { migrationSource } from '../../db/migrations/index.ts';
import { newDatabaseUrl } from '../helpers/database.ts';
import { startTestServer, type TestServer } from '../helpers/api.ts';
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
      select format('column %s.%s %s %s %s %s', table_name, column_name, data_type, character_maximum_length, is_nullable, column_default) as line from information_schema.columns where table_schema = 'public'
      union all select format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint where connamespace = 'public'::regnamespace
      union all select format('index %s', indexdef) from pg_indexes where schemaname = 'public'
      union all select format('trigger %s %s', tgname, pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal) as lines
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
      const told = {
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
        ...told,
        review_status: 'pending',
        review_comment: '旧结论',
      });
      await db('collection_notes').insert({ ...told, review_status: 'cleared' });
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

describe.each(['sqlite', 'postgres'] as const)('a connection to %s', (dialect) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
  });
  afterAll(async () => {
    await server.close();
  });

  it('holds foreign keys', async () => {
    const now = '2026-03-05T04:00:00.000Z';
    const error: unknown = await server.deps.database
      .write('legal_cases')
      .insert({
        loan_id: 424_242,
        stage: 'draft',
        stage_on: '2026-03-05',
        claimed_minor: 1,
        created_at: now,
        updated_at: now,
      })
      .then(
        () => undefined,
        (reason: unknown) => reason,
      );
    expect(constraintViolation(error)?.kind).toBe('foreign_key');
  });

  it('names what a constraint is about, alike on both engines', async () => {
    const { write } = server.deps.database;
    const [user] = (await write('users').where({ username: 'staff' })) as Record<string, unknown>[];
    const { id: _id, ...copy } = user ?? {};
    const twice: unknown = await write('users')
      .insert(copy)
      .then(
        () => undefined,
        (reason: unknown) => reason,
      );
    expect(constraintViolation(twice)).toEqual({
      kind: 'unique',
      table: 'users',
      columns: ['username'],
    });
    const without: unknown = await write('users')
      .insert({ ...copy, username: null })
      .then(
        () => undefined,
        (reason: unknown) => reason,
      );
    expect(constraintViolation(without)).toMatchObject({
      kind: 'not_null',
      table: 'users',
      columns: ['username'],
    });
    expect(constraintViolation(new Error('something else'))).toBeUndefined();
  });

  it('gives whole numbers as numbers, also sums and counts, and never a rounded one', async () => {
    const { read } = server.deps.database;
    expect(
      await rawRows(read, 'select count(*) as n, sum(id) as s, max(id) as m from users'),
    ).toEqual([{ n: 6, s: 21, m: 6 }]);
    const big =
      dialect === 'sqlite'
        ? 'select 9007199254740991 as n'
        : 'select 9007199254740991::bigint as n';
    expect(await rawRows(read, big)).toEqual([{ n: Number.MAX_SAFE_INTEGER }]);
  });
});

describe('SQLite', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ dialect: 'sqlite' });
  });
  afterAll(async () => {
    await server.close();
  });
  const pragma = async (db: Knex, name: string) =>
    Object.values((await rawRows<Record<string, unknown>>(db, `pragma ${name}`))[0] ?? {})[0];

  it('is in write-ahead mode, waits for a lock, and keeps foreign keys on where it writes', async () => {
    const { write, read } = server.deps.database;
    expect(await pragma(write, 'foreign_keys')).toBe(1);
    for (const db of [write, read]) {
      expect(await pragma(db, 'journal_mode')).toBe('wal');
      expect(Number(await pragma(db, 'busy_timeout'))).toBeGreaterThanOrEqual(5000);
    }
  });

  it('has reading connections that cannot write', async () => {
    const { read } = server.deps.database;
    for (const work of [
      () => read('borrowers').insert({ full_name: '甲', created_at: '', updated_at: '' }),
      () => read('users').update({ active: 0 }),
      () => read.raw('create table x (y)'),
      () => read('sessions').delete(),
    ]) {
      await expect(async () => {
        await work();
      }).rejects.toThrow(/readonly/);
    }
    expect(await pragma(read, 'query_only')).toBe(1);
  });

  it('reads while a write is under way, and sees it only once it is done', async () => {
    const { write, read } = server.deps.database;
    const now = '2026-03-05T04:00:00.000Z';
    const count = async () =>
      Number(((await read('borrowers').count({ n: '*' }).first()) as { n: number }).n);
    const before = await count();
    await write.transaction(async (trx) => {
      await trx('borrowers').insert({
        full_name: '途中',
        identity_status: 'unverified',
        created_at: now,
        updated_at: now,
      });
      expect(await count()).toBe(before);
    });
    expect(await count()).toBe(before + 1);
  });

  it('lets two writers that first read wait for each other instead of failing', async () => {
    const other = openDatabase(server.deps.config.databaseUrl);
    try {
      const rename = async (database: Database, name: string) =>
        await database.write.transaction(async (trx) => {
          const user = (await trx('users').where({ username: 'staff' }).first()) as {
            full_name: string;
          };
          await new Promise((resolve) => {
            setTimeout(resolve, 60);
          });
          await trx('users')
            .where({ username: 'staff' })
            .update({ full_name: `${user.full_name}${name}` });
        });
      await Promise.all([rename(server.deps.database, '一'), rename(other, '二')]);
      const { full_name } = (await server.deps.database
        .read('users')
        .where({ username: 'staff' })
        .first('full_name')) as { full_name: string };
      expect(['陈晓岚一二', '陈晓岚二一']).toContain(full_name);
    } finally {
      await other.close();
    }
  });
});
