import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Explanation } from '../../server/contract/resources/explanations.ts';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { formatMoney } from '../../admin/shared/format.ts';
import { openConsole, type Console } from '../helpers/console.ts';
import { lateLoanOf } from '../helpers/forms.ts';
import { see } from '../helpers/see.ts';

let desk: Console;
beforeAll(async () => {
  desk = await openConsole();
});
afterAll(async () => {
  await desk.close();
});

const loanOf = async (id: number): Promise<Loan> =>
  (await (await desk.server.as('staff')).get(`/api/loans/${id}`).expect(200)).body as Loan;

describe('a figure of the loan page', () => {
  it('says what it is made of, down to the days and the rate, and leads back', async () => {
    const { id } = await lateLoanOf(desk, 3);
    const staff = await desk.server.as('staff');
    const loan = await loanOf(id);
    const explained = await staff.get(`/api/loans/${id}/explain`).query({ figure: 'penalty' });
    const { parts } = explained.body as Explanation;
    const { page } = await desk.page({ username: 'staff' });
    await page.goto(`/#/loans/${id}/show`);
    await page.getByRole('button', { name: '为什么是这个数: 应还合计' }).click();
    const dialog = page.getByRole('dialog');
    await see(dialog.getByRole('heading')).toContainText(formatMoney(loan.due_now_minor));
    await dialog.getByRole('button', { name: '罚息与复利' }).click();
    await see(dialog.getByRole('heading')).toContainText(formatMoney(loan.penalty_minor));
    const span = parts.flatMap((part) => (part.kind === 'accrual' ? part.spans : []))[0];
    expect(span).toBeDefined();
    await see(dialog).toContainText(`${span?.days} 天：${formatMoney(span?.amount_minor ?? 0)} ×`);
    await see(dialog).toContainText('第六百七十六条');
    await see(dialog.getByRole('link', { name: /^规则：罚息日利率/ })).toBeVisible();
    await dialog.getByRole('button', { name: '返回应还合计' }).click();
    await see(dialog.getByRole('button', { name: '逾期本息' })).toBeVisible();
    await page.keyboard.press('Escape');
    await see(dialog).toBeHidden();
  });

  it('of days past due names the oldest installment that is not met', async () => {
    const { id } = await lateLoanOf(desk, 3);
    const loan = await loanOf(id);
    const { page } = await desk.page({ username: 'staff', locale: 'en-US' });
    await page.goto(`/#/loans/${id}/show`);
    await page.getByRole('button', { name: 'Why this figure: Days past due' }).click();
    const dialog = page.getByRole('dialog');
    await see(dialog).toContainText(`was due on ${loan.oldest_unpaid_due_on}`);
    await see(dialog).toContainText('Civil Code, art. 201');
  });
});
