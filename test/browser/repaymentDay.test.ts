import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approveAdjustment, proposeAdjustment } from '../helpers/adjustments.ts';
import { createBorrower, createLoan, pay } from '../helpers/book.ts';
import { openConsole, type Console } from '../helpers/console.ts';
import { see } from '../helpers/see.ts';

let desk: Console;
let asked: number;
beforeAll(async () => {
  desk = await openConsole();
  const staff = await desk.server.as('staff');
  const { id: loan_id } = await createLoan(staff, await createBorrower(staff), {
    disbursed_on: '2026-01-15',
    first_due_on: '2026-02-15',
  });
  await pay(staff, loan_id, 1120_00, '2026-02-15');
  const change = { loan_id, kind: 'repayment_day', first_due_on: '2026-03-25' };
  asked = await proposeAdjustment(staff, change);
});
afterAll(async () => {
  await desk.close();
});

describe('a request for another repayment day', () => {
  it('shows who decides it the days to come and what they cost, then the letter', async () => {
    const { page, errors } = await desk.page({ username: 'supervisor' });
    await page.goto(`/#/adjustments/${asked}/show`);
    await see(page.getByText('未到期本金（元）')).toBeVisible();
    await see(
      page.getByText('2026-02-15 至 2026-03-25 这一期的利息为 146.67 元。利息合计增加 36.67 元。'),
    ).toBeVisible();
    const row = page.getByRole('row').filter({ hasText: '2026-03-25' });
    await see(row).toContainText('2026-03-15');
    await see(page.getByRole('link', { name: '通知书（中文）' })).toHaveCount(0);
    await approveAdjustment(await desk.server.as('supervisor'), asked).expect(200);
    await page.reload();
    const letter = page.getByRole('link', { name: '通知书（中文）' });
    await see(letter).toHaveAttribute('href', `/api/adjustments/${asked}/letter?language=zh`);
    await see(row).toHaveCount(0);
    expect(errors).toEqual([]);
  });
});
