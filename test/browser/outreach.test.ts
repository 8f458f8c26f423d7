import { afterAll, beforeAll, expect, it } from 'vitest';
import { httpGateway } from '../../server/features/outreach/gateways/httpGateway.ts';
import { smtpGateway } from '../../server/features/outreach/gateways/smtpGateway.ts';
import type { Gateways } from '../../server/features/outreach/gateways/gateway.ts';
import { sendMessages } from '../../server/features/outreach/sending.ts';
import { violations } from '../helpers/accessibility.ts';
import { query } from '../helpers/api.ts';
import { createBorrower, createLateLoan, newPhone } from '../helpers/book.ts';
import { openConsole, type Console } from '../helpers/console.ts';
import {
  SECRET,
  signed,
  startGateway,
  startMailServer,
  type LocalGateway,
  type LocalMail,
} from '../helpers/gateway.ts';
import { settling } from '../helpers/screens.ts';
import { see } from '../helpers/see.ts';

let desk: Console;
let sms: LocalGateway;
let mail: LocalMail;
let gateways: Gateways;
beforeAll(async () => {
  desk = await openConsole();
  const { deps } = desk.server;
  const clock = () => deps.clock.now();
  [sms, mail] = [await startGateway(clock), await startMailServer()];
  const from = 'Lender <mail@lender.example>';
  const outreach = {
    leaves: true,
    sms: { url: sms.url, secret: SECRET },
    app: undefined,
    smtp: { url: mail.url, from },
  };
  Object.assign(deps.config, { outreach });
  gateways = {
    sms: httpGateway(outreach.sms, clock),
    email: smtpGateway(outreach.smtp),
  };
});
afterAll(async () => {
  gateways.email?.close?.();
  await sms.close();
  await mail.close();
  await desk.close();
});

