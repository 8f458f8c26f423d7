import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConsole, type Console } from '../helpers/console.ts';
import { query, TODAY } from '../helpers/api.ts';
import { pay } from '../helpers/book.ts';
import { lateLoanOf } from '../helpers/forms.ts';
import { see } from '../helpers/see.ts';

let desk: Console;
/** Requests of staff that wait, oldest first. */
const waiting: number[] = [];
beforeAll(async () => {
  desk = await openConsole();
  const staff = await desk.server.as('staff');
  const supervisor = await desk.server.as('supervisor');
  // The book brings requests of its own; the queue of these tests is theirs alone.
  for (const { id } of (await supervisor.get('/api/approvals').expect(200)).body as {
    id: number;
  }[])
    await supervisor
      .post(`/api/restructures/${id}/cancel`)
      .send({ reason: '测试前清空' })
      .expect(200);
  const { body } = await staff
    .get('/api/loans')
    .query(
      query({ filter: { tier: 'M2', status: 'active' }, range: [0, 49], sort: ['id', 'ASC'] }),
    );
  const free = (
    body as { id: number; restructure_id: number | null; plan_restructure_id: number | null }[]
  ).filter((loan) => loan.restructure_id === null && loan.plan_restructure_id === null);
  for (const { id: loan_id } of free.slice(0, 3)) {
    const terms = { effective_on: TODAY, installments_count: 12, first_due_on: '2026-04-05' };
    const asked = await staff
      .post('/api/restructures')
      .send({
        loan_id,
        kinds: ['extension'],
        cause: 'job_loss',
        statement: '上月失业，已找到新工作',
        terms,
      })
      .expect(201);
    waiting.push((asked.body as { id: number }).id);
    await staff
      .post(`/api/restructures/${waiting.at(-1)}/submit`)
      .send({})
      .expect(200);
  }
});
afterAll(async () => {
  await desk.close();
});

const statusOf = async (id: number | undefined) =>
  (
    (await (await desk.server.as('staff')).get(`/api/restructures/${id}`).expect(200)).body as {
      status: string;
    }
  ).status;

describe('the approvals desk', () => {
  it('is worked by keyboard alone: open, approve, reject, back to the same row', async () => {
    const { page, errors } = await desk.page({ username: 'supervisor' });
    await page.goto('/#/approvals');
    await see(page.locator('tbody tr')).toHaveCount(3);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await see(page).toHaveURL(new RegExp(`restructures/${waiting[0]}/show`));
    await see(page.getByText('第 1 笔，共 3 笔')).toBeVisible();
    await see(page.getByRole('button', { name: /^批准/ })).toBeEnabled();
    await page.keyboard.press('a');
    await page.keyboard.type('同意，按期履约。');
    await page.keyboard.press('Enter');
    await see(page.getByText(/^已批准。下一笔：/)).toBeVisible();
    await see(page).toHaveURL(new RegExp(`restructures/${waiting[1]}/show`));
    await see(page.getByText('第 1 笔，共 2 笔')).toBeVisible();
    await page.keyboard.press('r');
    await page.keyboard.press('Enter');
    await see(page.getByLabel('理由')).toBeFocused();
    await page.keyboard.type('没有收入证明');
    await page.keyboard.press('Enter');
    await see(page).toHaveURL(new RegExp(`restructures/${waiting[2]}/show`));
    await see(page.getByText('第 1 笔，共 1 笔')).toBeVisible();
    await page.keyboard.press('Escape');
    await see(page.locator('tbody tr')).toHaveCount(1);
    await see(page.locator('tbody tr').first()).toBeFocused();
    expect(await Promise.all(waiting.map(statusOf))).toEqual(['approved', 'rejected', 'submitted']);
    expect(errors).toEqual([]);
  });

  it('does not approve figures that have moved since they were looked at', async () => {
    const id = waiting[2];
    const { page } = await desk.page({ username: 'supervisor' });
    await page.goto(`/#/restructures/${id}/show`);
    await see(page.getByRole('button', { name: /^批准/ })).toBeEnabled();
    const staff = await desk.server.as('staff');
    const { loan_id } = (await staff.get(`/api/restructures/${id}`).expect(200)).body as {
      loan_id: number;
    };
    await pay(staff, loan_id, 10_00, '2026-03-04');
    await page.keyboard.press('a');
    await page.keyboard.press('Enter');
    await see(page.getByText('您看到的数字已变动，请核对最新数字后再批准')).toBeVisible();
    await see(page.getByText(/提交以来，数字有变动/)).toBeVisible();
    await see(page.getByLabel('意见（可不填）')).toHaveCount(0);
    expect(await statusOf(id)).toBe('submitted');
    await page.keyboard.press('a');
    await page.keyboard.press('Enter');
    await see(page.getByText('没有待审批的申请')).toBeVisible();
    expect(await statusOf(id)).toBe('approved');
  });
});

describe('a hold of more than thirty days', () => {
  it('waits in the menu and is approved in its list, which goes on to the next', async () => {
    const staff = await desk.server.as('staff');
    const { id: loan_id } = await lateLoanOf(desk, 3);
    const sent = {
      loan_id,
      reason: 'hospital',
      statement: '已收到住院证明',
      ends_on: '2026-06-30',
    };
    await staff.post('/api/holds').send(sent).expect(201);
    const { page } = await desk.page({ username: 'supervisor' });
    await page.goto('/#/');
    await page
      .getByRole('listitem')
      .filter({ hasText: '暂停联系待批准' })
      .getByRole('link')
      .click();
    await see(page.getByText('已收到住院证明')).toBeVisible();
    await see(
      page.getByRole('navigation').getByRole('link', { name: /暂停联系.*1/ }),
    ).toBeVisible();
    await page.getByRole('button', { name: '批准至 2026-06-30' }).click();
    await see(page.getByText('没有待批准的暂停联系')).toBeVisible();
    await page.getByRole('tab', { name: '生效中' }).click();
    await see(page.getByText('已收到住院证明')).toBeVisible();
    const { body } = await staff.get('/api/holds').query(query({ filter: { loan_id } }));
    expect(body).toMatchObject([{ status: 'in_force', holds_until: '2026-06-30' }]);
  });
});
