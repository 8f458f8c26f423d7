import type { Page } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Visit } from '../../server/contract/resources/visits.ts';
import { violations } from '../helpers/accessibility.ts';
import { TODAY } from '../helpers/api.ts';
import { openConsole, type Console } from '../helpers/console.ts';
import { beijing } from '../helpers/contacts.ts';
import { enactPolicy } from '../helpers/policies.ts';
import { settling } from '../helpers/screens.ts';
import { see } from '../helpers/see.ts';
import { askVisit, lateDebtor, visitAt } from '../helpers/visits.ts';

/** A visit from the list to the door, by mouse at the desk and by touch on a phone. */

let desk: Console;
let along: { id: number; full_name: string };
const as = async (name: string) => await desk.server.as(name);
beforeAll(async () => {
  desk = await openConsole();
  const users = (await (await as('admin')).get('/api/users')).body as {
    id: number;
    username: string;
    full_name: string;
  }[];
  const found = users.find(({ username }) => username === 'staff2');
  if (found === undefined) throw new Error('no staff2');
  along = found;
});
beforeEach(() => desk.server.setClock(beijing('12:00:00')));
afterAll(async () => {
  await desk.close();
});

const asked = async (full_name: string): Promise<Visit> => {
  const staff = await as('staff');
  const { loan_id } = await lateDebtor(staff, { full_name });
  return (await askVisit(staff, loan_id).expect(201)).body as Visit;
};
const planned = async (full_name: string, time = '15:00:00', on = TODAY): Promise<Visit> => {
  const { id } = await asked(full_name);
  const sent = { planned_at: beijing(time, on), companion_id: along.id };
  const staff = await as('staff');
  return (await staff.post(`/api/visits/${id}/plan`).send(sent).expect(200)).body as Visit;
};
const dialog = (page: Page) => page.getByRole('dialog');
const chooseAlong = async (page: Page) => {
  await dialog(page)
    .getByLabel(/^同行人/)
    .fill(along.full_name);
  await page.getByRole('option', { name: along.full_name }).click();
};

describe('at the desk', () => {
  it('a visit is found in the list and gets a time that the law allows', async () => {
    const { id } = await asked('贺小满');
    const { page, errors } = await desk.page({ username: 'staff' });
    await page.goto('/#/visits');
    await page.getByRole('textbox', { name: '借款人或贷款编号' }).fill('贺小满');
    await page.getByRole('row').filter({ hasText: '贺小满' }).getByRole('cell').nth(2).click();
    await see(page.getByText('电话多次无人接听')).toBeVisible();
    await page.getByRole('button', { name: '安排时间' }).click();
    await dialog(page)
      .getByLabel(/^走访时间/)
      .fill('2026-03-05 22:30');
    await chooseAlong(page);
    await see(
      dialog(page).getByRole('status').filter({ hasText: '2026-03-06 08:00' }),
    ).toBeVisible();
    await dialog(page).getByRole('button', { name: '安排时间' }).click();
    await see(
      dialog(page).locator('.Mui-error').filter({ hasText: '08:00' }).first(),
    ).toBeVisible();
    await dialog(page)
      .getByLabel(/^走访时间/)
      .fill('2026-03-06 09:30');
    await see(dialog(page).getByText('该时间可以走访')).toBeVisible();
    await settling(page)();
    expect(await violations(page)).toEqual([]);
    await dialog(page).getByRole('button', { name: '安排时间' }).click();
    await see(page.getByText('已安排', { exact: true }).first()).toBeVisible();
    expect(await visitAt(await as('staff'), id)).toMatchObject({
      status: 'planned',
      planned_at: beijing('09:30:00', '2026-03-06'),
      companion_id: along.id,
    });
    expect(errors.filter((line) => !line.includes('422'))).toEqual([]);
  });

  it('is moved with a reason, given to another, and called off', async () => {
    const { id } = await planned('祝小寒');
    const staff = await as('staff');
    const { page } = await desk.page({ username: 'supervisor' });
    await page.goto(`/#/visits/${id}/show`);
    await page.getByRole('button', { name: '改期' }).click();
    await dialog(page)
      .getByLabel(/^走访时间/)
      .fill('2026-03-09 10:00');
    await dialog(page).getByRole('button', { name: '改期' }).click();
    await see(dialog(page).getByText('必填')).toBeVisible();
    await dialog(page)
      .getByLabel(/^改期原因/)
      .fill('借款人出差');
    await dialog(page).getByRole('button', { name: '改期' }).click();
    await see(page.getByText('1 · 借款人出差')).toBeVisible();
    await page.getByRole('button', { name: '转交' }).click();
    await dialog(page)
      .getByLabel(/^负责人/)
      .fill(along.full_name);
    await page.getByRole('option', { name: along.full_name }).click();
    await dialog(page).getByRole('button', { name: '转交' }).click();
    await see(page.getByText('走访已转交')).toBeVisible();
    expect(await visitAt(staff, id)).toMatchObject({ holder_id: along.id, moves: 1 });
    await page.getByRole('button', { name: '取消走访' }).click();
    await dialog(page).getByRole('textbox').fill('已电话还清');
    await dialog(page).getByRole('button', { name: '取消走访' }).click();
    await see(page.getByText('已取消', { exact: true }).first()).toBeVisible();
    expect(await visitAt(staff, id)).toMatchObject({ status: 'cancelled' });
  });

  it('is asked for on the borrower’s page, where it stands afterwards', async () => {
    const staff = await as('staff');
    const { borrower_id } = await lateDebtor(staff, { full_name: '云小暑' });
    const { page } = await desk.page({ username: 'staff' });
    await page.goto(`/#/borrowers/${borrower_id}/show`);
    await page.getByRole('button', { name: '提出走访' }).click();
    await dialog(page)
      .getByLabel(/^走访原因/)
      .fill('邻居说已搬家');
    await dialog(page).getByRole('button', { name: '提出走访' }).click();
    const card = page.getByRole('region', { name: '走访' });
    await card.getByRole('link', { name: /逾期上门/ }).click();
    await see(page.getByText('邻居说已搬家')).toBeVisible();
  });

  it('stands in the calendar by its day, and the day leads to its rows', async () => {
    await planned('岳小雪', '10:00:00', '2026-03-18');
    const { page } = await desk.page({ username: 'staff' });
    await page.goto('/#/visits/calendar');
    const day = page.locator('[data-day="2026-03-18"]');
    await see(day.getByText('待访 1')).toBeVisible();
    await see(day.getByText('岳小雪')).toBeVisible();
    await settling(page)();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '周', exact: true }).click();
    await see(day).toBeHidden();
    await page.getByRole('button', { name: '月', exact: true }).click();
    await day.getByText('岳小雪').click();
    await see(page.getByRole('row').filter({ hasText: '岳小雪' })).toBeVisible();
    await see(page.getByRole('row')).toHaveCount(2);
  });
});

