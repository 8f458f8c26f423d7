import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConsole, type Console } from '../helpers/console.ts';
import { query } from '../helpers/api.ts';
import { see } from '../helpers/see.ts';

let console_: Console;
beforeAll(async () => {
  console_ = await openConsole();
});
afterAll(async () => {
  await console_.close();
});

interface Loan {
  id: number;
  loan_no: string;
  overdue_minor: number;
  penalty_minor: number;
  tier: string;
  days_past_due: number;
  next_due_on: string | null;
}

describe('a day of back-office work', () => {
  it('staff signs in, opens a loan of M2, writes a note; a payment moves the loan', async () => {
    const staff = await console_.server.as('staff');
    const filter = { tier: 'M2', status: 'active' };
    const { body: loans, headers } = await staff
      .get('/api/loans')
      .query(query({ filter, range: [0, 99], sort: ['days_past_due', 'DESC'] }));
    const loan = (loans as Loan[]).slice(0, 20).find(({ next_due_on }) => next_due_on !== null);
    if (loan === undefined) throw new Error('the demo book has no M2 loan that goes on');
    const inTier = Number(String(headers['content-range']).split('/')[1]);

    const { page, errors } = await console_.page();
    await page.goto('/');
    await page.getByLabel('用户名').fill('staff');
    await page.getByLabel('密码').fill('wrong-password');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await see(page.getByRole('alert').filter({ hasText: '用户名或密码不正确' })).toBeVisible();
    await page.getByLabel('密码').fill('daihou-demo');
    await page.getByRole('button', { name: '登录', exact: true }).click();

    await page.getByRole('link', { name: '逾期分层' }).click();
    await page.getByRole('link', { name: /M2/ }).first().click();
    await see(page).toHaveURL(/loans\?/);
    await page
      .getByRole('row')
      .filter({ hasText: loan.loan_no })
      .locator('.column-days_past_due')
      .click();

    await see(page.getByText(`逾期 ${loan.days_past_due} 天`).first()).toBeVisible();
    await page.getByRole('button', { name: '记一笔' }).click();
    const panel = page.getByRole('dialog');
    await panel.getByText('已接通', { exact: true }).click();
    await panel.getByText('电话', { exact: true }).click();
    await panel.getByText('借款人', { exact: true }).click();
    await panel.getByLabel('内容').fill('借款人称今日工资到账，随即还清逾期款项。');
    await panel.getByRole('button', { name: '保存' }).click();
    await see(panel).toBeHidden();
    await see(page.getByText('借款人称今日工资到账，随即还清逾期款项。').first()).toBeVisible();

    await page.getByRole('button', { name: '记录还款' }).click();
    const due = ((loan.overdue_minor + loan.penalty_minor) / 100).toFixed(2);
    await panel.getByRole('textbox', { name: '金额' }).fill(due);
    await see(panel.getByText('M0').first()).toBeVisible();
    await panel.getByRole('button', { name: '记录还款' }).click();
    await see(panel).toBeHidden();
    await see(page.getByText(`逾期 ${loan.days_past_due} 天`)).toHaveCount(0);

    const after = await staff.get(`/api/loans/${loan.id}`);
    expect(after.body).toMatchObject({
      tier: 'M0',
      overdue_minor: 0,
      days_past_due: 0,
      penalty_minor: 0,
    });
    await page.goto('/#/overdue_tiers');
    const tier = page.getByRole('row').filter({ hasText: 'M2' });
    await see(tier.getByRole('cell').nth(0)).toHaveText(String(inTier - 1));
    expect(errors.filter((text) => !text.includes('401'))).toEqual([]);
  });
});
