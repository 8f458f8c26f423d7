import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../helpers/accessibility.ts';
import { openConsole, type Console } from '../helpers/console.ts';
import { settling } from '../helpers/screens.ts';
import { see } from '../helpers/see.ts';
import { readDay } from '../helpers/worklist.ts';

let desk: Console;
beforeAll(async () => {
  desk = await openConsole();
});
afterAll(async () => {
  await desk.close();
});

/** How many rows a page of the day has. */
const PAGE = 50;

const dayOf = async () => await readDay(await desk.server.as('staff'));

/** Goes on by Tab until the focus is on what has this name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    const label = await page.evaluate(() => {
      const focused = document.activeElement;
      const field = focused as HTMLInputElement | HTMLTextAreaElement | null;
      const told = field?.labels?.[0]?.textContent;
      return `${told ?? ''} ${focused?.closest('label')?.textContent ?? ''}`;
    });
    if (label.includes(name)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the focus never came to ${name}`);
}

describe('my day', () => {
  it('is the first page, says whose turn it is, and is sound in both languages', async () => {
    for (const [locale, title] of [
      ['zh-CN', '今日'],
      ['en-US', 'My day'],
    ] as const) {
      const { page, errors } = await desk.page({ username: 'staff', locale });
      await page.goto('/');
      await see(page.getByRole('heading', { name: title }).first()).toBeVisible();
      const { rows } = await dayOf();
      await see(page.getByRole('row')).toHaveCount(Math.min(PAGE, rows.length) + 1);
      await settling(page)();
      expect(await violations(page)).toEqual([]);
      expect(errors).toEqual([]);
    }
  });

  it('is worked through by the keyboard alone: a saved note leads to the next', async () => {
    const before = (await dayOf()).rows.filter(({ action }) => action === 'not_spoken');
    const [first, second] = before;
    const { page, errors } = await desk.page({ username: 'staff' });
    const settle = settling(page);
    await page.goto('/#/?action=not_spoken');
    await see(page.getByRole('row')).toHaveCount(Math.min(PAGE, before.length) + 1);
    await page.keyboard.press('n');
    await see(page).toHaveURL(new RegExp(`borrowers/${first?.borrower_id}/show`));
    const panel = page.getByRole('dialog');
    await see(panel.getByText('已预留至')).toBeVisible();
    expect((await dayOf()).rows.find(({ id }) => id === first?.id)?.reserved_until).not.toBeNull();
    await tabTo(page, '已接通');
    await page.keyboard.press('Space');
    await tabTo(page, '内容');
    await page.keyboard.type('借款人称周五工资到账，随即还清逾期款项。');
    await settle();
    await page.keyboard.press('Control+Enter');
    await see(page).toHaveURL(new RegExp(`borrowers/${second?.borrower_id}/show`));
    await see(panel.getByText('已预留至')).toBeVisible();
    expect((await dayOf()).rows.map(({ id }) => id)).not.toContain(first?.id);
    // The form closes first, then the page leads back to the list and its row.
    await page.keyboard.press('Escape');
    await see(panel).toBeHidden();
    await page.keyboard.press('Escape');
    await see(page).toHaveURL(/#\/\?action=not_spoken$/);
    await see(page.locator('tr:focus')).toContainText(second?.borrower_name ?? '');
    await page.keyboard.press('Space');
    await see(page.getByText('预计收回（元）')).toBeVisible();
    await settle();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('z');
    await see(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.type('借款人请求明天再联系');
    await page.keyboard.press('Enter');
    await see(page.getByRole('dialog')).toBeHidden();
    expect((await dayOf()).resting.find(({ id }) => id === second?.id)?.why).toBe('snoozed');
    expect(errors).toEqual([]);
  });

  it('goes on past the end of a page: j leads to the next one and k back again', async () => {
    const { rows } = await dayOf();
    expect(rows.length).toBeGreaterThan(PAGE);
    const { page, errors } = await desk.page({ username: 'staff' });
    await page.goto('/');
    const focused = page.locator('tr:focus');
    const last = page.getByRole('row').nth(PAGE);
    await see(last).toContainText(rows[PAGE - 1]?.borrower_name ?? '');
    await see(page.getByText(`第 1–50 条，共 ${rows.length} 条`)).toBeVisible();
    await last.focus();
    await page.keyboard.press('j');
    await see(page).toHaveURL(/page=2/);
    await see(focused).toContainText(rows[PAGE]?.borrower_name ?? '');
    await see(page.getByText('第 51–')).toBeVisible();
    // Who works by the keys sees where they are.
    expect(await focused.evaluate((row) => getComputedStyle(row).outlineStyle)).toBe('solid');
    await page.keyboard.press('Space');
    await see(page.getByText('预计收回（元）')).toBeVisible();
    await page.keyboard.press('Space');
    await settling(page)();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('k');
    await see(page).not.toHaveURL(/page=2/);
    await see(focused).toContainText(rows[PAGE - 1]?.borrower_name ?? '');
    expect(errors).toEqual([]);
  });

  it('of the other roles says what waits, and leads to its rows', async () => {
    for (const [username, card, line, address] of [
      ['supervisor', '小组', '陈晓岚', /user_id=\d+/],
      ['compliance', '近 7 天的联系', '0', /review\/report/],
      ['admin', '运行', '–', /audit_events/],
    ] as const) {
      const { page, errors } = await desk.page({ username });
      await page.goto('/');
      const region = page.getByRole('region', { name: card });
      await see(region).toBeVisible();
      await settling(page)();
      expect(await violations(page)).toEqual([]);
      await region.getByRole('link', { name: line }).first().click();
      await see(page).toHaveURL(address);
      expect(errors).toEqual([]);
    }
  });

  it('fits a phone, where a card opens the person', async () => {
    const { page } = await desk.page({ username: 'staff', width: 390, height: 844 });
    await page.goto('/');
    const [first] = (await dayOf()).rows.filter(({ call }) => call);
    const card = page.getByRole('listitem').filter({ hasText: first?.borrower_name ?? '' });
    await see(card.first()).toBeVisible();
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
    await settling(page)();
    expect(await violations(page)).toEqual([]);
  });
});
