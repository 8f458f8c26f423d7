import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { violations } from '../helpers/accessibility.ts';
import { query } from '../helpers/api.ts';
import { openConsole, type Console } from '../helpers/console.ts';
import { settling } from '../helpers/screens.ts';
import { see } from '../helpers/see.ts';

let desk: Console;
beforeAll(async () => {
  desk = await openConsole();
});
afterAll(async () => {
  await desk.close();
});

const loansBy = async (filter: object): Promise<{ rows: Loan[]; total: number }> => {
  const answer = await (await desk.server.as('staff'))
    .get('/api/loans')
    .query(query({ filter, range: [0, 4] }))
    .expect(200);
  const total = Number(answer.headers['content-range']?.split('/')[1]);
  return { rows: answer.body as Loan[], total };
};

describe('the strategy of a tier', () => {
  it('is changed by an admin who sees what it touches, and decided by who sees it', async () => {
    const { page, errors } = await desk.page({ username: 'admin' });
    await page.goto('/#/policies/create');
    await page.getByRole('combobox', { name: '种类' }).click();
    await page.getByRole('option', { name: '分层处置策略' }).click();
    const touch = page.getByRole('region', { name: '如果今天生效' });
    await see(touch).toContainText('没有贷款会改按另一层处置');
    const limits = page.getByLabel(/^金额上限/);
    const { total } = await loansBy({ handled_tier: 'M1', overdue_minor_gte: 300_000 });
    expect(total).toBeGreaterThan(0);
    await limits.first().fill('3000');
    await see(touch).toContainText(`${total} 笔贷款`);
    await see(touch.getByRole('row', { name: /M1.*M2/ })).toContainText(String(total));
    await settling(page)();
    expect(await violations(page)).toEqual([]);
    await page.locator('input[name=source]').fill('贷后管理办法');
    await page.getByLabel(/^变更原因/).fill('提前处置较大的逾期');
    await page.keyboard.press('Control+Enter');
    await see(page).toHaveURL(/policies/);

    const [asked] = (
      await (
        await desk.server.as('compliance')
      )
        .get('/api/policies')
        .query(query({ filter: { kind: 'tier_strategies', status: 'proposed' } }))
        .expect(200)
    ).body as { id: number }[];
    const compliance = await desk.page({ username: 'compliance' });
    await compliance.page.goto(`/#/policies/${asked?.id}/show`);
    await see(compliance.page.getByRole('region', { name: '如果今天生效' })).toContainText(
      `${total} 笔贷款`,
    );
    await see(compliance.page.getByRole('row', { name: /M1.*3,000\.00/ }).first()).toBeVisible();
    expect([...errors, ...compliance.errors]).toEqual([]);
  });

  it('stands on the page of a late loan, which the list finds by its stage', async () => {
    const { rows, total } = await loansBy({ overdue_stage: 'grace' });
    const { page, errors } = await desk.page({ username: 'staff' });
    const filter = JSON.stringify({ overdue_stage: 'grace' });
    await page.goto(`/#/loans?filter=${encodeURIComponent(filter)}`);
    await see(
      page.getByText(new RegExp(`共 ${total}|/ ${total}|${total} 条`)).first(),
    ).toBeVisible();
    await page.goto(`/#/loans/${rows[0]?.id}/show`);
    await see(page.getByText('宽限期', { exact: true })).toBeVisible();
    await see(page.getByText('下一步', { exact: true })).toBeVisible();
    await see(page.getByText('首次联系', { exact: true })).toBeVisible();
    expect(errors).toEqual([]);
  });
});
