import type { Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConsole, type Console } from '../helpers/console.ts';
import { countOf, lateLoanOf, loseNextAnswer, postsTo } from '../helpers/forms.ts';
import { see } from '../helpers/see.ts';

let desk: Console;
beforeAll(async () => {
  desk = await openConsole();
});
afterAll(async () => {
  await desk.close();
});

const panelOf = (page: Page): Locator => page.getByRole('dialog');

/** The page of a loan with one of its forms open, by the form's key. */
async function openForm(key: string, nth: number): Promise<{ page: Page; loanId: number }> {
  const { id } = await lateLoanOf(desk, nth);
  const { page } = await desk.page({ username: 'staff' });
  await page.goto(`/#/loans/${id}/show`);
  await see(page.getByRole('button', { name: '记录还款' })).toBeVisible();
  await page.keyboard.press(key);
  await see(panelOf(page)).toBeVisible();
  return { page, loanId: id };
}

async function fillNote(page: Page, text: string): Promise<void> {
  await panelOf(page).getByText('无人接听', { exact: true }).click();
  await panelOf(page).getByLabel('内容').fill(text);
}

/** Fewer would mean that Tab left the form early, and little was tried. */
const FEWEST_STOPS = 7;

const inPanel = async (page: Page): Promise<boolean> =>
  await page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null);

/** Ctrl+Enter at each tab stop while the network is away, so that the form stays. */
async function saveAtEachStop(page: Page, path: string) {
  const posts = postsTo(page, path);
  await page.context().setOffline(true);
  await panelOf(page).getByRole('button').first().focus();
  while (await inPanel(page)) {
    const before = posts.length;
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => posts.length, { timeout: 5000 }).toBe(before + 1);
    await see(page.getByText('没有网络，尚未保存', { exact: false }).first()).toBeVisible();
    await see(page.getByRole('button', { name: /^(保存|记录还款|提交)/ }).last()).toBeEnabled();
    await page.keyboard.press('Tab');
  }
  await page.context().setOffline(false);
  expect(posts.length).toBeGreaterThan(FEWEST_STOPS);
  return posts;
}

describe('what is stored is what was typed', () => {
  it('Ctrl+Enter at every stop of the payment form sends the amount typed', async () => {
    const { page, loanId } = await openForm('p', 0);
    await panelOf(page).getByRole('textbox', { name: '金额' }).fill('123.45');
    const posts = await saveAtEachStop(page, '/api/payments');
    expect(posts.map(({ body }) => (body as { amount_minor: number }).amount_minor)).toEqual(
      posts.map(() => 12_345),
    );
    expect(new Set(posts.map(({ key }) => key)).size).toBe(1);
    const before = await countOf(desk, 'payments', { loan_id: loanId });
    await panelOf(page).getByRole('textbox', { name: '金额' }).press('Control+Enter');
    await see(panelOf(page)).toBeHidden();
    expect(await countOf(desk, 'payments', { loan_id: loanId })).toBe(before + 1);
    await see(page.getByText('123.45').first()).toBeVisible();
  });

  it('Ctrl+Enter at every stop of the note form sends what was chosen', async () => {
    const { page, loanId } = await openForm('n', 1);
    await panelOf(page).getByText('承诺还款', { exact: true }).click();
    await panelOf(page)
      .getByRole('textbox', { name: /承诺金额/ })
      .fill('500');
    await panelOf(page)
      .getByRole('textbox', { name: /承诺日/ })
      .fill('2026-03-10');
    await panelOf(page).getByLabel('内容').fill('借款人承诺三月十日还五百元。');
    const posts = await saveAtEachStop(page, '/api/collection_notes');
    for (const { body } of posts)
      expect(body).toMatchObject({
        outcome: 'promised',
        promise_amount_minor: 50_000,
        promise_on: '2026-03-10',
        content: '借款人承诺三月十日还五百元。',
      });
    expect(new Set(posts.map(({ key }) => key)).size).toBe(1);
    await panelOf(page).getByLabel('内容').press('Control+Enter');
    await see(panelOf(page)).toBeHidden();
    expect(await countOf(desk, 'collection_notes', { loan_id: loanId, outcome: 'promised' })).toBe(
      1,
    );
  });
});

