import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, addMonths } from '../../server/domain/time/calendar.ts';
import { query, TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan, pay } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';

/** Loans of every age; what a list answers is compared with what its records say of themselves. */
const DAYS = [0, 1, 29, 30, 31, 60, 61, 90, 91, 120, 121, 150, 151, 180, 181, 270, 271, 360, 361];
type Loan = Record<string, unknown> & {
  id: number;
  days_past_due: number;
  tier: string | null;
  asset_class: string | null;
  overdue_minor: number;
};

const { staff } = await openDesk();
let all: Loan[];

const list = async (parameters: {
  filter?: unknown;
  sort?: unknown;
  range?: unknown;
}): Promise<Loan[]> => (await staff.get('/api/loans').query(query(parameters)).expect(200)).body;

beforeAll(async () => {
  const borrower = await createBorrower(staff, { full_name: '列表人', phone: '13712345678' });
  const other = await createBorrower(staff, { full_name: '另一位' });
  for (const days of DAYS) {
    for (const product of ['consumer_loan', 'card']) {
      const first_due_on = addDays(TODAY, -days);
      await createLoan(staff, borrower, {
        product,
        first_due_on,
        disbursed_on: addMonths(first_due_on, -1),
        installments_count: 3 + (days % 5),
        principal_minor: 100_000 + days * 37,
      });
    }
  }
  await createLoan(staff, other, {
    loan_no: 'AHEAD-1',
    first_due_on: '2026-05-05',
    disbursed_on: '2026-03-01',
  });
  const settled = await createLoan(staff, other, {
    loan_no: 'DONE-1',
    first_due_on: '2026-02-05',
    disbursed_on: '2026-01-05',
  });
  await pay(staff, settled.id, 2_000_000, TODAY, 'app');
  all = await list({ range: [0, 999] });
});

const ids = (rows: readonly Loan[]) => rows.map(({ id }) => id).sort((a, b) => a - b);
const open = () => all.filter((loan) => loan.tier !== null);

describe('the age of a loan', () => {
  it('is the days since its oldest unpaid due date, and gives its tier and class', () => {
    const TIERS = [
      ['M0', 0],
      ['M1', 30],
      ['M2', 60],
      ['M3', 90],
      ['M4', 120],
      ['M5', 150],
      ['M6', 180],
      ['M7', Infinity],
    ] as const;
    const classOf = (days: number, thresholds: readonly [string, number][]) =>
      thresholds.find(([, above]) => days > above)?.[0] ?? 'normal';
    const consumer = (days: number) =>
      classOf(days, [
        ['loss', 360],
        ['doubtful', 270],
        ['substandard', 90],
        ['special_mention', 0],
      ]);
    const card = (days: number) =>
      classOf(days, [
        ['loss', 180],
        ['doubtful', 120],
        ['substandard', 90],
        ['special_mention', 0],
      ]);
    expect(
      open()
        .map((loan) => loan.days_past_due)
        .sort((a, b) => a - b),
    ).toEqual([0, ...DAYS, ...DAYS].sort((a, b) => a - b));
    for (const loan of open()) {
      expect([loan.tier, loan.asset_class]).toEqual([
        TIERS.find(([, to]) => loan.days_past_due <= to)?.[0],
        (loan['product'] === 'card' ? card : consumer)(loan.days_past_due),
      ]);
    }
    expect(all.filter((loan) => loan.tier === null)).toMatchObject([
      {
        loan_no: 'DONE-1',
        days_past_due: 0,
        asset_class: null,
        overdue_minor: 0,
        oldest_unpaid_due_on: null,
      },
    ]);
  });
});

