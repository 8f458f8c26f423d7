import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';

const { staff, supervisor } = await openDesk();
const borrower = await createBorrower(staff);

const payment = (loan_id: number, changes: Record<string, unknown> = {}) => ({
  loan_id,
  client_reference: randomUUID(),
  amount_minor: 112_000,
  paid_on: TODAY,
  channel: 'bank_transfer',
  ...changes,
});

describe('recording a payment', () => {
  it('goes to the oldest installment, interest before principal, and moves the loan', async () => {
    const loan = await createLoan(staff, borrower);
    expect(loan).toMatchObject({
      days_past_due: 90,
      tier: 'M3',
      overdue_minor: 333_000,
      outstanding_minor: 1_278_000,
    });
    const preview = await staff
      .post('/api/payments/preview')
      .send({ loan_id: loan.id, amount_minor: 112_000, paid_on: TODAY })
      .expect(200);
    const { body } = await staff.post('/api/payments').send(payment(loan.id)).expect(201);
    expect(
      body.allocations.map(({ sequence, component, amount_minor }: Record<string, unknown>) => [
        sequence,
        component,
        amount_minor,
      ]),
    ).toEqual([
      [1, 'interest', 12_000],
      [1, 'principal', 100_000],
    ]);
    expect(
      preview.body.allocations.map((row: Record<string, unknown>) => row['amount_minor']),
    ).toEqual([12_000, 100_000]);
    expect(preview.body).toMatchObject({
      tier_before: 'M3',
      tier_after: 'M2',
      outstanding_after_minor: 1_166_000,
      settles: false,
    });
    const after = await staff.get(`/api/loans/${loan.id}`).expect(200);
    expect(after.body).toMatchObject({
      outstanding_minor: 1_166_000,
      oldest_unpaid_due_on: '2026-01-05',
      days_past_due: 59,
      tier: 'M2',
      overdue_minor: 221_000,
    });
  });

  it('re-ages the loan when it is backdated, whatever the order of entry', async () => {
    const loan = await createLoan(staff, borrower);
    await staff
      .post('/api/payments')
      .send(payment(loan.id, { paid_on: '2026-03-01' }))
      .expect(201);
    await staff
      .post('/api/payments')
      .send(payment(loan.id, { paid_on: '2025-12-05' }))
      .expect(201);
    const { body } = await staff
      .get('/api/payments')
      .query({ filter: JSON.stringify({ loan_id: loan.id }), sort: '["paid_on","ASC"]' });
    expect(
      body.map((row: { allocations: { sequence: number }[] }) =>
        row.allocations.map(({ sequence }) => sequence),
      ),
    ).toEqual([
      [1, 1],
      [2, 2, 3],
    ]);
  });

  it('answers the first again to its reference, and refuses it for another amount', async () => {
    const loan = await createLoan(staff, borrower);
    const sent = payment(loan.id);
    const first = await staff.post('/api/payments').send(sent).expect(201);
    const again = await staff.post('/api/payments').send(sent).expect(201);
    expect(again.body.id).toBe(first.body.id);
    const other = await staff
      .post('/api/payments')
      .send({ ...sent, amount_minor: 1 })
      .expect(409);
    expect(other.body).toMatchObject({
      code: 'conflict',
      errors: { client_reference: expect.stringContaining(String(first.body.id)) },
    });
  });

  it('keeps credit that nothing takes, also of money that comes to a settled loan', async () => {
    const loan = await createLoan(staff, borrower);
    const { body } = await staff
      .post('/api/payments')
      .send(payment(loan.id, { amount_minor: 1_300_000 }))
      .expect(201);
    // 12420.00 settle it: the interest of the months to come is not earned.
    expect(body.unallocated_minor).toBe(58_000);
    expect((await staff.get(`/api/loans/${loan.id}`)).body).toMatchObject({
      status: 'settled',
      outstanding_minor: 0,
      tier: null,
      unallocated_minor: 58_000,
    });
    const more = await staff.post('/api/payments').send(payment(loan.id)).expect(201);
    expect((await staff.get(`/api/loans/${loan.id}`)).body).toMatchObject({
      status: 'settled',
      unallocated_minor: 58_000 + more.body.amount_minor,
    });
  });

  it('is taken back by a supervisor who did not record it; the loan stands as before', async () => {
    const loan = await createLoan(staff, borrower);
    const { body } = await staff.post('/api/payments').send(payment(loan.id)).expect(201);
    await staff
      .post(`/api/payments/${body.id}/reverse`)
      .send({ reason: 'typed twice' })
      .expect(403);
    const reversed = await supervisor
      .post(`/api/payments/${body.id}/reverse`)
      .send({ reason: 'typed twice' })
      .expect(200);
    expect(reversed.body).toMatchObject({
      status: 'reversed',
      allocations: [],
      reversal_reason: 'typed twice',
    });
    await supervisor.post(`/api/payments/${body.id}/reverse`).send({ reason: 'again' }).expect(409);
    expect((await staff.get(`/api/loans/${loan.id}`)).body).toMatchObject({
      outstanding_minor: 1_278_000,
      oldest_unpaid_due_on: '2025-12-05',
    });
    const own = await supervisor.post('/api/payments').send(payment(loan.id)).expect(201);
    await supervisor
      .post(`/api/payments/${own.body.id}/reverse`)
      .send({ reason: 'mine' })
      .expect(422);
  });
});

describe('the same money twice', () => {
  it('is shown before it is saved: another payment of the loan, day and amount', async () => {
    const { id: loan_id } = await createLoan(staff, borrower);
    const asked = { loan_id, amount_minor: 112_000, paid_on: TODAY };
    const preview = async (changes: object = {}) =>
      (
        await staff
          .post('/api/payments/preview')
          .send({ ...asked, ...changes })
          .expect(200)
      ).body as { likely_double: { id: number; recorded_by_name: string } | null };
    expect((await preview()).likely_double).toBeNull();
    const { body: first } = await staff.post('/api/payments').send(payment(loan_id)).expect(201);
    expect((await preview()).likely_double).toMatchObject({
      id: first.id,
      recorded_by_name: '陈晓岚',
    });
    // The form that was sent already is not its own double.
    const { client_reference } = first as { client_reference: string };
    expect((await preview({ client_reference })).likely_double).toBeNull();
    expect((await preview({ amount_minor: 112_001 })).likely_double).toBeNull();
    await supervisor.post(`/api/payments/${first.id}/reverse`).send({ reason: '重复' }).expect(200);
    expect((await preview()).likely_double).toBeNull();
  });
});
