import { afterAll, describe, expect, it } from 'vitest';
import { loans, type Loan } from '../../server/contract/resources/loans.ts';
import { query, startTestServer } from '../helpers/api.ts';

const server = await startTestServer({ demoBook: true });
const staff = await server.as('staff');
afterAll(async () => await server.close());

const page = async (sort: readonly [string, string], first: number, rows = 25): Promise<Loan[]> => {
  const range: [number, number] = [first, first + rows - 1];
  const { body } = await staff
    .get('/api/loans')
    .query(query({ filter: { status: 'active' }, sort, range }))
    .expect(200);
  return body as Loan[];
};

/** A field's values in ascending order, those that are missing last; equal ones by id. */
const byField =
  (field: keyof Loan) =>
  (a: Loan, b: Loan): number => {
    const [x, y] = [a[field], b[field]];
    if (x === y) return a.id - b.id;
    if (x === null || y === null) return x === null ? 1 : -1;
    return x < y ? -1 : 1;
  };

describe('a list that is a good part of its table', async () => {
  const all: Loan[] = [];
  for (let first = 0; all.length === first; first += 100)
    for (const loan of await page(['id', 'ASC'], first, 100)) all.push(loan);

  it('is long enough to be led by its order', () => {
    expect(all.length).toBeGreaterThan(2_000);
  });

  it.each(loans.sortable.filter((field) => !loans.computed.includes(field as never)))(
    'is ordered by %s both ways, on its first page and deep inside',
    async (field) => {
      const ascending = all.toSorted(byField(field as keyof Loan)).map(({ id }) => id);
      const some = all.filter((loan) => loan[field as keyof Loan] !== null);
      const descending = some
        .toSorted(byField(field as keyof Loan))
        .reverse()
        .map(({ id }) => id);
      for (const first of [0, 1_225])
        expect((await page([field, 'ASC'], first)).map(({ id }) => id)).toEqual(
          ascending.slice(first, first + 25),
        );
      expect((await page([field, 'DESC'], 0)).map(({ id }) => id)).toEqual(descending.slice(0, 25));
    },
  );
});
