import { describe, expect, it } from 'vitest';
import type { OverdueTier } from '../../server/contract/views.ts';
import { addDays, addMonths } from '../../server/domain/time/calendar.ts';
import { TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan, pay } from '../helpers/book.ts';
import { openDeskInTest } from '../helpers/desk.ts';

type Tiers = Record<string, OverdueTier>;
const EMPTY = {
  loans: 0,
  outstanding_minor: 0,
  overdue_minor: 0,
  due_soon_loans: 0,
  due_soon_minor: 0,
};
/** A book of its own for each test: what stands in it is only what the test put there. */
async function newBook() {
  const { server, staff, supervisor } = await openDeskInTest();
  const tiers = async (as_of?: string): Promise<Tiers> => {
    const { body } = await staff
      .get('/api/overdue_tiers')
      .query(as_of === undefined ? {} : { as_of })
      .expect(200);
    return Object.fromEntries((body as OverdueTier[]).map((tier) => [tier.id, tier]));
  };
  return { server, staff, supervisor, borrower: await createBorrower(staff), tiers };
}
/** One installment of 1,000.00 and no interest, due the given days ago: only its age matters. */
const single = (daysAgo: number, changes: object = {}) => {
  const first_due_on = addDays(TODAY, -daysAgo);
  return {
    first_due_on,
    disbursed_on: addMonths(first_due_on < TODAY ? first_due_on : TODAY, -1),
    installments_count: 1,
    principal_minor: 100_000,
    annual_rate_bps: 0,
    repayment_method: 'flat',
    ...changes,
  };
};

describe('the tiers of the book', () => {
  it('of an empty book are all there, in order, with nothing in them', async () => {
    const { staff } = await newBook();
    const { body, headers } = await staff.get('/api/overdue_tiers').expect(200);
    expect(body).toEqual(
      [
        ['M0', 0, 0],
        ['M1', 1, 30],
        ['M2', 31, 60],
        ['M3', 61, 90],
        ['M4', 91, 120],
        ['M5', 121, 150],
        ['M6', 151, 180],
        ['M7', 181, null],
      ].map(([id, from_days, to_days]) => ({ id, from_days, to_days, ...EMPTY })),
    );
    expect(headers['content-range']).toBe('overdue_tiers 0-7/8');
  });

  it('take a loan on its due day as M0, then on the first day of each band as that', async () => {
    const { staff, borrower, tiers } = await newBook();
    const days = [0, 1, 30, 31, 60, 61, 90, 91, 120, 121, 150, 151, 180, 181, 4000];
    for (const ago of days) await createLoan(staff, borrower, single(ago));
    const now = await tiers();
    expect(Object.values(now).map(({ id, loans }) => [id, loans])).toEqual([
      ['M0', 1],
      ['M1', 2],
      ['M2', 2],
      ['M3', 2],
      ['M4', 2],
      ['M5', 2],
      ['M6', 2],
      ['M7', 2],
    ]);
    expect(now['M1']).toMatchObject({ outstanding_minor: 200_000, overdue_minor: 200_000 });
    expect(now['M0']).toMatchObject({ outstanding_minor: 100_000, overdue_minor: 0 });
  });

  it('count a loan once, whole, in the tier of its oldest unpaid installment', async () => {
    const { staff, borrower, tiers } = await newBook();
    await createLoan(
      staff,
      borrower,
      single(31, { installments_count: 12, principal_minor: 1_200_000 }),
    );
    const now = await tiers();
    expect(now['M2']).toMatchObject({
      loans: 1,
      outstanding_minor: 1_200_000,
      overdue_minor: 200_000,
      due_soon_loans: 0,
      due_soon_minor: 0,
    });
    expect(now['M0']).toMatchObject(EMPTY);
  });

  it('show in M0 what is due within seven days, today and the seventh day included', async () => {
    const { staff, borrower, tiers } = await newBook();
    for (const ahead of [0, 7, 8]) await createLoan(staff, borrower, single(-ahead));
    await createLoan(
      staff,
      borrower,
      single(-3, { installments_count: 2, principal_minor: 100_000 }),
    );
    expect((await tiers())['M0']).toEqual({
      id: 'M0',
      from_days: 0,
      to_days: 0,
      loans: 4,
      outstanding_minor: 400_000,
      overdue_minor: 0,
      due_soon_loans: 3,
      due_soon_minor: 250_000,
    });
  });

  it('lose a loan that is settled, and get it back when the payment is reversed', async () => {
    const { staff, borrower, tiers, supervisor } = await newBook();
    const loan = await createLoan(staff, borrower, single(45));
    const before = await tiers();
    const body = await pay(staff, loan.id, 100_000, TODAY);
    expect(
      Object.values(await tiers()).every(
        ({ loans, outstanding_minor }) => loans === 0 && outstanding_minor === 0,
      ),
    ).toBe(true);
    await supervisor.post(`/api/payments/${body.id}/reverse`).send({ reason: '退票' }).expect(200);
    expect(await tiers()).toEqual(before);
    expect(before['M2']).toMatchObject({ loans: 1, overdue_minor: 100_000 });
  });
});

