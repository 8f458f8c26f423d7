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
