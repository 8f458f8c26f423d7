import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Panel as RepairPanel } from '../../admin/credit_repairs/case/panel.ts';
import { PANELS } from '../../admin/parts/loans/panels.ts';
import type { FormPlace, Unsaved } from '../../admin/providers/unsaved.ts';
import type { PanelKind } from '../../admin/shared/panel/loanPanel.ts';
import { may } from '../../server/contract/access.ts';
import { ROLES, type Role } from '../../server/contract/enums.ts';
import { openCase, post } from '../helpers/cases.ts';
import { openConsole, type Console } from '../helpers/console.ts';
import { shareOf } from '../helpers/extent.ts';
import { sendAtEachStop, typeSomething } from '../helpers/formKeys.ts';
import { lateLoanOf } from '../helpers/forms.ts';
import { draftPlan } from '../helpers/plans.ts';
import { consoleScreens, recordIds, settling } from '../helpers/screens.ts';
import { see } from '../helpers/see.ts';

let desk: Console;
beforeAll(async () => {
  desk = await openConsole();
});
afterAll(async () => {
  await desk.close();
});

/** A short run tries every third form of a kind. */
const SHARE = 3;
const SUBMIT = 'button[type="submit"]';
const PAGE_FORM = `#main-content form:has(${SUBMIT})`;
const PANEL_FORM = `[role="dialog"] form:has(${SUBMIT})`;
/** A field and the button: fewer would mean that Tab left the form early. */
const FEWEST_STOPS = 2;
const bar = (page: Page) => page.getByRole('complementary', { name: '尚未保存的内容' });

/** The page of a person for all forms of this file, at an address, with nothing unsaved. */
async function pageOf(username: Role, address: string): Promise<Page> {
  const page = await desk.stay(username);
  const settled = settling(page);
  await page.goto(`/#${address}`);
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage))
      if (key.startsWith('DaihouUnsaved.')) localStorage.removeItem(key);
    dispatchEvent(new StorageEvent('storage', { key: null }));
  });
  await settled();
  return page;
}

describe('a form that is a page', () => {
  // A statement and a tape are dropped as files: there is no form to send.
  const dropped = new Set(['bank_statements-create', 'imports-create']);
  const pages = consoleScreens().filter(
    ({ name }) => /-(create|edit)$/.test(name) && !dropped.has(name),
  );

  it.each(shareOf(pages, SHARE).map(({ name }) => name))(
    '%s: Ctrl+Enter sends, Esc leaves, none lost',
    async (name) => {
      const screen = pages.find((one) => one.name === name);
      if (screen === undefined) throw new Error(`no page ${name}`);
      const { address, resource, as } = screen;
      const ids = await recordIds(async (role) => await desk.server.as(role), [screen]);
      const page = await pageOf(name === 'restructures-edit' ? 'staff' : as, `/${resource}`);
      const settled = settling(page);
      const query =
        name === 'restructures-create' ? `?loan_id=${(await lateLoanOf(desk, 2)).id}` : '';
      const id = name === 'restructures-edit' ? await draft() : ids[resource];
      await page.goto(`/#${address.replace(':id', String(id))}${query}`);
      // On a slow machine the form may come after the page has been quiet for a while.
      await see(page.locator(PAGE_FORM)).toBeVisible();
      await settled();
      const typed = await typeSomething(page, PAGE_FORM);
      // Names are read after their records, and fill fields as they come.
      await settled();
      expect(await sendAtEachStop(page, PAGE_FORM)).toBeGreaterThanOrEqual(FEWEST_STOPS);
      if (!typed) return;
      await page.locator(`${PAGE_FORM} :is(input, textarea):enabled`).first().focus();
      await page.keyboard.press('Escape');
      await see(page).toHaveURL(new RegExp(`#/${resource}/?$`));
      await see(bar(page)).toBeVisible();
    },
  );

  /** A request that is still being written. */
  async function draft(): Promise<number> {
    const { id } = await lateLoanOf(desk, 3);
    return (await draftPlan(await desk.server.as('staff'), id)).id;
  }
});

