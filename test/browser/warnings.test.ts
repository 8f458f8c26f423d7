import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Warning } from '../../server/contract/resources/warnings.ts';
import { makeWarnings } from '../../server/features/warnings/day.ts';
import { violations } from '../helpers/accessibility.ts';
import { TODAY } from '../helpers/api.ts';
import { createBorrower, newPhone } from '../helpers/book.ts';
import { openConsole, type Console } from '../helpers/console.ts';
import { settling } from '../helpers/screens.ts';
import { see } from '../helpers/see.ts';
import { idOfUser } from '../helpers/visits.ts';
import { loanDueFrom, warningsOf } from '../helpers/warnings.ts';

/** Warnings from the list to what was done about them. */

let desk: Console;
const raised = new Map<string, Warning>();
const as = async (name: string) => await desk.server.as(name);
const NAMES = ['谷一预', '谷二预', '谷三预', '谷四预'];
beforeAll(async () => {
  desk = await openConsole();
  const staff = await as('staff');
  const assigned_to = await idOfUser({ admin: await as('admin') }, 'staff');
  for (const full_name of NAMES) {
    const borrower_id = await createBorrower(staff, { full_name, phone: newPhone() });
    const { loan_id } = await loanDueFrom(staff, '2026-03-01', {
      disbursed_on: '2026-02-01',
      borrower_id,
      assigned_to,
    });
    raised.set(full_name, { loan_id } as Warning);
  }
  await makeWarnings(desk.server.deps, { on: TODAY });
  for (const [name, { loan_id }] of raised) {
    const [warning] = await warningsOf(staff, { loan_id });
    if (warning === undefined) throw new Error('no warning was raised');
    raised.set(name, warning);
  }
});
afterAll(async () => {
  await desk.close();
});
const warningOf = (name: string): Warning => {
  const warning = raised.get(name);
  if (warning === undefined) throw new Error(`no warning of ${name}`);
  return warning;
};
const statusOf = async ({ id }: Warning) =>
  ((await (await as('staff')).get(`/api/warnings/${id}`)).body as Warning).status;

describe('a warning', () => {
  it('is found by key and name, says why, and closes once it is said why it was none', async () => {
    const warning = warningOf('谷一预');
    const { page, errors } = await desk.page({ username: 'staff' });
    await page.goto('/');
    await see(page.getByRole('link', { name: /待处理预警/ })).toBeVisible();
    await page.keyboard.press('g');
    await page.keyboard.press('g');
    await page.getByRole('textbox', { name: '借款人或贷款编号' }).fill('谷一预');
    const row = page.getByRole('row').filter({ hasText: '谷一预' });
    await see(row.getByText(/第一期 2026-03-01 到期，应还 1,000.00 元未还/)).toBeVisible();
    await row.getByRole('cell').nth(1).click();
    await page.getByRole('button', { name: '处理并关闭' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '处理并关闭' }).click();
    await see(dialog.locator('.Mui-error').first()).toBeVisible();
    await dialog.getByLabel(/^处理结果/).click();
    await page.getByRole('option', { name: '误报' }).click();
    await dialog.getByRole('button', { name: '处理并关闭' }).click();
    await see(dialog.getByText('选择误报时，请写明依据')).toBeVisible();
    await settling(page)();
    expect(await violations(page)).toEqual([]);
    await dialog.getByLabel(/^说明/).fill('当天已到账，银行回单为证');
    await dialog.getByRole('button', { name: '处理并关闭' }).click();
    await see(page.getByText('预警已关闭')).toBeVisible();
    await see(page.getByText('当天已到账，银行回单为证')).toBeVisible();
    await see(page.getByRole('button', { name: '处理并关闭' })).toBeHidden();
    expect(await statusOf(warning)).toBe('closed');
    expect(errors.filter((text) => !text.includes('400'))).toEqual([]);
  });

  it('stands on the borrower and the loan, with the ways on', async () => {
    const warning = warningOf('谷二预');
    const page = await desk.stay('staff');
    await page.goto(`/#/borrowers/${warning.borrower_id}/show`);
    const card = page.getByRole('region', { name: '预警' });
    await see(card.getByText(/预警时已逾期 4 天/)).toBeVisible();
    await see(card.getByRole('link', { name: warning.loan_no })).toBeVisible();
    await card.getByRole('button', { name: '记一笔' }).click();
    await see(page.getByLabel('内容')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.goto(`/#/loans/${warning.loan_id}/show`);
    await settling(page)();
    expect(await violations(page)).toEqual([]);
    await card.getByRole('button', { name: '处理并关闭' }).click();
    await page
      .getByRole('dialog')
      .getByLabel(/^处理结果/)
      .click();
    await page.getByRole('option', { name: '已联系' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '处理并关闭' }).click();
    // Behind an open dialog nothing of the page is there.
    await see(page.getByRole('dialog')).toBeHidden();
    await see(card).toBeHidden();
    expect(await statusOf(warning)).toBe('closed');
    await page.goto(`/#/warnings/${warningOf('谷三预').id}/show`);
    await page.getByRole('link', { name: '申请重组' }).click();
    await see(page).toHaveURL(new RegExp(`restructures/create.*${warningOf('谷三预').loan_id}`));
  });

  it('is read by compliance, who sees what the rules foresaw', async () => {
    const page = await desk.stay('compliance');
    await page.goto(`/#/warnings/${warningOf('谷三预').id}/show`);
    await see(page.getByText(/第一期 2026-03-01 到期/)).toBeVisible();
    await see(page.getByRole('button', { name: '处理并关闭' })).toBeHidden();
    await page.goto('/#/warnings');
    await page.locator('#main-content').getByRole('link', { name: '预警效果' }).click();
    const line = page.getByRole('row').filter({ hasText: '首期逾期' });
    await see(line.getByRole('link').first()).toBeVisible();
    await settling(page)();
    expect(await violations(page)).toEqual([]);
    await line.getByRole('link').first().click();
    await see(page.getByRole('row').filter({ hasText: '首期逾期' }).first()).toBeVisible();
  });
});

describe('the rules', () => {
  it('are asked for in a form and read as a table', async () => {
    const page = await desk.stay('admin');
    await page.goto('/#/policies/create');
    await page.getByLabel(/^种类/).click();
    await page.getByRole('option', { name: '预警规则' }).click();
    const habit = page.getByRole('group', { name: '习惯性晚还' });
    await habit.getByLabel(/^到期前几天/).fill('40');
    await page.getByRole('textbox', { name: /^依据/ }).fill('贷后管理办法');
    await page.getByLabel(/^变更原因/).fill('收紧');
    await page.getByRole('button', { name: '提交合规审批' }).click();
    await see(habit.locator('.Mui-error').first()).toBeVisible();
    await habit.getByLabel(/^到期前几天/).fill('7');
    const joint = page.getByRole('group', { name: '多笔贷款已有逾期' });
    await joint.getByRole('switch').click();
    await see(joint.getByText('此规则未启用')).toBeVisible();
    await settling(page)();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '提交合规审批' }).click();
    await see(page.getByText('到期前几天 7').first()).toBeVisible();
  });
});
