import type { BrowserContext, Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConsole, type Console } from '../helpers/console.ts';
import { shareOf } from '../helpers/extent.ts';
import { countOf, lateLoanOf } from '../helpers/forms.ts';
import { see } from '../helpers/see.ts';

let desk: Console;
beforeAll(async () => {
  desk = await openConsole();
});
afterAll(async () => {
  await desk.close();
});

const WORDS = '借款人说月底前还一部分，话还没写完';
const panelOf = (page: Page): Locator => page.getByRole('dialog');
const barOf = (page: Page): Locator => page.getByRole('complementary', { name: '尚未保存的内容' });

/** A note half written beside a loan's page. */
async function halfWritten(nth: number): Promise<{
  page: Page;
  context: BrowserContext;
  loanId: number;
}> {
  const { id } = await lateLoanOf(desk, nth);
  const { page, context } = await desk.page({ username: 'staff' });
  await page.goto('/#/loans');
  await see(page.getByRole('row').nth(1)).toBeVisible();
  await page.goto(`/#/loans/${id}/show`);
  await see(page.getByRole('button', { name: '记录还款' })).toBeVisible();
  await page.keyboard.press('n');
  await panelOf(page).getByText('无人接听', { exact: true }).click();
  await panelOf(page).getByLabel('内容').fill(WORDS);
  return { page, context, loanId: id };
}

/** The text comes back from the bar, and is saved as one note. */
async function goesOn(page: Page, loanId: number): Promise<void> {
  await barOf(page).getByRole('button', { name: '继续' }).click();
  await see(panelOf(page).getByLabel('内容')).toHaveValue(WORDS);
  const before = await countOf(desk, 'collection_notes', { loan_id: loanId });
  await page.keyboard.press('Control+Enter');
  await see(panelOf(page)).toBeHidden();
  await see(barOf(page)).toBeHidden();
  expect(await countOf(desk, 'collection_notes', { loan_id: loanId })).toBe(before + 1);
}

const WAYS: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'the menu': async (page) =>
    await page.getByRole('navigation').getByRole('link', { name: '还款', exact: true }).click(),
  'the search': async (page) => {
    await page.getByRole('button', { name: '搜索' }).click();
    await page.getByRole('combobox').last().fill('DH-2026-00010');
    await page.getByRole('option').first().click();
  },
  'the way back': async (page) => await page.goBack(),
  'a chord of keys': async (page) => {
    await page.getByRole('heading', { name: '记一笔催收' }).click();
    await page.keyboard.press('g');
    await page.keyboard.press('p');
  },
  'a reload': async (page) => await page.reload(),
  'the key that closes it': async (page) => await page.keyboard.press('Escape'),
};

