import { afterAll, beforeAll, expect, it } from 'vitest';
import { PERSONAL_READS } from '../../server/domain/readLimits.ts';
import { violations } from '../helpers/accessibility.ts';
import { openConsole, type Console } from '../helpers/console.ts';
import { askPolicy } from '../helpers/policies.ts';
import { settling } from '../helpers/screens.ts';
import { see } from '../helpers/see.ts';

let desk: Console;
beforeAll(async () => {
  desk = await openConsole();
});
afterAll(async () => {
  await desk.close();
});

it('who reached the limit of looks is told so, and a supervisor allows more', async () => {
  const { server } = desk;
  const { body } = await askPolicy(await server.as('admin'), {
    kind: 'personal_reads',
    value: { ...PERSONAL_READS.value, staff_reveals: 1 },
  }).expect(201);
  const compliance = await server.as('compliance');
  await compliance.post(`/api/policies/${body.id}/approve`).send({}).expect(200);

  const { page } = await desk.page({ username: 'staff' });
  const reveal = async (borrower: number) => {
    await page.goto(`/#/borrowers/${borrower}/show`);
    await page.getByRole('button', { name: '查看完整联系电话' }).first().click();
    await page.getByRole('dialog').getByRole('textbox').fill('核对来电号码');
    await page.keyboard.press('Control+Enter');
  };
  await reveal(1);
  await see(page.getByRole('dialog')).toBeHidden();
  await reveal(2);
  await see(page.getByText(/一小时内最多查看 1 次明文/)).toBeVisible();
  // What was typed stays.
  await see(page.getByRole('dialog').getByRole('textbox')).toHaveValue('核对来电号码');

  const lead = await desk.page({ username: 'supervisor' });
  await lead.page.goto('/');
  await lead.page
    .getByRole('region', { name: '等待处理' })
    .getByRole('listitem')
    .filter({ hasText: '查看达到上限' })
    .getByRole('link')
    .click();
  await see(lead.page.getByRole('row', { name: /陈晓岚.*查看明文/ })).toBeVisible();
  await settling(lead.page)();
  expect(await violations(lead.page)).toEqual([]);
  await lead.page.getByRole('button', { name: '放行', exact: true }).click();
  await see(lead.page.getByRole('dialog')).toContainText('放行 陈晓岚 再查看？');
  await lead.page.keyboard.press('Control+Enter');
  await see(lead.page.getByText('没有人达到查看上限')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await see(page.getByRole('dialog')).toBeHidden();
  expect(lead.errors).toEqual([]);
});
