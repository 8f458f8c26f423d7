import { afterAll, describe, expect, it } from 'vitest';
import type { PrepaymentPlans } from '../../server/contract/resources/payments.ts';
import {
  createBorrower,
  createLoan,
  pay,
  paymentOf,
  readInstallments,
  readLoan,
  reversePayment,
} from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { expectStoredAsRecomputed } from '../helpers/recompute.ts';

const { server, staff, supervisor } = await openDesk();
const borrower = await createBorrower(staff);
afterAll(async () => {
  await expectStoredAsRecomputed(server.deps.database.read);
});

/** 120000.00 at 12 % over a year from 15 January. */
const lend = async (changes: Record<string, unknown> = {}): Promise<number> =>
  (
    await createLoan(staff, borrower, {
      principal_minor: 120_000_00,
      disbursed_on: '2026-01-15',
      first_due_on: '2026-02-15',
      ...changes,
    })
  ).id;
const prepaid = (loan_id: number, amount: number, prepayment: string, on = '2026-02-15') => ({
  ...paymentOf(loan_id, amount, on),
  prepayment,
});
const send = async (loan_id: number, amount: number, prepayment: string, on?: string) =>
  (
    await staff
      .post('/api/payments')
      .send(prepaid(loan_id, amount, prepayment, on))
      .expect(201)
  ).body as { id: number };
const rowsOf = async (id: number) =>
  (await readInstallments(staff, id)).map((row) => [
    row['due_on'],
    row['principal_minor'],
    row['interest_minor'],
  ]);
const totalsOf = (plan: PrepaymentPlans['before']) =>
  plan.installments.map((row) => row.principal_minor + row.interest_minor);

