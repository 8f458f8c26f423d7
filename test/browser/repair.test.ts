import type { BrowserContext, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CreditRepair } from '../../server/contract/resources/creditRepairs.ts';
import type { RepairFile } from '../../server/contract/resources/repairFile.ts';
import { addDays, addMonths } from '../../server/domain/time/calendar.ts';
import { query } from '../helpers/api.ts';
import { openConsole, type Console } from '../helpers/console.ts';
import { addressWith } from '../helpers/screens.ts';
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
  borrower_id: number;
  disbursed_on: string;
}

const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

const asStaff = async <T>(path: string): Promise<T> =>
  (await (await desk.server.as('staff')).get(path).expect(200)).body as T;
const repairIn = (page: Page): number => Number(/credit_repairs\/(\d+)\//.exec(page.url())?.[1]);

/** A loan that was never late, of a borrower who has asked for nothing yet. */
async function punctualLoan(today: string): Promise<Loan> {
  const { body } = await (await desk.server.as('staff'))
    .get('/api/loans')
    .query(
      query({ filter: { tier: 'M0', status: 'active' }, range: [0, 199], sort: ['id', 'ASC'] }),
    );
  for (const loan of body as Loan[]) {
    if (loan.disbursed_on > addMonths(today, -6)) continue;
    const path = await asStaff<{ loans: { months_overdue: number }[]; requests: unknown[] }>(
      `/api/borrowers/${loan.borrower_id}/path_back`,
    );
    if (
      path.requests.length === 0 &&
      path.loans.every(({ months_overdue }) => months_overdue === 0)
    )
      return loan;
  }
  throw new Error('the demo book has no fitting loan');
}

async function pdfText(context: BrowserContext, path: string): Promise<string> {
  const answer = await context.request.get(path);
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf']);
  const document = await openPdf(await answer.body());
  const pages = await readPages(document);
  await document.destroy();
  return pages.map(({ text }) => text).join(' ');
}

/** Takes an objection down, with a file, and answers its id. */
async function intake(page: Page, loan: Loan, received_on: string): Promise<number> {
  await page.goto(`/#/loans/${loan.id}/show`);
  await page.getByRole('button', { name: '联系', exact: true }).click();
  await page.getByRole('menuitem', { name: '登记信用修复申请' }).click();
  await page.getByText('异议', { exact: true }).click();
  await page.getByText('欠款属实，但要求删除记录').click();
  // What law forbids is said before it is sent, with the ways there are.
  await see(page.getByText('属实的记录不能提前删除')).toBeVisible();
  await page.getByRole('button', { name: '改为这样登记' }).first().click();
  await page.getByText('系统差错', { exact: true }).click();
  await page.getByLabel('收到日期').fill(received_on);
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await see(page.getByLabel('申请内容')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('申请内容').fill('上月已按时还款，征信却显示逾期，请核实更正。');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await see(page).toHaveURL(/credit_repairs\/\d+\/show/);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: '银行流水.pdf', mimeType: 'application/pdf', buffer: PDF });
  await page.getByRole('button', { name: /^上传/ }).click();
  await see(page.getByText('银行流水.pdf').first()).toBeVisible();
  return repairIn(page);
}

/** The report's months are typed, and the one that differs is found. */
async function compare(page: Page): Promise<void> {
  await page.keyboard.press('b');
  const panel = page.getByRole('dialog', { name: '录入征信记录' });
  await panel.getByLabel('各月状态').fill('3nＮx');
  await see(panel.getByText('已读出 3 个月', { exact: false })).toBeVisible();
  await panel.getByRole('button', { name: '保存并比对' }).click();
  await see(panel.getByText('第 4 位“X”不是还款状态')).toBeVisible();
  await panel.getByLabel('各月状态').fill('3nＮ');
  await panel.getByRole('button', { name: '保存并比对' }).click();
  await see(page.getByText('1 项有出入，其中 1 项征信更差')).toBeVisible();
}

