import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messages } from '../../admin/i18n/en/index.ts';
import { violations } from '../helpers/accessibility.ts';
import { openConsole, type Console } from '../helpers/console.ts';
import { isFull } from '../helpers/extent.ts';
import { consoleScreens, type ConsoleScreen, recordIds, settling } from '../helpers/screens.ts';
import { see } from '../helpers/see.ts';

let desk: Console;
let ids: Record<string, number> = {};
beforeAll(async () => {
  desk = await openConsole();
  ids = { ...(await recordIds(async (name) => await desk.server.as(name), SCREENS)) };
  // The kinds of records that the demo book has none of.
  const staff = await desk.server.as('staff');
  const { body } = await staff
    .post('/api/complaints')
    .send({ loan_id: ids['loans'], source: 'borrower', statement: '来电过于频繁' })
    .expect(201);
  ids['complaints'] = (body as { id: number }).id;
  const supervisor = await desk.server.as('supervisor');
  const run = await supervisor.post('/api/assignment_runs').send({ dry_run: false }).expect(201);
  ids['assignment_runs'] = (run.body as { id: number }).id;
});
afterAll(async () => {
  await desk.close();
});

/** Views within a screen that an address opens; screens themselves come from the console. */
const VIEWS: readonly (readonly [screen: string, view: string])[] = [
  ['overdue_tiers', '?as_of=2026-01-31'],
  ['legal_cases-show', '?tab=clocks'],
  ['deadlines', '?owner=all'],
  ['deadlines', '?owner=all&view=calendar'],
];
const SCREENS: readonly ConsoleScreen[] = consoleScreens().flatMap((screen) => [
  screen,
  ...VIEWS.filter(([name]) => name === screen.name).map(([, view]) => ({
    ...screen,
    address: screen.address + view,
  })),
]);
const PEOPLE = [...new Set(SCREENS.map(({ as }) => as))];
const addressOf = ({ address, resource }: ConsoleScreen): string => {
  const id = ids[resource];
  if (address.includes(':id') && id === undefined)
    throw new Error(`the demo book has no ${resource}`);
  return address.replace(':id', String(id));
};

/**
 * Texts a person reads, without what people or files wrote: names, notes, numbers of loans and
 * cases.
 */
const readable = async (page: Page): Promise<string> =>
  await page.evaluate(() => document.body.innerText);

/** Words that are the same in Chinese. */
const KNOWN_LATIN = new RegExp(
  String.raw`\b(App|DH|BR|CSV|APR|Esc|M\d|English|demo|staff2?|supervisor2?|compliance|admin|` +
    String.raw`Ctrl|Enter|SHA|PDF|pdf|csv|PNG|JPEG|WebP|HEIC|WAV|AMR)\b`,
  'g',
);
/** A key of a text that has no translation. */
const KEY = new RegExp(
  String.raw`\b(${Object.keys(messages).join('|')})\.[a-z_]+(\.[a-z_]+)*\b`,
  'g',
);

/** Screens that show what people wrote, in whatever language. */
const WRITTEN = /^\/(collection_notes|loans\/:id\/show|review$)/;

describe.each([
  ['zh-CN', 'light'],
  ['en-US', 'dark'],
] as const)('every screen in %s, %s', (locale, colorScheme) => {
  it.each(PEOPLE)('to %s shows words, no keys, no errors, and is accessible', async (username) => {
    const { page, errors } = await desk.page({ username, locale, colorScheme });
    const settled = settling(page);
    const problems: string[] = [];
    for (const [at, screen] of SCREENS.entries()) {
      if (screen.as !== username) continue;
      const { address } = screen;
      // A short run reads every screen in Chinese, and asks the rules of half of them, a quarter
      // in each of the two.
      const isAsked = isFull() || at % 4 === (colorScheme === 'light' ? 0 : 2);
      if (!isAsked && locale === 'en-US') continue;
      await page.goto(`/#${addressOf(screen)}`);
      await settled();
      const text = await readable(page);
      const keys = text.match(KEY);
      if (keys) problems.push(`${address}: keys ${keys.join(' ')}`);
      if (locale === 'zh-CN' && !WRITTEN.test(address)) {
        const latin = text.replace(KNOWN_LATIN, '').match(/\b[A-Za-z]{3,}\b/g);
        if (latin) problems.push(`${address}: Latin words ${[...new Set(latin)].join(' ')}`);
      }
      if (isAsked)
        for (const violation of await violations(page)) problems.push(`${address}: ${violation}`);
    }
    expect(problems).toEqual([]);
    expect(errors).toEqual([]);
  });
});

