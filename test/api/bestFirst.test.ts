import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { query } from '../helpers/api.ts';
import {
  createBorrower,
  createLateLoan,
  createLoan,
  createLoanDue,
  newPhone,
} from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { isFull } from '../helpers/extent.ts';

const SEED = Number(process.env['SEED'] ?? randomInt(2 ** 31));
const RUNS = isFull() ? 300 : 30;
const { server, staff } = await openDesk();
console.log(`best match first: ${RUNS} on ${server.deps.database.dialect}, SEED=${SEED}`);

const BEST = ['match', 'DESC'];
const found = async (resource: string, q?: string, sort: unknown = BEST): Promise<number[]> => {
  const filter = q === undefined ? {} : { q };
  const { body } = await staff
    .get(`/api/${resource}`)
    .query(query({ filter, range: [0, 99], sort }))
    .expect(200);
  return (body as { id: number }[]).map(({ id }) => id);
};

describe('the best match of a search stands first', () => {
  it('of names: the whole one, then its beginning, then inside; of each the newest', async () => {
    const add = (full_name: string) => createBorrower(staff, { full_name, phone: newPhone() });
    const [whole, begins] = [await add('尉迟恭'), await add('尉迟恭谨')];
    const [inside, newer] = [await add('小尉迟恭'), await add('尉迟恭敬')];
    expect(await found('borrowers', '尉迟恭')).toEqual([whole, newer, begins, inside]);
    // Read aloud only from the beginning.
    expect(await found('borrowers', 'yuchigong')).toEqual([whole, newer, begins]);
    expect(await found('borrowers', '尉迟恭', ['id', 'ASC'])).toEqual([
      whole,
      begins,
      inside,
      newer,
    ]);
  });

  it('of numbers: a whole one before the end of another', async () => {
    const phone = newPhone();
    const whole = await createBorrower(staff, { full_name: '令狐一', phone });
    await createBorrower(staff, { full_name: '令狐二', external_id: `Z${phone}` });
    expect((await found('borrowers', phone))[0]).toBe(whole);
    const owner = await createBorrower(staff, { full_name: '令狐三', phone: newPhone() });
    const exact = (await createLoan(staff, owner, { loan_no: 'BEST-7' })).id;
    const longer = (await createLoan(staff, owner, { loan_no: 'BEST-70' })).id;
    const within = (await createLoan(staff, owner, { loan_no: 'XBEST-7' })).id;
    expect(await found('loans', 'best 7')).toEqual([exact, longer, within]);
  });

  it('of loans: those of whom the name is, and of these the worst', async () => {
    const named = await createBorrower(staff, { full_name: '宇文泰', phone: newPhone() });
    const other = await createBorrower(staff, { full_name: '宇文泰来', phone: newPhone() });
    const late = await createLateLoan(staff, named);
    const fresh = (await createLoanDue(staff, named, '2026-02-20')).id;
    const worse = await createLateLoan(staff, other);
    expect(await found('loans', '宇文泰')).toEqual([late, fresh, worse]);
  });

  it('without a search is the newest first, and no list is refused for it', async () => {
    const ids = await found('borrowers');
    expect(ids).toEqual(ids.toSorted((a, b) => b - a));
    await staff
      .get('/api/legal_cases')
      .query(query({ sort: BEST }))
      .expect(200);
    await staff
      .get('/api/payments')
      .query(query({ sort: BEST }))
      .expect(400);
  });
});

describe('whatever is looked for', () => {
  const people: { id: number; name: string }[] = [];
  const signs = fc.string({ unit: fc.constantFrom('甲', '乙'), minLength: 1, maxLength: 4 });
  beforeAll(async () => {
    for (const name of fc.sample(signs, { numRuns: 40, seed: SEED }))
      people.push({
        name,
        id: await createBorrower(staff, { full_name: name, phone: newPhone() }),
      });
  });

  it('is in the order of how well it matches, then of the newest', async () => {
    await fc.assert(
      fc.asyncProperty(signs, async (q) => {
        const score = (name: string) => (name === q ? 2 : Number(name.startsWith(q)));
        const expected = people
          .filter(({ name }) => name.includes(q))
          .toSorted((a, b) => score(b.name) - score(a.name) || b.id - a.id);
        expect(await found('borrowers', q)).toEqual(expected.map(({ id }) => id));
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });
});

describe('a name that thousands have', () => {
  const many = 2050;
  beforeAll(async () => {
    const { write } = server.deps.database;
    const { id } = await write('borrowers').orderBy('id', 'desc').first('id');
    const [{ id: _id, ...row }] = await write('borrowers').where({ id });
    const rows = Array.from({ length: many }, (_, at) => ({
      ...row,
      external_id: null,
      full_name: `鲜于${at}`,
      search_text: `@鲜于${at}`,
      search_pinyin: '@xianyu@xy',
      phone: `139${String(at).padStart(8, '0')}`,
    }));
    await write.batchInsert('borrowers', rows, 50);
  });

  it('shows the newest, and says that there are more than it counts', async () => {
    const { body, headers } = await staff
      .get('/api/borrowers')
      .query(query({ filter: { q: '鲜于' }, range: [0, 24], sort: BEST }))
      .expect(200);
    const ids = (body as { id: number }[]).map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted((a, b) => b - a));
    expect(ids).toHaveLength(25);
    expect(headers).toMatchObject({
      'content-range': 'borrowers 0-24/2000',
      'x-total-capped': 'true',
    });
    expect(await found('borrowers', '鲜于7')).toHaveLength(100);
  });

  it('is counted as every list is where it keeps an order of its own', async () => {
    const { headers } = await staff
      .get('/api/borrowers')
      .query(query({ filter: { q: '鲜于' }, range: [0, 24], sort: ['id', 'ASC'] }))
      .expect(200);
    expect(headers['content-range']).toBe(`borrowers 0-24/${many}`);
  });
});