/** Esc closes a form and stays on the case; what was typed waits, and is given up on purpose. */
async function thinkAgain(page: Page): Promise<void> {
  await page.keyboard.press('e');
  const panel = page.getByRole('dialog', { name: '修改申请内容' });
  await see(panel.getByRole('radio', { checked: true }).first()).toBeFocused();
  await page.keyboard.press('Escape');
  await see(panel).toBeHidden();
  await page.keyboard.press('e');
  await panel.getByLabel('申请内容').fill('改到一半');
  await page.keyboard.press('Escape');
  const bar = page.getByRole('complementary', { name: '尚未保存的内容' });
  await bar.getByRole('button', { name: '继续' }).click();
  await see(panel.getByLabel('申请内容')).toHaveValue('改到一半');
  await panel.getByRole('button', { name: '取消' }).click();
  await see(panel).toBeHidden();
  await bar.getByRole('button', { name: /^放弃/ }).click();
  await page.getByRole('button', { name: '确认' }).click();
  await see(bar).toBeHidden();
  // Keys rest while the question fades.
  await see(page.getByText('放弃已填写的内容？')).toHaveCount(0);
  await see(page).toHaveURL(/credit_repairs\/\d+\/show/);
}

/**
 * What was taken down is put right while it waits for a decision: first what that does is said, and
 * a refusal leaves what was typed.
 */
async function correctWhileWaiting(page: Page): Promise<void> {
  await page.keyboard.press('e');
  const panel = page.getByRole('dialog', { name: '修改申请内容' });
  await see(panel.getByText('保存改动会收回处理意见', { exact: false })).toBeVisible();
  await see(panel.getByText('欠款属实，但要求删除记录')).toHaveCount(0);
  await panel.getByText('疾病', { exact: true }).click();
  await panel.getByLabel('申请内容').fill('字'.repeat(2001));
  await panel.getByRole('button', { name: '保存' }).click();
  await see(panel.getByLabel('申请内容')).toHaveAttribute('aria-invalid', 'true');
  await see(panel.getByRole('radio', { name: '疾病' })).toBeChecked();
  await panel.getByLabel('申请内容').fill('二月已按时还款，征信却显示逾期。');
  await panel.getByRole('button', { name: '保存' }).click();
  await see(page.getByText('已修改，处理意见已收回，请重新提交')).toBeVisible();
  await see(page.getByText('由您核查', { exact: false })).toBeVisible();
  await see(page.getByText('二月已按时还款，征信却显示逾期。')).toBeVisible();
}

async function propose(page: Page): Promise<void> {
  await page.keyboard.press('p');
  await page.getByText('建议同意', { exact: true }).click();
  await page.getByLabel('说明', { exact: true }).fill('账务逐月正常，征信逾期不实。');
  await page.getByRole('button', { name: '提交给主管' }).click();
  await see(page.getByText('等待主管决定。')).toBeVisible();
}

