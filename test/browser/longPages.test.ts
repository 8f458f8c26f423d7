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

describe('a long list', () => {
  it('is paged through by the edge of the page before, and back again', async () => {
    const { page, errors } = await desk.page({ username: 'staff', locale: 'en-US' });
    const asked: URLSearchParams[] = [];
    page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname === '/api/loans' && searchParams.has('range')) asked.push(searchParams);
    });
    // Its number: names come a moment after their rows.
    const first = page.locator('tbody tr').first().locator('td').nth(1);
    const rowsFrom = async (number: number) =>
      await see(page.getByText(new RegExp(`^${number}–${number + 24} of `))).toBeVisible();
    await page.goto('/#/loans');
    await rowsFrom(1);
    const worst = await first.textContent();
    await page.getByRole('button', { name: 'Go to next page' }).click();
    await rowsFrom(26);
    await see(first).not.toHaveText(worst ?? '');
    const second = await first.textContent();
    await page.getByRole('button', { name: 'Go to next page' }).click();
    await rowsFrom(51);
    await page.getByRole('button', { name: 'Go to previous page' }).click();
    await rowsFrom(26);
    await see(first).toHaveText(second ?? '');
    const ways = asked.map((query) => ['after', 'before'].find((name) => query.has(name)));
    expect(ways).toContain('after');
    expect(ways[0]).toBeUndefined();
    expect(errors).toEqual([]);
  });
});
