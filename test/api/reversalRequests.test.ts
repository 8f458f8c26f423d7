import { describe, expect, it } from 'vitest';
import { TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan, pay } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';

const { staff, staff2, supervisor, supervisor2, compliance } = await openDesk();
const borrower = await createBorrower(staff);

interface Request {
  id: number;
  status: string;
}

/** A payment that staff recorded by mistake, and the request to take it back. */
async function asked(): Promise<{ loanId: number; paymentId: number; request: Request }> {
  const { id: loanId } = await createLoan(staff, borrower);
  const { id: paymentId } = await pay(staff, loanId, 112_000);
  const { body } = await staff
    .post('/api/reversal_requests')
    .send({ payment_id: paymentId, reason: '录错借款人' })
    .expect(201);
  return { loanId, paymentId, request: body as Request };
}

const paymentOf = async (id: number) => (await staff.get(`/api/payments/${id}`)).body as object;
const act = (agent: typeof staff, { id }: Request, verb: string, body: object = {}) =>
  agent.post(`/api/reversal_requests/${id}/${verb}`).send(body);

describe('a payment recorded by mistake', () => {
  it('goes back when a supervisor approves, and the loan is as before', async () => {
    const { loanId, paymentId, request } = await asked();
    expect(request).toMatchObject({
      status: 'proposed',
      loan_id: loanId,
      amount_minor: 112_000,
      paid_on: TODAY,
    });
    const { body } = await act(supervisor, request, 'approve', { comment: '已核对' }).expect(200);
    expect(body).toMatchObject({ status: 'approved', decision_comment: '已核对' });
    expect(await paymentOf(paymentId)).toMatchObject({
      status: 'reversed',
      reversal_reason: '录错借款人',
    });
    const { body: loan } = await staff.get(`/api/loans/${loanId}`);
    expect(loan).toMatchObject({ overdue_minor: 333_000 });
  });

  it('stays when the request is turned down, and may be asked for again', async () => {
    const { paymentId, request } = await asked();
    await act(supervisor, request, 'reject', {}).expect(400);
    await act(supervisor, request, 'reject', { comment: '金额无误' }).expect(200);
    expect(await paymentOf(paymentId)).toMatchObject({ status: 'posted' });
    await staff2
      .post('/api/reversal_requests')
      .send({ payment_id: paymentId, reason: '付款人写错' })
      .expect(201);
  });

  it('is asked for once at a time, and the refusal names who asked', async () => {
    const { paymentId } = await asked();
    const { body } = await staff2
      .post('/api/reversal_requests')
      .send({ payment_id: paymentId, reason: '同一笔' })
      .expect(409);
    expect((body as { message: string }).message).toMatch(/陈晓岚/);
  });

  it('is decided by neither who asked nor who recorded it', async () => {
    const { id: loanId } = await createLoan(staff, borrower);
    const { id: paymentId } = await pay(supervisor, loanId, 112_000);
    const { body } = await supervisor
      .post('/api/reversal_requests')
      .send({ payment_id: paymentId, reason: '自己录错' })
      .expect(201);
    await act(supervisor, body as Request, 'approve').expect(422);
    await act(staff, body as Request, 'approve').expect(403);
    await act(compliance, body as Request, 'approve').expect(403);
    const { body: again } = await staff
      .post('/api/reversal_requests')
      .send({ payment_id: paymentId, reason: '替主管申请' });
    expect((again as { code: string }).code).toBe('conflict');
    await act(supervisor2, body as Request, 'approve').expect(200);
    await act(supervisor2, body as Request, 'approve').expect(409);
  });

  it('asked for by a clerk, is not taken back by the supervisor who recorded it', async () => {
    const { id: loanId } = await createLoan(staff, borrower);
    const { id: paymentId } = await pay(supervisor, loanId, 112_000);
    const { body } = await staff
      .post('/api/reversal_requests')
      .send({ payment_id: paymentId, reason: '主管录错' })
      .expect(201);
    await act(supervisor, body as Request, 'approve').expect(422);
    expect((await act(staff, body as Request, 'withdraw')).body).toMatchObject({
      status: 'withdrawn',
    });
  });

  it('reversed at once by a supervisor answers the request that waits', async () => {
    const { paymentId, request } = await asked();
    await supervisor
      .post(`/api/payments/${paymentId}/reverse`)
      .send({ reason: '重复' })
      .expect(200);
    const { body } = await staff.get(`/api/reversal_requests/${request.id}`);
    expect(body).toMatchObject({ status: 'approved' });
    await staff
      .post('/api/reversal_requests')
      .send({ payment_id: paymentId, reason: '再来一次' })
      .expect(409);
  });

  it('withdrawn by who asked alone', async () => {
    const { request } = await asked();
    await act(staff2, request, 'withdraw').expect(403);
    await act(staff, request, 'withdraw').expect(200);
    await act(supervisor, request, 'approve').expect(409);
  });

  it('that does not exist, or without a reason, is refused at its field', async () => {
    const none = await staff
      .post('/api/reversal_requests')
      .send({ payment_id: 999_999, reason: '没有' })
      .expect(422);
    expect(Object.keys((none.body as { errors: object }).errors)).toContain('payment_id');
    const { paymentId } = await asked();
    await staff
      .post('/api/reversal_requests')
      .send({ payment_id: paymentId, reason: ' ' })
      .expect(400);
  });
});
