import { afterAll, describe, expect, it } from 'vitest';
import { approveAdjustment, proposeAdjustment, reverseAdjustment } from '../helpers/adjustments.ts';
import {
  createBorrower,
  createLoan,
  pay,
  paymentOf,
  readInstallments,
  reversePayment,
} from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { expectStoredAsRecomputed } from '../helpers/recompute.ts';

const { server, staff, supervisor, supervisor2 } = await openDesk();
const borrower = await createBorrower(staff);
afterAll(async () => {
  await expectStoredAsRecomputed(server.deps.database.read);
});

describe('the terms of a loan and what has happened to it', () => {
  it('are free again once the only payment was taken back', async () => {
    const { id } = await createLoan(staff, borrower);
    const payment = await pay(staff, id, 100_00);
    await reversePayment(supervisor, payment.id);
    const { body } = await staff.put(`/api/loans/${id}`).send({ annual_rate_bps: 600 }).expect(200);
    expect(body).toMatchObject({ annual_rate_bps: 600, outstanding_minor: 12_390_00 });
  });

  it('are free again once a prepayment was taken back, whose plan keeps its number', async () => {
    const { id } = await createLoan(staff, borrower);
    const sent = { ...paymentOf(id, 5000_00), prepayment: 'lower' };
    const { body: payment } = await staff.post('/api/payments').send(sent).expect(201);
    await reversePayment(supervisor, payment.id);
    const { body } = await staff.put(`/api/loans/${id}`).send({ annual_rate_bps: 600 }).expect(200);
    expect(body).toMatchObject({ annual_rate_bps: 600, outstanding_minor: 12_390_00 });
    expect(await readInstallments(staff, id)).toHaveLength(12);
    await pay(staff, id, 1060_00, '2025-12-05');
  });

  it.each([
    ['acceleration', {}],
    ['repayment_day', { first_due_on: '2026-03-25' }],
  ] as const)(
    'are refused while one of them, %s, stands, and free once it is taken back',
    async (kind, more) => {
      const { id } = await createLoan(staff, borrower, {
        disbursed_on: '2026-02-10',
        first_due_on: '2026-03-10',
      });
      const asked = await proposeAdjustment(staff, { loan_id: id, kind, ...more });
      await approveAdjustment(supervisor, asked).expect(200);
      const change = () => staff.put(`/api/loans/${id}`).send({ annual_rate_bps: 600 });
      const refused = await change().expect(422);
      expect(refused.body.errors).toMatchObject({
        annual_rate_bps: expect.stringContaining('take that back before'),
      });
      await reverseAdjustment(supervisor2, asked).expect(200);
      expect((await change().expect(200)).body).toMatchObject({ outstanding_minor: 12_390_00 });
      expect(await readInstallments(staff, id)).toHaveLength(12);
    },
  );

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
