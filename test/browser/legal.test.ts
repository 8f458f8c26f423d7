import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LegalCase } from '../../server/contract/resources/legalCases.ts';
import type { PrepareCheck } from '../../server/contract/resources/filing.ts';
import { FILING_EVIDENCE } from '../../server/contract/enums.ts';
import { addDays } from '../../server/domain/time/calendar.ts';
import { openConsole, type Console } from '../helpers/console.ts';
import { query, TODAY } from '../helpers/api.ts';
import { see } from '../helpers/see.ts';

let desk: Console;
beforeAll(async () => {
  desk = await openConsole();
});
afterAll(async () => {
  await desk.close();
});

interface Loan {
  id: number;
  loan_no: string;
  borrower_id: number;
}

const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

/**
 * Two overdue loans that nothing but evidence keeps from a draft, made complete but for what the
 * second lacks.
 */
async function twoLoans(lacking: string): Promise<[Loan, Loan]> {
  const staff = await desk.server.as('staff');
  const { body: loans } = await staff
    .get('/api/loans')
    .query(
      query({ filter: { tier: 'M4', status: 'active' }, range: [0, 59], sort: ['id', 'ASC'] }),
    );
  const { body: check } = await staff
    .post('/api/legal_cases/prepare_check')
    .send({ loan_ids: (loans as Loan[]).map(({ id }) => id) })
    .expect(200);
  const plain = (check as PrepareCheck).loans
    .filter(
      ({ reasons, missing }) =>
        reasons.length === 1 &&
        reasons[0] === 'evidence' &&
        missing.length === FILING_EVIDENCE.length,
    )
    .slice(0, 2);
  const chosen = plain.map(({ loan_id }) => (loans as Loan[]).find(({ id }) => id === loan_id));
  const [first, second] = chosen;
  if (first === undefined || second === undefined)
    throw new Error('the demo book has no two fitting loans');
  for (const [loan, kinds] of [
    [first, FILING_EVIDENCE],
    [second, FILING_EVIDENCE.filter((kind) => kind !== lacking)],
  ] as const) {
    for (const kind of kinds) {
      await staff
        .post('/api/attachments')
        .field({ resource: 'loans', record_id: String(loan.id), kind })
        .attach('file', Buffer.concat([PDF, Buffer.from(`% ${loan.id} ${kind}\n`)]), {
          filename: `${kind}.pdf`,
          contentType: 'application/pdf',
        })
        .expect(201);
    }
  }
  return [first, second];
}

const caseIn = async (page: Page): Promise<LegalCase> =>
  (
    await (
      await desk.server.as('staff')
    )
      .get(`/api/legal_cases/${/legal_cases\/(\d+)/.exec(page.url())?.[1]}`)
      .expect(200)
  ).body as LegalCase;

async function advance(
  page: Page,
  stage: string,
  fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void> = async () => undefined,
): Promise<void> {
  await page.getByRole('button', { name: `进入「${stage}」` }).click();
  const dialog = page.getByRole('dialog', { name: '推进案件阶段' });
  await fill(dialog);
  await dialog.getByRole('button', { name: '推进', exact: true }).click();
  await see(dialog).toHaveCount(0);
  await see(page.locator('[aria-current="step"]')).toContainText(stage);
}

