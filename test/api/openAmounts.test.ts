import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Installment, Loan } from '../../server/contract/resources/loans.ts';
import {
  createBorrower,
  createLoan,
  query,
  startTestServer,
  TODAY,
  type TestServer,
} from '../helpers/api.ts';

let server: TestServer;
let staff: Agent;
let supervisor: Agent;
beforeAll(async () => {
  server = await startTestServer();
  [staff, supervisor] = [await server.as('staff'), await server.as('supervisor')];
});
afterAll(async () => {
  await server.close();
});

const rowsOf = async (agent: Agent, loan_id: number): Promise<Installment[]> =>
  (
    await agent
      .get('/api/installments')
      .query(query({ filter: { loan_id }, range: [0, 199], sort: ['due_on', 'ASC'] }))
      .expect(200)
  ).body as Installment[];
const loanAt = async (agent: Agent, id: number, moment: object = {}): Promise<Loan> =>
  (await agent.get(`/api/loans/${id}`).query(moment).expect(200)).body as Loan;

/**
 * A loan whose first installment was paid, that was then given a plan, and whose payment was
 * returned after that. The plan took 70.00 of the 100.00 of interest due in February.
 */
async function returnedAfterPlan(): Promise<number> {
  const { id: loan_id } = await createLoan(staff, await createBorrower(staff));
  const { body: payment } = await staff
    .post('/api/payments')
    .send({ loan_id, amount_minor: 112_000, paid_on: '2025-12-05', channel: 'debit' })
    .expect(201);
  const terms = { effective_on: TODAY, installments_count: 6, first_due_on: '2026-04-05' };
  const { body: request } = await staff
    .post('/api/restructures')
    .send({ loan_id, kinds: ['extension'], cause: 'job_loss', statement: '失业', terms })
    .expect(201);
  const act = async (agent: Agent, verb: string, body: object = {}) =>
    await agent.post(`/api/restructures/${request.id}/${verb}`).send(body).expect(200);
  await act(staff, 'submit');
  await act(supervisor, 'approve');
  for (const party of ['borrower', 'lender']) await act(staff, 'sign', { party, signed_on: TODAY });
  await supervisor.post(`/api/payments/${payment.id}/reverse`).send({ reason: '退票' }).expect(200);
  return loan_id;
}

describe('what is open after a payment from before a plan was returned', () => {
  it('is what a waiver may take, and no fen that the plan took over', async () => {
    const id = await returnedAfterPlan();
    const waive = (amount_minor: number) =>
      staff
        .post('/api/adjustments')
        .send({ loan_id: id, kind: 'waiver', component: 'interest', amount_minor, reason: '协商' });
    const { body: open } = await staff.get(`/api/loans/${id}/open_amounts`).expect(200);
    expect(open).toEqual({ on: TODAY, cost: 0, penalty: 0, compound_interest: 0, interest: 3000 });
    const { body: refused } = await waive(3001).expect(422);
    expect((refused as { message: string }).message).toBe(`Only 30.00 yuan is open on ${TODAY}`);
    await waive(3000).expect(201);
  });

  it('adds up, row by row, to what the loan owes', async () => {
    const id = await returnedAfterPlan();
    const { outstanding_minor, overdue_minor } = await loanAt(staff, id);
    const rows = await rowsOf(staff, id);
    const sum = (shown: Installment[]) => shown.reduce((total, row) => total + row.unpaid_minor, 0);
    expect(outstanding_minor).toBe(1_280_500);
    expect(sum(rows)).toBe(outstanding_minor);
    expect(sum(rows.filter((row) => row.due_on < TODAY))).toBe(overdue_minor);
  });

  it('stands in the schedule of the moment as in the list of today', async () => {
    const id = await returnedAfterPlan();
    const { body: schedule } = await staff.get(`/api/loans/${id}/schedule`).expect(200);
    expect(schedule).toEqual(
      (await rowsOf(staff, id)).map(
        ({ version: _version, created_at: _created, updated_at: _updated, ...row }) => row,
      ),
    );
  });
});

describe('the schedule of a loan at a moment', () => {
  it('is the list of today for every loan of a book, and adds up to what each owes', async () => {
    const demo = await startTestServer({ demoBook: true });
    const reader = await demo.as('supervisor');
    const loans = (await reader.get('/api/loans').query({ range: '[0,999]' }).expect(200))
      .body as Loan[];
    for (const loan of loans.filter(({ id }) => id % 7 === 0)) {
      const { body: schedule } = await reader.get(`/api/loans/${loan.id}/schedule`).expect(200);
      const rows = await rowsOf(reader, loan.id);
      expect(schedule, loan.loan_no).toEqual(
        rows.map(({ version: _v, created_at: _c, updated_at: _u, ...row }) => row),
      );
      const unpaid = rows.reduce((total, row) => total + row.unpaid_minor, 0);
      expect(unpaid, loan.loan_no).toBe(loan.outstanding_minor);
    }
    await demo.close();
  });

  it('knows nothing of what came later, nor of a day before the loan', async () => {
    const { id } = await createLoan(staff, await createBorrower(staff));
    const payment = { loan_id: id, amount_minor: 112_000, paid_on: '2025-12-05', channel: 'app' };
    await staff.post('/api/payments').send(payment).expect(201);
    const first = async (as_of: string) => {
      const { body } = await staff.get(`/api/loans/${id}/schedule`).query({ as_of }).expect(200);
      return (body as Installment[])[0];
    };
    expect(await first('2025-12-04')).toMatchObject({ unpaid_minor: 112_000, status: 'upcoming' });
    expect(await first('2025-12-05')).toMatchObject({ unpaid_minor: 0, status: 'paid' });
    await staff.get(`/api/loans/${id}/open_amounts`).query({ on: '2025-11-04' }).expect(422);
    await staff.get('/api/loans/999999/schedule').expect(404);
  });
});
