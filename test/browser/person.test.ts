import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BorrowerFile } from '../../server/contract/resources/borrowerFile.ts';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { formatMoney } from '../../admin/shared/format.ts';
import { query } from '../helpers/api.ts';
import { openConsole, type Console } from '../helpers/console.ts';
import { see } from '../helpers/see.ts';

let desk: Console;
let person = 0;
beforeAll(async () => {
  desk = await openConsole();
  person = await borrowerWithLateLoans();
});
afterAll(async () => {
  await desk.close();
});

/** A borrower of whom several loans are overdue. */
async function borrowerWithLateLoans(): Promise<number> {
  const staff = await desk.server.as('staff');
  const { body } = await staff
    .get('/api/loans')
    .query(
      query({
        filter: { days_past_due_gte: 1, status: 'active' },
        range: [0, 499],
        sort: ['days_past_due', 'DESC'],
      }),
    )
    .expect(200);
  const owners = (body as Loan[]).map(({ borrower_id }) => borrower_id);
  const several = owners.find((id, at) => owners.indexOf(id) !== at);
  if (several === undefined) throw new Error('nobody in the demo book has two overdue loans');
  return several;
}

const fileOf = async (): Promise<BorrowerFile> =>
  (await (await desk.server.as('staff')).get(`/api/borrowers/${person}/file`).expect(200))
    .body as BorrowerFile;

async function open(): Promise<Page> {
  const { page } = await desk.page({ username: 'staff' });
  await page.goto(`/#/borrowers/${person}/show`);
  await see(page.getByRole('button', { name: '记一笔' }).first()).toBeVisible();
  return page;
}

const overdueOf = (loans: readonly { id: number; overdue_minor: number }[]): Set<number> =>
  new Set(loans.filter((loan) => loan.overdue_minor > 0).map(({ id }) => id));

async function loansOfLastNote(): Promise<Set<number>> {
  const { body } = await (await desk.server.as('staff'))
    .get('/api/collection_notes')
    .query(query({ filter: { borrower_id: person }, range: [0, 0], sort: ['id', 'DESC'] }));
  const [note] = body as { loan_ids: number[] }[];
  return new Set(note?.loan_ids);
}

describe('the page of a borrower', () => {
  it('says what must be paid today over all loans, and what settles them', async () => {
    const page = await open();
    const { totals, loans } = await fileOf();
    await see(page.getByText(formatMoney(totals.due_now_minor)).first()).toBeVisible();
    await see(page.getByText(formatMoney(totals.payoff_minor)).first()).toBeVisible();
    for (const { loan_no } of loans) await see(page.getByText(loan_no).first()).toBeVisible();
  });

  it('writes one note about all overdue loans by N, and shows it among all contacts', async () => {
    const page = await open();
    const { loans } = await fileOf();
    await page.keyboard.press('n');
    const panel = page.getByRole('dialog');
    await see(panel.getByRole('checkbox', { checked: true }).first()).toBeVisible();
    await panel.getByText('无人接听', { exact: true }).click();
    await panel.getByLabel('内容').fill('一次联系，谈了几笔贷款。');
    await page.keyboard.press('Control+Enter');
    await see(panel).toBeHidden();
    await see(page.getByText('一次联系，谈了几笔贷款。').first()).toBeVisible();
    expect(await loansOfLastNote()).toEqual(overdueOf(loans));
  });

  it('writes it about all overdue loans, too, when it is saved before they are read', async () => {
    const page = await open();
    const { loans } = await fileOf();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(/\/api\/loans\?.*borrower_id/, async (route) => {
      await held;
      await route.continue();
    });
    await page.keyboard.press('n');
    const panel = page.getByRole('dialog');
    await panel.getByText('无人接听', { exact: true }).click();
    await panel.getByLabel('内容').fill('写得比读得快。');
    await page.keyboard.press('Control+Enter');
    release();
    await see(panel).toBeHidden();
    expect(await loansOfLastNote()).toEqual(overdueOf(loans));
  });

  it('asks by P for which loan a payment is, and goes back by Esc', async () => {
    const { page } = await desk.page({ username: 'staff' });
    await page.goto('/#/borrowers');
    await see(page.locator('tbody tr').first()).toBeVisible();
    await page.goto(`/#/borrowers/${person}/show`);
    await see(page.getByRole('button', { name: '记录还款' })).toBeVisible();
    const { loans } = await fileOf();
    await page.keyboard.press('p');
    const choices = page.getByRole('menuitem');
    await see(choices).toHaveCount(loans.length);
    await choices.nth(1).click();
    await see(page.getByRole('dialog').getByRole('textbox', { name: '金额' })).toBeVisible();
    await page.keyboard.press('Escape');
    await see(page.getByRole('dialog')).toBeHidden();
    await page.keyboard.press('Escape');
    await see(page).toHaveURL(/#\/borrowers$/);
  });
});

describe('what was done by mistake', () => {
  it('is taken back: a verdict by U, and the note is open again', async () => {
    const { page } = await desk.page({ username: 'compliance' });
    await page.goto('/#/review');
    await see(page.getByRole('button', { name: /^通过/ })).toBeEnabled();
    await page.waitForURL(/review\/\d+/);
    const note = page.url();
    await page.keyboard.press('c');
    await see(page.getByRole('button', { name: /撤回上一条结论/ })).toBeVisible();
    expect(page.url()).not.toBe(note);
    await page.keyboard.press('u');
    await see(page.getByText('结论已撤回，记录重新等待复核')).toBeVisible();
    expect(page.url()).toBe(note);
  });
});
