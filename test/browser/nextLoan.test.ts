import type { Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConsole, type Console } from '../helpers/console.ts';
import { countOf } from '../helpers/forms.ts';
import { see } from '../helpers/see.ts';

let desk: Console;
beforeAll(async () => {
  desk = await openConsole();
});
afterAll(async () => {
  await desk.close();
});

const rowsOf = (page: Page): Locator => page.locator('main tbody tr');
const stepsOf = (page: Page): Locator => page.getByRole('navigation', { name: '来时的列表' });
const loanNoIn = async (row: Locator): Promise<string> =>
  /DH-\d{4}-\d+/.exec(await row.innerText())?.[0] ?? '';

const FILTER = { tier: 'M1', status: 'active' };

/** A page of the loans of M1, worst first. */
async function openList(
  perPage = 25,
  pageOf = (_total: number) => 1,
): Promise<{ page: Page; total: number }> {
  const { page } = await desk.page({ username: 'staff' });
  const total = await countOf(desk, 'loans', FILTER);
  await page.goto(
    `/#/loans?filter=${encodeURIComponent(JSON.stringify(FILTER))}` +
      `&sort=overdue_minor&order=DESC&page=${pageOf(total)}&perPage=${perPage}`,
  );
  await see(rowsOf(page)).toHaveCount(perPage);
  return { page, total };
}

const loanOn = async (page: Page): Promise<string> =>
  (
    await page
      .getByText(/^DH-\d{4}-\d+$/)
      .first()
      .innerText()
  ).trim();

async function writeNote(page: Page, text: string): Promise<void> {
  const panel = page.getByRole('dialog');
  await panel.getByText('无人接听', { exact: true }).click();
  await panel.getByLabel('内容').fill(text);
  await page.keyboard.press('Control+Enter');
}

describe('after a note the next loan of the list', () => {
  it('comes by J, with its place in the list; Esc leads back to the list', async () => {
    const { page, total } = await openList();
    const second = await loanNoIn(rowsOf(page).nth(1));
    const third = await loanNoIn(rowsOf(page).nth(2));
    await rowsOf(page).nth(1).focus();
    await page.keyboard.press('Enter');
    await see(stepsOf(page)).toContainText(`2 / ${total}`);
    expect(await loanOn(page)).toBe(second);
    await page.keyboard.press('n');
    await writeNote(page, '打过了，没有人接。');
    await see(page.getByRole('dialog')).toBeHidden();
    await page.keyboard.press('j');
    await see(stepsOf(page)).toContainText(`3 / ${total}`);
    await see(page.getByRole('main').getByText(third, { exact: true }).first()).toBeVisible();
    await page.keyboard.press('k');
    await see(stepsOf(page)).toContainText(`2 / ${total}`);
    await page.keyboard.press('Escape');
    await see(page).toHaveURL(/#\/loans\?/);
    await see(rowsOf(page).nth(1)).toContainText(second);
  });

  it('comes also after a payment that takes the loan out of the filter', async () => {
    const { page, total } = await openList();
    const fifth = await loanNoIn(rowsOf(page).nth(4));
    await rowsOf(page).nth(3).click();
    await see(stepsOf(page)).toContainText(`4 / ${total}`);
    await page.keyboard.press('p');
    const panel = page.getByRole('dialog');
    await panel.getByRole('button', { name: /^逾期/ }).first().click();
    await page.keyboard.press('Control+Enter');
    await see(panel).toBeHidden();
    expect(await countOf(desk, 'loans', FILTER)).toBe(total - 1);
    await stepsOf(page).getByRole('button', { name: '下一笔' }).click();
    await see(stepsOf(page)).toContainText(`5 / ${total}`);
    await see(page.getByRole('main').getByText(fifth, { exact: true }).first()).toBeVisible();
  });

  it('goes on after the last row of a page, to the end of the list', async () => {
    const fullPages = (all: number) => Math.ceil(all / 5) - 1;
    const { page, total } = await openList(5, fullPages);
    const last = fullPages(total) * 5;
    await rowsOf(page).nth(4).click();
    await see(stepsOf(page)).toContainText(`${last} / ${total}`);
    const seen = new Set([await loanOn(page)]);
    for (let place = last + 1; place <= total; place += 1) {
      await page.keyboard.press('j');
      await see(stepsOf(page)).toContainText(`${place} / ${total}`);
      await see(page.getByRole('button', { name: '记录还款' })).toBeVisible();
      seen.add(await loanOn(page));
    }
    expect(seen.size).toBe(total - last + 1);
    await see(stepsOf(page).getByRole('button', { name: '下一笔' })).toBeDisabled();
    await page.keyboard.press('Escape');
    await see(page).toHaveURL(/#\/loans\?/);
    await see(rowsOf(page)).toHaveCount(5);
  });

  it('is one key away beside the list too, with the form of the next loan', async () => {
    const { page, total } = await openList();
    const second = await loanNoIn(rowsOf(page).nth(1));
    const before = await countOf(desk, 'collection_notes');
    await rowsOf(page).nth(0).getByRole('button', { name: '记一笔' }).click();
    await writeNote(page, '在列表旁写的第一笔。');
    await see(stepsOf(page)).toContainText(`1 / ${total}`);
    await page.keyboard.press('j');
    await see(page.getByRole('dialog').getByLabel('内容')).toHaveValue('');
    await writeNote(page, '在列表旁写的第二笔。');
    await see(stepsOf(page)).toContainText(`2 / ${total}`);
    await page.keyboard.press('Escape');
    await see(page.getByRole('dialog')).toBeHidden();
    expect(await countOf(desk, 'collection_notes')).toBe(before + 2);
    await page.goto('/#/collection_notes');
    await see(rowsOf(page).first()).toContainText(second);
  });

  it('is not offered where one came from no list', async () => {
    const { page } = await openList();
    await page.getByRole('button', { name: '搜索' }).click();
    await page.getByRole('dialog').getByRole('combobox').fill('DH-2026-00010');
    await page.getByRole('option').first().click();
    await see(page.getByRole('button', { name: '记录还款' })).toBeVisible();
    await see(stepsOf(page)).toBeHidden();
  });

  it('is offered from the list of borrowers as well', async () => {
    const { page } = await desk.page({ username: 'staff' });
    const total = await countOf(desk, 'borrowers');
    await page.goto('/#/borrowers');
    await rowsOf(page).nth(1).click();
    await see(stepsOf(page)).toContainText(`2 / ${total.toLocaleString('en')}`);
    await page.keyboard.press('j');
    await see(stepsOf(page)).toContainText(`3 / ${total.toLocaleString('en')}`);
  });
});
