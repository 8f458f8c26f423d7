import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../db/connection.ts';
import { analyze, rawRows } from '../../db/dialect.ts';
import { constraintViolation } from '../../db/errors.ts';
import { clockAhead } from '../../server/store/clocks.ts';
import { startTestServer, type TestServer } from '../helpers/api.ts';
import { newDatabaseUrl } from '../helpers/database.ts';

describe.each(['sqlite', 'postgres'] as const)('a connection to %s', (dialect) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
  });
  afterAll(async () => {
    await server.close();
  });

  it('tells how far its clock is from this one, where it has one', async () => {
    const apart = async (late: number) => {
      const clock = { now: () => new Date(Date.now() - late) };
      return await clockAhead({ ...server.deps, clock });
    };
    const [none, late] = [await apart(0), await apart(7000)];
    if (dialect === 'sqlite') expect([none, late]).toEqual([null, null]);
    else {
      expect(Math.abs(none ?? 9999)).toBeLessThan(1000);
      expect(Math.abs((late ?? 0) - 7000)).toBeLessThan(1000);
    }
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

  it('is in write-ahead mode, waits for a lock, holds foreign keys where it writes', async () => {
    const { write, read } = server.deps.database;
    expect(await pragma(write, 'foreign_keys')).toBe(1);
    for (const db of [write, read]) {
      expect(await pragma(db, 'journal_mode')).toBe('wal');
      expect(Number(await pragma(db, 'busy_timeout'))).toBeGreaterThanOrEqual(1000);
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

  it('has on the disk what it writes before that is answered', async () => {
    const kept = openDatabase(server.deps.config.databaseUrl);
    try {
      // FULL: a flush a write, so that a payment that was answered outlives a loss of power.
      expect(await pragma(kept.write, 'synchronous')).toBe(2);
      expect(await pragma(kept.write, 'journal_mode')).toBe('wal');
    } finally {
      await kept.close();
    }
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

it('PostgreSQL counts the tables of a book and waits for no other book', async () => {
  const [one, other] = [
    openDatabase(await newDatabaseUrl({ dialect: 'postgres' })),
    openDatabase(await newDatabaseUrl({ dialect: 'postgres' })),
  ];
  try {
    await one.write.transaction(async (counting) => {
      await analyze(counting);
      await other.write.transaction(async (beside) => {
        await beside.raw("set local lock_timeout = '1s'");
        await expect(analyze(beside)).resolves.toBeUndefined();
      });
    });
  } finally {
    await one.close();
    await other.close();
  }
});