describe('one form makes one record', () => {
  const written = async (loanId: number) =>
    await countOf(desk, 'collection_notes', { loan_id: loanId });

  it('after a double click on save', async () => {
    const { page, loanId } = await openForm('n', 2);
    const before = await written(loanId);
    await fillNote(page, '连点两次保存。');
    await panelOf(page).getByRole('button', { name: '保存' }).dblclick();
    await see(panelOf(page)).toBeHidden();
    expect(await written(loanId)).toBe(before + 1);
  });

  it('after Ctrl+Enter five times, and held down', async () => {
    const { page, loanId } = await openForm('n', 3);
    const before = await written(loanId);
    await fillNote(page, '按了五次。');
    await page.keyboard.down('Control');
    for (let press = 0; press < 5; press += 1) await page.keyboard.press('Enter');
    for (let repeat = 0; repeat < 5; repeat += 1) await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    await page.keyboard.up('Control');
    await see(panelOf(page)).toBeHidden();
    expect(await written(loanId)).toBe(before + 1);
  });

  it('after its answer was lost and it was saved again', async () => {
    const { page, loanId } = await openForm('n', 4);
    const before = await written(loanId);
    await fillNote(page, '回答丢了。');
    await loseNextAnswer(page, 'POST', '/api/collection_notes');
    await page.keyboard.press('Control+Enter');
    await see(panelOf(page).getByText('不会重复记录', { exact: false })).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await see(panelOf(page)).toBeHidden();
    expect(await written(loanId)).toBe(before + 1);
  });

  it('after its answer was lost and its words were changed: it says so', async () => {
    const { page, loanId } = await openForm('n', 5);
    const before = await written(loanId);
    await fillNote(page, '回答丢了。');
    await loseNextAnswer(page, 'POST', '/api/collection_notes');
    await page.keyboard.press('Control+Enter');
    await see(panelOf(page).getByText('不会重复记录', { exact: false })).toBeVisible();
    await panelOf(page).getByLabel('内容').fill('回答丢了，又改了字。');
    await page.keyboard.press('Control+Enter');
    await see(page.getByText('这份表单已经保存过一次', { exact: false })).toBeVisible();
    expect(await written(loanId)).toBe(before + 1);
  });

  it('after Back: that leads to where the form was opened', async () => {
    const { id } = await lateLoanOf(desk, 6);
    const { page } = await desk.page({ username: 'staff' });
    await page.goto('/#/collection_notes');
    await see(page.getByRole('link', { name: /新建|记一笔/ })).toBeVisible();
    await page.goto(`/#/collection_notes/create?source={"loan_id":${id}}`);
    await page.getByRole('radio', { name: '无人接听', exact: true }).check();
    await page.getByLabel('内容').fill('从单独的页面写。');
    const before = await written(id);
    await page.keyboard.press('Control+Enter');
    await see(page).toHaveURL(/collection_notes\/\d+\/show/);
    await page.goBack();
    await see(page).toHaveURL(/#\/collection_notes\/?$/);
    expect(await written(id)).toBe(before + 1);
  });
});

describe('a record that another person changed', () => {
  async function openBorrower(nth: number) {
    const { borrower_id } = await lateLoanOf(desk, nth);
    const { page } = await desk.page({ username: 'staff' });
    await page.goto(`/#/borrowers/${borrower_id}`);
    await see(page.getByLabel('工作单位')).toBeVisible();
    const theirs = async (change: object) =>
      await (await desk.server.as('staff2'))
        .put(`/api/borrowers/${borrower_id}`)
        .send(change)
        .expect(200);
    const stored = async () =>
      (await (await desk.server.as('staff2')).get(`/api/borrowers/${borrower_id}`)).body as {
        employer_name: string;
        other_lenders_count: number;
      };
    return { page, theirs, stored, id: borrower_id };
  }

  it('shows what they put there, keeps what was typed, and saves mine over it', async () => {
    const { page, theirs, stored } = await openBorrower(10);
    await page.getByLabel('工作单位').fill('我写的单位');
    await theirs({ employer_name: '他写的单位', other_lenders_count: 4 });
    await page.keyboard.press('Control+Enter');
    const notice = page.getByRole('alert').filter({ hasText: '另一人改了同样的内容' });
    await see(notice).toContainText('他写的单位');
    await see(notice).toBeInViewport();
    await see(page.getByLabel('工作单位')).toHaveValue('我写的单位');
    await page.keyboard.press('Control+Enter');
    await see(page).toHaveURL(/show/);
    expect(await stored()).toMatchObject({ employer_name: '我写的单位', other_lenders_count: 4 });
  });

  it('takes theirs on a click, and saves the rest', async () => {
    const { page, theirs, stored } = await openBorrower(11);
    await page.getByLabel('工作单位').fill('我写的单位');
    await theirs({ employer_name: '他写的单位' });
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: '采用对方的' }).click();
    await see(page.getByLabel('工作单位')).toHaveValue('他写的单位');
    expect(await stored()).toMatchObject({ employer_name: '他写的单位' });
  });

  it('is not stale for the one whose own change had its answer lost', async () => {
    const { page, stored, id } = await openBorrower(12);
    await page.getByLabel('工作单位').fill('只写一次的单位');
    await loseNextAnswer(page, 'PUT', `/api/borrowers/${id}`);
    await page.keyboard.press('Control+Enter');
    await see(page.getByText('不会重复记录', { exact: false })).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await see(page).toHaveURL(/show/);
    expect(await stored()).toMatchObject({ employer_name: '只写一次的单位' });
  });
});
