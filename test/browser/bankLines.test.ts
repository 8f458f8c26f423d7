import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../helpers/accessibility.ts';
import { readLines, statementOf } from '../helpers/bank.ts';
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

const field = 'input[type=file]';

describe('the room of bank lines', () => {
  it('claims one line after the other by keyboard', async () => {
    const staff = await desk.server.as('staff');
    const waiting = await readLines(staff, { status: ['proposed', 'unmatched'] });
    const { page, errors } = await desk.page({ username: 'staff' });
    await page.goto('/#/bank_lines');
    await settling(page)();
    expect(await violations(page)).toEqual([]);
    const first = waiting[0];
    await page.getByRole('cell', { name: first?.payer_name ?? '', exact: true }).click();
    await see(page.getByRole('button', { name: /^入账/ })).toBeVisible();
    await settling(page)();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('b');
    await see(page.getByText('全部款项已有去向')).toBeVisible();
    await page.keyboard.press('j');
    await see(page.getByRole('button', { name: /^入账/ })).toBeVisible();
    await page.keyboard.press('u');
    await page.getByRole('dialog').getByText('付款人不明').click();
    await page.keyboard.press('Control+Enter');
    await see(page.getByText('已挂账', { exact: true })).toBeVisible();
    const [booked] = await readLines(staff, { id: first?.id });
    const [aside] = await readLines(staff, { id: waiting[1]?.id });
    expect([booked?.status, aside?.status]).toEqual(['booked', 'suspense']);
    expect(errors).toEqual([]);
  });

  it('a payment on the wrong loan is asked to move to the right one', async () => {
    const staff = await desk.server.as('staff');
    const [payment] = (
      await staff
        .get('/api/payments')
        .query(query({ filter: { status: 'posted' }, range: [0, 0], sort: ['id', 'DESC'] }))
        .expect(200)
    ).body as { id: number; loan_id: number }[];
    const loans = (
      await staff
        .get('/api/loans')
        .query(query({ filter: { status: 'active' }, range: [0, 1] }))
        .expect(200)
    ).body as { id: number; loan_no: string }[];
    const to = loans.find(({ id }) => id !== payment?.loan_id);
    const { page, errors } = await desk.page({ username: 'staff' });
    await page.goto(`/#/payments/${payment?.id}/show`);
    await page.getByRole('button', { name: '改记到另一笔贷款' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').fill(to?.loan_no ?? '');
    await page.getByRole('option', { name: new RegExp(to?.loan_no ?? '') }).click();
    await dialog.getByLabel(/^原因/).fill('付款人指的是另一笔');
    await page.keyboard.press('Control+Enter');
    await see(dialog).toBeHidden();
    const { body } = await staff
      .get('/api/reversal_requests')
      .query(query({ filter: { payment_id: payment?.id } }))
      .expect(200);
    expect(body).toMatchObject([{ to_loan_id: to?.id, reason: '付款人指的是另一笔' }]);
    expect(errors).toEqual([]);
  });

  it('a line is booked to a loan nobody offered, and the total of its day stated', async () => {
    const staff = await desk.server.as('staff');
    const [line] = await readLines(staff, { status: ['unmatched'] });
    const [loan] = (
      await staff
        .get('/api/loans')
        .query(query({ filter: { tier: 'M1', status: 'active' }, range: [0, 0] }))
        .expect(200)
    ).body as { loan_no: string }[];
    const { page, errors } = await desk.page({ username: 'staff' });
    await page.goto(`/#/bank_lines/${line?.id}/show`);
    await page.getByRole('button', { name: '其他贷款' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').fill(loan?.loan_no ?? '');
    await page.getByRole('option', { name: new RegExp(loan?.loan_no ?? '') }).click();
    await page.keyboard.press('Control+Enter');
    await see(dialog).toBeHidden();
    expect(await readLines(staff, { id: line?.id })).toMatchObject([{ status: 'booked' }]);

    await page.goto('/#/bank_days');
    await page.locator('tbody tr').first().click();
    await page.getByRole('button', { name: '填报总额' }).first().click();
    await dialog.getByRole('textbox').first().fill('20781.84');
    await page.keyboard.press('Control+Enter');
    await see(dialog).toBeHidden();
    await see(page.getByText('20,781.84').first()).toBeVisible();
    expect(errors).toEqual([]);
  });

  it('shows how a statement will be read before it is brought in', async () => {
    const { page, errors } = await desk.page({ username: 'staff' });
    await page.goto('/#/bank_statements/create');
    await page.getByRole('combobox').first().click();
    await page.getByRole('option').first().click();
    const text = statementOf([
      { amount: '31.00', payer: '路人甲', reference: 'BROWSER-1' },
      { amount: '三十', payer: '路人乙', reference: 'BROWSER-2' },
    ]);
    const file = { name: '流水.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
    await page.setInputFiles(field, file);
    await see(page.getByText('1 行读不出')).toBeVisible();
    const send = page.getByRole('button', { name: '导入 1 笔' });
    await see(send).toBeDisabled();
    await page.getByRole('checkbox').check();
    await settling(page)();
    expect(await violations(page)).toEqual([]);
    await send.click();
    await see(page.getByRole('cell', { name: '路人甲' })).toBeVisible();
    expect(errors).toEqual([]);
  });
});