describe('a credit-repair request', () => {
  it('goes from an objection to a correction: received, compared, decided, answered', async () => {
    const { business_date: today } = await asStaff<{ business_date: string }>('/api/session');
    const loan = await punctualLoan(today);
    const staff = await desk.page({ username: 'staff' });
    const { page, context } = staff;
    const id = await intake(page, loan, addDays(today, -150));

    await page.goto('/#/credit_repairs');
    await see(page.getByText('已过答复期限')).toBeVisible();
    await see(page.locator('tbody tr').first()).toBeVisible();
    await page.keyboard.press('n');
    await see(page).toHaveURL(new RegExp(`credit_repairs/${id}/show`));
    await see(page.getByText('由您核查', { exact: false })).toBeVisible();
    await compare(page);
    await propose(page);
    await thinkAgain(page);
    await correctWhileWaiting(page);
    await propose(page);
    await see(page.getByRole('button', { name: /^同意/ })).toHaveCount(0);

    const chief = await desk.page({ username: 'supervisor' });
    await chief.page.goto(`/#/credit_repairs/${id}/show`);
    await see(chief.page.getByText('银行流水.pdf').first()).toBeVisible();
    await see(chief.page.getByRole('button', { name: /^同意/ })).toBeEnabled();
    await chief.page.keyboard.press('a');
    await chief.page.keyboard.type('核对无误。');
    await chief.page.keyboard.press('Enter');
    await see(chief.page.getByText('已同意，接下来书面答复')).toBeVisible();

    await page.reload();
    await see(page.getByRole('button', { name: /^书面答复/ })).toBeVisible();
    await page.keyboard.press('w');
    await page.getByText('邮寄', { exact: true }).click();
    await page.getByLabel('送达凭证号').fill('EMS20260305');
    await page.getByRole('button', { name: '记为已答复' }).click();
    await see(page.getByText('更正还没有报送', { exact: false })).toBeVisible();
    await page.getByRole('button', { name: '登记更正已报送' }).click();
    await page.getByLabel('报送凭证号').fill('BATCH-77');
    await page.getByRole('dialog').getByRole('button', { name: '登记', exact: true }).click();
    await see(page.getByText('BATCH-77').first()).toBeVisible();
    expect([staff.errors, chief.errors]).toEqual([[], []]);

    expect(await asStaff<CreditRepair>(`/api/credit_repairs/${id}`)).toMatchObject({
      status: 'answered',
      answer_reference: 'EMS20260305',
      answered_on: today,
      clock_state: 'answered_late',
    });
    const file = await asStaff<RepairFile>(`/api/credit_repairs/${id}/file`);
    expect(file.correction).toMatchObject({
      sent_on: today,
      reference: 'BATCH-77',
      lines: [{ field: 'month', month: addMonths(today, -1).slice(0, 7), before: '3', after: 'N' }],
    });
    const letter = await pdfText(context, `/api/credit_repairs/${id}/letter?language=zh`);
    expect(letter).toContain(loan.loan_no);
    expect(letter.replace(/\s/g, '')).toContain('我机构将向征信系统报送更正');
    const [zh, en] = [
      await pdfText(context, `/api/credit_repairs/${id}/correction?language=zh`),
      await pdfText(context, `/api/credit_repairs/${id}/correction?language=en`),
    ];
    for (const text of [zh, en]) expect(text).toContain(loan.loan_no);
  });

  it('is told from what law forbids, is held by people at work, and is reported on', async () => {
    const admin = await desk.server.as('admin');
    const { body: people } = await admin
      .get('/api/users')
      .query(query({ filter: { role: 'staff', active: true } }));
    const [gone, here] = (people as { id: number; full_name: string; version: number }[]).toSorted(
      (one, other) => other.id - one.id,
    );
    if (gone === undefined || here === undefined)
      throw new Error('the demo book has no two people of the desk');
    await admin
      .put(`/api/users/${gone.id}`)
      .send({ active: false, version: gone.version })
      .expect(200);
    const { business_date: today } = await asStaff<{ business_date: string }>('/api/session');
    const loan = await punctualLoan(today);
    const { body: forbidden } = await (await desk.server.as('staff'))
      .post('/api/credit_repairs')
      .send({
        borrower_id: loan.borrower_id,
        loan_id: loan.id,
        kind: 'objection',
        cause: 'other',
        asks_for: 'delete_true_record',
        statement: '请删除记录',
      })
      .expect(201);
    const { page, errors } = await desk.page({ username: 'supervisor' });
    await page.goto(
      `/#${addressWith('/credit_repairs/create', {
        source: {
          borrower_id: loan.borrower_id,
          loan_id: loan.id,
          kind: 'objection',
          asks_for: 'delete_true_record',
        },
      })}`,
    );
    const open = page.getByRole('link', { name: '打开那一件' });
    await see(open).toHaveAttribute(
      'href',
      `#/credit_repairs/${(forbidden as CreditRepair).id}/show`,
    );
    await page.getByText('记录有错，请核对并更正').click();
    await see(open).toHaveCount(0);

    await page.goto(`/#/credit_repairs/${(forbidden as CreditRepair).id}/show`);
    await page.getByRole('button', { name: '指派', exact: true }).click();
    await page.getByRole('combobox', { name: '交给' }).click();
    await see(page.getByRole('option', { name: here.full_name })).toBeVisible();
    await see(page.getByRole('option', { name: gone.full_name })).toHaveCount(0);

    await page.goto('/#/credit_repairs/report');
    await see(page.getByRole('button', { name: '近 90 天' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await see(page.locator('input[name=from]')).toHaveValue(addDays(today, -89));
    await page.getByRole('button', { name: '本月' }).click();
    await see(page.locator('input[name=from]')).toHaveValue(`${today.slice(0, 7)}-01`);
    await page.goto('/#/review/report');
    await see(page.getByRole('button', { name: '本月' })).toHaveAttribute('aria-pressed', 'true');
    expect(errors).toEqual([]);
  });
});
