import { describe, expect, it } from 'vitest';
import type { Agent } from 'supertest';
import type { Installment, Loan } from '../../server/contract/resources/loans.ts';
import { query, TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan, pay, reversePayment } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { signPlan } from '../helpers/plans.ts';

const desk = await openDesk();

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
  const { id: loan_id } = await createLoan(desk.staff, await createBorrower(desk.staff));
  const payment = await pay(desk.staff, loan_id, 112_000, '2025-12-05');
  await signPlan(desk, loan_id);
  await reversePayment(desk.supervisor, payment.id);
  return loan_id;
}

describe('what is open after a payment from before a plan was returned', () => {
  it('is what a waiver may take, and no fen that the plan took over', async () => {
    const id = await returnedAfterPlan();
    const waive = (amount_minor: number) =>
      desk.staff
        .post('/api/adjustments')
        .send({ loan_id: id, kind: 'waiver', component: 'interest', amount_minor, reason: '协商' });
    const { body: open } = await desk.staff.get(`/api/loans/${id}/open_amounts`).expect(200);
    expect(open).toEqual({ on: TODAY, cost: 0, penalty: 0, compound_interest: 0, interest: 3000 });
    const { body: refused } = await waive(3001).expect(422);
    expect((refused as { message: string }).message).toBe(`Only 30.00 yuan is open on ${TODAY}`);
    await waive(3000).expect(201);
  });

  it('adds up, row by row, to what the loan owes', async () => {
    const id = await returnedAfterPlan();
    const { outstanding_minor, overdue_minor } = await loanAt(desk.staff, id);
    const rows = await rowsOf(desk.staff, id);
    const sum = (shown: Installment[]) => shown.reduce((total, row) => total + row.unpaid_minor, 0);
    expect(outstanding_minor).toBe(1_280_500);
    expect(sum(rows)).toBe(outstanding_minor);
    expect(sum(rows.filter((row) => row.due_on < TODAY))).toBe(overdue_minor);
  });

  it('stands in the schedule of the moment as in the list of today', async () => {
    const id = await returnedAfterPlan();
    const { body: schedule } = await desk.staff.get(`/api/loans/${id}/schedule`).expect(200);
    expect(schedule).toEqual(
      (await rowsOf(desk.staff, id)).map(
        ({ version: _version, created_at: _created, updated_at: _updated, ...row }) => row,
      ),
    );
  });
});

describe('the schedule of a loan at a moment', () => {
  it('knows nothing of what came later, nor of a day before the loan', async () => {
    const { id } = await createLoan(desk.staff, await createBorrower(desk.staff));
    await pay(desk.staff, id, 112_000, '2025-12-05');
    const first = async (as_of: string) => {
      const { body } = await desk.staff
        .get(`/api/loans/${id}/schedule`)
        .query({ as_of })
        .expect(200);
      return (body as Installment[])[0];
    };
    expect(await first('2025-12-04')).toMatchObject({ unpaid_minor: 112_000, status: 'upcoming' });
    expect(await first('2025-12-05')).toMatchObject({ unpaid_minor: 0, status: 'paid' });
    await desk.staff.get(`/api/loans/${id}/open_amounts`).query({ on: '2025-11-04' }).expect(422);
    await desk.staff.get('/api/loans/999999/schedule').expect(404);
  });
});