/** The form of a panel, opened from the bar of unsaved text, which opens any of them. */
async function openFromBar(username: Role, place: FormPlace): Promise<Page> {
  const page = await pageOf(username, place.address);
  const settled = settling(page);
  const user: { id: number } = await desk.server.deps.database
    .read('users')
    .where({ username })
    .first('id');
  const unsaved: Unsaved = {
    ...place,
    values: {},
    base: {},
    version: null,
    key: crypto.randomUUID(),
    at: Date.parse('2026-03-05T04:00:00Z'),
  };
  await page.evaluate(
    ([key, text]) => {
      localStorage.setItem(key, text);
      // As it is heard in one tab that another one keeps something.
      dispatchEvent(new StorageEvent('storage', { key }));
    },
    [`DaihouUnsaved.${user.id}.${place.name}`, JSON.stringify(unsaved)] as const,
  );
  await bar(page).getByRole('button', { name: '继续' }).click();
  await see(page.locator(PANEL_FORM)).toBeVisible();
  await settled();
  return page;
}

async function panelKeeps(page: Page): Promise<void> {
  const typed = await typeSomething(page, PANEL_FORM);
  expect(await sendAtEachStop(page, PANEL_FORM)).toBeGreaterThanOrEqual(FEWEST_STOPS);
  await page.locator(`${PANEL_FORM} :is(input, textarea, button):enabled`).first().focus();
  await page.keyboard.press('Escape');
  await see(page.locator(PANEL_FORM)).toBeHidden();
  if (typed) await see(bar(page)).toBeVisible();
}

/** The first row of a table, as the record a panel is about. */
const rowOf = async (table: string): Promise<{ id: number }> => {
  const row = (await desk.server.deps.database.read(table).first()) as { id: number } | undefined;
  return row ?? { id: 1 };
};

/** What a panel is opened with, where it needs more than the loan. */
const WITH: Partial<Record<PanelKind, () => Promise<object>>> = {
  interruption_change: async () => ({ interruption: await rowOf('limitation_interruptions') }),
  suspension_change: async () => ({ suspension: await rowOf('limitation_suspensions') }),
  guarantee_claim: async () => ({ guarantee: await rowOf('guarantees') }),
  measure: async () => ({ caseId: (await rowOf('legal_cases')).id, purpose: 'preservation' }),
  measure_renew: async () => ({ measure: await rowOf('case_measures') }),
  measure_lift: async () => ({ measure: await rowOf('case_measures') }),
  hearing: async () => ({ caseId: (await rowOf('legal_cases')).id }),
  hearing_change: async () => ({ hearing: await rowOf('case_hearings') }),
  event: async () => ({ caseId: (await rowOf('legal_cases')).id }),
  step: async () => ({ caseId: (await rowOf('legal_cases')).id }),
  step_change: async () => ({ step: await newStep() }),
};

/** A payment order that is asked for; its form depends on what kind of step it is. */
async function newStep(): Promise<object> {
  const staff = await desk.server.as('staff');
  const { id: legal_case_id } = await openCase(staff, (await lateLoanOf(desk, 7)).id);
  return await post(staff, 'case_steps', {
    legal_case_id,
    kind: 'payment_order',
    body: '上海市浦东新区人民法院',
    reference: '（2026）沪0115民督123号',
    begun_on: '2026-03-02',
  });
}

/** Somebody who vouches for a borrower; without one there is no guarantee to record. */
async function guarantorOf(borrower_id: number): Promise<void> {
  await (await desk.server.as('staff'))
    .post('/api/borrower_contacts')
    .send({ borrower_id, relation: 'guarantor', full_name: '郑保', phone: '13900001234' })
    .expect(201);
}

describe('a form beside a loan', () => {
  it.each(shareOf(Object.keys(PANELS) as PanelKind[], SHARE))(
    '%s: Ctrl+Enter sends, Esc closes, nothing is lost',
    async (kind) => {
      const { resource } = PANELS[kind];
      const role = ROLES.find((one) => may(one, resource, 'create'));
      if (role === undefined) throw new Error(`nobody may create ${resource}`);
      const { id: loan_id, borrower_id } = await lateLoanOf(desk, 4);
      if (kind === 'guarantee') await guarantorOf(borrower_id);
      const panel = { kind, ...(await WITH[kind]?.()) };
      const address = `/loans/${loan_id}/show`;
      await panelKeeps(
        await openFromBar(role, { name: kind, title: PANELS[kind].title, address, loan_id, panel }),
      );
    },
  );
});

