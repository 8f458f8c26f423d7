import type { Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../helpers/api.ts';
import { openConsole, type Console } from '../helpers/console.ts';
import { countOf, lateLoanOf } from '../helpers/forms.ts';
import { see } from '../helpers/see.ts';

let desk: Console;
beforeAll(async () => {
  desk = await openConsole();
});
afterAll(async () => {
  await desk.close();
});

const field = (page: Page): Locator => page.getByRole('combobox', { name: /拼音|pinyin/ });
const hits = (page: Page): Locator => page.getByRole('option');
const panel = (page: Page): Locator => page.getByRole('dialog');

/** The search, opened by its key beside a page of no record, and what is typed into it. */
async function typed(text: string, username = 'staff', locale = 'zh-CN'): Promise<Page> {
  const { page } = await desk.page({ username, locale });
  await page.goto('/#/overdue_tiers');
  await see(page.locator('tbody tr').first()).toBeVisible();
  await page.keyboard.press('Control+k');
  await see(field(page)).toBeFocused();
  await page.keyboard.insertText(text);
  return page;
}

interface Named {
  id: number;
  loan_no: string;
  borrower_id: number;
  borrower_name: string;
}

/** A late loan of the demo book, with the name of whoever owes it. */
async function someLoan(nth = 0): Promise<Named> {
  const { id } = await lateLoanOf(desk, nth);
  const { body } = await (await desk.server.as('staff')).get(`/api/loans/${id}`);
  return body as Named;
}

/** The loans of a name that are not settled, the worst first. */
async function loansNamed(name: string): Promise<Named[]> {
  const filter = { q: name, status: ['active', 'written_off'] };
  const { body } = await (await desk.server.as('staff'))
    .get('/api/loans')
    .query(query({ filter, range: [0, 7], sort: ['days_past_due', 'DESC'] }));
  return body as Named[];
}

/** A borrower with two loans or more that are not settled. */
async function withSeveral(): Promise<Named[]> {
  const { body } = await (await desk.server.as('staff'))
    .get('/api/loans')
    .query(query({ filter: { status: 'active' }, range: [0, 99], sort: ['id', 'ASC'] }));
  const loans = body as Named[];
  const twice = loans.filter(
    ({ borrower_id }, at) => loans.findIndex((one) => one.borrower_id === borrower_id) !== at,
  );
  for (const { borrower_name } of twice) {
    const theirs = await loansNamed(borrower_name);
    if (new Set(theirs.map(({ borrower_id }) => borrower_id)).size === 1) return theirs;
  }
  throw new Error('nobody in the demo book has two loans');
}

describe('a verb with a subject', () => {
  it('opens the form of a payment with its amount, and writes nothing', async () => {
    const loan = await someLoan();
    const before = await countOf(desk, 'payments');
    const page = await typed(`记还款 ${loan.loan_no} 1,500.5`);
    await see(hits(page)).toHaveCount(1);
    await see(hits(page).first()).toContainText('记录还款 1,500.50');
    await page.keyboard.press('Enter');
    await see(page).toHaveURL(new RegExp(`#/loans/${loan.id}/show$`));
    await see(panel(page)).toContainText('记录还款');
    await see(panel(page).getByLabel(/金额/).first()).toHaveValue('1500.50');
    await see(panel(page).getByLabel(/金额/).first()).toBeFocused();
    expect(await countOf(desk, 'payments')).toBe(before);
    await page.reload();
    await see(page.getByRole('button', { name: '记录还款' })).toBeVisible();
    await see(panel(page)).toBeHidden();
  });

  it('stands behind the name as well, and asks which of several loans, worst first', async () => {
    const theirs = await withSeveral();
    const page = await typed(`${theirs[0]?.borrower_name ?? ''}还款800`);
    await see(hits(page)).toHaveCount(theirs.length);
    for (const [at, { loan_no }] of theirs.entries())
      await see(hits(page).nth(at)).toContainText(loan_no);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await see(page).toHaveURL(new RegExp(`#/loans/${theirs[1]?.id}/show$`));
    await see(panel(page).getByLabel(/金额/).first()).toHaveValue('800');
  });

  it('is English in English', async () => {
    const loan = await someLoan(1);
    const page = await typed(`pay ${loan.loan_no} 500`, 'staff', 'en-US');
    await see(hits(page).first()).toContainText('Record payment 500.00');
    await page.keyboard.press('Enter');
    await see(
      panel(page)
        .getByLabel(/Amount/)
        .first(),
    ).toHaveValue('500');
  });

  it('with what is no amount says so, and opens nothing', async () => {
    const loan = await someLoan();
    const page = await typed(`记还款 ${loan.loan_no} 5,00`);
    await see(page.getByText('“5,00”不能作为还款金额')).toBeVisible();
    await page.keyboard.press('Enter');
    await see(field(page)).toBeVisible();
    await see(hits(page)).toHaveCount(0);
  });

  it.each([
    ['记一笔', /#\/loans\/\d+\/show$/, '记一笔催收'],
    ['新建案件', /#\/loans\/\d+\/show$/, '新建案件'],
    ['结清试算', /#\/loans\/\d+\/show$/, '结清日期'],
  ])('%s opens its form on the page of the loan', async (verb, address, words) => {
    const { loan_no } = await someLoan();
    const page = await typed(`${verb} ${loan_no}`);
    await see(hits(page)).toHaveCount(1);
    await page.keyboard.press('Enter');
    await see(page).toHaveURL(address);
    await see(panel(page)).toContainText(words);
  });

  it('申请重组 leads to the request for the loan', async () => {
    const { id, loan_no } = await someLoan();
    const page = await typed(`申请重组 ${loan_no}`);
    await see(hits(page)).toHaveCount(1);
    await page.keyboard.press('Enter');
    await see(page).toHaveURL(new RegExp(`#/restructures/create\\?loan_id=${id}$`));
  });

  it('begun and not finished is offered, and typed in by Enter', async () => {
    const page = await typed('记');
    await see(hits(page).first()).toContainText('记录还款');
    await page.keyboard.press('Enter');
    await see(field(page)).toHaveValue('记录还款 ');
    await see(page.getByText('再写是谁的', { exact: false })).toBeVisible();
  });

  it('without a subject is about the loan that is open', async () => {
    const loan = await someLoan(2);
    const { page } = await desk.page({ username: 'staff' });
    await page.goto(`/#/loans/${loan.id}/show`);
    await see(page.getByRole('button', { name: '记录还款' })).toBeVisible();
    await page.keyboard.press('Control+k');
    await see(field(page)).toBeFocused();
    await page.keyboard.insertText('还款 300元');
    await see(hits(page).first()).toContainText(loan.loan_no);
    await page.keyboard.press('Enter');
    await see(panel(page).getByLabel(/金额/).first()).toHaveValue('300');
  });

  it('is none for a role that may not do it', async () => {
    const { loan_no } = await someLoan();
    const page = await typed('', 'compliance');
    await see(page.getByRole('button', { name: '结清试算' })).toBeVisible();
    await see(page.getByRole('button', { name: '记录还款' })).toBeHidden();
    await page.keyboard.insertText(`记还款 ${loan_no} 500`);
    await see(page.getByText('没有找到', { exact: false })).toBeVisible();
    await see(hits(page)).toHaveCount(0);
  });
});

describe('the search from anywhere', () => {
  it('finds a page of the menu, only those the person may enter', async () => {
    const page = await typed('用户', 'admin');
    await see(hits(page).first()).toContainText('前往');
    await page.keyboard.press('Enter');
    await see(page).toHaveURL(/#\/users$/);
    const other = await typed('用户', 'staff');
    await see(other.getByText('没有找到', { exact: false })).toBeVisible();
  });

  it('is opened by Ctrl+K also where the page has a search, and closed by it', async () => {
    const { page } = await desk.page({ username: 'staff' });
    await page.goto('/#/loans');
    await page.locator('#main-content input[name="q"]').focus();
    await page.keyboard.press('Control+k');
    await see(field(page)).toBeFocused();
    await page.keyboard.press('Control+k');
    await see(field(page)).toBeHidden();
  });

  it('begins with what this person opened last, of which the browser keeps no name', async () => {
    const [first, second] = [await someLoan(), await someLoan(3)];
    const { page } = await desk.page({ username: 'staff' });
    for (const address of [`loans/${first.id}`, `borrowers/${second.borrower_id}`]) {
      await page.goto(`/#/${address}/show`);
      await see(page.getByRole('button', { name: '记录还款' })).toBeVisible();
    }
    await page.goto('/#/overdue_tiers');
    await see(page.locator('tbody tr').first()).toBeVisible();
    await page.keyboard.press('/');
    await see(hits(page).nth(0)).toContainText(second.borrower_name);
    await see(hits(page).nth(1)).toContainText(first.loan_no);
    const kept = await page.evaluate(() =>
      Object.entries(localStorage).filter(([key]) => key.startsWith('DaihouRecent')),
    );
    expect(kept.map(([, value]) => JSON.parse(value) as unknown)).toEqual([
      [
        { kind: 'borrowers', id: second.borrower_id },
        { kind: 'loans', id: first.id },
      ],
    ]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await see(page).toHaveURL(new RegExp(`#/loans/${first.id}/show$`));
  });

  it('waits with Enter for what is looked for', async () => {
    const loan = await someLoan(4);
    const page = await typed(loan.loan_no);
    await page.keyboard.press('Enter');
    await see(page).toHaveURL(new RegExp(`#/loans/${loan.id}/show$`));
  });

  it('says in the list of keys what it can do', async () => {
    const { page } = await desk.page({ username: 'staff' });
    await page.goto('/#/overdue_tiers');
    await see(page.locator('tbody tr').first()).toBeVisible();
    await page.keyboard.press('?');
    await see(page.getByRole('dialog')).toContainText('记还款 王伟 500');
  });
});
