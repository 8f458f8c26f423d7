import { describe, expect, it } from 'vitest';
import { keepMonthEnds } from '../../server/jobs/monthEnds.ts';
import { keptMonthEnd } from '../../server/book/monthEnds.ts';
import type { TestServer } from '../helpers/api.ts';
import { createBorrower, createLoan, pay, reversePayment } from '../helpers/book.ts';
import { openDeskInTest } from '../helpers/desk.ts';

const ENDS = ['2026-02-28', '2026-01-31', '2025-12-31', '2025-11-30'];

/** Which of the month ends are kept. */
async function keptOf({ deps }: TestServer): Promise<string[]> {
  const kept: string[] = [];
  for (const as_of of ENDS)
    if ((await keptMonthEnd(deps.database.read, as_of)) !== undefined) kept.push(as_of);
  return kept;
}

/** A book of one loan, paid once, whose thirteen month ends are kept. */
async function keptBook() {
  const { server, staff, supervisor } = await openDeskInTest();
  const loan = await createLoan(staff, await createBorrower(staff));
  await pay(staff, loan.id, 50_000, '2025-12-20');
  expect(await keepMonthEnds(server.deps)).toBe(13);
  expect(await keepMonthEnds(server.deps)).toBe(0);
  const tiersOn = async (as_of: string): Promise<unknown> =>
    (await staff.get('/api/overdue_tiers').query({ as_of }).expect(200)).body;
  return { server, staff, supervisor, loan, tiersOn };
}

describe('a month end that is kept', () => {
  it('is answered as the journal gives it, by the bands of its day', async () => {
    const { server, tiersOn } = await keptBook();
    for (const as_of of ENDS) {
      const kept = await tiersOn(as_of);
      await server.deps.database.write('month_ends').where({ as_of }).delete();
      expect(await tiersOn(as_of)).toEqual(kept);
    }
  });

  it('stays while money comes that is valued after it', async () => {
    const { server, staff, loan } = await keptBook();
    await pay(staff, loan.id, 10_000, '2026-03-01');
    expect(await keptOf(server)).toEqual(ENDS);
  });

  it('is forgotten with those after it when money is valued on its day or before', async () => {
    const { server, staff, loan, tiersOn } = await keptBook();
    const before = await tiersOn('2026-01-31');
    await pay(staff, loan.id, 10_000, '2026-01-31');
    expect(await keptOf(server)).toEqual(['2025-12-31', '2025-11-30']);
    expect(await tiersOn('2026-01-31')).not.toEqual(before);
    expect(await keepMonthEnds(server.deps)).toBe(2);
    expect(await keptOf(server)).toEqual(ENDS);
  });

  it('is forgotten when such a payment is taken back or an old loan entered', async () => {
    const { server, staff, supervisor, loan } = await keptBook();
    const { id } = await pay(staff, loan.id, 10_000, '2026-02-10');
    await keepMonthEnds(server.deps);
    await reversePayment(supervisor, id);
    expect(await keptOf(server)).toEqual(['2026-01-31', '2025-12-31', '2025-11-30']);
    await createLoan(staff, await createBorrower(staff), {
      disbursed_on: '2025-12-10',
      first_due_on: '2026-01-10',
    });
    expect(await keptOf(server)).toEqual(['2025-11-30']);
  });

  it('is not kept where a write changed it while it was being made', async () => {
    const { server, staff, loan } = await keptBook();
    const { read, write } = server.deps.database;
    await write('month_ends').where({ as_of: '2026-02-28' }).update({ cells: null, mark: 'mine' });
    await pay(staff, loan.id, 10_000, '2026-02-27');
    const rows: unknown[] = await read('month_ends').where({ as_of: '2026-02-28' });
    expect(rows).toEqual([]);
  });
});
