import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConsole, type Console } from '../helpers/console.ts';
import { query, TODAY } from '../helpers/api.ts';
import { see } from '../helpers/see.ts';

let console_: Console;
beforeAll(async () => {
  console_ = await openConsole();
});
afterAll(async () => {
  await console_.close();
});

interface Loan {
  id: number;
  loan_no: string;
  repayment_method: string;
  penalty_minor: number;
  outstanding_minor: number;
  principal_outstanding_minor: number;
  unallocated_minor: number;
  paid_count: number;
  installments_count: number;
  next_due_on: string | null;
}

/** The first loan of a tier that fits; the book is the same every day. */
async function loanIn(tier: string, fits: (loan: Loan) => boolean): Promise<Loan> {
  const staff = await console_.server.as('staff');
  const { body } = await staff
    .get('/api/loans')
    .query(query({ filter: { tier, status: 'active' }, range: [0, 199], sort: ['id', 'ASC'] }));
  const loan = (body as Loan[]).find(fits);
  if (loan === undefined) throw new Error(`the demo book has no fitting loan in ${tier}`);
  return loan;
}

const money = (minor: number) => (minor / 100).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',');

async function open(username: string, path: string): Promise<{ page: Page; errors: string[] }> {
  const { page, errors } = await console_.page({ username });
  await page.goto(`/#${path}`);
  return { page, errors };
}

describe('the books of a loan', () => {
  it('staff asks for a waiver of penalty, a supervisor approves, the ledger tells', async () => {
    const loan = await loanIn('M2', ({ penalty_minor }) => penalty_minor > 100);
    const staff = await console_.server.as('staff');
    // The loan's penalty has compound interest in it, which is waived by itself.
    const { body: quote } = await staff.get(`/api/loans/${loan.id}/payoff`);
    const penalty = (quote as { parts: { penalty: number } }).parts.penalty;
    const what = `减免罚息 ${money(penalty)} 元`;
    const asking = await open('staff', `/loans/${loan.id}/show`);
    await asking.page.getByRole('button', { name: '调整', exact: true }).click();
    await asking.page.getByRole('menuitem', { name: '申请减免' }).click();
    const panel = asking.page.getByRole('dialog', { name: '申请减免' });
    await panel.getByText('罚息', { exact: true }).click();
    await panel.getByRole('button', { name: `全部 ${money(penalty)}` }).click();
    await panel.getByLabel('事由').fill('借款人住院，凭出院证明减免罚息。');
    await panel.getByRole('button', { name: '提交申请' }).click();
    const waiting = asking.page.getByRole('region', { name: '待决定的调整' });
    await see(waiting.getByText(what)).toBeVisible();
    await see(waiting.getByText('等待主管决定')).toBeVisible();
    await see(waiting.getByRole('button', { name: '批准' })).toHaveCount(0);

    const deciding = await open('supervisor', '/adjustments');
    await deciding.page
      .getByRole('row')
      .filter({ hasText: loan.loan_no })
      .getByText('罚息')
      .click();
    await see(deciding.page.getByText('借款人住院，凭出院证明减免罚息。')).toBeVisible();
    await deciding.page.getByRole('button', { name: '批准' }).click();
    await deciding.page.getByRole('dialog').getByRole('button', { name: '批准' }).click();
    await see(deciding.page.getByText('已批准并入账')).toBeVisible();
    await deciding.page.goto(`/#/loans/${loan.id}/show?tab=ledger`);
    const row = deciding.page.getByRole('row').filter({ hasText: '减免 · 罚息' });
    await see(row).toContainText(money(penalty));
    await row.click();
    await see(deciding.page.getByText('借款人住院，凭出院证明减免罚息。')).toBeVisible();

    expect((await staff.get(`/api/loans/${loan.id}`)).body).toMatchObject({
      penalty_minor: loan.penalty_minor - penalty,
      outstanding_minor: loan.outstanding_minor,
    });
    expect([...asking.errors, ...deciding.errors]).toEqual([]);
  });

  it('a payoff quote is paid and settles to the fen; a look back shows it before', async () => {
    const loan = await loanIn(
      'M0',
      ({ repayment_method, paid_count, installments_count, next_due_on, unallocated_minor }) =>
        repayment_method === 'equal_installment' &&
        paid_count > 1 &&
        paid_count < installments_count - 3 &&
        next_due_on !== null &&
        next_due_on > TODAY &&
        unallocated_minor === 0,
    );
    const { page, errors } = await open('staff', `/loans/${loan.id}/show`);
    await page.getByRole('button', { name: '结清试算' }).click();
    const quote = page.getByRole('dialog', { name: '结清试算' });
    await see(quote.getByText('不再收取')).toBeVisible();
    await quote.getByRole('button', { name: '记录这笔还款' }).click();
    const panel = page.getByRole('dialog', { name: '记录还款' });
    await see(panel.getByText('这笔还款将结清贷款。')).toBeVisible();
    await panel.getByRole('button', { name: '记录还款' }).click();
    await see(panel).toBeHidden();
    await see(page.getByText('已结清').first()).toBeVisible();
    const staff = await console_.server.as('staff');
    expect((await staff.get(`/api/loans/${loan.id}`)).body).toMatchObject({
      status: 'settled',
      outstanding_minor: 0,
      penalty_minor: 0,
      cost_minor: 0,
      unallocated_minor: 0,
    });

    await page.getByRole('tab', { name: '账务' }).click();
    await page.getByRole('button', { name: '历史时点' }).click();
    const dialog = page.getByRole('dialog', { name: '看某一天的贷款' });
    await dialog.getByLabel('截至日期').fill('2026-03-04');
    await dialog.getByRole('button', { name: '查看' }).click();
    await see(page.getByText('这是贷款在 2026-03-04 的样子')).toBeVisible();
    await see(page).toHaveURL(/as_of=2026-03-04/);
    await see(page.getByText(money(loan.principal_outstanding_minor)).first()).toBeVisible();
    await see(page.getByRole('button', { name: '记录还款' })).toHaveCount(0);
    await page.getByRole('button', { name: '回到今天' }).click();
    await see(page.getByText('已结清').first()).toBeVisible();
    expect(errors).toEqual([]);
  });
});
