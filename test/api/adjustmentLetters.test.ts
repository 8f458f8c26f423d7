import { describe, expect, it } from 'vitest';
import {
  adjustmentLetter,
  approveAdjustment,
  proposeAdjustment,
  reverseAdjustment,
} from '../helpers/adjustments.ts';
import { createBorrower, createLoan, createLoanDue, pay, readLoan } from '../helpers/book.ts';
import { TODAY } from '../helpers/api.ts';
import { openDesk } from '../helpers/desk.ts';
import { enactPolicy } from '../helpers/policies.ts';

const desk = await openDesk();
const { staff, supervisor, supervisor2, compliance } = desk;
const borrower = await createBorrower(staff, { full_name: '欧阳晓明' });

/** 12000.00 at 12 % in equal principal, due on the 15th; what fell due by 5 March is paid. */
const lend = async (): Promise<number> => {
  const { id } = await createLoan(staff, borrower, {
    disbursed_on: '2026-01-15',
    first_due_on: '2026-02-15',
  });
  await pay(staff, id, 1120_00, '2026-02-15');
  return id;
};
const changed = async (loan_id: number, first_due_on: string): Promise<number> => {
  const id = await proposeAdjustment(staff, { loan_id, kind: 'repayment_day', first_due_on });
  await approveAdjustment(supervisor, id).expect(200);
  return id;
};

describe('the letter on another repayment day', () => {
  it('says the days and amounts to come, the long period, and what it costs', async () => {
    const loan_id = await lend();
    const { loan_no } = (await readLoan(staff, loan_id)) as { loan_no: string };
    const id = await changed(loan_id, '2026-03-25');
    const zh = await adjustmentLetter(staff, id, 'zh');
    // 11000.00 for 40 days of 360: 146.67, 36.67 more; 11 rows, interest of 550.00 + 36.67.
    for (const part of [
      '还款日变更通知书',
      '尊敬的欧阳晓明',
      loan_no,
      '自2026年3月25日起，还款日为每月25日，尚未到期的11期',
      '22026-03-152026-03-251,000.00146.671,146.67',
      '122027-01-152027-01-251,000.0010.001,010.00',
      '合计11,000.00696.6711,696.67',
      '自2026年2月15日起至2026年3月25日止',
      '利息合计增加人民币36.67元',
    ])
      expect(zh).toContain(part);
    const en = await adjustmentLetter(staff, id, 'en');
    for (const part of [loan_no, 'onthe25thofeachmonth', 'CNY36.67more', '22026-03-152026-03-25'])
      expect(en).toContain(part);
    const { body } = await compliance
      .get('/api/audit_events')
      .query({ filter: JSON.stringify({ resource: 'adjustments', record_id: id }) })
      .expect(200);
    expect(body.map((row: { action: string }) => row.action)).toContain('export');
  });

  it('says that it costs less, what a short month does, and that a day of rest moved', async () => {
    await enactPolicy(desk, {
      kind: 'due_days',
      value: { rest_day: 'next_workday' },
    });
    const zh = await adjustmentLetter(staff, await changed(await lend(), '2026-03-30'), 'zh');
    expect(zh).toContain('还款日为每月30日（当月没有该日的，为当月最后一日）');
    expect(zh).toContain('遇休息日已作调整，以表列日期为准');
    const less = await adjustmentLetter(staff, await changed(await lend(), '2026-03-10'), 'zh');
    expect(less).toContain('利息合计减少人民币');
  });

  it('is there once it is approved, and not after it was taken back', async () => {
    const asked = await proposeAdjustment(staff, {
      loan_id: await lend(),
      kind: 'repayment_day',
      first_due_on: '2026-03-25',
    });
    const refused = async () =>
      (await staff.get(`/api/adjustments/${asked}/letter`).expect(409)).body.message as string;
    expect(await refused()).toContain('There is a letter once the change is approved');
    await approveAdjustment(supervisor, asked).expect(200);
    await staff.get(`/api/adjustments/${asked}/letter`).expect(200);
    await reverseAdjustment(supervisor2, asked).expect(200);
    await refused();
  });

  it('of a charge there is none', async () => {
    const { id: loan_id } = await createLoanDue(staff, borrower, TODAY);
    const id = await proposeAdjustment(staff, {
      loan_id,
      kind: 'charge',
      cost_kind: 'other',
      amount_minor: 5_00,
    });
    const { body } = await staff.get(`/api/adjustments/${id}/letter`).expect(409);
    expect(body.message).toContain('Only a waived small balance and another repayment day have');
  });
});
