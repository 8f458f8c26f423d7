import { expect, it } from 'vitest';
import type { RestructureReview } from '../../server/contract/resources/restructures.ts';
import { createBorrower, createLateLoan, pay } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { submitPlan } from '../helpers/plans.ts';

const { staff, supervisor } = await openDesk();

it('a review says why terms no longer work, and keeps what was shown when they did', async () => {
  const loan_id = await createLateLoan(staff, await createBorrower(staff));
  const id = await submitPlan(staff, loan_id);
  const review = async () =>
    (await supervisor.get(`/api/restructures/${id}/review`).expect(200)).body as RestructureReview;
  expect(await review()).toMatchObject({ problem: null, current: expect.any(Object) });
  await pay(staff, loan_id, 13_000_00, '2026-03-04');
  expect(await review()).toMatchObject({
    problem: expect.stringMatching(/restructure/),
    current: null,
    frozen: expect.any(Object),
  });
});

it('the queue of approvals shows days and tier of today, not of the effective date', async () => {
  const loan_id = await createLateLoan(staff, await createBorrower(staff));
  const { body: loan } = await staff.get(`/api/loans/${loan_id}`).expect(200);
  const id = await submitPlan(staff, loan_id, {
    effective_on: '2026-03-10',
    first_due_on: '2026-04-10',
  });
  const { body } = await supervisor.get('/api/approvals').expect(200);
  const row = (body as { id: number }[]).find((one) => one.id === id);
  const { days_past_due, tier } = loan as { days_past_due: number; tier: string };
  expect(row).toMatchObject({ days_past_due, tier });
});