describe('on a phone', () => {
  it('the day’s visits stand in order, one is begun, told of offline and sent later', async () => {
    await planned('史后来', '17:00:00');
    const { id } = await planned('史先到', '16:00:00');
    const { page, context } = await desk.page({
      username: 'staff',
      width: 390,
      height: 844,
      hasTouch: true,
    });
    await page.goto('/');
    await page.getByRole('link', { name: /今日走访/ }).tap();
    const stops = page.getByRole('listitem').filter({ hasText: /史/ });
    await see(stops.first()).toContainText('史先到');
    await see(stops.first()).toContainText('北京市');
    await see(stops.first()).not.toContainText('建国路');
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await settling(page)();
    expect(await violations(page)).toEqual([]);
    await stops.first().getByRole('button', { name: '开始走访' }).tap();
    await stops.first().getByRole('link', { name: '填写走访情况' }).tap();

    await page.getByText('家人', { exact: true }).tap();
    await see(page.getByText(/债务只与借款人本人谈/)).toBeVisible();
    await page.getByText('本人', { exact: true }).tap();
    await page.getByText('未进屋', { exact: true }).tap();
    await page.getByText('愿意还款', { exact: true }).tap();
    await page.getByLabel(/^承诺还款金额/).fill('500');
    await page.getByLabel(/^承诺还款日/).fill('2026-03-12');
    await page.getByText('地址正确', { exact: true }).tap();
    await page.getByLabel(/^走访经过/).fill('在门口与本人见面，说明账单情况');
    expect(await smallTargets(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await settling(page)();
    expect(await violations(page)).toEqual([]);

    await context.setOffline(true);
    await page.getByRole('button', { name: '提交走访情况' }).tap();
    await see(page.getByLabel(/^走访经过/)).toHaveValue('在门口与本人见面，说明账单情况');
    expect((await visitAt(await as('staff'), id)).status).toBe('under_way');
    await context.setOffline(false);
    await page.reload();
    await see(page.getByLabel(/^走访经过/)).toHaveValue('在门口与本人见面，说明账单情况');
    await page.getByRole('button', { name: '提交走访情况' }).tap();
    await see(page.getByText('走访情况已提交')).toBeVisible();
    await see(page.getByText('愿意还款')).toBeVisible();
    expect(await visitAt(await as('staff'), id)).toMatchObject({
      status: 'done',
      met: 'borrower',
      entry_consent: false,
      willingness: 'willing',
    });
  });

  it('notes the place only at a press, and only where the lender keeps it', async () => {
    const { id } = await planned('谷小满', '18:00:00');
    const staff = await as('staff');
    const { page, context } = await desk.page({
      username: 'staff',
      width: 390,
      height: 844,
      hasTouch: true,
    });
    await page.goto(`/#/visits/${id}/report`);
    await page.getByText('无人', { exact: true }).tap();
    await see(page.getByLabel(/^走访经过/)).toBeVisible();
    await see(page.getByRole('button', { name: '记录当前位置' })).toBeHidden();
    const { body: policies } = await staff.get(
      `/api/policies?filter=${encodeURIComponent('{"kind":"visit_plan"}')}`,
    );
    await enactPolicy(
      { admin: await as('admin'), compliance: await as('compliance') },
      { kind: 'visit_plan', value: { ...policies[0].value, place: true } },
    );
    await context.grantPermissions(['geolocation']);
    await context.setGeolocation({ latitude: 39.90751, longitude: 116.39721 });
    await page.reload();
    await page.getByText('无人', { exact: true }).tap();
    await page.getByRole('button', { name: '记录当前位置' }).tap();
    await see(page.getByText('39.90751, 116.39721')).toBeVisible();
    await page.getByText('查无此址', { exact: true }).tap();
    await page.getByLabel(/^走访经过/).fill('门牌不存在');
    await page.getByRole('button', { name: '提交走访情况' }).tap();
    await see(page.getByText('更正借款人地址')).toBeVisible();
    expect(await visitAt(staff, id)).toMatchObject({
      status: 'not_met',
      place: { latitude: 39.90751, longitude: 116.39721 },
    });
  });
});

const overflow = async (page: Page): Promise<number> =>
  await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** What is tapped in the form and is lower than a finger, by its words. */
const smallTargets = async (page: Page): Promise<string[]> =>
  await page.evaluate(() =>
    [...document.querySelectorAll('form label:has(input), form button[type="submit"]')]
      .filter((one) => one.getBoundingClientRect().height < 43)
      .map((one) => one.textContent ?? ''),
  );