it('words are written, approved, sent and answered, and what fails goes by mail', async () => {
  const { server } = desk;
  const staff = await server.as('staff');
  const phone = newPhone();
  const borrower_id = await createBorrower(staff, { full_name: '柳青青', phone });
  await createLateLoan(staff, borrower_id);
  const send = async () => await sendMessages(server.deps, gateways);

  // A supervisor writes, with a variable clicked into its place, and sees what arrives.
  const { page: writer, errors } = await desk.page({ username: 'supervisor' });
  await writer.goto('/#/message_templates/create');
  await writer.getByLabel(/^名称/).fill('到账告知');
  await writer.getByLabel(/^代号/).fill('arrival_note');
  await writer.getByLabel(/^中文文本/).fill('您好，今天应还元。');
  await writer.getByLabel(/^中文文本/).evaluate((field: HTMLTextAreaElement) => {
    field.focus();
    field.setSelectionRange(7, 7);
  });
  await writer.getByText('今天应还合计', { exact: true }).click();
  await see(writer.getByText('您好，今天应还3,337.62元。')).toBeVisible();
  await settling(writer)();
  expect(await violations(writer)).toEqual([]);
  await writer.keyboard.press('Control+Enter');
  await see(writer.getByText('等待合规决定。')).toBeVisible();

  // Compliance approves; until then staff find no such template.
  const { page: judge } = await desk.page({ username: 'compliance' });
  await judge.goto('/#/message_templates');
  await judge.getByRole('tab', { name: /待批准/ }).click();
  await judge.getByRole('cell', { name: '到账告知' }).click();
  await judge.getByRole('button', { name: '批准' }).click();
  await judge.getByRole('dialog').getByRole('button', { name: '批准' }).click();
  await see(judge.getByText(/许静怡 于 .* 已批准/)).toBeVisible();

  // Staff record where mail may go, and send by hand from the borrower's page.
  const { page } = await desk.page({ username: 'staff' });
  await page.goto(`/#/borrowers/${borrower_id}/show`);
  await page.getByRole('button', { name: '登记意愿' }).click();
  const wish = page.getByRole('dialog');
  await wish.getByRole('combobox', { name: /^渠道/ }).click();
  await page.getByRole('option', { name: '邮件' }).click();
  await wish.getByRole('combobox', { name: /^意愿/ }).click();
  await page.getByRole('option', { name: '同意接收' }).click();
  await wish.getByLabel(/^邮箱地址/).fill('liu@example.com');
  await page.keyboard.press('Control+Enter');
  await see(page.getByText(/l\*\*\*\*@example.com/)).toBeVisible();
  await page.getByRole('button', { name: '发消息' }).click();
  const letter = page.getByRole('dialog');
  await letter.getByRole('combobox', { name: /^模板/ }).fill('到账');
  await page.getByRole('option', { name: /到账告知/ }).click();
  await see(letter.getByText(/今天应还4,518.55元/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await see(letter).toBeHidden();

  // It leaves, is delivered and read; the page of the borrower tells it.
  expect((await send()).handed).toBeGreaterThan(0);
  const { key } = sms.taken.find(({ to }) => to === phone) ?? { key: '' };
  const now = server.deps.clock.now().toISOString();
  const body = JSON.stringify({ receipts: [{ id: 'b-1', key, kind: 'read', at: now }] });
  const told = await fetch(`${desk.url}/api/message_receipts`, {
    method: 'POST',
    headers: signed(body, now),
    body,
  });
  expect(await told.json()).toMatchObject({ placed: 1 });
  await page.reload();
  await see(page.getByText('已读', { exact: true })).toBeVisible();

  // What arrived is entered as a demand, with its proof filled in.
  await page.getByRole('link', { name: /到账告知/ }).click();
  await page.getByRole('button', { name: '登记为催告' }).click();
  await page.keyboard.press('Control+Enter');
  await see(page.getByText('已登记为催告，时效中断')).toBeVisible();
  const { body: entered } = await staff
    .get('/api/limitation_interruptions')
    .query(query({ filter: { kind: 'demand' }, range: [0, 0], sort: ['id', 'DESC'] }))
    .expect(200);
  expect(entered[0].evidence).toMatch(/网关编号 gw-\d+。原文：【示例消金】您好，今天应还4,518/);
  await page.goto(`/#/borrowers/${borrower_id}/show`);

  // One that the gateway refuses is sent again from its page, and one that waits is held there.
  await page.getByRole('button', { name: '发消息' }).click();
  await page.getByRole('dialog').getByRole('combobox', { name: /^模板/ }).fill('到账');
  await page.getByRole('option', { name: /到账告知/ }).click();
  await page.keyboard.press('Control+Enter');
  await see(page.getByRole('dialog')).toBeHidden();
  sms.mood = 'refuses';
  await send();
  sms.mood = 'well';
  await page.goto('/#/messages');
  await page.getByRole('tab', { name: '发送失败' }).click();
  await page
    .getByRole('row', { name: /柳青青.*发送失败/ })
    .getByText('短信')
    .click();
  await see(page.getByText(/blacklisted/)).toBeVisible();
  await page.getByRole('button', { name: '重新发送' }).click();
  await see(page.getByText('已重新放入发件箱')).toBeVisible();
  await page.goto('/#/messages');
  await page.getByRole('tab', { name: '等待发送' }).click();
  await page
    .getByRole('row', { name: /柳青青.*待发送/ })
    .getByText('短信')
    .click();
  await page.getByRole('button', { name: '暂停' }).click();
  await page.getByRole('dialog').getByLabel(/^原因/).fill('客户正在通话中');
  await page.keyboard.press('Control+Enter');
  await see(page.getByText('人工暂停')).toBeVisible();
  await settling(page)();
  expect(await violations(page)).toEqual([]);
  await send();
  expect(sms.taken.filter(({ to }) => to === phone)).toHaveLength(1);
  await page.getByRole('button', { name: '恢复发送' }).click();
  await see(page.getByText('人工暂停')).toBeHidden();

  // By mail, in the words of the demo lender.
  await page.goto(`/#/borrowers/${borrower_id}/show`);
  await page.getByRole('button', { name: '发消息' }).click();
  await page.getByRole('dialog').getByRole('combobox', { name: /^模板/ }).fill('邮件');
  await page.getByRole('option', { name: /逾期提醒（邮件）/ }).click();
  await page.keyboard.press('Control+Enter');
  await see(page.getByRole('dialog')).toBeHidden();
  await send();
  expect(mail.mails.at(-1)).toMatch(/To: liu@example.com/);
  expect(errors).toEqual([]);
});
