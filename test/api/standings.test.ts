import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bulkInsert } from '../../db/bulk.ts';
import { LAST_DATE, MAX_COUNTED } from '../../server/contract/limits.ts';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { carryStandings } from '../../server/jobs/standings.ts';
import { query, startTestServer, type TestServer } from '../helpers/api.ts';
import { rowCount } from '../helpers/rows.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ demoBook: true });
});
afterAll(async () => {
  await server.close();
});

const listOf = async (at: TestServer, sort: string, order: string): Promise<Loan[]> => {
  const staff = await at.as('staff');
  const { body } = await staff
    .get('/api/loans')
    .query(query({ sort: [sort, order], range: [0, 199] }))
    .expect(200);
  return body as Loan[];
};

describe('what is kept of loans', () => {
  const ORDERS = [
    ['days_past_due', 'DESC'],
    ['overdue_minor', 'DESC'],
    ['overdue_minor', 'ASC'],
  ] as const;
  const lists = async (at: TestServer): Promise<Loan[][]> => {
    const all: Loan[][] = [];
    for (const [sort, order] of ORDERS) all.push(await listOf(at, sort, order));
    return all;
  };

  it.each(['2026-03-06', '2026-03-31'])(
    'is answered on %s as it is before any job has carried it there',
    async (date) => {
      const then = server.on(date);
      const made = await lists(then);
      expect(new Set(made[1]?.map((loan) => loan.overdue_minor)).size).toBeGreaterThan(100);
      expect(await carryStandings(then.deps)).toBeGreaterThan(100);
      expect(await lists(then)).toEqual(made);
    },
  );

  it('is carried to a new day for the loans alone whose figures the day changes', async () => {
    const { read } = server.deps.database;
    const [settled] = (await read('loans').where({ status: 'settled' }).limit(1).select('id')) as {
      id: number;
    }[];
    const next = server.on('2026-04-01');
    const carried = await carryStandings(next.deps);
    expect(carried).toBeGreaterThan(0);
    expect(carried).toBeLessThan(await rowCount(read, 'loans'));
    expect(await carryStandings(next.deps)).toBe(0);
    const kept: unknown = await read('loan_standings').where({ id: settled?.id }).first('holds_to');
    expect(kept).toEqual({ holds_to: LAST_DATE });
  });
});

describe('the total of a list', () => {
  const pageOf = async (range: [number, number], filter: object) => {
    const staff = await server.as('staff');
    const { body, headers } = await staff
      .get('/api/borrowers')
      .query(query({ sort: ['id', 'ASC'], range, filter }))
      .expect(200);
    const [, total] = String(headers['content-range']).split('/');
    return {
      rows: body as { id: number }[],
      total: Number(total),
      capped: headers['x-total-capped'],
    };
  };

  it('is counted to 10,000 where rows are filtered, and kept where none are', async () => {
    const now = '2026-03-05T04:00:00.000Z';
    const before = await rowCount(server.deps.database.read, 'borrowers');
    const columns = {
      full_name: 'text',
      region_code: 'text',
      created_at: 'text',
      updated_at: 'text',
    } as const;
    const rows = Array.from({ length: MAX_COUNTED + 30 }, (_, n) => [`许${n}`, '659001', now, now]);
    await server.deps.database.write.transaction(
      async (trx) => await bulkInsert(trx, 'borrowers', columns, rows),
    );
    const whole = await pageOf([0, 9], {});
    expect([whole.total, whole.capped]).toEqual([before + rows.length, undefined]);
    const some = await pageOf([0, 9], { region_code: '659001' });
    expect([some.total, some.capped]).toEqual([MAX_COUNTED, 'true']);
    const last = await pageOf([MAX_COUNTED + 20, MAX_COUNTED + 44], { region_code: '659001' });
    expect([last.rows.length, last.total, last.capped]).toEqual([10, MAX_COUNTED + 30, 'true']);
    const deep = await pageOf([2000, 2024], {});
    const ids = (await server.deps.database.read('borrowers').orderBy('id').select('id')) as {
      id: number;
    }[];
    expect(deep.rows.map(({ id }) => id)).toEqual(ids.slice(2000, 2025).map(({ id }) => id));
  });
});
