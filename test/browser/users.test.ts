import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConsole, type Console } from '../helpers/console.ts';
import { see } from '../helpers/see.ts';

let desk: Console;
beforeAll(async () => {
  desk = await openConsole();
});
afterAll(async () => {
  await desk.close();
});

describe('the users room', () => {
  it('makes an account, whose owner changes the password, and switches it off', async () => {
    const admin = await desk.page({ username: 'admin' });
    await admin.page.goto('/#/users');
    await see(admin.page.getByText('催收二组').first()).toBeVisible();
    await admin.page.getByRole('link', { name: '新建' }).click();
    await see(admin.page.getByRole('button', { name: '新建用户' })).toBeVisible();
    await admin.page.getByLabel('用户名').fill('xinren');
    await admin.page.getByLabel('姓名').fill('王新人');
    await admin.page.getByLabel('角色').click();
    await admin.page.getByRole('option', { name: '业务专员' }).click();
    await admin.page.getByLabel('小组').fill('催收三组');
    await admin.page.getByText('新小组“催收三组”').click();
    await admin.page.getByLabel(/^初始密码/).fill('too short');
    await admin.page.getByRole('button', { name: '新建用户' }).click();
    await see(admin.page.getByText(/至少 12 个/).first()).toBeVisible();
    await admin.page.getByLabel(/^初始密码/).fill('long enough for now');
    await admin.page.getByRole('button', { name: '新建用户' }).click();
    await see(admin.page.getByRole('row').filter({ hasText: 'xinren' })).toContainText('催收三组');

    const own = await desk.page();
    await own.page.goto('/');
    await own.page.getByLabel('用户名').fill('xinren');
    await own.page.getByLabel('密码', { exact: true }).fill('long enough for now');
    await own.page.getByRole('button', { name: '登录', exact: true }).click();
    const first = own.page.getByRole('dialog', { name: '请先设置自己的密码' });
    await first.getByLabel(/^新密码/).fill('password123456');
    await first.getByLabel(/^再输入一次/).fill('password123456');
    await first.getByRole('button', { name: '保存密码' }).click();
    await see(first.getByText(/是常见或已泄露的密码/)).toBeVisible();
    await first.getByLabel(/^新密码/).fill('a kettle of my own');
    await first.getByLabel(/^再输入一次/).fill('a kettle of my own');
    await first.getByRole('button', { name: '保存密码' }).click();
    await see(first).toBeHidden();
    await own.page.getByRole('button', { name: '账户' }).click();
    await own.page.getByRole('menuitem', { name: '修改密码' }).click();
    const dialog = own.page.getByRole('dialog');
    await dialog.getByLabel(/^当前密码/).fill('not this one');
    await dialog.getByLabel(/^新密码/).fill('a password of my own');
    await dialog.getByLabel(/^再输入一次/).fill('a password of my own');
    await dialog.getByRole('button', { name: '保存密码' }).click();
    await see(dialog.getByText('当前密码不正确')).toBeVisible();
    await dialog.getByLabel(/^当前密码/).fill('a kettle of my own');
    await dialog.getByRole('button', { name: '保存密码' }).click();
    await see(dialog).toBeHidden();

    await admin.page.getByRole('row').filter({ hasText: 'xinren' }).click();
    await admin.page.getByRole('button', { name: '停用' }).click();
    await see(admin.page.getByRole('dialog')).toContainText('王新人会立即退出登录');
    await admin.page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
    await see(admin.page.getByRole('button', { name: '重新启用' })).toBeVisible();
    await own.page.goto('/#/loans');
    await see(own.page.getByRole('button', { name: '登录', exact: true })).toBeVisible();
    expect(admin.errors).toEqual([]);
  });

  it('is not offered to others', async () => {
    const { page } = await desk.page({ username: 'supervisor' });
    await page.goto('/#/loans');
    await see(
      page.getByRole('navigation').getByRole('link', { name: '贷款', exact: true }),
    ).toBeVisible();
    await see(
      page.getByRole('navigation').getByRole('link', { name: '用户', exact: true }),
    ).toHaveCount(0);
  });
});