describe('nothing typed is lost', () => {
  let nth = 20;
  for (const [way, leave] of shareOf(Object.entries(WAYS), 2))
    it(`by ${way}: it waits in a bar that names the borrower, and goes on from there`, async () => {
      const { page, loanId } = await halfWritten((nth += 1));
      await leave(page);
      await see(barOf(page)).toContainText('记一笔催收');
      await see(panelOf(page)).toBeHidden();
      await goesOn(page, loanId);
    });

  it('by a crash of the tab: another tab of the same person finds it', async () => {
    const { page, context, loanId } = await halfWritten((nth += 1));
    await page.waitForFunction(
      (words) => Object.values(localStorage).some((text) => String(text).includes(words)),
      WORDS,
    );
    const client = await context.newCDPSession(page);
    client.send('Page.crash').catch(() => undefined);
    await page.waitForEvent('crash');
    const next = await context.newPage();
    await next.goto('/#/overdue_tiers');
    await goesOn(next, loanId);
  });

  it('by signing out: the next person does not see it, the same one finds it again', async () => {
    const { page, loanId } = await halfWritten((nth += 1));
    const signIn = async (username: string) => {
      await page.getByLabel('用户名').fill(username);
      await page.getByLabel('密码').fill('daihou-demo');
      await page.getByRole('button', { name: '登录', exact: true }).click();
      await see(
        page.getByRole('navigation').getByRole('link', { name: '还款', exact: true }),
      ).toBeVisible();
    };
    const signOut = async () => {
      await page.getByRole('button', { name: '账户' }).click();
      await page.getByRole('menuitem', { name: '退出登录' }).click();
    };
    await signOut();
    await signIn('staff2');
    await see(barOf(page)).toBeHidden();
    await signOut();
    await signIn('staff');
    await goesOn(page, loanId);
  });

  it('by switching the language: the words change, the form and its text stay', async () => {
    const { page } = await halfWritten((nth += 1));
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('menuitem', { name: 'English' }).click();
    await see(panelOf(page).getByRole('heading', { name: 'Add a collection note' })).toBeVisible();
    await see(panelOf(page).getByRole('textbox', { name: /^Text/ })).toHaveValue(WORDS);
  });

  it('given up on purpose, it is gone', async () => {
    const { page } = await halfWritten((nth += 1));
    await page.keyboard.press('Escape');
    await barOf(page).getByRole('button', { name: /^放弃/ }).click();
    await page.getByRole('button', { name: '确认' }).click();
    await see(barOf(page)).toBeHidden();
    await page.keyboard.press('n');
    await see(panelOf(page).getByLabel('内容')).toHaveValue('');
  });

  it('on a page of its own: it stands in the form again when that is opened', async () => {
    const { page } = await desk.page({ username: 'staff' });
    await page.goto('/#/borrowers/create');
    await page.getByLabel('姓名').fill('没写完的人');
    await page.getByRole('navigation').getByRole('link', { name: '还款', exact: true }).click();
    await see(barOf(page)).toContainText('新建借款人');
    await barOf(page).getByRole('button', { name: '继续' }).click();
    await see(page.getByLabel('姓名')).toHaveValue('没写完的人');
    await page.getByRole('button', { name: '从头填写' }).click();
    await see(page.getByLabel('姓名')).toHaveValue('');
  });
});

describe('whose page it is', () => {
  it('a session that ends is signed in again over the page, and the note is saved', async () => {
    const { page, context, loanId } = await halfWritten(40);
    const before = await countOf(desk, 'collection_notes', { loan_id: loanId });
    await context.clearCookies();
    await page.keyboard.press('Control+Enter');
    const dialog = page.getByRole('dialog', { name: '请重新登录' });
    await dialog.getByLabel('密码').fill('wrong-password');
    await page.keyboard.press('Enter');
    await see(dialog.getByRole('alert')).toContainText('用户名或密码不正确');
    await dialog.getByLabel('密码').fill('daihou-demo');
    await page.keyboard.press('Enter');
    await see(panelOf(page)).toBeHidden();
    expect(await countOf(desk, 'collection_notes', { loan_id: loanId })).toBe(before + 1);
  });

  it('somebody else signs in in a second tab: the first tab stops', async () => {
    const { page, context, loanId } = await halfWritten(41);
    const before = await countOf(desk, 'collection_notes', { loan_id: loanId });
    const second = await context.newPage();
    await context.clearCookies();
    await second.goto('/');
    await second.getByLabel('用户名').fill('staff2');
    await second.getByLabel('密码').fill('daihou-demo');
    await second.getByRole('button', { name: '登录', exact: true }).click();
    await see(
      second.getByRole('navigation').getByRole('link', { name: '还款', exact: true }),
    ).toBeVisible();
    await see(page.getByRole('dialog', { name: '此浏览器里已由另一人登录' })).toBeVisible();
    expect(await countOf(desk, 'collection_notes', { loan_id: loanId })).toBe(before);
    await page.getByRole('button', { name: '重新载入' }).click();
    await see(page.getByRole('banner').getByText('周子航')).toBeVisible();
    await see(barOf(page)).toBeHidden();
  });

  it('a page left open over midnight follows the day, and says so', async () => {
    const { page } = await desk.page({ username: 'staff' });
    await page.goto('/#/payments');
    await see(page.getByText('业务日期 2026-03-05')).toBeVisible();
    Object.assign(desk.server.deps.config, { businessDate: '2026-03-06' });
    const said = page.getByText('业务日期已到 2026-03-06', { exact: false }).waitFor();
    await page.getByRole('navigation').getByRole('link', { name: '借款人', exact: true }).click();
    await said;
    await see(page.getByText('业务日期 2026-03-06')).toBeVisible();
    Object.assign(desk.server.deps.config, { businessDate: '2026-03-05' });
  });
});
