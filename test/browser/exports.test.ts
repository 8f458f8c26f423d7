import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cellsOf } from '../../server/reading/csv.ts';
import { openConsole, type Console } from '../helpers/console.ts';
import { see } from '../helpers/see.ts';

let desk: Console;
beforeAll(async () => {
  desk = await openConsole();
});
afterAll(async () => {
  await desk.close();
});

/** Takes the file that a choice of the export menu makes. */
async function take(page: Page, choice: RegExp): Promise<string[][]> {
  await page.getByRole('button', { name: /^(导出|Export)$/ }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: choice }).click(),
  ]);
  const text = await readFile(await file.path(), 'utf8');
  return text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n')
    .map((line) => {
      const read = cellsOf(line, ',');
      if ('problem' in read) throw new Error(`${read.problem}: ${line}`);
      return read.cells;
    });
}

const headsOf = async (page: Page): Promise<string[]> =>
  (await page.locator('thead th').allInnerTexts()).map((text) => text.trim()).filter(Boolean);

describe('an export for people', () => {
  it('holds the columns on the page in words and yuan, and every row of the filter', async () => {
    const { page } = await desk.page({ username: 'staff' });
    await page.goto(`/#/payments?filter=${encodeURIComponent('{"channel":"court"}')}`);
    await see(page.locator('tbody tr').first()).toBeVisible();
    const total = Number(/共 (\d+)|of (\d+)/.exec(await page.locator('body').innerText())?.[1]);
    const [heads = [], ...rows] = await take(page, /^表格/);
    expect(heads).toEqual([...(await headsOf(page)), '导出']);
    if (Number.isInteger(total)) expect(rows).toHaveLength(total);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const cell = (name: string) => row[heads.indexOf(name)] ?? '';
      expect(cell('入账日')).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(cell('金额（元）')).toMatch(/^\d+\.\d\d$/);
      expect(cell('渠道')).toBe('法院执行');
      expect(cell('借款人')).toMatch(/^\p{Script=Han}/u);
      expect(cell('导出')).toMatch(/\+08:00$/);
      expect(row.join(' ')).not.toMatch(/\b[a-z]+_[a-z]+\b/);
    }
  });

  it('stands beside one for machines, with every field in codes and fen', async () => {
    const { page } = await desk.page({ username: 'staff', locale: 'en-US' });
    await page.goto(`/#/payments?filter=${encodeURIComponent('{"channel":"court"}')}`);
    await see(page.locator('tbody tr').first()).toBeVisible();
    const [heads = [], row = []] = await take(page, /^Data/);
    expect(heads).toEqual(expect.arrayContaining(['client_reference', 'amount_minor', 'channel']));
    expect(row[heads.indexOf('channel')]).toBe('court');
    expect(row[heads.indexOf('amount_minor')]).toMatch(/^\d+$/);
  });
});

describe('an export that lasts', () => {
  it('says so and is stopped, and nothing is downloaded', async () => {
    const { page, errors } = await desk.page({ username: 'staff' });
    // The server's answer does not come before it is stopped.
    await page.route('**/api/payments/export**', async () => await new Promise(() => undefined));
    await page.goto('/#/payments');
    await see(page.locator('tbody tr').first()).toBeVisible();
    const saved: string[] = [];
    page.on('download', (file) => saved.push(file.suggestedFilename()));
    await page.getByRole('button', { name: /^导出$/ }).click();
    const gone = page.waitForEvent('requestfailed');
    await page.getByRole('menuitem', { name: /^表格/ }).click();
    await page.getByRole('button', { name: '停止' }).click();
    await gone;
    await see(page.getByRole('button', { name: '停止' })).toBeHidden();
    await see(page.getByRole('button', { name: /^导出$/ })).toBeEnabled();
    expect([saved, errors]).toEqual([[], []]);
  });
});
