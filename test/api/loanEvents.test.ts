import { describe, expect, it } from 'vitest';
import { proposeAdjustment, reverseAdjustment } from '../helpers/adjustments.ts';
import { createBorrower, createLoan, pay, reversePayment } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';

const { staff, supervisor } = await openDesk();
const borrower = await createBorrower(staff);

describe('the terms of a loan and what has happened to it', () => {
  it('are free again once the only payment was taken back', async () => {
    const { id } = await createLoan(staff, borrower);
    const payment = await pay(staff, id, 100_00);
    await reversePayment(supervisor, payment.id);
    const { body } = await staff.put(`/api/loans/${id}`).send({ annual_rate_bps: 600 }).expect(200);
    expect(body).toMatchObject({ annual_rate_bps: 600, outstanding_minor: 12_390_00 });
  });

  it('know each other: no disbursement after a cost or a contact', async () => {
    const { id } = await createLoan(staff, borrower);
    const charge = await proposeAdjustment(staff, {
      loan_id: id,
      kind: 'charge',
      cost_kind: 'other',
      amount_minor: 5_00,
      value_on: '2025-11-20',
    });
    const move = (disbursed_on: string) => staff.put(`/api/loans/${id}`).send({ disbursed_on });
    const refused = await move('2025-11-21').expect(422);
    expect(refused.body.errors).toMatchObject({
      disbursed_on: expect.stringContaining('2025-11-20'),
    });
    await move('2025-11-20').expect(200);
    await reverseAdjustment(supervisor, charge).expect(200);
    await move('2025-11-21').expect(200);
    await staff
      .post('/api/collection_notes')
      .send({
        loan_id: id,
        channel: 'call',
        contacted_party: 'borrower',
        outcome: 'connected',
        content: '提醒还款',
        contacted_at: '2025-11-25T03:00:00.000Z',
      })
      .expect(201);
    expect((await move('2025-11-26').expect(422)).body.errors).toMatchObject({
      disbursed_on: expect.stringContaining('2025-11-25'),
    });
  });
});
