import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConsole, type Console } from '../helpers/console.ts';
import { addDays, addMonths } from '../../server/domain/time/calendar.ts';
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
  restructure_id: number | null;
  plan_status: string | null;
  cost_minor: number;
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

  it('staff asks for another repayment day and sees what it makes of the rows', async () => {
    const loan = await loanIn(
      'M0',
      (one) =>
        one.next_due_on !== null &&
        one.next_due_on > TODAY &&
        one.installments_count - one.paid_count > 3 &&
        one.restructure_id === null &&
        one.plan_status === null &&
        one.cost_minor + one.penalty_minor === 0,
    );
    const day = addDays(loan.next_due_on ?? TODAY, 10);
    const { page, errors } = await open('staff', `/loans/${loan.id}/show`);
    await page.getByRole('button', { name: '调整', exact: true }).click();
    await page.getByRole('menuitem', { name: '申请变更还款日' }).click();
    const panel = page.getByRole('dialog', { name: '申请变更还款日' });
    await panel.getByLabel('变更后的下一个还款日').fill(addMonths(day, 2));
    await see(panel.getByText('更晚的请申请展期')).toBeVisible();
    await panel.getByLabel('变更后的下一个还款日').fill(day);
    await see(panel.getByRole('row').filter({ hasText: loan.next_due_on ?? '' })).toContainText(
      day,
    );
    await panel.getByLabel('事由').fill('借款人发薪日改为每月下旬。');
    await panel.getByRole('button', { name: '提交申请' }).click();
    const waiting = page.getByRole('region', { name: '待决定的调整' });
    await see(waiting.getByText(`变更还款日，下一期改为 ${day}`)).toBeVisible();

    const supervisor = await console_.server.as('supervisor');
    const { body } = await supervisor
      .get('/api/adjustments')
      .query(query({ filter: { loan_id: loan.id, status: 'proposed' } }));
    await supervisor.post(`/api/adjustments/${body[0].id}/approve`).send({}).expect(200);
    await page.reload();
    await see(page.getByRole('row').filter({ hasText: day }).first()).toBeVisible();
    expect(errors.filter((error) => !error.includes('422'))).toEqual([]);
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
