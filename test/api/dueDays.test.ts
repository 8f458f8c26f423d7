import { afterEach, describe, expect, it } from 'vitest';
import { TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan, loanOf, pay, readLoan } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { enactPolicy } from '../helpers/policies.ts';
import { expectStoredAsRecomputed } from '../helpers/recompute.ts';

const desk = await openDesk();
const { server, staff } = desk;
const borrower = await createBorrower(staff);
afterEach(async () => {
  await expectStoredAsRecomputed(server.deps.database.read);
});

/** 12000.00 at 12 % in equal principal, due on the fifth: 5 April 2026 is Qingming. */
const TERMS = {
  product: 'consumer_loan',
  penalty_rate_bps: 1800,
  disbursed_on: TODAY,
  first_due_on: '2026-04-05',
};
const dueOn = async (loan_id: number): Promise<[string, number][]> =>
  (
    await staff
      .get('/api/installments')
      .query({ filter: JSON.stringify({ loan_id }), sort: '["sequence","ASC"]' })
      .expect(200)
  ).body.map((row: { due_on: string; interest_minor: number }) => [row.due_on, row.interest_minor]);

describe('a due date on a day of rest', () => {
  it('stays until a policy moves it, and then moves in schedules made from then on', async () => {
    const before = await createLoan(staff, borrower, TERMS);
    await enactPolicy(desk, {
      kind: 'due_days',
      product: 'consumer_loan',
      value: { rest_day: 'next_workday' },
    });
    const { id } = await createLoan(staff, borrower, TERMS);
    const [plain, moved] = [await dueOn(before.id), await dueOn(id)];
    expect(plain.slice(0, 3).map(([on]) => on)).toEqual(['2026-04-05', '2026-05-05', '2026-06-05']);
    expect(moved.slice(0, 3).map(([on]) => on)).toEqual(['2026-04-07', '2026-05-06', '2026-06-05']);
    expect(moved.map(([, interest]) => interest)).toEqual(plain.map(([, interest]) => interest));
    expect((await readLoan(staff, id)).last_due_on).toBe(moved.at(-1)?.[0]);
    expect((await readLoan(staff, id)).first_due_on).toBe('2026-04-05');
  });

  it('is shown before the loan is entered', async () => {
    const terms: Record<string, unknown> = loanOf(borrower, TERMS);
    const asked = Object.fromEntries(
      [
        'product',
        'principal_minor',
        'annual_rate_bps',
        'repayment_method',
        'installments_count',
        'disbursed_on',
        'first_due_on',
      ].map((name) => [name, terms[name]]),
    );
    const due = async (sent: object) =>
      (await staff.post('/api/schedule_preview').send(sent).expect(200)).body.installments[0]
        .due_on;
    expect(await due(asked)).toBe('2026-04-07');
    expect(await due({ ...asked, product: 'card' })).toBe('2026-04-05');
  });

  it('paid on the day it moved to is in time, and late from the day after', async () => {
    const { id } = await createLoan(staff, borrower, TERMS);
    const later = await desk.on('2026-04-08');
    expect(await readLoan(later.staff, id)).toMatchObject({ days_past_due: 1 });
    await pay(later.staff, id, 1_120_00, '2026-04-07');
    expect(await readLoan(later.staff, id)).toMatchObject({ days_past_due: 0, penalty_minor: 0 });
  });
});

describe('a due date on the workday before', () => {
  it('is late from the day after that, in the record and in the list', async () => {
    await enactPolicy(desk, {
      kind: 'due_days',
      product: 'card',
      value: { rest_day: 'previous_workday' },
    });
    const { id } = await createLoan(staff, borrower, { ...TERMS, product: 'card' });
    expect((await dueOn(id))[0]?.[0]).toBe('2026-04-03');
    const later = await desk.on('2026-04-04');
    // A day of 1000.00 and of 120.00 at 18 %.
    const late = { days_past_due: 1, penalty_minor: 50 + 6, overdue_minor: 1120_00 };
    expect(await readLoan(later.staff, id)).toMatchObject(late);
    const { body } = await later.staff
      .get('/api/loans')
      .query({ filter: JSON.stringify({ id }) })
      .expect(200);
    expect(body).toMatchObject([late]);
  });
});

describe('the days of grace', () => {
  it('are charged once missed for loans lent from the day of the policy on', async () => {
    const terms = { ...TERMS, product: 'cash_loan', grace_days: 5 };
    const before = await createLoan(staff, borrower, { ...terms, disbursed_on: '2026-03-04' });
    await enactPolicy(desk, { kind: 'grace', product: 'cash_loan', value: { charged_back: true } });
    const { id } = await createLoan(staff, borrower, terms);
    const penalty = async (loan: number, as_of: string) =>
      (await readLoan(staff, loan, { as_of })).penalty_minor;
    // A day of 1000.00 and 120.00 of interest: 0.50 and 0.06.
    expect(await penalty(id, '2026-04-10')).toBe(0);
    expect(await penalty(id, '2026-04-11')).toBe(3_00 + 36);
    expect(await penalty(before.id, '2026-04-11')).toBe(50 + 6);
  });
});
