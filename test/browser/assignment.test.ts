import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AssignmentRun } from '../../server/contract/resources/assignments.ts';
import { violations } from '../helpers/accessibility.ts';
import { hands, previewRun, shareAll } from '../helpers/assignment.ts';
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

describe('the room of assignment', () => {
  it('shows what would move, does it, and takes it back as a whole', async () => {
    const agent = await desk.server.as('supervisor');
    const before = await hands(agent);
    const { moves_count, persons_count } = await previewRun(agent);
    const { page, errors } = await desk.page({ username: 'supervisor' });
    await page.goto('/#/assignment_runs');
    const preview = page.getByRole('region', { name: '预览' });
    await see(preview.getByText(String(persons_count), { exact: true }).first()).toBeVisible();
    await see(page.getByRole('region', { name: '现行分案策略' })).toContainText('全部业务人员');
    await settling(page)();
    expect(await violations(page)).toEqual([]);
    await preview.getByRole('button', { name: '执行分案' }).click();
    await see(page.getByRole('dialog')).toContainText(`改派 ${moves_count} 笔贷款`);
    await page.keyboard.press('Enter');
    await see(preview.getByText('现在没有要改派的贷款')).toBeVisible();
    const history = page.getByRole('region', { name: '分案记录' });
    await see(history.getByText('已执行')).toBeVisible();
    expect(await hands(agent)).not.toEqual(before);
    await history.getByRole('button', { name: '撤销' }).click();
    await page.keyboard.press('Enter');
    await see(page.getByText(`已撤销，退回 ${moves_count} 笔贷款`)).toBeVisible();
    await see(history.getByText('已撤销')).toBeVisible();
    expect(await hands(agent)).toEqual(before);
    await history.getByRole('link').first().click();
    await see(page.getByRole('region', { name: '改派的贷款' }).first()).toContainText('已退回');
    expect(errors).toEqual([]);
  });

  it('a clerk asks to keep a borrower, and a supervisor agrees', async () => {
    const staff = await desk.server.as('staff');
    const [loan] = (await staff.get('/api/loans').query({ range: '[0,0]' }).expect(200)).body as {
      borrower_id: number;
      borrower_name: string;
    }[];
    const { page, errors } = await desk.page({ username: 'staff' });
    await page.goto(`/#/borrowers/${loan?.borrower_id}/show`);
    await page.getByRole('button', { name: '申请留案' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^原因/).fill('已谈妥分两次还清');
    await settling(page)();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await see(dialog).toBeHidden();
    await see(page.getByText(/已申请留到 .*等待批准/)).toBeVisible();

    const lead = await desk.page({ username: 'supervisor' });
    await lead.page.goto('/');
    await lead.page
      .getByRole('region', { name: '等待处理' })
      .getByRole('listitem')
      .filter({ hasText: '留案申请待批准' })
      .getByRole('link')
      .click();
    const keeps = lead.page.getByRole('region', { name: '留案' });
    await see(keeps).toContainText(loan?.borrower_name ?? '');
    await keeps.getByRole('button', { name: '批准' }).click();
    await lead.page.getByRole('dialog').getByRole('button', { name: '批准' }).click();
    await see(keeps.getByRole('button', { name: '结束留案' })).toBeVisible();
    expect([...errors, ...lead.errors]).toEqual([]);
  });

  it('records leave and shows what a handover would move', async () => {
    const { page, errors } = await desk.page({ username: 'supervisor' });
    await page.goto('/#/assignment_runs');
    const leave = page.getByRole('region', { name: '请假' });
    await leave.getByRole('button', { name: '登记请假' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^人员/).fill('陈晓岚');
    await page.getByRole('option', { name: '陈晓岚' }).click();
    await dialog.getByLabel(/^最后一天/).fill('2026-03-01');
    await page.keyboard.press('Control+Enter');
    await see(dialog.getByText('最后一天不能早于第一天（2026-03-05）')).toBeVisible();
    await dialog.getByLabel(/^最后一天/).fill('2026-03-12');
    await page.keyboard.press('Control+Enter');
    await see(leave).toContainText('2026-03-05 至 2026-03-12');
    await leave.getByRole('button', { name: '移交在手借款人' }).click();
    const preview = page.getByRole('region', { name: '预览' });
    await see(preview).toContainText('移交 陈晓岚 在手的借款人');
    await see(preview.getByText(/^移交 ·/).first()).toBeVisible();
    expect(errors.filter((error) => !error.includes('422'))).toEqual([]);
  });
});

describe('the form of the policy of assignment', () => {
  it('starts from the rules in force, and sends them as they are typed', async () => {
    const { page, errors } = await desk.page({ username: 'admin' });
    await page.goto('/#/policies/create');
    await page.getByLabel('种类').click();
    await page.getByRole('option', { name: '分案', exact: true }).click();
    await page.getByLabel(/^规则名称/).fill('大额');
    await page.getByLabel(/^逾期金额起/).fill('5000');
    await page.getByLabel(/^每人最多/).fill('80');
    await page.getByRole('textbox', { name: /^依据/ }).fill('分案办法');
    await page.getByLabel(/^变更原因/).fill('设人数上限');
    await settling(page)();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '提交合规审批' }).click();
    await see(page.getByText('已提交，等待合规决定')).toBeVisible();
    const { body } = await (await desk.server.as('admin'))
      .get('/api/policies')
      .query({ filter: JSON.stringify({ kind: 'assignment', status: 'proposed' }) })
      .expect(200);
    const to = [{ max_persons: 80, weight: 1 }];
    expect((body as { value: unknown }[])[0]?.value).toEqual(
      shareAll({
        balance: 'amount',
        rules: [{ name: '大额', overdue_from_minor: 500_000, to }],
      }),
    );
    expect(errors).toEqual([]);
  });
});

describe('past assignments', () => {
  it('are read by compliance, who may neither run nor undo', async () => {
    const agent = await desk.server.as('supervisor');
    const { body } = await agent.post('/api/assignment_runs').send({ dry_run: false }).expect(201);
    const { page, errors } = await desk.page({ username: 'compliance', locale: 'en-US' });
    await page.goto(`/#/assignment_runs/${(body as AssignmentRun).id}/show`);
    await see(page.getByText('Borrowers moved')).toBeVisible();
    await see(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
    await page.goto('/#/assignment_runs');
    await see(page.getByRole('region', { name: 'Past assignments' })).toBeVisible();
    await see(page.getByRole('button', { name: 'Assign' })).toHaveCount(0);
    expect(errors).toEqual([]);
  });
});
