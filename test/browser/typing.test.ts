import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConsole, type Console } from '../helpers/console.ts';
import { lateLoanOf, postsTo } from '../helpers/forms.ts';
import { see } from '../helpers/see.ts';

let console_: Console;
beforeAll(async () => {
  console_ = await openConsole();
});
afterAll(async () => {
  await console_.close();
});

/** The form of a new loan, as a clerk has it before them. */
async function newLoan(): Promise<Page> {
  const { page } = await console_.page({ username: 'staff' });
  await page.goto('/#/loans/create');
  await see(page.getByLabel('本金')).toBeVisible({ timeout: 30_000 });
  return page;
}

describe('a number typed into a form', () => {
  it('is read as people write it, and shown as it was understood', async () => {
    const page = await newLoan();
    for (const [label, typed, shown] of [
      ['本金', '1.4638万', '14638'],
      ['本金', '３，２４１．５', '3241.50'],
      ['年利率', '１２．５％', '12.50'],
      ['期数', '１２', '12'],
    ] as const) {
      const field = page.getByLabel(label).first();
      await field.fill(typed);
      await field.blur();
      await see(field).toHaveValue(shown);
    }
  });

  it('with a comma where the point belongs is refused at its field', async () => {
    const page = await newLoan();
    await page.getByLabel('本金').first().fill('1035,29');
    await page.getByLabel('年利率').first().fill('12,5');
    await page.getByLabel('期数').first().fill('1e3');
    await page.getByRole('button', { name: '保存' }).click();
    await see(page.getByText('逗号只用于千位分隔')).toBeVisible();
    await see(page.getByText('小数点用“.”')).toBeVisible();
    await see(page.getByText('请填整数')).toBeVisible();
  });

  it('is not changed by the mouse wheel', async () => {
    const page = await newLoan();
    const field = page.getByLabel('期数').first();
    await field.fill('12');
    await field.hover();
    await page.mouse.wheel(0, 300);
    await page.mouse.wheel(0, -300);
    await page.keyboard.press('ArrowDown');
    await see(field).toHaveValue('12');
  });
});

describe('the search from anywhere', () => {
  it('finds a loan by its borrower read aloud, worst first, with who and how much', async () => {
    const staff = await console_.server.as('staff');
    const sort = '["days_past_due","DESC"]';
    const filter = '{"q":"li"}';
    const { body } = await staff.get('/api/loans').query({ filter, sort, range: '[0,0]' });
    const [worst] = body as { loan_no: string; overdue_minor: number }[];
    const { page } = await console_.page({ username: 'staff' });
    await page.goto('/#/borrowers');
    await page.getByRole('button', { name: '搜索' }).first().click({ timeout: 30_000 });
    await page.getByRole('combobox', { name: /拼音/ }).fill('li');
    const hit = page.getByRole('option').filter({ hasText: 'DH-' }).first();
    await see(hit).toContainText(worst?.loan_no ?? '-', { timeout: 30_000 });
    await see(hit).toContainText(/[\u4e00-\u9fff]{2,4} \d{4}/);
    await see(hit).toContainText(/逾期 [\d,]+\.\d{2}/);
  });
});

describe('text pasted into a field of one line', () => {
  it('of several lines or cells is not taken, and the field says why', async () => {
    const { page } = await console_.page({ username: 'staff' });
    await page.goto('/#/borrowers/create');
    const name = page.getByLabel('姓名').first();
    const paste = async (text: string) => {
      await name.evaluate((field, data) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', data);
        field.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
        );
      }, text);
      return await name.evaluate((field) => (field as HTMLInputElement).validationMessage);
    };
    await name.fill('张');
    expect(await paste('张三\r\n李四')).toContain('这里只能填一行');
    await see(name).toHaveValue('张');
    await name.fill('张三');
    expect(await name.evaluate((field) => (field as HTMLInputElement).validationMessage)).toBe('');
    expect(await paste('张三\t13800138000')).toContain('这里只能填一行');
    await name.fill('');
    expect(await paste('张三\n')).toBe('');
  });
});

/** What an input method has under way at the caret, not yet chosen. */
async function compose(page: Page, letters: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const caret = { selectionStart: letters.length, selectionEnd: letters.length };
  await devtools.send('Input.imeSetComposition', { text: letters, ...caret });
}

describe('Chinese that is still being composed', () => {
  it('is not saved, and its keys are no commands: what is chosen is what is kept', async () => {
    const { id } = await lateLoanOf(console_, 0);
    const { page } = await console_.page({ username: 'staff' });
    await page.goto(`/#/loans/${id}/show`);
    await see(page.getByRole('button', { name: '记录还款' })).toBeVisible({ timeout: 30_000 });
    await page.keyboard.press('n');
    const panel = page.getByRole('dialog');
    await panel.getByText('无人接听', { exact: true }).click();
    const posts = postsTo(page, '/api/collection_notes');
    const content = panel.getByLabel('内容');
    await content.focus();
    for (const key of ['Control+Enter', 'Meta+Enter', 'Escape', 'p']) {
      await compose(page, 'nihao');
      await page.keyboard.press(key);
      await see(panel, key).toBeVisible();
      await see(panel.getByRole('radio', { name: '无人接听' }), key).toBeChecked();
    }
    await content.fill('');
    await compose(page, 'nihao');
    await page.keyboard.insertText('您好');
    await see(content).toHaveValue('您好');
    expect(posts).toEqual([]);
    await content.press('Control+Enter');
    await see(panel).toBeHidden();
    expect(posts.map(({ body }) => (body as { content: string }).content)).toEqual(['您好']);
  });

  it('chooses no hit of the search, and closes it by no key', async () => {
    const { page } = await console_.page({ username: 'staff' });
    await page.goto('/#/loans');
    await page.getByRole('button', { name: '搜索' }).first().click({ timeout: 30_000 });
    const search = page.getByRole('combobox', { name: /拼音/ });
    await see(search).toBeFocused();
    await compose(page, 'linchaoyi');
    for (const key of ['Enter', 'Escape']) await page.keyboard.press(key);
    // What closes a dialog lets it fade first.
    await page.waitForTimeout(500);
    await see(search).toBeVisible();
    expect(new URL(page.url()).hash).toBe('#/loans');
    await search.fill('');
    await compose(page, 'linchaoyi');
    await page.keyboard.insertText('林超毅');
    await see(search).toHaveValue('林超毅');
    await see(page.getByRole('option').filter({ hasText: '林超毅' }).first()).toBeVisible();
  });
});
