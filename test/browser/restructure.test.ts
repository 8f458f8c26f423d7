import type { BrowserContext, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  Restructure,
  RestructureFigures,
} from '../../server/contract/resources/restructures.ts';
import { openConsole, type Console } from '../helpers/console.ts';
import { query } from '../helpers/api.ts';
import { openPdf, readPages } from '../helpers/pdfPage.ts';
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
  penalty_minor: number;
  restructure_id: number | null;
  plan_restructure_id: number | null;
  installments_count: number;
  repayment_method: string;
}

const money = (minor: number) => (minor / 100).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',');
const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

async function freeLoan(): Promise<Loan> {
  const { body } = await (await desk.server.as('staff'))
    .get('/api/loans')
    .query(
      query({ filter: { tier: 'M2', status: 'active' }, range: [0, 199], sort: ['id', 'ASC'] }),
    );
  const loan = (body as Loan[]).find(
    (one) =>
      one.penalty_minor > 1000 &&
      one.restructure_id === null &&
      one.plan_restructure_id === null &&
      one.repayment_method === 'equal_installment',
  );
  if (loan === undefined) throw new Error('the demo book has no fitting loan');
  return loan;
}

const request = async (id: number) =>
  (await (await desk.server.as('staff')).get(`/api/restructures/${id}`).expect(200))
    .body as Restructure;
const idIn = (page: Page): number => Number(/restructures\/(\d+)\//.exec(page.url())?.[1]);

async function agreementText(
  context: BrowserContext,
  id: number,
  language: 'zh' | 'en',
): Promise<string> {
  const answer = await context.request.get(
    `/api/restructures/${id}/agreement?language=${language}`,
  );
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf']);
  const document = await openPdf(await answer.body());
  const pages = await readPages(document);
  await document.destroy();
  return pages.map(({ text }) => text).join(' ');
}

async function sign(page: Page, party: '借款人' | '贷款人', last: boolean): Promise<void> {
  await page
    .getByRole('button', { name: /^登记签署/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: '登记签署' });
  await dialog.getByText(party, { exact: true }).click();
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: `${party}签署页.pdf`, mimeType: 'application/pdf', buffer: PDF });
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await see(page.getByText(last ? '各方均已签署，新的还款计划已生效' : '签署已登记')).toBeVisible();
}

describe('a restructure', () => {
  it("goes from a borrower's trouble to a plan in force: asked, decided, signed", async () => {
    const loan = await freeLoan();
    const staff = await desk.page({ username: 'staff' });
    const { page } = staff;
    await page.goto(`/#/loans/${loan.id}/show`);
    await page.getByRole('link', { name: '申请重组' }).click();
    await see(page).toHaveURL(/restructures\/create/);
    await page.getByText('失业', { exact: true }).click();
    await page.getByLabel('情况说明').fill('所在工厂裁员，下月入职新单位，希望延长期限并减免罚息');
    await page.getByText('展期', { exact: true }).click();
    await page.getByText('减免', { exact: true }).first().click();
    await page.getByLabel('新期数').fill('0');
    await page.getByRole('button', { name: '保存并提交' }).click();
    // What is wrong stands at its field, and what was typed is still there.
    await see(page.getByLabel('新期数')).toHaveAttribute('aria-invalid', 'true');
    await see(page.getByLabel('情况说明')).toHaveValue(/裁员/);
    await page.getByLabel('新期数').fill('18');
    await see(page.getByText('新计划待还（元）')).toBeVisible();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '离职证明.pdf', mimeType: 'application/pdf', buffer: PDF });
    await page.getByRole('button', { name: '保存草稿' }).click();
    await see(page).toHaveURL(/restructures\/\d+/);
    // The new page: the one before it names the file as well, and goes as it comes.
    await see(page.getByText('重组草稿', { exact: true }).first()).toBeVisible();
    await see(page.getByText('离职证明.pdf').first()).toBeVisible();
    await page.getByRole('button', { name: '保存并提交' }).click();
    await page.getByRole('dialog').getByRole('button', { name: /提交/ }).click();
    await see(page.getByText('申请已提交，等待主管决定')).toBeVisible();
    await see(page).toHaveURL(/restructures\/\d+\/show/);
    const id = idIn(page);
    await see(page.getByRole('button', { name: /^批准/ })).toHaveCount(0);

    const chief = await desk.page({ username: 'supervisor' });
    await chief.page.goto(`/#/restructures/${id}/show`);
    await see(chief.page.getByText('离职证明.pdf').first()).toBeVisible();
    await see(
      chief.page.getByRole('heading', { name: '现行计划与新计划', exact: true }),
    ).toBeVisible();
    await see(chief.page.getByRole('button', { name: /^批准/ })).toBeEnabled();
    await chief.page.keyboard.press('a');
    await chief.page.keyboard.type('情况属实，同意。');
    await chief.page.keyboard.press('Enter');
    await see(chief.page.getByText(/^已批准/).first()).toBeVisible();
    expect(await request(id)).toMatchObject({
      status: 'approved',
      decision_comment: '情况属实，同意。',
    });

    await page.reload();
    await sign(page, '借款人', false);
    await sign(page, '贷款人', true);
    expect(await request(id)).toMatchObject({ status: 'effective', plan_status: 'kept' });
    await page.goto(`/#/loans/${loan.id}/show`);
    await see(page.getByText('履约期间不得催收').first()).toBeVisible();
    expect([staff.errors, chief.errors]).toEqual([[], []]);

    const figures = (
      (await (await desk.server.as('staff')).get(`/api/restructures/${id}/review`).expect(200))
        .body as { frozen: RestructureFigures }
    ).frozen;
    const next = figures.after.installments.filter((row) => !row.kept);
    expect(next).toHaveLength(18);
    for (const language of ['zh', 'en'] as const) {
      const text = await agreementText(staff.context, id, language);
      for (const row of next) expect(text).toContain(row.due_on);
      expect(text).toContain(money(next.reduce((sum, row) => sum + row.principal_minor, 0)));
      expect(text).toContain(
        money(
          next.reduce(
            (sum, row) =>
              sum + row.principal_minor + row.interest_minor + row.penalty_minor + row.cost_minor,
            0,
          ),
        ),
      );
      expect(text).toContain(loan.loan_no);
    }
  });
});
