import { afterEach, describe, expect, it } from 'vitest';
import { createBorrower, createLoan } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { enactPolicy } from '../helpers/policies.ts';
import { expectStoredAsRecomputed } from '../helpers/recompute.ts';

const desk = await openDesk();
const { server, staff, supervisor } = desk;
const borrower = await createBorrower(staff);
afterEach(async () => {
  await expectStoredAsRecomputed(server.deps.database.read);
});

describe('the cap on what a loan may cost', () => {
  const view = async (id: number, moment: object = {}) =>
    (await staff.get(`/api/loans/${id}/ledger`).query(moment).expect(200)).body.cost;

  it('finds an excess, and none once it is waived', async () => {
    // 36 % a year under a cap of 24 %: 30.00 a month on 1000.00. A month and three days allow
    // 22.00.
    const { id } = await createLoan(staff, borrower, {
      principal_minor: 1000_00,
      annual_rate_bps: 3600,
      repayment_method: 'interest_only',
      disbursed_on: '2026-02-02',
      first_due_on: '2026-03-02',
      installments_count: 3,
    });
    expect(await view(id)).toMatchObject({
      cap_bps: 2400,
      charged_minor: 30_00,
      allowed_minor: 22_00,
      excess_minor: 8_00,
      penalty_rate_bps: 0,
      nominal_apr_bps: expect.any(Number),
      effective_apr_bps: expect.any(Number),
    });
    const { body } = await staff
      .post('/api/adjustments')
      .send({
        loan_id: id,
        kind: 'waiver',
        component: 'interest',
        amount_minor: 8_00,
        reason: '超过上限',
      })
      .expect(201);
    await supervisor.post(`/api/adjustments/${body.id}/approve`).send({}).expect(200);
    expect(await view(id)).toMatchObject({
      charged_minor: 22_00,
      allowed_minor: 22_00,
      excess_minor: 0,
    });
  });

  it('counts costs and penalty, and was different before a new one came', async () => {
    const { id } = await createLoan(staff, borrower, {
      product: 'phone_loan',
      principal_minor: 1000_00,
      annual_rate_bps: 0,
      penalty_rate_bps: 0,
      repayment_method: 'flat',
      installments_count: 1,
      disbursed_on: '2026-02-03',
      first_due_on: '2026-04-03',
    });
    await staff
      .post('/api/adjustments')
      .send({
        loan_id: id,
        kind: 'charge',
        cost_kind: 'other',
        amount_minor: 25_00,
        reason: '公证',
      })
      .expect(201);
    // A month and two days at 24 %: 21.33.
    expect(await view(id)).toMatchObject({
      charged_minor: 25_00,
      allowed_minor: 21_33,
      excess_minor: 3_67,
    });
    const before = await view(id, { as_of: '2026-03-04' });
    await enactPolicy(desk, {
      kind: 'cost_cap',
      product: 'phone_loan',
      value: { annual_bps: 3650 },
    });
    // The contract was made under the old cap, which stays: ten more days at 0.67 a day.
    expect(await view(id)).toMatchObject({
      cap_bps: 2400,
      allowed_minor: 21_33,
      excess_minor: 3_67,
    });
    expect(await view(id, { as_of: '2026-03-04' })).toEqual(before);
    expect(await view(id, { as_of: '2026-03-15' })).toMatchObject({
      allowed_minor: 28_00,
      excess_minor: 0,
    });
  });
});
