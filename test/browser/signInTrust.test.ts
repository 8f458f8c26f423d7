import { afterAll, beforeAll, expect, it } from 'vitest';
import { codeOf, FIRST_PASSWORD, NOON, OWN_PASSWORD } from '../helpers/accounts.ts';
import { TODAY } from '../helpers/api.ts';
import { openConsole, type Console } from '../helpers/console.ts';
import { see } from '../helpers/see.ts';

let desk: Console;
beforeAll(async () => {
  desk = await openConsole();
});
afterAll(async () => {
  await desk.close();
});

it('a new supervisor is confirmed, sets a password and a code, and signs in by both', async () => {
  const as = async (name: string) => await desk.server.as(name);
  const account = { username: 'zhuguan', full_name: '新主管', role: 'supervisor' };
  await (await as('admin'))
    .post('/api/users')
    .send({ ...account, password: FIRST_PASSWORD })
    .expect(201);
  const { page: second } = await desk.page({ username: 'compliance' });
  await second.goto('/#/account_requests');
  await second.getByRole('row').filter({ hasText: '新主管' }).getByText('确认').click();
  const decision = second.getByRole('dialog', { name: '确认“新建账户”：新主管 (zhuguan)？' });
  await decision.getByRole('button', { name: '确认' }).click();
  await see(second.getByText('已确认，立即生效')).toBeVisible();

  const { page, errors } = await desk.page();
  const signIn = async (password: string) => {
    await page.getByLabel('用户名').fill('zhuguan');
    await page.getByLabel('密码', { exact: true }).fill(password);
    await page.getByRole('button', { name: '登录', exact: true }).click();
  };
  await page.goto('/');
  await signIn(FIRST_PASSWORD);
  const first = page.getByRole('dialog', { name: '请先设置自己的密码' });
  await first.getByLabel(/^新密码/).fill(OWN_PASSWORD);
  await first.getByLabel(/^再输入一次/).fill(OWN_PASSWORD);
  await first.getByRole('button', { name: '保存密码' }).click();
  await see(first).toBeHidden();

  await page.goto('/#/account');
  desk.server.setClock(`${TODAY}T04:06:00.000Z`);
  await page.getByRole('button', { name: '绑定身份验证器' }).click();
  const confirm = page.getByRole('dialog', { name: '请确认是本人' });
  await confirm.getByLabel('密码').fill(OWN_PASSWORD);
  await confirm.getByRole('button', { name: '确认' }).click();
  await see(confirm).toBeHidden();
  const enrolment = page.getByRole('dialog', { name: '绑定身份验证器' });
  await see(enrolment.getByRole('img', { name: '身份验证器的二维码' })).toBeVisible();
  const secret = (await enrolment.locator('[translate="no"]').innerText()).replaceAll(' ', '');
  await enrolment.getByLabel(/6 位验证码/).fill('000000');
  await enrolment.getByRole('button', { name: '完成绑定' }).click();
  await see(enrolment.getByRole('alert')).toContainText('核对手机时间');
  await enrolment.getByLabel(/6 位验证码/).fill(codeOf(secret, `${TODAY}T04:06:00.000Z`));
  await enrolment.getByRole('button', { name: '完成绑定' }).click();
  const codes = page.getByRole('dialog', { name: '保存恢复码' });
  await see(codes.getByRole('listitem')).toHaveCount(10);
  await codes.getByRole('button', { name: '我已保存好' }).click();
  await see(page.getByText('未用的恢复码')).toBeVisible();

  await page.getByRole('button', { name: '账户' }).click();
  await page.getByRole('menuitem', { name: /退出/ }).click();
  desk.server.setClock(`${TODAY}T04:07:00.000Z`);
  await signIn(OWN_PASSWORD);
  await page.getByLabel('验证码').fill('111111');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await see(page.getByRole('alert')).toContainText('验证码不正确');
  await page.getByLabel('验证码').fill(codeOf(secret, `${TODAY}T04:07:00.000Z`));
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await see(page.getByRole('button', { name: '账户' })).toBeVisible();
  await page.goto('/#/account');
  await see(page.getByText(/本次登录/)).toBeVisible();
  desk.server.setClock(NOON);
  const refused = /status of (400|401|403)/;
  expect(errors.filter((text) => !refused.test(text))).toEqual([]);
});