describe('a form that was refused', () => {
  it('keeps what was typed and says at the field what is wrong and what to do', async () => {
    const { page } = await desk.page({ username: 'staff' });
    await page.goto('/#/borrowers/create');
    await page.getByLabel('姓名').fill('测试人');
    await page.getByLabel('联系电话').fill('12345');
    await page.getByRole('button', { name: '保存' }).click();
    await see(
      page.getByText(
        '不是电话号码，应如 13800138000、010-62345678-801（分机）或 +85291234567（境外）',
      ),
    ).toBeVisible();
    await see(page.getByLabel('姓名')).toHaveValue('测试人');
    await see(page.getByLabel('联系电话')).toHaveValue('12345');
    await page.getByLabel('联系电话').fill('13912345678');
    await page.getByRole('button', { name: '保存' }).click();
    await see(page).toHaveURL(/borrowers\/\d+\/show/);
    await see(page.getByText('139****5678').first()).toBeVisible();
  });
});

describe('what a role may not do', () => {
  it('is not offered: compliance reads loans and the audit, and records nothing', async () => {
    const { page } = await desk.page({ username: 'compliance' });
    const settled = settling(page);
    await page.goto(`/#/loans/${ids['loans']}/show`);
    await settled();
    await see(page.getByRole('button', { name: '记录还款' })).toHaveCount(0);
    await see(page.getByRole('button', { name: '记一笔' })).toHaveCount(0);
    await page.goto('/#/audit_events');
    await see(page.locator('tbody tr').first()).toBeVisible();
  });

  it('is refused with words when its address is typed: staff in the audit', async () => {
    const { page } = await desk.page({ username: 'staff' });
    await page.goto('/#/audit_events');
    await see(page.getByText(/无权|没有权限|不能查看/).first()).toBeVisible();
  });
});

describe('an empty screen', () => {
  it('says that no loan is running where all are settled, and leads to all of them', async () => {
    const { page } = await desk.page({ username: 'staff' });
    await page.route(/\/api\/loans\?.*active/, async (route) => {
      await route.fulfill({ json: [], headers: { 'Content-Range': 'loans */0' } });
    });
    await page.goto('/#/loans');
    await see(page.getByText('没有在贷的贷款')).toBeVisible();
    await page.getByRole('button', { name: '查看全部贷款' }).click();
    await see(page.locator('tbody tr').first()).toBeVisible();
  });

  it('offers no request to claim, and no table of dashes, when none is open', async () => {
    const { page } = await desk.page({ username: 'supervisor' });
    await page.route('**/api/repair_workload', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({
        response: answer,
        json: {
          ...((await answer.json()) as object),
          open: 0,
          unclaimed: 0,
          overdue: 0,
          due_soon: 0,
        },
      });
    });
    await page.goto('/#/credit_repairs');
    await see(page.getByText('没有等待答复的申请。')).toBeVisible();
    await see(page.getByRole('button', { name: '认领下一件' })).toBeDisabled();
    await see(page.getByRole('region', { name: '工作量' })).toHaveCount(0);
  });
});

describe('a list that could not be read', () => {
  it('says so, and shows no figures of pages beside it', async () => {
    const { page } = await desk.page({ username: 'staff' });
    await page.goto('/#/loans');
    await see(page.getByText(/1–25/)).toBeVisible({ timeout: 20_000 });
    await page.route(/\/api\/loans\?/, async (route) => {
      await route.fulfill({ status: 500, json: { code: 'internal', message: '出错了' } });
    });
    await page.locator('thead .MuiTableSortLabel-root').first().click();
    await see(page.getByRole('button', { name: /重试/ })).toBeVisible();
    await see(page.getByText(/1–25/)).toHaveCount(0);
  });
});

describe('the keys of a loan', () => {
  it('open no form that could only be refused; Esc closes one also from beside it', async () => {
    const { page } = await desk.page({ username: 'staff' });
    const staff = await desk.server.as('staff');
    const settled = (
      (
        await staff
          .get('/api/loans')
          .query({ range: '[0,0]', filter: '{"status":"settled"}' })
          .expect(200)
      ).body as { id: number }[]
    )[0]?.id;
    await page.goto(`/#/loans/${settled}/show`);
    await see(page.getByRole('button', { name: '记一笔' }).first()).toBeVisible();
    // Money may still come: it is credit. A case has nothing to claim.
    await page.keyboard.press('c');
    await see(page.getByRole('dialog')).toHaveCount(0);
    await page.goto(`/#/loans/${ids['loans']}/show`);
    await see(page.getByRole('button', { name: '记录还款' })).toBeVisible();
    await page.keyboard.press('p');
    await see(page.getByRole('dialog', { name: '记录还款' })).toBeVisible();
    await page.getByRole('heading', { level: 3 }).first().click();
    await page.keyboard.press('Escape');
    await see(page.getByRole('dialog')).toHaveCount(0);
    await see(page.getByRole('button', { name: '记录还款' })).toBeFocused();
  });
});
