import { afterAll, describe, expect, it } from 'vitest';
import {
  adjustmentLetter,
  approveAdjustment,
  proposeAdjustment,
  reverseAdjustment,
} from '../helpers/adjustments.ts';
import { TODAY } from '../helpers/api.ts';
import { createBorrower, createLoanDue, pay, readLoan } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { enactPolicy } from '../helpers/policies.ts';
import { expectStoredAsRecomputed } from '../helpers/recompute.ts';

const desk = await openDesk();
const { server, staff, supervisor, supervisor2, compliance } = desk;
const borrower = await createBorrower(staff, { full_name: '欧阳晓明' });
afterAll(async () => {
  await expectStoredAsRecomputed(server.deps.database.read);
});

/** 1200.00 without interest, due today, all but a part of it paid. */
const lend = async (missing: number, changes: object = {}): Promise<number> => {
  const { id } = await createLoanDue(staff, borrower, TODAY, {
    principal_minor: 1200_00,
    annual_rate_bps: 0,
    ...changes,
  });
  await pay(staff, id, 1200_00 - missing, TODAY);
  return id;
};
const listed = async (): Promise<[number, number][]> =>
  (await supervisor.get('/api/adjustments/small_balances').expect(200)).body.map(
    (row: { loan_id: number; remainder_minor: number }) => [row.loan_id, row.remainder_minor],
  );
describe('loans of which little is left', () => {
  it('are listed for supervisors, the least first, within the limit of their product', async () => {
    const five = await lend(5_00);
    const three = await lend(3_00);
    const eleven = await lend(11_00);
    expect(await listed()).toEqual([
      [three, 3_00],
      [five, 5_00],
    ]);
    await enactPolicy(desk, {
      kind: 'small_balance',
      product: 'card',
      value: { limit_minor: 20_00 },
    });
    const card = await lend(11_00, { product: 'card' });
    expect(await listed()).toEqual([
      [three, 3_00],
      [five, 5_00],
      [card, 11_00],
    ]);
    expect((await listed()).map(([id]) => id)).not.toContain(eleven);
    await staff.get('/api/adjustments/small_balances').expect(403);
    await compliance.get('/api/adjustments/small_balances').expect(403);
  });

  it('leave the list while a request, a case or a refund owed back is in the way', async () => {
    const [asked, inCase] = [await lend(2_00), await lend(2_00)];
    expect((await listed()).map(([id]) => id)).toEqual(expect.arrayContaining([asked, inCase]));
    await proposeAdjustment(staff, { loan_id: asked, kind: 'small_balance' });
    await staff.post('/api/legal_cases').send({ loan_id: inCase, claimed_minor: 2_00 }).expect(201);
    const ids = (await listed()).map(([id]) => id);
    expect(ids).not.toContain(asked);
    expect(ids).not.toContain(inCase);
  });
});

describe('the letter on a waived balance', () => {
  it('says what was waived that the loan is settled, and is logged', async () => {
    const loan_id = await lend(9_99);
    const { loan_no } = (await readLoan(staff, loan_id)) as { loan_no: string };
    const id = await proposeAdjustment(staff, { loan_id, kind: 'small_balance' });
    await staff.get(`/api/adjustments/${id}/letter`).expect(409);
    await approveAdjustment(supervisor, id).expect(200);
    const zh = await adjustmentLetter(staff, id, 'zh');
    for (const part of ['尊敬的欧阳晓明', loan_no, '9.99', '玖元玖角玖分', '本金', '该笔贷款结清'])
      expect(zh).toContain(part);
    const en = await adjustmentLetter(staff, id, 'en');
    for (const part of [loan_no, 'CNY9.99', 'Principal', 'theloanissettled'])
      expect(en).toContain(part);
    const { body } = await compliance
      .get('/api/audit_events')
      .query({ filter: JSON.stringify({ resource: 'adjustments', record_id: id }) })
      .expect(200);
    expect(body.map((row: { action: string }) => row.action)).toContain('export');
    await reverseAdjustment(supervisor2, id).expect(200);
    await staff.get(`/api/adjustments/${id}/letter`).expect(409);
  });
});