describe('legal cases', () => {
  it('go from overdue loans to a judgment: prepared at once, filed, their days shown', async () => {
    const [ready, lacking] = await twoLoans('demand_record');
    const { page, errors } = await desk.page({ username: 'staff' });
    await page.goto(
      `/#/loans?filter=${encodeURIComponent(JSON.stringify({ id: [ready.id, lacking.id] }))}`,
    );
    await page.locator('thead input[type=checkbox]').check();
    await page.getByRole('button', { name: '立案准备' }).click();
    const preparing = page.getByRole('dialog', { name: '为 2 笔贷款准备立案' });
    await see(preparing.getByRole('region', { name: '证据不全' })).toContainText(lacking.loan_no);
    await see(preparing.getByText('缺少催告记录')).toBeVisible();
    await preparing.getByRole('button', { name: '建立 1 份草稿' }).click();
    await see(preparing.getByText('建立了 1 份案件草稿。')).toBeVisible();
    await preparing.getByRole('link', { name: ready.loan_no }).click();
    await see(page.getByText('五项证据齐全。')).toBeVisible();

    // The other gets its draft from the loan, and what is missing at the gate.
    await page.goto(`/#/loans/${lacking.id}/show?tab=cases`);
    await see(page.getByRole('region', { name: '诉讼时效' })).toContainText('《民法典》第 188 条');
    await page.getByRole('button', { name: '新建案件', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '新建案件' }).click();
    await see(page.getByText('案件已建立')).toBeVisible();
    await page.getByRole('row').filter({ hasText: '草稿' }).click();
    await see(page.getByText('还缺 1 项：催告记录。')).toBeVisible();
    await page
      .locator('input[type=file][aria-label="上传催告记录"]')
      .setInputFiles({ name: '催告函.pdf', mimeType: 'application/pdf', buffer: PDF });
    await see(page.getByText('五项证据齐全。')).toBeVisible();
    await advance(page, '催告');
    await advance(page, '已立案', async (dialog) => {
      await dialog.getByLabel('法院').fill('北京市朝阳区人民法院');
      await dialog.getByLabel('案号').fill('(2026)京0105民初8888号');
    });
    expect(await caseIn(page)).toMatchObject({
      stage: 'filed',
      filed_on: TODAY,
      case_no: '(2026)京0105民初8888号',
    });

    const [hearing, expiry] = [addDays(TODAY, 12), addDays(TODAY, 20)];
    // The court has to have the application seven days before a preservation ends.
    const renewal = addDays(expiry, -7);
    const panel = page.locator('.MuiDrawer-paper[role=dialog]');
    await page.getByRole('tab', { name: '开庭' }).click();
    await page.getByRole('button', { name: '登记开庭' }).click();
    await panel.getByLabel('日期').fill(hearing);
    await panel.getByLabel('时间').fill('9 点');
    await panel.getByLabel('事项').fill('第一次开庭');
    await panel.getByRole('button', { name: '登记' }).click();
    // What is wrong stands at its field, and what was typed is still there.
    await see(panel.getByText('请填时间，如 09:30')).toBeVisible();
    await see(panel.getByLabel('事项')).toHaveValue('第一次开庭');
    await panel.getByLabel('时间').fill('09:30');
    await panel.getByRole('button', { name: '登记' }).click();
    await see(page.getByText('开庭已登记')).toBeVisible();
    await page.getByRole('tab', { name: '保全与执行' }).click();
    await page.getByRole('button', { name: '登记措施' }).click();
    await panel.getByLabel('财产', { exact: false }).last().fill('工商银行存款');
    await panel.getByLabel('裁定载明的到期日').fill(expiry);
    await panel.getByRole('button', { name: '登记' }).click();
    await see(page.getByText('措施已登记')).toBeVisible();
    await advance(page, '审理');
    await advance(page, '判决', async (dialog) => {
      await dialog.getByLabel('判决金额').fill('10000');
      await dialog.getByLabel('送达我方日').fill(TODAY);
    });
    await see(page.getByRole('region', { name: '下一期限' })).toContainText(hearing);
    await see(page.getByText('进入阶段 · 判决')).toBeVisible();

    const name = await page.locator('header h2').first().innerText();
    await page.goto('/#/deadlines');
    // Fifteen days from service end on a Friday.
    await see(
      page.getByRole('row').filter({ hasText: '8888号' }).filter({ hasText: '上诉' }),
    ).toContainText(addDays(TODAY, 15));
    await see(
      page.getByRole('row').filter({ hasText: '8888号' }).filter({ hasText: '措施到期' }),
    ).toContainText(renewal);
    await page.getByRole('button', { name: '日历' }).click();
    await see(
      page.locator(`[data-day="${addDays(TODAY, 15)}"]`).getByText(`上诉 ${name}`),
    ).toBeVisible();
    await see(page.locator(`[data-day="${renewal}"]`).getByText(`续行 ${name}`)).toBeVisible();
    await page.locator(`[data-day="${TODAY}"]`).focus();
    await page.keyboard.press('PageDown');
    await see(page.getByRole('heading', { name: '2026年4月' })).toBeVisible();
    expect(errors).toEqual([]);
  });

  it('are owned by people at work, and lead to what is due first', async () => {
    const admin = await desk.server.as('admin');
    const { body: people } = await admin
      .get('/api/users')
      .query(query({ filter: { role: 'staff', active: true }, sort: ['id', 'DESC'] }));
    const [gone, here] = people as { id: number; full_name: string; version: number }[];
    if (gone === undefined || here === undefined)
      throw new Error('the demo book has no two people of the desk');
    await admin
      .put(`/api/users/${gone.id}`)
      .send({ active: false, version: gone.version })
      .expect(200);
    const { page, errors } = await desk.page({ username: 'supervisor', width: 1440 });
    await page.goto('/#/legal_cases/create');
    await page.getByLabel('负责人').click();
    await see(page.getByRole('option', { name: here.full_name })).toBeVisible();
    await see(page.getByRole('option', { name: gone.full_name })).toHaveCount(0);

    await page.goto('/#/legal_cases');
    await page.getByRole('link', { name: '按期限查看' }).click();
    await see(page).toHaveURL(/deadlines\?owner=all/);
    // A wide window has room for the law beside each date.
    await see(page.getByRole('columnheader', { name: '依据' })).toBeVisible();
    await see(page.getByRole('cell', { name: /^《民.+》第 \d+ 条$/ }).first()).toBeVisible();
    await page.setViewportSize({ width: 1280, height: 720 });
    await see(page.getByRole('columnheader', { name: '依据' })).toHaveCount(0);
    expect(errors).toEqual([]);
  });
});
