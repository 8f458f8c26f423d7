import type { Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConsole, type Console } from '../helpers/console.ts';
import { countOf, lateLoanOf, loseNextAnswer } from '../helpers/forms.ts';
import { see } from '../helpers/see.ts';

let desk: Console;
beforeAll(async () => {
  desk = await openConsole();
});
afterAll(async () => {
  await desk.close();
});

const WORDS = '住院两个月，收入中断，希望延长期限';
const paper = (name: string, text = '%PDF-1.7 诊断') => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(text),
});

/** A request half written, with a paper chosen. */
async function halfWritten(nth: number): Promise<{ page: Page; choose: Locator; loanId: number }> {
  const { id: loanId } = await lateLoanOf(desk, nth);
  const { page } = await desk.page({ username: 'staff' });
  await page.goto('/#/restructures');
  await see(page.getByRole('button', { name: '导出' })).toBeVisible();
  await page.goto(`/#/restructures/create?loan_id=${loanId}`);
  await page.getByText('疾病', { exact: true }).click();
  await page.getByLabel('情况说明').fill(WORDS);
  await page.getByText('展期', { exact: true }).click();
  const choose = page.locator('input[type=file]');
  await choose.setInputFiles([paper('诊断证明.pdf')]);
  await see(page.getByText('诊断证明.pdf')).toBeVisible();
  return { page, choose, loanId };
}

const filesOf = async (): Promise<number> =>
  await countOf(desk, 'attachments', { resource: 'restructures' });
const requestsOf = async (loan_id: number): Promise<number> =>
  await countOf(desk, 'restructures', { loan_id });

describe('evidence chosen while a request is written', () => {
  it('is saved with it, once, also where the first answer was lost', async () => {
    const { page, choose, loanId } = await halfWritten(50);
    const before = await filesOf();
    await choose.setInputFiles([paper('收入流水.pdf'), paper('住院清单.pdf')]);
    await loseNextAnswer(page, 'POST', '/api/restructures');
    await page.keyboard.press('Control+Enter');
    await see(page.getByText('不会重复记录', { exact: false })).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await see(page).toHaveURL(/restructures\/\d+/);
    for (const name of ['诊断证明.pdf', '收入流水.pdf', '住院清单.pdf'])
      await see(page.getByText(name).first()).toBeVisible();
    expect([await filesOf(), await requestsOf(loanId)]).toEqual([before + 3, 1]);
  });

  it('is named where it is refused, and nothing typed or chosen is lost', async () => {
    const { page, choose, loanId } = await halfWritten(51);
    const before = await filesOf();
    await choose.setInputFiles([paper('不是文档.pdf', 'MZ-program')]);
    await page.keyboard.press('Control+Enter');
    const alert = page.getByRole('alert').filter({ hasText: '不能上传「不是文档.pdf」' });
    await see(alert.first()).toBeVisible();
    await see(page.getByLabel('情况说明')).toHaveValue(WORDS);
    expect([await filesOf(), await requestsOf(loanId)]).toEqual([before, 0]);
    await page.getByRole('button', { name: '移除「不是文档.pdf」' }).click();
    await page.keyboard.press('Control+Enter');
    await see(page).toHaveURL(/restructures\/\d+/);
    expect([await filesOf(), await requestsOf(loanId)]).toEqual([before + 1, 1]);
  });

  it('stays with the draft that is left; after a reload its name asks for it again', async () => {
    const { page, choose, loanId } = await halfWritten(52);
    await page.getByLabel('情况说明').press('Escape');
    await see(page).toHaveURL(/#\/restructures$/);
    const bar = page.getByRole('complementary', { name: '尚未保存的内容' });
    await bar.getByRole('button', { name: '继续' }).click();
    await see(page.getByLabel('情况说明')).toHaveValue(WORDS);
    await see(page.getByText('诊断证明.pdf')).toBeVisible();
    await see(page.getByText('需重新选择', { exact: true })).toBeHidden();
    await page.reload();
    await see(page.getByText('需重新选择', { exact: true })).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await see(page.getByText('「诊断证明.pdf」需要重新选择', { exact: false })).toBeVisible();
    expect(await requestsOf(loanId)).toBe(0);
    await page.getByRole('button', { name: '移除「诊断证明.pdf」' }).click();
    await choose.setInputFiles([paper('诊断证明.pdf')]);
    await page.keyboard.press('Control+Enter');
    await see(page).toHaveURL(/restructures\/\d+/);
    expect(await requestsOf(loanId)).toBe(1);
  });
});
