import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { collectionNotes } from '../../server/contract/resources/collectionNotes.ts';
import { loans } from '../../server/contract/resources/loans.ts';
import { payments } from '../../server/contract/resources/payments.ts';
import { query, startTestServer } from '../helpers/api.ts';
import { pay } from '../helpers/book.ts';
import { isFull } from '../helpers/extent.ts';

const SEED = Number(process.env['SEED'] ?? randomInt(2 ** 31));
const RUNS = isFull() ? 2000 : 30;
const server = await startTestServer({ demoBook: true });
const staff = await server.as('staff');
afterAll(async () => await server.close());
console.log(`pages by key: ${RUNS} on ${server.deps.database.dialect}, SEED=${SEED}`);

interface Keys {
  first: [unknown, number];
  last: [unknown, number];
}
interface Asked {
  resource: string;
  sort: readonly [field: string, order: string];
  filter: object;
  rows: number;
}

async function page(
  { resource, sort, filter, rows }: Asked,
  first: number,
  beside: { after?: unknown; before?: unknown } = {},
) {
  const { body, headers } = await staff
    .get(`/api/${resource}`)
    .query(query({ sort, filter, range: [first, first + rows - 1], ...beside }))
    .expect(200);
  const told = headers['daihou-keys'] as string | undefined;
  return {
    ids: (body as { id: number }[]).map(({ id }) => id),
    range: headers['content-range'] as string,
    keys: told === undefined ? undefined : (JSON.parse(decodeURIComponent(told)) as Keys),
  };
}

/** Lists of more rows than are sorted at once, by each of their fields. */
const FILTERS: Readonly<Record<string, readonly object[]>> = {
  loans: [{}, { status: 'active' }, { status: ['active', 'settled'] }],
  payments: [{}, { status: 'posted' }],
  collection_notes: [{}, { status: 'recorded' }],
};
const asked: fc.Arbitrary<Asked> = fc
  .constantFrom(loans, payments, collectionNotes)
  .chain(({ name, sortable }) =>
    fc.record({
      resource: fc.constant(name),
      sort: fc.tuple(fc.constantFrom<string>(...sortable), fc.constantFrom('ASC', 'DESC')),
      filter: fc.constantFrom(...(FILTERS[name] ?? [])),
      rows: fc.integer({ min: 1, max: 60 }),
    }),
  );

describe('a page of a long list that lies beside one that was read', () => {
  it('has the rows, the place and the keys of the page that is counted to', async () => {
    let told = 0;
    await fc.assert(
      fc.asyncProperty(asked, fc.nat({ max: 2400 }), async (list, first) => {
        const here = await page(list, first);
        if (here.keys === undefined) return;
        told += 1;
        const next = first + here.ids.length;
        expect(await page(list, next, { after: here.keys.last })).toEqual(await page(list, next));
        const before = Math.max(0, first - list.rows);
        const previous = await page(list, before, { before: here.keys.first });
        expect(previous).toEqual(await page(list, before));
      }),
      { numRuns: RUNS, seed: SEED },
    );
    expect(told).toBeGreaterThan(RUNS / 2);
  });

  it('goes on where the last row stood, whatever came before it meanwhile', async () => {
    const list = { resource: 'payments', sort: ['paid_on', 'DESC'], filter: {}, rows: 25 } as const;
    const second = await page(list, 25);
    const third = await page(list, 50);
    const { body } = await staff.get('/api/loans').query(query({ filter: { status: 'active' } }));
    await pay(staff, (body as { id: number }[])[0]?.id ?? 0, 100);
    expect((await page(list, 50)).ids[0]).toBe(second.ids.at(-1));
    expect((await page(list, 50, { after: second.keys?.last })).ids).toEqual(third.ids);
    expect((await page(list, 25, { before: third.keys?.first })).ids).toEqual(second.ids);
  });

  it('with too few rows before it, or a key of another order, is counted to', async () => {
    const list = { resource: 'loans', sort: ['id', 'ASC'], filter: {}, rows: 25 } as const;
    const start = await page(list, 0);
    expect(await page(list, 0, { before: [null, start.ids[3] ?? 0] })).toEqual(start);
    const byAmount = { ...list, sort: ['principal_minor', 'ASC'] } as const;
    const counted = await page(byAmount, 50);
    for (const value of ['x', null])
      expect(await page(byAmount, 50, { after: [value, 5] })).toEqual(counted);
  });

  it('refuses what is no key by its name, and says how one is told', async () => {
    for (const [name, value] of [
      ['after', '[1]'],
      ['before', '{"id":1}'],
      ['after', '[["x"],1]'],
      ['before', '[1,0]'],
      ['after', '['],
    ] as const) {
      const { body } = await staff
        .get('/api/loans')
        .query({ [name]: value })
        .expect(400);
      expect(body.errors).toHaveProperty(name);
    }
    await staff.get('/api/review_queue').query({ after: '[1,1]' }).expect(403);
    const reviewer = await server.as('compliance');
    await reviewer.get('/api/review_queue').query({ after: '[1,1]' }).expect(400);
  });
});
