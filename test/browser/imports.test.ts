import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../helpers/accessibility.ts';
import { openConsole, type Console } from '../helpers/console.ts';
import { loanFile, paymentFile } from '../helpers/drops.ts';
import { settling } from '../helpers/screens.ts';
import { see } from '../helpers/see.ts';

let desk: Console;
beforeAll(async () => {
  desk = await openConsole();
});
afterAll(async () => {
  await desk.close();
});

const csv = (name: string, buffer: Buffer) => ({ name, mimeType: 'text/csv', buffer });
const numbers = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${prefix}-${at}`);

describe('the room of imports', () => {
  it('leads from files to loans, a bad cell mended on the way, and back again', async () => {
    const { page, errors } = await desk.page({ username: 'admin' });
    await page.goto('/#/imports');
    await page.getByRole('link', { name: '放入文件' }).click();
    const choose = page.getByRole('button', { name: '选择文件' });
    await see(choose).toBeDisabled();
    await page.getByLabel('来源系统').fill('老核心');
    await settling(page)();
    expect(await violations(page)).toEqual([]);
    const loans = loanFile([{ no: 'W-1' }, { no: 'W-2', amount: '一千' }]);
    await page.setInputFiles('input[type=file]', [
      csv('放款.csv', loans),
      csv('回款.txt', paymentFile(['W-1', 'W-2'])),
    ]);
    await see(page.getByText('GB18030，表头在第 3 行')).toBeVisible();
    await see(page.getByText('有误 2 行')).toBeVisible();
    await settling(page)();
    expect(await violations(page)).toEqual([]);
    const run = page.getByRole('button', { name: /^导入 \d+ 行$/ });
    await see(run).toBeDisabled();
    const cell = page.getByRole('textbox', { name: '改为 5 放款金额（元）' });
    await cell.fill('1,000.00');
    await cell.press('Enter');
    await see(page.getByText('有误 0 行')).toBeVisible();
    await see(page.getByText('2,200.00')).toBeVisible();
    await run.click();
    await see(page.getByText('已导入', { exact: true }).first()).toBeVisible();
    await settling(page)();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: '看这 2 笔贷款' }).click();
    await see(page.getByText('W-1').first()).toBeVisible();
    await see(page.getByText('W-2').first()).toBeVisible();
    await page.goBack();
    await page.getByRole('button', { name: '撤销整批' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('放错了文件');
    await page.keyboard.press('Control+Enter');
    await see(page.getByText('待批准撤销')).toBeVisible();
    const address = page.url();
    const boss = await desk.page({ username: 'supervisor' });
    await boss.page.goto(address);
    await boss.page.getByRole('button', { name: '批准撤销' }).click();
    await boss.page.keyboard.press('Control+Enter');
    await see(boss.page.getByText('这批记录已全部撤销。')).toBeVisible();
    const { read } = desk.server.deps.database;
    expect(await read('loans').where('loan_no', 'like', 'W-%')).toEqual([]);
    expect([...errors, ...boss.errors]).toEqual([]);
  });

  it('shows how far a run is, and stops it', async () => {
    const { page, errors } = await desk.page({ username: 'admin' });
    await page.goto('/#/imports/create');
    await page.getByLabel('来源系统').fill('大文件');
    const nos = numbers('X', 6000);
    await page.setInputFiles('input[type=file]', [
      csv('放款.csv', loanFile(nos.map((no) => ({ no })))),
    ]);
    await page.getByRole('button', { name: /^导入 12000 行$/ }).click();
    await see(page.getByText('正在导入，可以离开本页')).toBeVisible();
    await see(page.getByText(/：[\d,]+ \/ [\d,]+/)).toBeVisible();
    await page.getByRole('button', { name: '停止导入' }).click();
    await see(page.getByText('已停止，没有写入任何数据')).toBeVisible();
    const { read } = desk.server.deps.database;
    expect(await read('loans').where('loan_no', 'like', 'X-%')).toEqual([]);
    await page.getByRole('button', { name: '删除文件' }).click();
    await see(page.getByText('已放弃')).toBeVisible();
    expect(errors).toEqual([]);
  });

  it('has a column named by hand, and one value given for all rows', async () => {
    const { page, errors } = await desk.page({ username: 'admin' });
    await page.goto('/#/imports/create');
    await page.getByLabel('来源系统').fill('手工台账');
    const text = '合同号,回款单,交易时间,金额（元）\nW-9,1,2026-01-05,1\n';
    await page.setInputFiles('input[type=file]', [csv('台账.csv', Buffer.from(text))]);
    await see(page.getByText('还款 · 渠道')).toBeVisible();
    await page.getByLabel('回款单').click();
    await page.getByRole('option', { name: '银行流水号' }).click();
    await page.getByLabel('还款：渠道（全部行）').click();
    await page.getByRole('option', { name: '银行转账' }).click();
    await see(page.getByText('有误 1 行')).toBeVisible();
    await see(page.getByText('没有编号为 W-9 的贷款')).toBeVisible();
    expect(errors).toEqual([]);
  });

  it('refuses a workbook in words, and keeps what was typed', async () => {
    const { page } = await desk.page({ username: 'admin' });
    await page.goto('/#/imports/create');
    await page.getByLabel('来源系统').fill('表格');
    await page.setInputFiles('input[type=file]', [csv('放款.xlsx', Buffer.from('PK\u0003\u0004'))]);
    await see(page.getByText(/“放款.xlsx”不是文本表格/)).toBeVisible();
    await see(page.getByLabel('来源系统')).toHaveValue('表格');
  });
});
