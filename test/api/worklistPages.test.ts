import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WORK_ACTIONS } from '../../server/contract/enums.ts';
import type { WorklistDay } from '../../server/contract/resources/worklist.ts';
import { startTestServer, type TestServer } from '../helpers/api.ts';
import { isFull } from '../helpers/extent.ts';
import { idOf, readDay } from '../helpers/worklist.ts';

const SEED = Number(process.env['SEED'] ?? randomInt(2 ** 31));
const RUNS = isFull() ? 200 : 12;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ demoBook: true });
  console.log(`pages of a day: ${RUNS} on ${server.deps.database.dialect}, SEED=${SEED}`);
});
afterAll(async () => await server.close());

const ask = async (query: Record<string, string>, status = 200) =>
  await (await server.as('staff')).get('/api/worklist/day').query(query).expect(status);

describe('a day that is read by pages', () => {
  it('has the rows of the whole day in their order, whichever part is asked for', async () => {
    const whole = await readDay(await server.as('staff'));
    expect(whole.rows.length).toBe(whole.waiting);
    expect(whole.waiting).toBeGreaterThan(50);
    const place = fc.nat({ max: whole.waiting + 10 });
    const many = fc.integer({ min: 1, max: 80 });
    const action = fc.constantFrom(undefined, ...WORK_ACTIONS);
    await fc.assert(
      fc.asyncProperty(place, many, place, many, action, async (first, rows, from, some, kind) => {
        const wanted =
          kind === undefined ? whole.rows : whole.rows.filter((row) => row.action === kind);
        const { body } = await ask({
          range: JSON.stringify([first, first + rows - 1]),
          resting: JSON.stringify([from, from + some - 1]),
          ...(kind !== undefined && { action: kind }),
        });
        expect(body).toEqual({
          ...whole,
          rows: wanted.slice(first, first + rows),
          total: wanted.length,
          resting: whole.resting.slice(from, from + some),
        });
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('says how many there are of each action; the count of the menu is that of all', async () => {
    for (const name of ['staff', 'staff2']) {
      const agent = await server.as(name);
      const { rows, counts, waiting, resting, resting_total } = await readDay(agent);
      for (const { action, people } of counts)
        expect(rows.filter((row) => row.action === action)).toHaveLength(people);
      expect(counts.reduce((sum, { people }) => sum + people, 0)).toBe(waiting);
      expect(resting).toHaveLength(resting_total);
      const { body } = await agent.get('/api/worklist/count').expect(200);
      expect(body).toEqual({ people: waiting });
    }
  });

  it('of a member of the team is counted for their supervisor, and for nobody else', async () => {
    const staff = await server.as('staff');
    const user_id = await idOf(staff);
    const { waiting } = await readDay(staff);
    const count = async (name: string, status: number) =>
      (await (await server.as(name)).get('/api/worklist/count').query({ user_id }).expect(status))
        .body as { people?: number };
    expect(await count('supervisor', 200)).toEqual({ people: waiting });
    await count('staff2', 403);
    await count('compliance', 403);
  });

  it('refuses a part that is none by its name, and an action there is not', async () => {
    for (const [name, value] of [
      ['range', '[5,1]'],
      ['resting', '[0,1000]'],
      ['action', 'rest'],
    ] as const) {
      const { body } = await ask({ [name]: value }, 400);
      expect(body.errors).toHaveProperty(name);
    }
    const beyond: WorklistDay = (await ask({ range: '[900,949]' })).body;
    expect(beyond.rows).toEqual([]);
    expect(beyond.total).toBe(beyond.waiting);
  });
});