describe('filtering loans', () => {
  it.each(['M0', 'M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7'])(
    'by tier %s answers the loans that say so',
    async (tier) => {
      const expected = ids(all.filter((loan) => loan.tier === tier));
      expect(expected.length).toBeGreaterThan(0);
      expect(ids(await list({ filter: { tier } }))).toEqual(expected);
    },
  );

  it.each(['normal', 'special_mention', 'substandard', 'doubtful', 'loss'])(
    'by class %s answers the loans that say so, each by its product',
    async (asset_class) => {
      const expected = ids(all.filter((loan) => loan.asset_class === asset_class));
      expect(expected.length).toBeGreaterThan(0);
      expect(ids(await list({ filter: { asset_class } }))).toEqual(expected);
    },
  );

  it('by several tiers or classes answers all of theirs', async () => {
    expect(ids(await list({ filter: { tier: ['M1', 'M7'] } }))).toEqual(
      ids(all.filter(({ tier }) => tier === 'M1' || tier === 'M7')),
    );
    expect(ids(await list({ filter: { asset_class: ['normal', 'loss'] } }))).toEqual(
      ids(all.filter((loan) => loan.asset_class === 'normal' || loan.asset_class === 'loss')),
    );
    expect(await list({ filter: { tier: 'M2', asset_class: 'loss' } })).toEqual([]);
  });

  it.each([
    [{ days_past_due: 31 }, (days: number) => days === 31],
    [{ days_past_due: [0, 181] }, (days: number) => days === 0 || days === 181],
    [{ days_past_due_gte: 90 }, (days: number) => days >= 90],
    [{ days_past_due_lte: 30 }, (days: number) => days <= 30],
    [{ days_past_due_gte: 31, days_past_due_lte: 60 }, (days: number) => days >= 31 && days <= 60],
    [{ days_past_due_gte: 0 }, () => true],
    [{ days_past_due_lte: 0 }, (days: number) => days === 0],
    [{ days_past_due_gte: 400 }, () => false],
    [{ days_past_due_lte: -1 }, () => false],
    [{ days_past_due_gte: '91' }, (days: number) => days >= 91],
  ])(
    'by days past due %o answers the loans that say so, settled ones with 0 days too',
    async (filter, wanted) => {
      expect(ids(await list({ filter }))).toEqual(
        ids(all.filter((loan) => wanted(loan.days_past_due))),
      );
    },
  );

  it('by overdue amount answers the loans with as much overdue', async () => {
    const middle = all.map((loan) => loan.overdue_minor).sort((a, b) => a - b)[
      Math.floor(all.length / 2)
    ] as number;
    expect(middle).toBeGreaterThan(0);
    for (const [filter, wanted] of [
      [{ overdue_minor_gte: middle }, (amount: number) => amount >= middle],
      [{ overdue_minor_lte: middle }, (amount: number) => amount <= middle],
      [{ overdue_minor: [0, middle] }, (amount: number) => amount === 0 || amount === middle],
    ] as const) {
      expect(ids(await list({ filter }))).toEqual(
        ids(all.filter((loan) => wanted(loan.overdue_minor))),
      );
    }
  });

  it('by plain columns, ranges of dates and money, and lists of values', async () => {
    expect(
      ids(
        await list({ filter: { product: 'card', oldest_unpaid_due_on_lte: addDays(TODAY, -91) } }),
      ),
    ).toEqual(ids(all.filter((loan) => loan['product'] === 'card' && loan.days_past_due >= 91)));
    expect(
      (await list({ filter: { status: ['settled'] } })).map((loan) => loan['loan_no']),
    ).toEqual(['DONE-1']);
    expect(
      (await list({ filter: { disbursed_on_gte: '2026-03-01' } })).map((loan) => loan['loan_no']),
    ).toEqual(['AHEAD-1']);
    expect(ids(await list({ filter: { assigned_to: null } }))).toEqual(ids(all));
  });

  it('by a search for the loan’s number, the borrower’s name or whole phone number', async () => {
    const numbers = async (q: string) =>
      (await list({ filter: { q }, sort: ['loan_no', 'ASC'] })).map((loan) => loan['loan_no']);
    expect(await numbers('ahead')).toEqual(['AHEAD-1']);
    expect(await numbers('另一')).toEqual(['AHEAD-1', 'DONE-1']);
    expect(await list({ filter: { q: '13712345678' } })).toHaveLength(DAYS.length * 2);
    expect(await numbers('1371234567')).toEqual([]);
    expect(await numbers('%')).toEqual([]);
  });
});

describe('sorting loans', () => {
  it.each([
    'days_past_due',
    'tier',
    'overdue_minor',
    'outstanding_minor',
    'oldest_unpaid_due_on',
    'principal_minor',
    'loan_no',
    'disbursed_on',
  ] as const)('by %s puts them in that order both ways', async (field) => {
    for (const order of ['ASC', 'DESC'] as const) {
      const values = (await list({ sort: [field, order], range: [0, 999] }))
        .filter((loan) => loan.tier !== null)
        .map((loan) => loan[field] as string | number);
      expect(values).toHaveLength(all.length - 1);
      const sorted = values.toSorted((a, b) => Number(a > b) - Number(a < b));
      expect(values).toEqual(order === 'ASC' ? sorted : sorted.toReversed());
    }
  });

  it('is the same on every page: pages put together are the whole list', async () => {
    const whole = await list({ sort: ['days_past_due', 'DESC'], range: [0, 999] });
    const pages: Loan[] = [];
    for (let first = 0; first < whole.length; first += 7)
      pages.push(...(await list({ sort: ['days_past_due', 'DESC'], range: [first, first + 6] })));
    expect(pages.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
  });

  it('without an order asked for has the longest overdue first', async () => {
    expect((await list({ range: [0, 1] })).map((loan) => loan.days_past_due)).toEqual([361, 361]);
  });

  it('counts all that match, not the page', async () => {
    const { headers } = await staff
      .get('/api/loans')
      .query(query({ filter: { tier: 'M1' }, range: [1, 2] }))
      .expect(200);
    expect(headers['content-range']).toBe(
      `loans 1-2/${all.filter((loan) => loan.tier === 'M1').length}`,
    );
    const { headers: none } = await staff
      .get('/api/loans')
      .query(query({ filter: { loan_no: 'none' } }))
      .expect(200);
    expect(none['content-range']).toBe('loans */0');
  });
});