const REPAIR_PANELS: Readonly<Record<RepairPanel, true>> = {
  mark: true,
  unmark: true,
  edit: true,
  bureau: true,
  propose: true,
  answer: true,
  correct: true,
};

describe('a form beside another record', () => {
  it.each(shareOf(Object.keys(REPAIR_PANELS) as RepairPanel[], SHARE))(
    '%s of a credit repair: Ctrl+Enter sends, Esc closes, nothing is lost',
    async (panel) => {
      const { id } = await rowOf('credit_repairs');
      const address = `/credit_repairs/${id}/show`;
      const title = `credit_repairs.panels.${panel}`;
      await panelKeeps(await openFromBar('staff', { name: panel, title, address, panel }));
    },
  );

  it.each(['new', 'number/new'])(
    'a contact or a number of a borrower (%s): the same',
    async (panel) => {
      const { borrower_id } = await lateLoanOf(desk, 5);
      const address = `/borrowers/${borrower_id}/show`;
      await panelKeeps(
        await openFromBar('staff', { name: panel, title: 'numbers.add', address, panel }),
      );
    },
  );
});

describe('a question before something is done', () => {
  it('why: Ctrl+Enter answers it from everywhere; closed by Esc, the reason is kept', async () => {
    const { id } = await lateLoanOf(desk, 6);
    const { page } = await desk.page({ username: 'staff' });
    await page.goto(`/#/loans/${id}/show`);
    const eye = page.getByRole('button', { name: '查看完整联系电话' });
    await eye.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('核对来电号码');
    await page.keyboard.press('Escape');
    await see(dialog).toBeHidden();
    await see(page).toHaveURL(new RegExp(`#/loans/${id}/show$`));
    await eye.click();
    await see(dialog.getByRole('textbox')).toHaveValue('核对来电号码');
    await dialog.getByRole('button', { name: '取消' }).focus();
    await page.keyboard.press('Control+Enter');
    await see(dialog).toBeHidden();
    await see(page.getByRole('button', { name: '隐藏联系电话' })).toBeVisible();
    await page.getByRole('button', { name: '隐藏联系电话' }).click();
    await eye.click();
    await see(dialog.getByRole('textbox')).toHaveValue('');
  });

  it('in the bar of a decision: Esc keeps what was said, Ctrl+Enter decides', async () => {
    const { page } = await desk.page({ username: 'supervisor' });
    await page.goto('/#/approvals');
    await page.locator('tbody tr').first().focus();
    await page.keyboard.press('Enter');
    await see(page.getByRole('button', { name: /^驳回/ })).toBeVisible();
    const address = page.url();
    await page.keyboard.press('r');
    const said = page.getByRole('textbox', { name: '理由' });
    await said.fill('证明材料还不够');
    await page.keyboard.press('Escape');
    await see(said).toBeHidden();
    expect(page.url()).toBe(address);
    await page.keyboard.press('r');
    await see(said).toHaveValue('证明材料还不够');
    await page.getByRole('button', { name: /^取消/ }).focus();
    await page.keyboard.press('Control+Enter');
    await see(page).not.toHaveURL(address);
  });

  it('whether: Ctrl+Enter says yes from the other button too, and Esc says no', async () => {
    const { page } = await desk.page({ username: 'staff' });
    await page.goto('/#/borrowers/create');
    await page.getByLabel('姓名').fill('没写完的人');
    await page.keyboard.press('Escape');
    await bar(page).getByRole('button', { name: /^放弃/ }).click();
    await see(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await see(page.getByRole('dialog')).toBeHidden();
    await see(bar(page)).toBeVisible();
    await bar(page).getByRole('button', { name: /^放弃/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).focus();
    await page.keyboard.press('Control+Enter');
    await see(bar(page)).toBeHidden();
  });
});