describe('a prepayment', () => {
  it('is previewed with the plan as it is and both it could become', async () => {
    const id = await lend({ repayment_method: 'equal_installment' });
    const { body } = await staff
      .post('/api/payments/preview')
      .send(prepaid(id, 70_661_85, 'lower'))
      .expect(200);
    const plans = body.plans as PrepaymentPlans;
    expect(plans.due_minor).toBe(10_661_85);
    expect(plans.before.installments).toHaveLength(11);
    expect(plans.shorten).toMatchObject({
      principal_minor: 60_000_00,
      fee_minor: 0,
      interest_minor: 1501_06,
      interest_saved_minor: plans.before.interest_minor - 1501_06,
    });
    expect(totalsOf(plans.shorten as PrepaymentPlans['before'])).toEqual([
      10_661_85, 10_661_85, 10_661_85, 10_661_85, 9391_81,
    ]);
    expect(totalsOf(plans.lower)).toEqual([...Array.from({ length: 10 }, () => 4874_61), 4874_62]);
    expect(plans.lower.interest_minor).toBe(3082_57);
    // The old plan's interest is not forgiven: the new plan has its own.
    expect(body.dropped_interest_minor).toBe(0);
    // Nothing was written down.
    expect(await readInstallments(staff, id)).toHaveLength(12);
  });

  it('pays what is due, the rest off the principal, and makes the plan anew', async () => {
    const id = await lend();
    const { id: payment } = await send(id, 71_200_00, 'shorten');
    expect(await rowsOf(id)).toEqual([
      ['2026-03-15', 10_000_00, 500_00],
      ['2026-04-15', 10_000_00, 400_00],
      ['2026-05-15', 10_000_00, 300_00],
      ['2026-06-15', 10_000_00, 200_00],
      ['2026-07-15', 10_000_00, 100_00],
    ]);
    expect(await readLoan(staff, id)).toMatchObject({
      principal_outstanding_minor: 50_000_00,
      outstanding_minor: 51_500_00,
      schedule_version: 2,
      last_due_on: '2026-07-15',
      next_due_on: '2026-03-15',
      next_due_minor: 10_500_00,
    });
    const { body: payoff } = await staff
      .get(`/api/loans/${id}/payoff`)
      .query({ on: '2026-03-15' })
      .expect(200);
    expect(payoff.amount_minor).toBe(50_500_00);
    const { body: seen } = await staff.get(`/api/payments/${payment}`).expect(200);
    expect(seen).toMatchObject({ prepayment: 'shorten', unallocated_minor: 0 });
    const { body: book } = await staff.get(`/api/loans/${id}/ledger`).expect(200);
    expect(book.events.at(-1)).toMatchObject({ kind: 'payment', prepayment: 'shorten' });
  });

  it('restores the old plan when it is taken back', async () => {
    const id = await lend();
    const before = await readInstallments(staff, id);
    const { id: payment } = await send(id, 71_200_00, 'lower');
    expect(await readInstallments(staff, id)).toHaveLength(11);
    await reversePayment(supervisor, payment);
    const after = await readInstallments(staff, id);
    expect(after.map((row) => row['id'])).toEqual(before.map((row) => row['id']));
    expect(await readLoan(staff, id)).toMatchObject({
      outstanding_minor: 127_800_00,
      schedule_version: 1,
      last_due_on: '2027-01-15',
    });
  });

  it('is worked out anew for money of an earlier day, and as it was then known', async () => {
    const id = await lend();
    await send(id, 71_200_00, 'shorten');
    const known_at = new Date(Date.now() + 60_000).toISOString();
    await pay(staff, id, 10_000_00, '2026-02-10');
    expect(await rowsOf(id)).toHaveLength(4);
    expect(await readLoan(staff, id)).toMatchObject({ schedule_version: 3 });
    const { body } = await staff.get(`/api/loans/${id}/schedule`).query({ known_at });
    expect(Array.isArray(body)).toBe(true);
    const other = await lend();
    await pay(staff, other, 10_000_00, '2026-02-10');
    await send(other, 71_200_00, 'shorten');
    expect(await rowsOf(other)).toEqual(await rowsOf(id));
  });

  it('leaves a shorter plan, whose installments are the ones that are counted', async () => {
    const id = await lend({ repayment_method: 'equal_installment' });
    await send(id, 70_661_85, 'shorten');
    expect(await readLoan(staff, id)).toMatchObject({
      installments_count: 12,
      scheduled_count: 5,
      paid_count: 0,
    });
    expect(await readLoan(staff, id, { as_of: '2026-02-14' })).toMatchObject({
      scheduled_count: 12,
    });
  });

  it('with nothing beyond what is due is refused, and so is shortening a bullet', async () => {
    const id = await lend();
    const refused = await staff
      .post('/api/payments')
      .send(prepaid(id, 11_200_00, 'lower'))
      .expect(422);
    expect(refused.body.errors).toMatchObject({
      prepayment: expect.stringContaining('11200.00'),
    });
    const bullet = await lend({
      repayment_method: 'bullet',
      installments_count: 1,
      first_due_on: '2027-01-15',
    });
    await staff
      .post('/api/payments')
      .send(prepaid(bullet, 61_200_00, 'shorten'))
      .expect(422);
    await send(bullet, 61_200_00, 'lower');
    expect(await rowsOf(bullet)).toEqual([['2027-01-15', 60_000_00, 6600_00]]);
    const { body } = await staff
      .post('/api/payments')
      .send({ ...prepaid(id, 1, 'lower'), prepayment: 'both' })
      .expect(400);
    expect(body.errors).toHaveProperty('prepayment');
  });

  it('answers the first again to its reference, and refuses it for another way', async () => {
    const id = await lend();
    const sent = prepaid(id, 71_200_00, 'lower');
    const first = await staff.post('/api/payments').send(sent).expect(201);
    const again = await staff.post('/api/payments').send(sent).expect(201);
    expect(again.body.id).toBe(first.body.id);
    await staff
      .post('/api/payments')
      .send({ ...sent, prepayment: 'shorten' })
      .expect(409);
  });

  it('leaves plain payments ahead of time as they were', async () => {
    const id = await lend();
    await pay(staff, id, 71_200_00, '2026-02-15');
    expect(await readInstallments(staff, id)).toHaveLength(12);
    expect(await readLoan(staff, id)).toMatchObject({ schedule_version: 1 });
  });
});