describe('the tiers of a past date', () => {
  it('are those of the book as it stood then by value date, without later money', async () => {
    const { staff, borrower, tiers } = await newBook();
    const loan = await createLoan(staff, borrower, single(100));
    await pay(staff, loan.id, 40_000, addDays(TODAY, -60));
    await pay(staff, loan.id, 60_000, addDays(TODAY, -10));
    const at = async (daysAgo: number) =>
      Object.values(await tiers(addDays(TODAY, -daysAgo)))
        .filter(({ loans }) => loans > 0)
        .map(({ id, outstanding_minor, overdue_minor }) => [id, outstanding_minor, overdue_minor]);
    expect(await at(0)).toEqual([]);
    expect(await at(10)).toEqual([]);
    expect(await at(11)).toEqual([['M3', 60_000, 60_000]]);
    expect(await at(60)).toEqual([['M2', 60_000, 60_000]]);
    expect(await at(61)).toEqual([['M2', 100_000, 100_000]]);
    expect(await at(99)).toEqual([['M1', 100_000, 100_000]]);
    expect(await at(100)).toEqual([['M0', 100_000, 0]]);
    expect(await at(400)).toEqual([]);
  });

  it('change when a payment is backdated into them', async () => {
    const { staff, borrower, tiers } = await newBook();
    const loan = await createLoan(staff, borrower, single(40));
    const then = addDays(TODAY, -20);
    expect((await tiers(then))['M1']).toMatchObject({ loans: 1, overdue_minor: 100_000 });
    await pay(staff, loan.id, 30_000, addDays(TODAY, -25));
    expect((await tiers(then))['M1']).toMatchObject({ loans: 1, overdue_minor: 70_000 });
    expect((await tiers(addDays(TODAY, -26)))['M1']).toMatchObject({ overdue_minor: 100_000 });
  });

  it('count a loan from the day it was disbursed', async () => {
    const { staff, borrower, tiers } = await newBook();
    await createLoan(staff, borrower, { disbursed_on: '2026-02-10', first_due_on: '2026-03-10' });
    expect((await tiers('2026-02-09'))['M0']?.loans).toBe(0);
    expect((await tiers('2026-02-10'))['M0']).toMatchObject({
      loans: 1,
      outstanding_minor: 1_278_000,
      due_soon_loans: 0,
    });
    expect((await tiers('2026-03-04'))['M0']).toMatchObject({
      loans: 1,
      due_soon_loans: 1,
      due_soon_minor: 112_000,
    });
  });

  it('are refused for what is no date', async () => {
    const { staff } = await newBook();
    for (const as_of of [
      '2026-02-30',
      'yesterday',
      '2026-3-5',
      '',
      '1969-12-31',
      '2026-03-05T00:00:00Z',
    ]) {
      const { body } = await staff.get('/api/overdue_tiers').query({ as_of }).expect(400);
      expect(body, as_of).toMatchObject({
        code: 'invalid_request',
        errors: { as_of: expect.stringContaining('date') },
      });
    }
  });
});
