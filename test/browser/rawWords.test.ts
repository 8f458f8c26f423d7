import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConsole, type Console } from '../helpers/console.ts';
import { createLoan } from '../helpers/book.ts';
import { settling } from '../helpers/screens.ts';
import { see } from '../helpers/see.ts';

let desk: Console;
let borrower = 0;
let loan = 0;
/** Words of another system, none of them ours. */
const BROUGHT = ['solar_loan', 'seafarer', 'Africa/Cairo'];

beforeAll(async () => {
  desk = await openConsole();
  const staff = await desk.server.as('staff');
  const { body } = await staff
    .post('/api/borrowers')
    .send({
      full_name: '词外人',
      employment_status: 'seafarer',
      time_zone: 'Africa/Cairo',
      region_code: '510107',
    })
    .expect(201);
  borrower = (body as { id: number }).id;
  loan = (await createLoan(staff, borrower, { product: 'solar_loan' })).id;
});
afterAll(async () => {
  await desk.close();
});

/** What is shown on a page and stands in its fields. */
const textOf = async (page: Page): Promise<string> =>
  await page.evaluate(() =>
    [
      document.body.innerText,
      ...Array.from(
        document.querySelectorAll<HTMLInputElement>('input:not([aria-hidden="true"])'),
        (i) => i.value,
      ),
    ].join('\n'),
  );

/** The words of another system that are shown without the sign that they are another's. */
const bare = async (page: Page): Promise<string[]> => {
  const said = (await textOf(page)).replaceAll(/其他（[^）]*）/g, '');
  return BROUGHT.filter((word) => said.includes(word) || said.includes(word.replace('_', ' ')));
};

describe('a word that another system brought', () => {
  it.each([
    ['staff', () => `/borrowers/${borrower}/show`, '其他（seafarer）'],
    ['staff', () => `/borrowers/${borrower}`, '其他（seafarer）'],
    ['staff', () => `/loans/${loan}/show`, '其他（solar loan）'],
    ['staff', () => `/loans/${loan}`, '其他（solar loan）'],
    ['staff', () => `/loans/${loan}/statement`, ''],
    ['compliance', () => `/audit_events?filter={"resource":"loans","record_id":${loan}}`, ''],
  ] as const)('is said to be another’s: %s on %s', async (username, address, words) => {
    const { page } = await desk.page({ username });
    const settled = settling(page);
    await page.goto(`/#${address()}`);
    await settled();
    await expect.poll(async () => await textOf(page)).toContain(words);
    expect(await bare(page)).toEqual([]);
  });

  it('names the province of a region', async () => {
    const { page } = await desk.page({ username: 'staff' });
    await page.goto(`/#/borrowers/${borrower}/show`);
    await see(page.getByText('四川 510107')).toBeVisible();
  });
});
