import { afterAll, describe, expect, it } from 'vitest';
import type { OverdueTier } from '../../server/contract/views.ts';
import { TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan, paymentOf, readLoan } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { expectStoredAsRecomputed } from '../helpers/recompute.ts';

const { server, staff } = await openDesk();
const borrower = await createBorrower(staff);
afterAll(async () => {
  await expectStoredAsRecomputed(server.deps.database.read);
});

const tier = async (id: string, as_of: string): Promise<number | undefined> => {
  const { body } = await staff.get(`/api/overdue_tiers?as_of=${as_of}`).expect(200);
  return (body as OverdueTier[]).find((row) => row.id === id)?.loans;
};

describe('a cost charged to a settled loan', () => {
  it('is due on its day: the loan ages in its tier until it is paid', async () => {
    const { id } = await createLoan(staff, borrower, {
      principal_minor: 1000_00,
      annual_rate_bps: 0,
      installments_count: 1,
      disbursed_on: '2025-12-15',
      first_due_on: '2026-01-15',
    });
    await staff
      .post('/api/payments')
      .send(paymentOf(id, 1000_00, '2026-01-15'))
      .expect(201);
    const before = await tier('M2', TODAY);
    await staff
      .post('/api/adjustments')
      .send({
        loan_id: id,
        kind: 'charge',
        cost_kind: 'court_fee',
        amount_minor: 200_00,
        value_on: '2026-01-24',
        reason: '诉讼费',
      })
      .expect(201);
    expect(await readLoan(staff, id, { as_of: TODAY })).toMatchObject({
      status: 'active',
      days_past_due: 40,
      tier: 'M2',
      oldest_unpaid_due_on: '2026-01-24',
      due_now_minor: 200_00,
    });
    expect(await tier('M2', TODAY)).toBe((before ?? 0) + 1);
    // A past day is replayed from the journal: one day late on 25 January, nothing on 23 January.
    expect(await tier('M1', '2026-01-25')).toBe(1);
    expect(await tier('M1', '2026-01-23')).toBe(0);
    const late = await staff.get('/api/loans?filter={"days_past_due_gte":1}').expect(200);
    expect((late.body as { id: number }[]).map((row) => row.id)).toContain(id);
    await staff
      .post('/api/payments')
      .send(paymentOf(id, 200_00, TODAY))
      .expect(201);
    expect(await readLoan(staff, id)).toMatchObject({ status: 'settled', days_past_due: 0 });
  });
});
